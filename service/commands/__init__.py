"""The command line. Thin: it reads, calls, writes, and turns named errors into a sentence and exit code 1."""

from service.commands import declared, documents, plain, regenerating, school, templates
from service.commands.edge import commands


def main() -> None:
    """Run the command that was typed."""
    commands(prog_name="zorgroute")


__all__ = ["commands", "declared", "documents", "main", "plain", "regenerating", "school", "templates"]
