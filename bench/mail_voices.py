"""How well the author's words are told from quotes, signatures and footers, beside other libraries.

    python bench/mail_voices.py [--misses] [--peers PYTHON]

Reads the project's own mails (tests/mail/voices) and, where they lie beside the repository, those of
email-reply-trimmer, quotequail and talon. `--peers` names an interpreter that has mail-parser-reply,
email-reply-parser, quotequail or talon installed; each is asked about the same mails. A mail counts when all words
kept are the right ones, white space and quoted lines aside.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import defaultdict

from tactful.mail.lines import LineKind
from tactful.mail.markup import read_markup
from tactful.mail.quoting import Voices, classify, tell_apart
from timing import print_table
from voices import Voiced, own_mails, same_words, shared_mails, signatures, words

_SIGNED = frozenset({LineKind.OWN, LineKind.SIGNATURE, LineKind.FOOTER})


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="also print which mails tactful reads otherwise")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has the other libraries")
    arguments = parser.parse_args()
    mails = [*own_mails(), *shared_mails()]
    kept: dict[str, list[str | None]] = {"tactful": [words(kept_words(mail)) for mail in mails]}
    if arguments.peers:
        kept |= _ask(arguments.peers, mails)
    print_table("The author's words, mail by mail", ["mails", *kept], _rows(mails, kept))
    found = [name for name, text, answer in signatures() if words(signature(text)) == words(answer)]
    print(f"\ntalon's signatures: {len(found)} of {len(list(signatures()))} exactly as marked: {', '.join(found)}")
    if arguments.misses:
        for mail, ours in zip(mails, kept["tactful"], strict=True):
            if not same_words(ours or "", mail.own):
                print(f"\n{mail.source}: {mail.name}\n  wanted: {mail.own}\n  kept:   {ours}")


def kept_words(mail: Voiced) -> str:
    """What tactful takes for the author's words, with the signature where the answer has it, too."""
    if mail.signed:
        return _of_kinds(mail.text, _SIGNED)
    text, voices = told_apart(mail)
    return "\n".join(text[span.start : span.end] for span in voices.own)


def told_apart(mail: Voiced) -> tuple[str, Voices]:
    """A mail's text as a person reads it, and whose words are whose."""
    if not mail.html:
        return mail.text, tell_apart(mail.text)
    markup = read_markup(mail.text)
    return markup.text, tell_apart(markup.text, markup.marks)


def signature(text: str) -> str:
    """What tactful takes for the signature in a plain mail."""
    return _of_kinds(text, frozenset({LineKind.SIGNATURE, LineKind.FOOTER}))


def _of_kinds(text: str, kinds: frozenset[LineKind]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line, kind in zip(lines, classify(lines), strict=True) if kind in kinds)


def _ask(python: str, mails: list[Voiced]) -> dict[str, list[str | None]]:
    asked = json.dumps([[mail.text, mail.html] for mail in mails])
    script = __file__.replace("mail_voices", "mail_peers")
    answer = subprocess.run([python, script], input=asked, capture_output=True, text=True, check=True)
    kept: dict[str, list[str | None]] = json.loads(answer.stdout)
    return {name: [_comparable(mail, text) for mail, text in zip(mails, kept[name], strict=True)] for name in kept}


def _comparable(mail: Voiced, kept: str | None) -> str | None:
    if kept is None:
        return None
    return words(read_markup(kept).text if mail.html else kept)


def _rows(mails: list[Voiced], kept: dict[str, list[str | None]]) -> list[list[str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, mail in enumerate(mails):
        groups[f"{mail.source}, HTML" if mail.html else mail.source].append(number)
    return [[name, *(_share(mails, answers, numbers) for answers in kept.values())] for name, numbers in groups.items()]


def _share(mails: list[Voiced], answers: list[str | None], numbers: list[int]) -> str:
    if all(answers[number] is None for number in numbers):
        return "-"
    right = sum(same_words(answers[number] or "", mails[number].own) for number in numbers)
    return f"{right}/{len(numbers)}"


if __name__ == "__main__":
    main()
