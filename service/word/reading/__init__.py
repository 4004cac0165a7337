"""Reading a Word file back: what stands in it, which of it are answers, and what was typed beside them."""
