"""Grammar and spelling of the author's words, by a LanguageTool server.

LanguageTool is slower than a lint and lives in a process or on a machine of its own, so it is asked separately,
bounded in time, and its absence is a word in the report, never an error.
"""

from tactful.grammar.check import check_grammar
from tactful.grammar.local import LocalChecker, start_local
from tactful.grammar.match import GrammarChecker, GrammarMatch, GrammarUnavailableError
from tactful.grammar.remote import RemoteChecker, connect
from tactful.grammar.setting import checker_from_environment

__all__ = [
    "GrammarChecker",
    "GrammarMatch",
    "GrammarUnavailableError",
    "LocalChecker",
    "RemoteChecker",
    "check_grammar",
    "checker_from_environment",
    "connect",
    "start_local",
]
