"""tactful: a linter for outgoing customer e-mail."""

__version__ = "0.1.0"
