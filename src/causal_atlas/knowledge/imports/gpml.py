"""GPML, the pathways of WikiPathways and PathVisio: 2013a and 2021.

Only an arrowhead that means more or less gives a sign; `Arrow` and the like leave it open, a line without head is an
association. A group is a concept of its own, called by its members: the pathway draws one arrow for all of them.
https://pathvisio.org/GPML/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.files import SourceFile, opened
from causal_atlas.knowledge.imports.network import Network
from causal_atlas.knowledge.imports.xml_events import Element, elements

_BOXES = ("DataNode", "Label", "Shape")
_WANTED = (*_BOXES, "State", "Group", "Interaction", "GraphicalLine", "PublicationXref", "Citation")
_MEMBERS = 4
_NO_HEAD = frozenset({"", "line", "none", "undirected"})


def read(path: Path) -> ConceptGraph:
    """The graph of a pathway.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a WikiPathways file")
    reader = _Reader(file)
    with path.open("rb") as content:
        for element in elements(file, content, wanted=_WANTED, starts=("Pathway",)):
            reader.take(element)
    return reader.graph()


class _Reader:
    def __init__(self, file: SourceFile) -> None:
        self._network = Network(file, coded=True)
        self._boxes: dict[str, tuple[int, str]] = {}
        self._groups: dict[str, tuple[int, str]] = {}
        self._members: dict[str, list[str]] = {}
        self._parents: dict[str, str] = {}
        self._anchors: set[str] = set()
        self._cited: dict[str, str] = {}
        self._lines: list[Element] = []

    def take(self, element: Element) -> None:
        if element.is_start:
            self._network.title = element.get("Name") or element.get("title")
        elif element.tag in _BOXES:
            self._box(element)
        elif element.tag == "State":
            self._parents[_id(element)] = element.get("GraphRef") or element.get("elementRef") or element.parent
        elif element.tag == "Group":
            group = element.get("GroupId") or _id(element)
            self._groups[_id(element) or group] = (element.line, group)
            if (outer := _group(element)) and element.get("textLabel"):
                self._members.setdefault(outer, []).append(element.get("textLabel"))
        elif element.tag in ("PublicationXref", "Citation"):
            self._cited[element.get("id") or _id(element)] = _publication(element)
        elif element.tag == "Interaction":
            self._lines.append(element)
            self._anchors.update(_id(part) for part in element.all("Anchor"))

    def graph(self) -> ConceptGraph:
        for name, (line, label) in self._boxes.items():
            self._network.concept(line, name, label=label)
        for name, (line, group) in self._groups.items():
            self._network.concept(line, name, label=_called(self._members.get(group, [])))
        for interaction in self._lines:
            self._interaction(interaction)
        return self._network.graph()

    def _box(self, element: Element) -> None:
        label = " ".join((element.get("TextLabel") or element.get("textLabel")).split())
        # A box without an id cannot be linked; it is kept to be counted.
        name = _id(element) or f"box {len(self._boxes)}"
        if label:
            self._boxes[name] = (element.line, label)
        if label and (group := _group(element)):
            self._members.setdefault(group, []).append(label)
        for state in element.all("State"):
            self._parents[_id(state)] = name

    def _interaction(self, element: Element) -> None:
        points = list(element.all("Point"))
        if len(points) < 2:
            self._network.leave_out("unconnected", element.line)
            return
        ends = [self._end(points[0]), self._end(points[-1])]
        if None in ends:
            refs = [point.get("GraphRef") or point.get("elementRef") for point in (points[0], points[-1])]
            self._network.leave_out("onto a link" if self._anchors.intersection(refs) else "unconnected", element.line)
            return
        start, end = str(ends[0]), str(ends[1])
        heads = [point.get("ArrowHead") or point.get("arrowHead") for point in (points[0], points[-1])]
        cited = [part.text for part in element.all("BiopaxRef")]
        cited += [part.get("elementRef") for part in element.all("CitationRef")]
        reference = " | ".join(self._cited[key] for key in cited if self._cited.get(key))
        back, ahead = (head.casefold() not in _NO_HEAD for head in heads)
        if ahead or not back:
            self._network.link(element.line, start, end, _word(heads[1]), directed=ahead, reference=reference)
        if back:
            self._network.link(element.line, end, start, _word(heads[0]), reference=reference)

    def _end(self, point: Element) -> str | None:
        """The concept at a point; that of a state is the one that has it."""
        name = point.get("GraphRef") or point.get("elementRef")
        name = self._parents.get(name, name)
        return name if name in self._boxes or name in self._groups else None


def _word(head: str) -> Iterator[str]:
    if head and head.casefold() not in _NO_HEAD:
        yield head


def _id(element: Element) -> str:
    return element.get("GraphId") or element.get("elementId")


def _group(element: Element) -> str:
    return element.get("GroupRef") or element.get("groupRef")


def _called(members: list[str]) -> str:
    """What a group is called.

    >>> _called(["A", "B"]), _called(["A", "B", "C", "D", "E", "F"])
    ('A / B', 'A / B / C / D and 2 more')
    """
    shown = " / ".join(members[:_MEMBERS])
    return f"{shown} and {len(members) - _MEMBERS} more" if len(members) > _MEMBERS else shown


def _publication(element: Element) -> str:
    """The PubMed number or DOI of a publication."""
    told = {part.tag.casefold(): part.text.strip() for part in element.parts}
    number, where = told.get("id", ""), told.get("db", "")
    for xref in element.all("Xref"):
        number, where = xref.get("identifier"), xref.get("dataSource")
    if not number:
        return ""
    return f"PMID:{number}" if where.casefold().startswith("pubmed") else number if number.startswith("10.") else ""
