"""YAML as plain values: small, safe, and with the line of everything that turns out to be wrong.

Only text, lists and mappings come out. A number stays the text it was written as (`2008`, `1.0`, `no` are not guessed at), and an
empty field is no field. Anchors, tags, duplicate keys, deep nesting and control characters are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from causal_atlas.errors import Finding, InvalidGraphError

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes."""
MAX_DEPTH = 20
"""The deepest nesting of lists and mappings that is read."""

GUIDE = "see the worked examples in graph/README.md"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_CURES = (
    ("mapping values are not allowed", "put the text in quotes, or after '>-', when it contains a colon and a space"),
    ("tab character", "indent with spaces, never with tabs"),
    ("cannot start any token", "indent with spaces, never with tabs, and put text that starts with @ ` % in quotes"),
    ("expected <block end>", "line the fields of one entry up under each other"),
    ("could not find expected ':'", "write 'field: value' on one line, and put long text after '>-'"),
    ("unexpected end of stream", "close the quotation mark or the bracket that is open here"),
    ("expected ',' or", "close the bracket that is open here, and put text with commas or colons in quotes"),
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A parsed file: its values, and the line of any of them."""

    file: str
    text: str = field(repr=False)
    value: Any

    @cached_property
    def _node(self) -> Any:
        # Lines are asked for only when something is wrong, so a sound atlas never pays for them.
        return yaml.compose(self.text, Loader=_LOADER)

    def line(self, path: Sequence[str | int]) -> int:
        r"""The line of what stands at `path`, or of the nearest thing around it that exists; lines count from 1.

        >>> document = parse("x.yaml", "- id: liver\n  label: Liver\n")
        >>> document.line((0, "label")), document.line((0, "colour"))
        (2, 1)
        """
        node, line = self._node, 1
        for step in path:
            mark, node = _step(node, step)
            if mark is None:
                break
            line = mark.line + 1
        return line

    def finding(self, path: Sequence[str | int], message: str, cure: str) -> Finding:
        """A finding about what stands at `path`."""
        return Finding(file=self.file, line=self.line(path), field=spell(path), message=message, cure=cure)


def spell(path: Sequence[str | int]) -> str:
    """A path as people write it, without the number of the entry in its file.

    >>> spell((3, "label", "everyone")), spell(("statements", 0, "text")), spell((3,))
    ('label.everyone', 'statements[0].text', 'entry')
    """
    steps = path[1:] if path and isinstance(path[0], int) else path
    spelt = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return spelt.removeprefix(".") or "entry"


def read(path: Path, file: str) -> Document:
    """The document at `path`, called `file` in messages.

    Raises:
        InvalidGraphError: it cannot be read; the finding says why and what to do.
    """
    return parse(file, read_text(path, file))


def read_text(path: Path, file: str) -> str:
    """The text of a file in UTF-8, if it is not too large.

    Raises:
        InvalidGraphError: it is missing, too large or in another encoding.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or error
        raise _refused(file, 0, f"cannot be read ({why})", "check that the file is there and may be read") from None
    if len(raw) > MAX_BYTES:
        raise _refused(file, 0, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into several files")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, f"byte {raw[error.start]:#04x} is not UTF-8", "save the file in the encoding UTF-8") from None


def readable(text: str) -> str:
    r"""A text without the characters that are refused; lines end in a line feed.

    >>> readable("a\x00b\r\nc\u2028")
    'ab\nc'
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))


def parse(file: str, text: str) -> Document:
    """A document from its text.

    >>> parse("x.yaml", "{id: liver, year: 2008, note: }").value
    {'id': 'liver', 'year': '2008'}

    Raises:
        InvalidGraphError: the text is not YAML, or more than this project needs of YAML.
    """
    if (bad := _CONTROL.search(text)) is not None:
        line = text.count("\n", 0, bad.start()) + 1
        raise _refused(file, line, f"holds the control character U+{ord(bad[0]):04X}", "delete it; most editors hide it")
    try:
        return Document(file=file, text=text, value=_Reader(file, text).document())
    except yaml.MarkedYAMLError as error:
        raise _refused(file, _line(error.problem_mark or error.context_mark), *_said(error)) from None
    except yaml.YAMLError as error:
        raise _refused(file, 0, f"is not YAML ({' '.join(str(error).split())})", GUIDE) from None


class _Reader:
    """Turns the events of the parser into values, refusing on the way what is not wanted."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.next = _events(text)
        self.depth = 0

    def document(self) -> Any:
        value = None
        event = next(self.next)
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if value is not None:
                    raise self.refused(event, "a second document starts here", "delete the line '---'")
                value = self.value(next(self.next))
            event = next(self.next)
        return value

    def value(self, event: Any) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self.refused(event, "anchors and aliases (& and *) are not read", "write the value out, or put it in quotes")
        if event.tag is not None and event.tag != "!":
            raise self.refused(event, f"the tag {event.tag!r} is not read", "delete it; every value is text")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.refused(event, f"lists and mappings are nested more than {MAX_DEPTH} deep", GUIDE)
        value = self.mapping() if isinstance(event, yaml.MappingStartEvent) else self.sequence()
        self.depth -= 1
        return value

    def scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.implicit[0] and text in _NOTHING:
            return None
        # Escapes such as "\x07" are spelt with harmless letters, so the text is looked at again once they are resolved.
        if event.style == '"' and (bad := _CONTROL.search(text)) is not None:
            raise self.refused(event, f"the text holds the control character U+{ord(bad[0]):04X}", "delete it")
        return text

    def sequence(self) -> list[Any]:
        values = []
        event = next(self.next)
        while not isinstance(event, yaml.SequenceEndEvent):
            values.append(self.value(event))
            event = next(self.next)
        return values

    def mapping(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: dict[str, int] = {}
        event = next(self.next)
        while not isinstance(event, yaml.MappingEndEvent):
            key = self.value(event)
            if not isinstance(key, str):
                raise self.refused(event, "a field has no name", "write 'field: value'; put a name such as 'null' in quotes")
            if key in seen:
                raise self.refused(event, f"the field {key!r} stands twice", f"keep one; the first is on line {seen[key]}")
            seen[key] = _line(event.start_mark)
            value = self.value(next(self.next))
            if value is not None:
                values[key] = value
            event = next(self.next)
        return values

    def refused(self, event: Any, message: str, cure: str) -> InvalidGraphError:
        return _refused(self.file, _line(event.start_mark), message, cure)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _step(node: Any, step: str | int) -> tuple[Any, Any]:
    """The mark and the node one step further in, or (None, None)."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None, None


def _line(mark: Any) -> int:
    return mark.line + 1 if mark is not None else 0


def _said(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What the parser said, with a cure for the usual slips."""
    problem = " ".join(f"{error.context or ''} {error.problem or ''}".split()) or "is not YAML"
    for sign, cure in _CURES:
        if sign in problem:
            return problem, cure
    return problem, GUIDE


def _refused(file: str, line: int, message: str, cure: str) -> InvalidGraphError:
    return InvalidGraphError((Finding(file=file, line=line, field="file", message=message, cure=cure),))
