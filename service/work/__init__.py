"""Long work and work that several pages or commands share: reading class lists, the demo school."""
