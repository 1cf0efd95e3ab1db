"""The command line: one file a command; the only room that prints."""

from foreigndesk.cli.main import main

__all__ = ["main"]
