"""A network as other programs know it, concepts and links, on its way to a graph.

Readers add what they find; rows of an edge table come out, so that a million links are as quick here as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, NoReturn, TypedDict

from causal_atlas.errors import Finding
from causal_atlas.knowledge.imports import signs
from causal_atlas.knowledge.imports.files import SourceFile
from causal_atlas.knowledge.table import graph_of
from causal_atlas.knowledge.tables.collection import without_collection
from causal_atlas.knowledge.tables.columns import ASSOCIATED, LONGEST_NAME, cleaned, counted, read_columns
from causal_atlas.knowledge.tables.graph import TableGraph
from causal_atlas.knowledge.tables.header import Header
from causal_atlas.knowledge.tables.reading import MAX_ROWS

_POLARITY = {1: "+", -1: "-", 0: "", ASSOCIATED: "associated"}
_ALWAYS = ("cause", "effect", "polarity")
_KEPT = 10_000
AS_ARROW = "call it activates, inhibits or regulates if it is a cause"


class Node(NamedTuple):
    """What a file says of a concept."""

    label: str
    organ: str


class Told(TypedDict):
    """What a file tells of a link beside its ends and its sign."""

    label: str
    mechanism: str
    reference: str


class Link(NamedTuple):
    """What a file says of two concepts; the sign is 1, -1, 0 or `ASSOCIATED`."""

    cause: str
    effect: str
    sign: int
    label: str
    mechanism: str
    reference: str


@dataclass(slots=True)
class _LeftOut:
    """How often something happened, where first, and an example."""

    count: int
    line: int
    example: str


class Network:
    """Concepts and links in the order of a file."""

    def __init__(self, file: SourceFile, *, coded: bool = False, warnings: Sequence[Finding] = ()) -> None:
        """`coded`: the ids are numbers or codes of the program, so concepts are called by their labels where that is clear."""
        self.file, self.title = file, ""
        self._warnings = tuple(warnings)
        self._coded = coded
        self._nodes: dict[str, Node] = {}
        self._links: list[Link] = []
        self._left_out: dict[str, _LeftOut] = {}
        self._undeclared: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._signs: dict[tuple[str, ...], int | None] = {}

    def concept(self, line: int, name: str, *, label: str = "", organ: str = "") -> None:
        """A concept; of several with one name the first stands."""
        name = self._name(line, name, "a node")
        if name in self._nodes:
            return
        if len(self._nodes) >= MAX_ROWS:
            raise self.file.refused(line, "nodes", f"there are more than {MAX_ROWS:,}", "open the part of it that you need")
        self._nodes[name] = Node(label and cleaned(label), organ and cleaned(organ))

    def link(
        self,
        line: int,
        cause: str,
        effect: str,
        words: Iterable[str] = (),
        *,
        directed: bool = True,
        label: str = "",
        mechanism: str = "",
        reference: str = "",
    ) -> None:
        """A link; `words` say what it means, and what says nothing of a cause is left out and counted."""
        cause, effect = self._name(line, cause, "the start of a link"), self._name(line, effect, "the end of a link")
        if len(self._links) >= MAX_ROWS:
            raise self.file.refused(line, "links", f"there are more than {MAX_ROWS:,}", "open the part of it that you need")
        words = tuple(words)
        sign = self._sign(line, words, directed)
        for name in (cause, effect):
            if name not in self._nodes:
                self._undeclared.setdefault(name, line)
        if sign is None:
            self.leave_out("no cause", line, next((word for word in words if signs.meaning(word)), ""))
        else:
            self._links.append(Link(cause, effect, sign, label, mechanism, reference))

    def _sign(self, line: int, words: tuple[str, ...], directed: bool) -> int | None:
        """What the words say; most links of a file say the same few."""
        key = (*words, str(directed))
        if key not in self._signs:
            try:
                found = signs.sign(words, directed=directed)
            except ValueError:
                self.leave_out("both", line, " and ".join(words))
                return 0
            if len(self._signs) > _KEPT:
                return found
            self._signs[key] = found
        return self._signs[key]

    def leave_out(self, why: str, line: int, example: str = "") -> None:
        """Count something that cannot be taken as it stands."""
        found = self._left_out.setdefault(why, _LeftOut(0, line, example))
        found.count += 1

    def graph(self, *, declares: bool = True) -> TableGraph:
        """The graph of all that was added.

        Args:
            declares: the format has concepts on their own, so that a link to one that is not there is worth a remark.

        Raises:
            InvalidGraphError: no link claims a cause.
        """
        if not self._links:
            self._refuse_without_links()
        if all(link.sign == ASSOCIATED for link in self._links):
            message = f"none of its {len(self._links):,} links claims a cause: they are associations, or have no direction"
            if len(self._links) == 1:
                message = "its only link claims no cause: it is an association, or has no direction"
            raise self.file.refused(0, "links", message, f"give a link its direction; {AS_ARROW}")
        with without_collection():
            told = {name: cells for name, cells in self._columns().items() if name in _ALWAYS or any(cells)}
            header = Header(places={name: place for place, name in enumerate(told)}, width=len(told))
            table = self.file.as_table()
            rows = zip(*told.values(), strict=True)
            columns = read_columns(table, header, ((number, list(row)) for number, row in enumerate(rows, 1)))
            columns = replace(columns, warnings=(*self._warnings, *columns.warnings, *self._remarks(declares)))
            return graph_of(table, columns, title=cleaned(self.title)[:LONGEST_NAME], kind=self.file.kind, numbered=False)

    def _columns(self) -> Mapping[str, list[str]]:
        """The links as the columns of an edge table."""
        called = self._called()
        labels = {name: node.label for name, node in self._nodes.items() if node.label and node.label != called.get(name, name)}
        organs = {name: node.organ for name, node in self._nodes.items() if node.organ}
        links = self._links

        def of(known: Mapping[str, str], ends: Iterable[str]) -> list[str]:
            return [known.get(end, "") for end in ends] if known else []

        return {
            "cause": [called.get(link.cause, link.cause) for link in links],
            "effect": [called.get(link.effect, link.effect) for link in links],
            "polarity": [_POLARITY[link.sign] for link in links],
            "label": [link.label for link in links],
            "mechanism": [link.mechanism for link in links],
            "reference": [link.reference for link in links],
            "cause_label": of(labels, (link.cause for link in links)),
            "effect_label": of(labels, (link.effect for link in links)),
            "cause_organ": of(organs, (link.cause for link in links)),
            "organ": of(organs, (link.effect for link in links)),
        }

    def _called(self) -> dict[str, str]:
        """What the concepts are called, where that is not their id: their labels, when no two have the same."""
        if not self._coded:
            return {}
        labels = Counter(node.label for node in self._nodes.values())
        labels.update(name for name in self._nodes if not self._nodes[name].label)
        return {
            name: node.label
            for name, node in self._nodes.items()
            if node.label and labels[node.label] == 1 and len(node.label) <= LONGEST_NAME
        }

    def _name(self, line: int, name: str, what: str) -> str:
        if (known := self._names.get(name)) is not None:
            return known
        written, name = name, cleaned(name)
        if not name:
            raise self.file.refused(line, "id", f"{what} has no id", "give it one, or delete it")
        if len(name) > LONGEST_NAME:
            message = f"the id {name[:30]!r}… has {len(name):,} characters; at most {LONGEST_NAME} are read"
            raise self.file.refused(line, "id", message, "shorten it, and put the rest in the label")
        self._names[written] = name
        return name

    def _refuse_without_links(self) -> NoReturn:
        if "no cause" in self._left_out:
            found = self._left_out["no cause"]
            message = f"no link claims a cause; they say {found.example!r} and the like"
            raise self.file.refused(found.line, "links", message, AS_ARROW)
        if "unconnected" in self._left_out:
            raise self.file.refused(0, "links", "no arrow is tied to a concept at both ends", "tie the arrows to the boxes")
        raise self.file.refused(0, "links", "there is no arrow in it", "add the links between its concepts")

    def _remarks(self, declares: bool) -> Iterator[Finding]:
        for why, found in self._left_out.items():
            (one, several), cure = _WORDED[why]
            many = counted(found.count, "link", "links")
            example = f", such as {found.example!r}" if found.example else ""
            yield self._remark(found.line, f"{many} {one if found.count == 1 else several}{example}", cure)
        if count := sum(link.sign == ASSOCIATED for link in self._links):
            what = "is shown as an association" if count == 1 else "are shown as associations"
            yield self._remark(0, f"{counted(count, 'link', 'links')} without direction {what}", AS_ARROW)
        linked = {end for link in self._links for end in (link.cause, link.effect)}
        undeclared = [name for name in self._undeclared if name not in self._nodes and name in linked]
        if undeclared and declares:
            many = counted(len(undeclared), "concept is", "concepts are")
            said = f"{many} named by a link and nowhere else, such as {undeclared[0]!r}"
            yield self._remark(self._undeclared[undeclared[0]], said, "add the missing nodes to the file")
        if alone := len(self._nodes.keys() - linked):
            what = counted(alone, "concept has no link and is left out", "concepts have no link and are left out")
            yield self._remark(0, what, "link what you want to see")

    def _remark(self, line: int, message: str, cure: str) -> Finding:
        return Finding(file=self.file.name, line=line, field="links", message=message, cure=cure)


_WORDED = {
    "both": (("says both more and less, and is left unsigned", "say both more and less, and are left unsigned"), "keep one"),
    "no cause": (("says nothing of a cause and is left out", "say nothing of a cause and are left out"), AS_ARROW),
    "unconnected": (
        ("is not tied to a concept at both ends and is left out", "are not tied to concepts at both ends and are left out"),
        "tie the arrow to the boxes",
    ),
    "onto a link": (
        ("starts or ends at another link and is left out", "start or end at another link and are left out"),
        "let it end at a concept",
    ),
    "hyperedge": (
        ("has more than two ends and is left out", "have more than two ends and are left out"),
        "write one link a pair",
    ),
}
