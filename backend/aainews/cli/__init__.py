"""The `aainews` command: verbs, never logic."""

from aainews.cli.main import main

__all__ = ["main"]
