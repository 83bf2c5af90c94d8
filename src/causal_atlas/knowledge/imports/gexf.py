"""GEXF, of Gephi and others, from 1.0 to 1.3.

https://gexf.net/schema.html
"""

from __future__ import annotations

from pathlib import Path

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import cells
from causal_atlas.knowledge.imports.files import SourceFile, opened
from causal_atlas.knowledge.imports.network import Network, Told
from causal_atlas.knowledge.imports.xml_events import Element, elements

_OWNERS = {"node": "node", "edge": "edge"}


def read(path: Path) -> ConceptGraph:
    """The graph of a GEXF file.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a GEXF file")
    reader = _Reader(file)
    with path.open("rb") as content:
        for element in elements(file, content, wanted=("attributes", "node", "edge", "meta"), starts=("graph",)):
            reader.take(element)
    return reader.graph()


class _Reader:
    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._network = Network(file)
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._type = ""

    def take(self, element: Element) -> None:
        if element.is_start:
            self._type = element.get("defaultedgetype", "undirected")
        elif element.tag == "attributes":
            self._declare(element)
        elif element.tag == "meta":
            titles = (part.text for part in element.parts if part.tag.casefold() == "title")
            self._network.title = next(titles, "")
        elif element.tag == "node":
            known = self._values(element)
            label = element.get("label") or cells.first(known, cells.LABEL)
            organ = cells.first(known, cells.ORGAN)
            self._network.concept(element.line, element.get("id"), label=label, organ=organ)
        else:
            self._edge(element)

    def graph(self) -> ConceptGraph:
        if not self._type:
            raise self._file.refused(0, "graph", "there is no <graph> in it", "save it again in the program it comes from")
        return self._network.graph()

    def _declare(self, element: Element) -> None:
        owner = element.get("class")
        for part in element.all("attribute"):
            title = part.get("title") or part.get("id")
            self._titles[owner, part.get("id")] = title
            default = next((one.text.strip() for one in part.parts if one.tag == "default"), "")
            if default and owner in self._defaults:
                self._defaults[owner][title] = default

    def _edge(self, element: Element) -> None:
        known = self._values(element)
        kind = element.get("type") or self._type
        said = [*cells.words(known), element.get("kind")]
        told: Told = {
            "label": element.get("label") or cells.edge_label(known),
            "mechanism": cells.first(known, cells.MECHANISM),
            "reference": cells.references(known),
        }
        cause, effect = element.get("source"), element.get("target")
        self._network.link(element.line, cause, effect, said, directed=kind in ("directed", "mutual"), **told)
        if kind == "mutual":
            self._network.link(element.line, effect, cause, said, **told)

    def _values(self, element: Element) -> dict[str, str]:
        owner = _OWNERS[element.tag]
        said = {}
        for part in element.all("attvalue"):
            key = part.get("for") or part.get("id")
            said[self._titles.get((owner, key), key)] = part.get("value")
        return cells.folded(self._defaults[owner] | said)
