"""Which format a file is in, by what it begins with and by its name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.files import read_json
from causal_atlas.knowledge.tables.choice import Choice, Preview
from causal_atlas.knowledge.tables.header import A_ROW, NO_COLUMN
from causal_atlas.knowledge.tables.reading import refused

READ = "GraphML, GEXF, GPML, Cytoscape.js JSON, CX, CX2, node-link JSON, SIF, DOT, XLSX, CSV and TSV"
TABLES = frozenset({".csv", ".tsv", ".tab"})
_START = 65_536
_ZIP = b"PK\x03\x04"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ROOT = re.compile(r"<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_DOT = re.compile(
    r"(?:\s|//[^\n]*\n|/\*.*?\*/|#[^\n]*\n)*(?:strict\s+)?(?:di)?graph\b\s*(?:[\w.]+|\"[^\"]*\")?\s*\{", re.I | re.S
)
_GML = re.compile(r"^\s*graph\s*\[", re.MULTILINE)


def open_chosen(path: Path, choice: Choice) -> ConceptGraph:
    """The graph of a table whose columns somebody has chosen.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    from causal_atlas.knowledge.imports import xlsx
    from causal_atlas.knowledge.table import load_table

    return xlsx.read(path, choice) if _start(path).content.startswith(_ZIP) else load_table(path, choice)


def unrecognised(path: Path, error: InvalidGraphError) -> Preview | None:
    """The beginning of a table that was refused only because its columns have other names or none; else nothing.

    Raises:
        InvalidGraphError: it is not a table at all.
    """
    from causal_atlas.knowledge.imports import xlsx
    from causal_atlas.knowledge.table import begun

    if not all(finding.message.startswith((NO_COLUMN, A_ROW)) for finding in error.findings):
        return None
    return xlsx.begun(path) if _start(path).content.startswith(_ZIP) else begun(path)


class _Start(NamedTuple):
    """The beginning of a file."""

    content: bytes
    text: str


def reader_of(path: Path) -> Callable[[Path], ConceptGraph]:
    """What reads the file at a path.

    Raises:
        InvalidGraphError: it is in a format that is not read, or cannot be read at all.
    """
    start, ending = _start(path), path.suffix.casefold()
    text = start.text.lstrip("\ufeff \t\r\n")
    if ending in TABLES:
        return _table
    if start.content.startswith(_ZIP):
        return _reader("xlsx")
    if text.startswith("<"):
        return _xml(path, text)
    if text.startswith("{") or (text.startswith("[") and ending not in (".sif", ".txt")):
        return _json
    if ending == ".sif":
        return _reader("sif")
    if ending in (".dot", ".gv") or _DOT.match(text):
        return _reader("dot")
    if ending == ".gml" or _GML.search(text):
        raise _not_read(path, "this is GML, which is not read", "open it in Cytoscape, Gephi or yEd and save it as GraphML")
    return _table


def _start(path: Path) -> _Start:
    try:
        with path.open("rb") as file:
            content = file.read(_START)
    except OSError as error:
        message = f"it cannot be read ({error.strerror or error})"
        raise refused(path.name, 0, "file", message, "check its path and rights") from error
    encoding = next((encoding for bom, encoding in _BOMS if content.startswith(bom)), "utf-8")
    return _Start(content, content.decode(encoding, errors="replace"))


def _xml(path: Path, text: str) -> Callable[[Path], ConceptGraph]:
    root = _ROOT.search(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    name, attributes = (root[1], root[2]) if root else ("", "")
    known = {"graphml": "graphml", "gexf": "gexf", "Pathway": "gpml"}
    if name in known:
        return _reader(known[name])
    if name == "graph" and ("xgmml" in attributes.casefold() or path.suffix.casefold() == ".xgmml"):
        raise _not_read(path, "this is XGMML, which is not read", "open it in Cytoscape and save it as CX2 or GraphML")
    what = f"this is XML of another kind: it begins with <{name[:40]}>" if name else "this is XML without an element"
    raise _not_read(path, what, f"save it in another format; what is read: {READ}")


def _not_read(path: Path, message: str, cure: str) -> InvalidGraphError:
    return refused(path.name, 0, "file", message, cure)


def _reader(module: str) -> Callable[[Path], ConceptGraph]:
    """The `read` of a module here, which is imported only now."""
    return cast("Callable[[Path], ConceptGraph]", import_module(f"causal_atlas.knowledge.imports.{module}").read)


def _table(path: Path) -> ConceptGraph:
    from causal_atlas.knowledge.table import load_table

    return load_table(path)


def _json(path: Path) -> ConceptGraph:
    from causal_atlas.knowledge.imports import cx, cyjs, node_link

    value = read_json(path)
    if cx.is_this(value):
        return cx.read(path, value)
    if cyjs.is_this(value):
        return cyjs.read(path, value)
    if node_link.is_this(value):
        return node_link.read(path, value)
    raise _not_read(path, "this JSON holds no network that is known", "save it as Cytoscape.js JSON, CX2 or node-link JSON")
