r"""DOT, of Graphviz, and our own.

A bar at the end of an arrow (`arrowhead=tee`), or an attribute such as `polarity`, gives a sign; a plain head leaves it open.
What is drawn in a cluster has the label of the cluster as its organ. https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import cells
from causal_atlas.knowledge.imports.dot_text import Piece, pieces
from causal_atlas.knowledge.imports.files import MAX_TEXT, SourceFile, opened
from causal_atlas.knowledge.imports.network import Network, Told
from causal_atlas.knowledge.tables.reading import AS_UTF8, MAX_ROWS, encoding_of

DEEPEST = 100
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_RECORD = re.compile(r"(?<!\\)(?:<[^<>]*>|[{}|])")
_TYPED = frozenset({"tee", "rtee", "ltee"})
_OWN = {"claim", "relation", "sentence"}
"""What every arrow of our own has; its names have doubled backslashes."""


def read(path: Path) -> ConceptGraph:
    """The graph of a DOT file.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a DOT file", MAX_TEXT)
    encoding, _, warnings = encoding_of(path)
    try:
        text = path.read_text(encoding=encoding)
    except UnicodeError as error:
        raise file.refused(0, "encoding", "the text is not of one encoding throughout", AS_UTF8) from error
    parser = _Parser(file, Network(file, warnings=warnings))
    parser.read_file(text)
    return parser.graph()


@dataclass(slots=True)
class _Scope:
    """What holds inside a pair of braces."""

    nodes: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)
    graph: dict[str, str] = field(default_factory=dict)
    cluster: bool = False
    organ: str = ""
    members: dict[str, None] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    """Nodes that first stand in this cluster, or are declared in it."""


@dataclass(frozen=True, slots=True)
class _Edge:
    line: int
    cause: str
    effect: str
    attributes: Mapping[str, str]


class _Parser:
    """Recursive descent over the pieces."""

    def __init__(self, file: SourceFile, network: Network) -> None:
        self._file, self._network = file, network
        self._directed = True
        self._nodes: dict[str, tuple[int, dict[str, str]]] = {}
        self._organs: dict[str, str] = {}
        self._edges: list[_Edge] = []
        self._depth = 0

    def read_file(self, text: str) -> None:
        self._pieces = pieces(self._file, text)
        self._next = next(self._pieces)
        if self._is_word("strict"):
            self._take()
        if not (self._is_word("digraph") or self._is_word("graph")):
            raise self._wrong("'digraph' or 'graph'")
        self._directed = self._take().text.casefold() == "digraph"
        if self._next.kind == "name":
            self._name()
        scope = _Scope()
        self._braces(scope)
        self._network.title = _drawn(scope.graph.get("label", ""))

    def graph(self) -> ConceptGraph:
        is_own = any(edge.attributes.keys() >= _OWN for edge in self._edges)
        for name, (line, attributes) in self._nodes.items():
            known = cells.folded(attributes)
            label = known.get("label", "").replace("\\N", name)
            drawn = _drawn(label, is_record=known.get("shape", "").casefold().endswith("record"))
            organ = self._organs.get(name) or cells.first(known, cells.ORGAN)
            self._network.concept(line, _called(name, is_own), label=drawn, organ=organ)
        for edge in self._edges:
            self._link(edge, is_own)
        return self._network.graph()

    def _link(self, edge: _Edge, is_own: bool) -> None:
        known = {name: _called(cell, is_own) for name, cell in cells.folded(edge.attributes).items()}
        cause, effect = _called(edge.cause, is_own), _called(edge.effect, is_own)
        way = edge.attributes.get("dir", "forward" if self._directed else "none")
        # Our own say in `polarity` what the head shows, and in `sentence` what the arrow is called.
        told: Told = {
            "label": known.get("sentence", "") if is_own else _drawn(cells.edge_label(known)),
            "mechanism": cells.first(known, cells.MECHANISM),
            "reference": cells.references(known),
        }
        heads = [[head] if (head := edge.attributes.get(end, "")) in _TYPED else [] for end in ("arrowhead", "arrowtail")]
        words, line = cells.words(known), edge.line
        if way != "back":
            self._network.link(
                line, cause, effect, [*words, *(["tee"] if heads[0] else [])], directed=self._directed and way != "none", **told
            )
        if way in ("back", "both"):
            self._network.link(line, effect, cause, [*words, *(["tee"] if heads[1] else [])], directed=self._directed, **told)

    def _braces(self, scope: _Scope) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._file.refused(self._next.line, "DOT", f"braces are nested more than {DEEPEST} deep", "save it flat")
        self._take("{")
        while self._next.kind != "}":
            if self._next.kind == ";":
                self._take()
            else:
                self._statement(scope)
        self._take("}")
        self._depth -= 1
        if scope.cluster:
            scope.organ = _drawn(scope.graph.get("label", ""))
        for name in scope.fresh:
            if scope.organ:
                self._organs.setdefault(name, scope.organ)

    def _statement(self, scope: _Scope) -> None:
        for word, target in (("graph", scope.graph), ("node", scope.nodes), ("edge", scope.edges)):
            if self._is_word(word):
                self._take()
                target.update(self._attributes())
                return
        line = self._next.line
        is_name = self._next.kind == "name" and not self._is_word("subgraph")
        start = self._end(scope)
        if is_name and self._next.kind == "=":
            self._take()
            scope.graph[start[0]] = self._name()
            return
        ends = [start]
        while self._next.kind in ("->", "--"):
            self._take()
            ends.append(self._end(scope))
        attributes = self._attributes()
        for names in ends if len(ends) > 1 or not is_name else ():
            self._note(scope, names, line)
        if len(ends) == 1:
            if is_name:
                self._note(scope, start, line)
                scope.fresh.append(start[0])
                self._nodes[start[0]][1].update(attributes)
            return
        said = scope.edges | attributes
        for causes, effects in pairwise(ends):
            if len(self._edges) + len(causes) * len(effects) > MAX_ROWS:
                message = f"there are more than {MAX_ROWS:,} links"
                raise self._file.refused(line, "links", message, "open the part of it that you need")
            self._edges.extend(_Edge(line, cause, effect, said) for cause in causes for effect in effects)

    def _end(self, scope: _Scope) -> list[str]:
        """A node, or the nodes of a subgraph."""
        if not (self._is_word("subgraph") or self._next.kind == "{"):
            return [self._node()]
        name = ""
        if self._next.kind != "{":
            self._take()
            name = self._name() if self._next.kind == "name" else ""
        is_cluster = name.startswith("cluster")
        inner = _Scope(
            dict(scope.nodes), dict(scope.edges), {} if is_cluster else dict(scope.graph), cluster=is_cluster, organ=scope.organ
        )
        if self._next.kind == "{":
            self._braces(inner)
        scope.members |= inner.members
        # A cluster without a label, and every other subgraph, leaves its nodes to the cluster around it.
        scope.fresh.extend(name for name in inner.fresh if name not in self._organs)
        return list(inner.members)

    def _node(self) -> str:
        name = self._name()
        while self._next.kind == ":":
            self._take()
            self._name()
        return name

    def _note(self, scope: _Scope, names: list[str], line: int) -> None:
        for name in names:
            scope.members[name] = None
            if name not in self._nodes:
                if len(self._nodes) >= MAX_ROWS:
                    raise self._file.refused(line, "nodes", f"there are more than {MAX_ROWS:,}", "open a part of it")
                self._nodes[name] = (line, dict(scope.nodes))
                scope.fresh.append(name)

    def _attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._next.kind == "[":
            self._take()
            while self._next.kind != "]":
                if self._next.kind in (";", ","):
                    self._take()
                    continue
                name = self._name()
                found[name] = "true"
                if self._next.kind == "=":
                    self._take()
                    found[name] = self._name()
            self._take("]")
        return found

    def _name(self) -> str:
        piece = self._take("name")
        text = piece.text
        while piece.is_quoted and self._next.kind == "+":
            self._take()
            text += self._take("name").text
        return text

    def _take(self, kind: str = "") -> Piece:
        piece = self._next
        if kind and piece.kind != kind:
            raise self._wrong("a name" if kind == "name" else repr(kind))
        if piece.kind != "end":
            self._next = next(self._pieces)
        return piece

    def _is_word(self, word: str) -> bool:
        return self._next.kind == "name" and not self._next.is_quoted and self._next.text.casefold() == word

    def _wrong(self, wanted: str) -> InvalidGraphError:
        found = "the end of the file" if self._next.kind == "end" else repr(self._next.text[:30])
        return self._file.refused(self._next.line, "DOT", f"here should be {wanted} and not {found}", "look at this line")


def _called(name: str, is_own: bool) -> str:
    return name.replace("\\\\", "\\") if is_own else name


def _drawn(label: str, *, is_record: bool = False) -> str:
    r"""A label as it is drawn, on one line.

    >>> _drawn(r"two\nlines &amp; a \\"), _drawn("{<p> left | right}", is_record=True)
    ('two lines & a \\', 'left right')
    """
    if is_record:
        label = _RECORD.sub(" ", label)
    label = _ESCAPE.sub(lambda found: " " if found[1] in "nlr" else found[1], label)
    return html.unescape(" ".join(label.split()))
