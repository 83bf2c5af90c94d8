"""XML read piece by piece, safely: no entities, nothing from elsewhere, limits on depth and size, and the line of everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from causal_atlas.knowledge.imports.files import SourceFile

DEEPEST = 64
MOST_PARTS = 50_000
"""Elements inside one node or edge."""
_CHUNK = 1 << 16
_AGAIN = "save it again in the program it comes from"


@dataclass(slots=True)
class Element:
    """An element: its local name, its attributes by their local names, its text and its parts."""

    tag: str
    attributes: dict[str, str]
    line: int
    parent: str
    is_start: bool = False
    """It has only begun: text and parts are still to come."""
    text: str = ""
    parts: list[Element] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def all(self, tag: str) -> Iterator[Element]:
        """The elements of this name inside it, at any depth."""
        for part in self.parts:
            if part.tag == tag:
                yield part
            yield from part.all(tag)


def elements(
    file: SourceFile,
    content: IO[bytes],
    *,
    wanted: Collection[str],
    loose: Collection[str] = (),
    starts: Collection[str] = (),
) -> Iterator[Element]:
    """The elements of some names, one after the other.

    Args:
        file: for findings.
        content: the bytes.
        wanted: elements that are given when they end, wherever they stand, and not as parts of others.
        loose: elements that are given when they end outside every wanted one.
        starts: elements that are given when they begin.

    Raises:
        InvalidGraphError: it is not well-formed, or would do harm.
    """
    target = _Target(file, wanted, loose, starts)
    parser = DefusedXMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    target.expat = parser.parser
    try:
        while chunk := content.read(_CHUNK):
            parser.feed(chunk)
            yield from target.taken()
        parser.close()
        yield from target.taken()
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise file.refused(line, "XML", f"it is not well-formed XML at column {column} ({reason})", _AGAIN) from error
    except DefusedXmlException as error:
        line = int(parser.parser.CurrentLineNumber)
        message = "it defines entities or asks for other files, which can do harm"
        raise file.refused(line, "XML", message, "remove the DOCTYPE from the file") from error
    except (LookupError, ValueError) as error:
        raise file.refused(1, "XML", "its encoding is not known", "save it as UTF-8") from error


class _Target:
    """What the parser tells: builds the elements."""

    def __init__(self, file: SourceFile, wanted: Collection[str], loose: Collection[str], starts: Collection[str]) -> None:
        self._file = file
        self._wanted, self._loose, self._starts = frozenset(wanted), frozenset(loose), frozenset(starts)
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._inside = 0
        self._parts = 0
        self._found: list[Element] = []
        self.expat: object = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        line = int(getattr(self.expat, "CurrentLineNumber", 0))
        if len(self._open) >= DEEPEST:
            raise self._file.refused(line, "XML", f"it is nested more than {DEEPEST} deep", _AGAIN)
        name = tag.rpartition("}")[2]
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(name, local, line, self._open[-1].tag if self._open else "")
        self._open.append(element)
        self._texts.append([])
        if name in self._wanted:
            self._inside += 1
            self._parts = 0
        elif self._inside:
            self._parts += 1
            if self._parts > MOST_PARTS:
                raise self._file.refused(line, "XML", f"an element has more than {MOST_PARTS:,} parts", _AGAIN)
        if name in self._starts:
            self._found.append(Element(name, local, line, element.parent, is_start=True))

    def data(self, text: str) -> None:
        if self._open and (self._inside or self._open[-1].tag in self._loose):
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        del tag
        element = self._open.pop()
        element.text = "".join(self._texts.pop())
        if element.tag in self._wanted:
            self._inside -= 1
            self._found.append(element)
        elif self._inside:
            self._open[-1].parts.append(element)
        elif element.tag in self._loose:
            self._found.append(element)

    def close(self) -> None:
        """Nothing is left to do."""

    def taken(self) -> list[Element]:
        found, self._found = self._found, []
        return found
