"""Somebody's own edge table as a ConceptGraph. What may stand in it is told in docs/edge-table.md."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from causal_atlas.errors import Finding
from causal_atlas.knowledge.graph import Direction
from causal_atlas.knowledge.model import AtlasInfo
from causal_atlas.knowledge.tables.choice import Choice, Preview, chosen, preview
from causal_atlas.knowledge.tables.collection import without_collection
from causal_atlas.knowledge.tables.columns import Columns, counted, read_columns
from causal_atlas.knowledge.tables.graph import Sides, TableGraph
from causal_atlas.knowledge.tables.header import KNOWN, read_header
from causal_atlas.knowledge.tables.links import Links, merged
from causal_atlas.knowledge.tables.organs import described, homes, texts_of
from causal_atlas.knowledge.tables.reading import FIRST_LINE, TableFile, examined, refused, rows
from causal_atlas.knowledge.tables.values import Concepts

DISCLAIMER = "Your own file. Nothing in it has been checked by the atlas."


def load_table(path: Path, choice: Choice | None = None) -> TableGraph:
    """The graph of an edge table: CSV or TSV with the columns cause, effect and polarity, or with those that are chosen.

    What was guessed, merged or left out on the way stands in `warnings` of the graph.

    Raises:
        InvalidGraphError: the table cannot be used; it carries findings with file, line, field and cure.
    """
    if not path.exists():
        raise refused(str(path), 0, "file", "there is no such file", "check the path")
    if not path.is_file():
        raise refused(str(path), 0, "file", "this is not a file", "give the path of a table: a CSV or TSV file")
    with without_collection():
        file = examined(path, KNOWN)
        return graph_of(file, _read(file, choice))


def begun(path: Path) -> Preview | None:
    """The beginning of a table, whatever its columns are called.

    Raises:
        InvalidGraphError: it is not a text.
    """
    with closing(rows(examined(path, KNOWN))) as records:
        return preview(records)


def _read(file: TableFile, choice: Choice | None) -> Columns:
    with closing(rows(file)) as every, closing(chosen(every, choice) if choice else every) as records:
        for line, cells in records:
            if any(cell.strip() for cell in cells):
                return read_columns(file, read_header(file, line, cells), records)
    raise refused(file.name, 0, "file", "the file has only blank lines", FIRST_LINE)


def graph_of(file: TableFile, columns: Columns, *, title: str = "", kind: str = "a table", numbered: bool = True) -> TableGraph:
    """The graph of the rows of a file.

    Args:
        file: where they come from.
        columns: the rows.
        title: what the file calls itself; its name when it does not.
        kind: what the file is, with its article.
        numbered: the rows have the numbers of the lines of the file, so that warnings can name them.

    Raises:
        InvalidGraphError: every row is a self-loop.
    """
    links, remarks = merged(columns, file.name)
    sides = Sides.of(links)
    causal = sides.causal()
    labels, relabelled = _labels(links, file.name)
    at_home = homes(links, sides.degrees(), labels, file.name)
    size = len(links.names)
    concepts = Concepts(
        links,
        labels,
        [organ.id for organ in at_home.organs],
        at_home.of,
        causal.ends[Direction.CAUSES].different(size),
        causal.ends[Direction.EFFECTS].different(size),
    )
    info = AtlasInfo(
        title=title or file.name,
        version=file.digest,
        licence="",
        disclaimer=DISCLAIMER,
        description=f"{counted(len(links.lines), 'arrow', 'arrows')} between {size:,} concepts, from {kind} of your own.",
        organs=at_home.organs,
    )
    remarks = remarks if numbered else tuple(replace(remark, line=0) for remark in remarks)
    warnings = (*file.warnings, *columns.warnings, *remarks, *relabelled, *at_home.warnings)
    return TableGraph(info=info, sides=sides, causal=causal, concepts=concepts, organ_of=at_home.of, warnings=warnings)


def _labels(links: Links, file: str) -> tuple[list[str], tuple[Finding, ...]]:
    """What each concept is called: its label where the table gives one, else its name."""
    numbers, conflicts = described(links, effect="effect_label", cause="cause_label")
    texts = texts_of(links, effect="effect_label", cause="cause_label")
    labels = list(links.names)
    for place in np.flatnonzero(numbers >= 0).tolist():
        labels[place] = texts[numbers[place]]
    if not conflicts:
        return labels, ()
    message = f"{counted(conflicts, 'concept has', 'concepts have')} more than one label; the first stands"
    cure = "give a concept the same label everywhere"
    return labels, (Finding(file=file, line=0, field="effect_label", message=message, cure=cure),)
