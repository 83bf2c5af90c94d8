"""SIF, the simple interaction format of Cytoscape: a line for each concept with what it does to others.

With a tab anywhere the fields are parted by tabs, else by spaces.
https://manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html#sif-format
"""

from __future__ import annotations

from pathlib import Path

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.cells import edge_label
from causal_atlas.knowledge.imports.files import opened
from causal_atlas.knowledge.imports.network import Network
from causal_atlas.knowledge.tables.reading import AS_UTF8, encoding_of


def read(path: Path) -> ConceptGraph:
    """The graph of a SIF file.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a SIF file")
    encoding, _, warnings = encoding_of(path)
    network = Network(file, warnings=warnings)
    try:
        with path.open(encoding=encoding) as lines:
            tabs = any("\t" in line for line in lines)
        with path.open(encoding=encoding) as lines:
            for number, line in enumerate(lines, 1):
                _line(network, number, [field.strip() for field in (line.split("\t") if tabs else line.split())])
    except UnicodeError as error:
        raise file.refused(0, "encoding", "the text is not of one encoding throughout", AS_UTF8) from error
    return network.graph(declares=False)


def _line(network: Network, number: int, fields: list[str]) -> None:
    while fields and not fields[-1]:
        fields.pop()
    if not fields:
        return
    if len(fields) == 2:
        message = "there are two fields, where one is a concept and three are a link"
        raise network.file.refused(number, "row", message, "write: cause, what it does, effect")
    source, *rest = fields
    network.concept(number, source)
    for target in rest[1:]:
        network.concept(number, target)
        word = rest[0]
        network.link(number, source, target, [word], label=edge_label({"interaction": word}))
