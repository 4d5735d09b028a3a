"""Vale styles read as rules: `existence` and `substitution`; the rest is reported.

See https://vale.sh/docs/topics/styles/ for what such a file may hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from tactful.rulebook.carried import Carried, LeftBehind, slug
from tactful.rulebook.new_rule import NewRule
from tactful.rulebook.rule import SEVERITIES, RewriteTemplate
from tactful.rulebook.vale_tokens import (
    NotCarried,
    asks_for_capitals,
    example_of,
    is_plain,
    token_pattern,
    token_regex,
)
from tactful.rulebook.yaml_nodes import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tactful.rulebook.rule import Move, Severity

_CARRIED_KEYS = {
    "extends", "message", "level", "ignorecase", "nonword", "tokens", "raw", "swap", "exceptions", "link",
    "description", "append", "vocab", "capitalize", "code",
}  # fmt: skip
_SENTENCE_SCOPES = {"", "text", "sentence", "paragraph", "summary"}
_PLACE_HOLDER = re.compile(r"""['"“‘`]?%(?:\[(\d)\])?s['"”’`]?""")


def read_vale(folder: Path, *, category: str, move: Move = "inform") -> Carried:
    """Read every style below a folder.

    Args:
        folder: a `StylesPath` of Vale, or one style.
        category: the category of the rules.
        move: what the rewrites of substitutions do for the conversation.
    """
    carried = Carried()
    for path in sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")]):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            _Style(path, carried, category, move).read()
    carried.name_apart()
    return carried


class _Style:
    """One file of a style."""

    def __init__(self, path: Path, carried: Carried, category: str, move: Move) -> None:
        self.path = path
        self.carried = carried
        self.move = move
        self.reader = Reader(str(path), path.read_bytes())
        self.name = slug(f"{path.parent.name} {path.stem}")
        self.id = f"{category}/{self.name}"
        self.any_case = self._flag("ignorecase")

    def read(self) -> None:
        for fault in self.reader.faults:
            self.carried.left.append(LeftBehind(str(self.path), fault.line, self.path.name, fault.message))
        if self.reader.faults:
            return
        kind = self._text("extends")
        if kind not in {"existence", "substitution"}:
            self._leave("extends", kind or "no extends", "only existence and substitution become rules")
            return
        if (scope := self._text("scope")) not in _SENTENCE_SCOPES:
            self._leave("scope", scope, "rules look at sentences, not at markup")
            return
        for key in self.reader.fields.keys() - _CARRIED_KEYS - {"scope"}:
            self._change(key, key, "has no counterpart; the rule works without it")
        if kind == "existence":
            self._existence()
        else:
            self._substitution()

    def _existence(self) -> None:
        find, regex = self._find(self._items("tokens"))
        if raw := "".join(text for text, _ in self._items("raw")):
            regex += self._regex(raw, self._line("raw"), bounded=False)
        if find or regex:
            self.carried.rules.append(self._rule(self.id, find, regex, self._message("", ""), []))

    def _substitution(self) -> None:
        node = self.reader.fields.get("swap")
        if not isinstance(node, yaml.MappingNode):
            self._leave("swap", "swap", "is not a list of words and what to say instead")
            return
        by_words: dict[str, list[tuple[str, int]]] = {}
        for key, value in node.value:
            by_words.setdefault(str(value.value), []).append((str(key.value), key.start_mark.line + 1))
        for better, worse in by_words.items():
            if re.search(r"\$\d", better):
                self.carried.left += [
                    LeftBehind(str(self.path), line, text, f"says what it found again: {better}")
                    for text, line in worse
                ]
                continue
            find, regex = self._find(worse)
            if find or regex:
                rule_id = self.id if len(by_words) == 1 else f"{self.id}-{slug(better or 'leave out', words=4)}"
                shown = find[0] if len(find) == 1 and is_plain(find[0]) else ""
                rewrites = [RewriteTemplate(words, self.move, "match") for words in better.split("|") if words.strip()]
                rewrites = rewrites or [RewriteTemplate("", "drop", "match")]
                self.carried.rules.append(self._rule(rule_id, find, regex, self._message(better, shown), rewrites))

    def _rule(
        self, rule_id: str, find: list[str], regex: list[str], message: str, rewrites: list[RewriteTemplate]
    ) -> NewRule:
        unless = [pattern for text, line in self._items("exceptions") for pattern in self._pattern(text, line)]
        return NewRule(
            rule_id,
            self._severity(),
            message,
            find=find,
            regex=regex,
            unless=unless,
            rewrites=rewrites,
            flags=[example_of(pattern) for pattern in find],
            allows=[example_of(pattern).text for pattern in unless],
            comment=f"From the Vale style {self.path.parent.name}/{self.path.name}. {self._text('link')}",
        )

    def _find(self, tokens: list[tuple[str, int]]) -> tuple[list[str], list[str]]:
        """The patterns for some tokens, and the expressions for those that are more than phrases."""
        find: list[str] = []
        regex: list[str] = []
        nonword = self._flag("nonword")
        for text, line in tokens:
            if nonword or (asks_for_capitals(text) and not self.any_case):
                regex += self._regex(text, line, bounded=not nonword)
                continue
            try:
                find.append(token_pattern(text))
            except NotCarried:
                regex += self._regex(text, line, bounded=True)
        return list(dict.fromkeys(find)), list(dict.fromkeys(regex))

    def _pattern(self, text: str, line: int) -> list[str]:
        try:
            return [token_pattern(text)]
        except NotCarried as problem:
            self.carried.left.append(LeftBehind(str(self.path), line, text, str(problem)))
            return []

    def _regex(self, text: str, line: int, *, bounded: bool) -> list[str]:
        try:
            expression = token_regex(text, bounded=bounded, any_case=self.any_case)
        except NotCarried as problem:
            self.carried.left.append(LeftBehind(str(self.path), line, text, str(problem)))
            return []
        self.carried.changed.append(LeftBehind(str(self.path), line, text, "is no list of phrases; kept as regex"))
        return [expression]

    def _message(self, better: str, worse: str) -> str:
        """The message with `%s` filled in: the better words first, then what was found."""
        values = [f"“{better}”" if better else "these words", f"“{worse}”" if worse else "these words"]
        seen = iter(values)

        def fill(match: re.Match[str]) -> str:
            return values[int(match[1]) - 1] if match[1] in {"1", "2"} else next(seen, "these words")

        message = " ".join(_PLACE_HOLDER.sub(fill, self._text("message")).split())
        message = message or f"Is against the style {self.path.parent.name}."
        return message if message.endswith((".", "?", "!")) else f"{message}."

    def _severity(self) -> Severity:
        level = self._text("level")
        return level if level in SEVERITIES else "warning"

    def _items(self, key: str) -> list[tuple[str, int]]:
        node = self.reader.fields.get(key)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node] if node is not None else []
        return [(str(item.value), item.start_mark.line + 1) for item in nodes if isinstance(item, yaml.ScalarNode)]

    def _text(self, key: str) -> str:
        return next((text for text, _ in self._items(key)), "")

    def _flag(self, key: str) -> bool:
        return self._text(key).lower() in {"true", "yes"}

    def _leave(self, key: str, text: str, reason: str) -> None:
        self.carried.left.append(LeftBehind(str(self.path), self._line(key), text, reason))

    def _change(self, key: str, text: str, reason: str) -> None:
        self.carried.changed.append(LeftBehind(str(self.path), self._line(key), text, reason))

    def _line(self, key: str) -> int:
        mark = self.reader.key_marks.get(key)
        return mark.line + 1 if mark is not None else 1
