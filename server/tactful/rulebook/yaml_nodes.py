"""YAML with places: what a rule file says, where it says it, and every fault at once."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

import yaml

from tactful.rulebook.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_FILE = 262_144
"""Bytes in one file of a pack. A rule is one small file; ten thousand rules are ten thousand files."""
MAX_DEPTH = 12
"""Lists and mappings inside one another. PyYAML recurses in C, and a deep file would take the process down."""
MAX_FAULTS = 100
"""Faults that one file may have before no more are looked for."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BRACES = "a text that starts with [ or { needs quotation marks around it"


class Reader:
    """Reads one YAML file's top mapping field by field and keeps every fault it meets.

    Attributes:
        path: the file, as the user would open it.
        faults: what was wrong so far.
        data: what the file holds.
        readable: whether it is YAML at all. If not, its one fault says so and nothing else can be said of it.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.faults: list[Fault] = []
        self.fields: dict[str, yaml.Node] = {}
        self.key_marks: dict[str, yaml.Mark] = {}
        root = self._compose(data)
        self.readable = root is not None
        if root is not None:
            self._take_fields(root)

    def fault(self, message: str, node: yaml.Node | yaml.Mark | None = None, hint: str = "", offset: int = 0) -> None:
        """Keep a fault at `node`, or `offset` code points into it; without a node, at the top of the file.

        Of very many, the last kept says that there are more.
        """
        if len(self.faults) > MAX_FAULTS:
            return
        if len(self.faults) == MAX_FAULTS:
            message, hint, offset = "has more faults than these", "put them right first", 0
        mark = node.start_mark if isinstance(node, yaml.Node) else node
        line, column = (mark.line + 1, mark.column + 1 + offset) if mark is not None else (1, 1)
        self.faults.append(Fault(self.path, line, column, message, hint))

    @property
    def hopeless(self) -> bool:
        """Whether there are so many faults that reading on is not worth the time."""
        return len(self.faults) > MAX_FAULTS

    def only(self, known: Iterable[str]) -> None:
        """Every field that is not `known` is a fault."""
        names = list(known)
        for key, mark in self.key_marks.items():
            if self.hopeless:
                break
            if key not in names:
                self.fault(f"unknown key: {key}", mark, _meant(key, names))

    def text(self, key: str, *, default: str | None = None) -> str:
        """The text of a field. Without `default` the field must be there."""
        node = self.fields.get(key)
        if node is None:
            if default is None:
                self.fault(f"has no {key}", None, f"add {key}: …")
            return default or ""
        return self.scalar(node, key)

    def choice(self, key: str, choices: Iterable[str], default: str) -> str:
        """The text of a field that must be one of `choices`."""
        value = self.text(key, default=default)
        names = list(choices)
        if value not in names:
            self.fault(f"{key} cannot be {value!r}", self.fields.get(key), f"one of {', '.join(names)}")
            return default
        return value

    def flag(self, key: str) -> bool:
        """Whether a true-or-false field says true."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def number(self, key: str) -> float | None:
        """The number in a field, or None when it is not there."""
        node = self.fields.get(key)
        if node is None:
            return None
        try:
            return float(self.scalar(node, key))
        except ValueError:
            self.fault(f"{key} is not a number", node)
            return None

    def items(self, key: str) -> list[yaml.Node]:
        """The items of a field that holds a list; a single text counts as a list of one."""
        return self.sequence(self.fields.get(key), key)

    def sequence(self, node: yaml.Node | None, key: str) -> list[yaml.Node]:
        """The items of a node that holds a list."""
        if node is None:
            return []
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return list(node.value)
        if isinstance(node, yaml.ScalarNode):
            return [node] if node.value else []
        if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
            return list(node.value)
        self.fault(f"{key} should be a list", node, "one line each, starting with a dash")
        return []

    def mapping(self, node: yaml.Node, what: str, known: Sequence[str] = ()) -> dict[str, yaml.Node]:
        """The fields of a node that holds `key: value` lines; where some are `known`, every other one is a fault."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(f"{what} should be `key: value` lines", node)
            return {}
        fields: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self.scalar(key_node, "a key")
            if key in fields:
                self.fault(f"says {key} twice", key_node, "the second would silently win; keep one")
            if known and key not in known and not self.hopeless:
                self.fault(f"unknown key in {what}: {key}", key_node, _meant(key, known))
            fields[key] = value
        return fields

    def scalar(self, node: yaml.Node, what: str) -> str:
        """The text of a node, or an empty string and a fault where it is a list or a mapping."""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        hint = _BRACES if getattr(node, "flow_style", False) else ""
        self.fault(f"{what} should be one text", node, hint)
        return ""

    def text_offset(self, node: yaml.Node) -> int:
        """How many code points into a node its text starts: 1 behind a quotation mark."""
        return 1 if getattr(node, "style", None) in {"'", '"'} else 0

    def _compose(self, data: bytes) -> yaml.Node | None:
        if len(data) > MAX_FILE:
            self.fault(f"is larger than {MAX_FILE // 1024} KiB", None, "one rule, one small file")
            return None
        try:
            text = data.decode("utf-8-sig")
            _look_over(text)
            node = yaml.compose(text, Loader=_Loader)
        except UnicodeDecodeError as error:
            self.fault(f"is not UTF-8 (byte {error.start})", None, "save the file as UTF-8")
            return None
        except yaml.MarkedYAMLError as error:
            problem = error.problem or "cannot be read"
            hint = "indent with spaces" if "tab" in problem or "'\\t'" in problem else _hint_for(text, error)
            self.fault(f"is not valid YAML: {problem}", error.problem_mark, hint)
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self.fault(f"is not valid YAML: {str(error).splitlines()[0]}")
            return None
        if node is None:
            self.fault("is empty")
        return node

    def _take_fields(self, root: yaml.Node) -> None:
        self.fields = self.mapping(root, "the file")
        if isinstance(root, yaml.MappingNode):
            self.key_marks = {str(key.value): key.start_mark for key, _ in root.value}


def _meant(key: str, names: Sequence[str]) -> str:
    """Which of the known keys an unknown one may be; all of them where none is spelled alike."""
    spelled = {name.replace("_", "-"): name for name in names}
    close = get_close_matches(key.lower().replace("_", "-").replace(" ", "-"), spelled, n=1)
    return f"did you mean {spelled[close[0]]}?" if close else f"known: {', '.join(names)}"


def _look_over(text: str) -> None:
    """Refuse what makes a small file large or deep, before it is put together.

    Raises:
        yaml.MarkedYAMLError: there is an anchor, an alias, or too much of one inside another.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        problem = ""
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                problem = f"lists and mappings lie more than {MAX_DEPTH} deep in one another"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problem = "anchors and aliases (& and *) are not used here"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=cast("yaml.Mark", event.start_mark))


def _hint_for(text: str, error: yaml.MarkedYAMLError) -> str:
    """What most often makes a line unreadable: a bracket or a colon without quotation marks."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines):
        return ""
    if "anchors" in str(error.problem) or "alias" in str(error.problem):
        return "a text that starts with & or * needs quotation marks around it"
    line = lines[mark.line].strip().lstrip("- ")
    if line.startswith(("[", "{")):
        return _BRACES
    return "put the text in quotation marks: it holds a colon" if ": " in line else ""
