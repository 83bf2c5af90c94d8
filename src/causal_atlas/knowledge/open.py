"""Opening knowledge by its path: an atlas folder, or somebody's own file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph


def open_graph(path: Path) -> ConceptGraph:
    """The graph at `path`: of a folder of reviewed text, of an edge table, or of a file of another program.

    Raises:
        InvalidGraphError: there is nothing there, or it cannot be used; every finding has its cure.
    """
    if path.is_dir():
        return load_graph(path)
    if not path.is_file():
        raise _nothing_at(path)
    kinds = import_module("causal_atlas.knowledge.imports.kinds")
    return cast(ConceptGraph, kinds.reader_of(path)(path))


def shipped() -> Path:
    """The folder of the atlas that comes with the program: in a checkout `graph/`, in an installation a copy in the package.

    Raises:
        InvalidGraphError: neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    candidates = (package.parents[1] / "graph", package / "graph")
    for folder in candidates:
        if (folder / "atlas.yaml").is_file():
            return folder
    raise _nothing_at(candidates[0])


def _nothing_at(path: Path) -> InvalidGraphError:
    cure = "give --graph the path of an atlas folder, an edge table or a network file"
    finding = Finding(file=str(path), line=0, field="graph", message="there is no such file or folder", cure=cure)
    return InvalidGraphError((finding,))
