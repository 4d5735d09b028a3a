"""Who wrote a quoted mail: the author's own house, or somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from tactful.mail import quoting_patterns as patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.draft import Span

#: Houses that anybody has an address in, by the first word of their domain.
_ANYBODYS = frozenset({
    "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol", "gmx",
    "web", "proton", "protonmail", "pm", "tutanota", "tuta", "mail", "yandex", "qq", "163", "126", "t-online", "orange",
    "free", "laposte", "libero", "wp", "o2", "seznam", "comcast", "verizon", "att", "btinternet", "fastmail", "hey",
    "zoho",
})  # fmt: skip


class Ours(NamedTuple):
    """What tells the author's own house.

    Attributes:
        addresses: the author's addresses, in lower case.
        domains: the domains of those that are the house's own.
        names: the author's names, in lower case.
    """

    addresses: frozenset[str]
    domains: frozenset[str]
    names: frozenset[str]

    def claim(self, introduction: Sequence[str]) -> Literal["author", "house", ""]:
        """Whether the lines above a quoted mail say that the author wrote it, or their house, or neither."""
        who = _who(introduction)
        if not who or not (self.addresses or self.names):
            return ""
        addresses = {address.lower() for address in re.findall(patterns.ADDRESS, who)}
        if addresses & self.addresses:
            return "author"
        if any(address.partition("@")[2].rstrip(".") in self.domains for address in addresses):
            return "house"
        named = set(re.findall(r"[^\W\d_]+", re.sub(patterns.ADDRESS, " ", who).lower()))
        return "house" if named & self.names else ""


def who_is_ours(sender: str, text: str, own: Sequence[Span]) -> Ours:
    """What the author's house is known by.

    Args:
        sender: the From line of the mail, or an empty string.
        text: the mail.
        own: the author's words in it; the name below their closing is the author's.
    """
    addresses = frozenset(address.lower() for address in re.findall(patterns.ADDRESS, sender))
    domains = frozenset(
        domain for address in addresses if (domain := address.partition("@")[2]).partition(".")[0] not in _ANYBODYS
    )
    return Ours(addresses, domains, _signed(text, own))


def _signed(text: str, own: Sequence[Span]) -> frozenset[str]:
    from tactful.mail.letters import closing_words, is_name
    from tactful.mail.sections import find_sections

    sections = find_sections(text, own)
    names: set[str] = set()
    for line in text[slice(*sections.closing)].splitlines():
        rest = " ".join(line.split()[closing_words(line) :])
        if rest and is_name(rest):
            names.update(word.lower() for word in re.findall(r"[^\W\d_]{3,}", rest))
    greeted = re.findall(r"[^\W\d_]{3,}", text[slice(*sections.greeting)].lower())
    return frozenset(names.difference(greeted))


def _who(introduction: Sequence[str]) -> str:
    """Who wrote, of all that an introduction says: the sender of a header block, or all of an "On … wrote:" line."""
    from tactful.mail.separators import label_of

    labelled = [line for line in introduction if label_of(line)]
    senders = [line for line in labelled if label_of(line) in patterns.SENDER_LABELS]
    return senders[0] if senders else "" if labelled else " ".join(introduction)
