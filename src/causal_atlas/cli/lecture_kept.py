"""`causal-atlas lecture new` and `lecture import`: lectures that are kept, as in the browser."""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from causal_atlas.cli.common import FLAWED, SOUND, as_json, asks_graph, graph_of
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.yaml_text import read_text
from causal_atlas.lectures.archives import unpacked
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.names import fresh_id
from causal_atlas.lectures.reading import built
from causal_atlas.lectures.received import entry_of_text, fit, received
from causal_atlas.lectures.schema import LectureEntry
from causal_atlas.lectures.store.opening import Keeping
from causal_atlas.lectures.store.place import Place
from causal_atlas.lectures.store.records import KEY, Content, Summary
from causal_atlas.lectures.store.scope import of_file

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

NEW = "A new lecture"


def add(tasks: Commands) -> None:
    """Add the tasks to a parser."""
    new = tasks.add_parser("new", help="begin a lecture, to be made in the browser", description="Begin a lecture.")
    new.add_argument("--title", default=NEW, metavar="T", help=f"its title (default: {NEW!r})")
    new.add_argument(
        "--audience", type=Audience, choices=list(Audience), default=Audience.STUDENT, metavar="A", help="whose words"
    )
    asks_graph(new)
    new.set_defaults(run=_new)
    about = "Keep lecture files, or all in a ZIP archive such as the browser's backup, as lectures of your own."
    taken = tasks.add_parser("import", help="keep lecture files, or a backup, as lectures of your own", description=about)
    taken.add_argument("file", type=Path, metavar="FILE", help="a lecture file, or a ZIP archive of lecture files")
    asks_graph(taken)
    taken.set_defaults(run=_import)


def keeping_of(graph: ConceptGraph) -> Keeping:
    """Where the lectures of a graph are kept."""
    return Keeping(Place.of(), graph.info.title)


def kept(graph: ConceptGraph) -> tuple[Summary, ...]:
    """The lectures that are kept; none where nothing was ever kept, which then stays so."""
    keeping = keeping_of(graph)
    return () if keeping.place.is_new else keeping.library.summaries()


def kept_lecture(graph: ConceptGraph, name: str) -> Lecture | None:
    """The lecture that is kept under an id; None where the name is no such id.

    Raises:
        NotKeptError: none is.
    """
    keeping = keeping_of(graph)
    if not KEY.fullmatch(name) or keeping.place.is_new:
        return None
    # Whoever can read the database owns what is in it.
    return built(graph, fit(keeping.library.find(name, owner=True).content.value))


def _new(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    given = {"title": options.title, "audience": options.audience.value, "scenes": []}
    entry = received(graph, given, id=fresh_id(options.title), atlas=graph.info.version)
    print(as_json(_keep(graph, entry)) if options.json else _said(_keep(graph, entry)))
    return SOUND


def _import(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    done: list[dict[str, Any]] = []
    failed: list[str] = []
    for name, text in _files(options.file):
        try:
            done.append(_keep(graph, entry_of_text(text, name), of_file(name)))
        except AtlasError as error:
            failed.append(f"{name}: {error}")
    if not done and not failed:
        failed.append(f"{options.file}: there is no lecture file in it")
    if options.json:
        print(as_json({"lectures": done, "errors": failed}))
    else:
        print("\n".join(map(_said, done)))
        print("\n".join(failed), file=sys.stderr, end="\n" if failed else "")
    return FLAWED if failed else SOUND


def _files(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_file() and zipfile.is_zipfile(path):
        yield from unpacked(path.read_bytes())
    else:
        yield path.name, read_text(path, str(path))


def _keep(graph: ConceptGraph, entry: LectureEntry, own: str | None = None) -> dict[str, Any]:
    """Keep a lecture; one about a graph of one's own comes to light when the file of that graph is opened in the browser."""
    keeping = keeping_of(graph)
    made = (keeping.of(own) if own else keeping).library.create(Content.of(entry))
    missing = [] if own else list(built(graph, entry).missing)
    told = {"id": made.id, "title": entry.title, "scenes": len(entry.scenes), "missing": missing}
    return told | ({"graph": own} if own else {})


def _said(made: dict[str, Any]) -> str:
    if "graph" in made:
        return f"{made['id']}  {made['title']} ({made['scenes']} scenes; about a graph of your own, open its file in the browser)"
    lacks = f"; not in this atlas: {', '.join(made['missing'])}" if made["missing"] else ""
    return f"{made['id']}  {made['title']} ({made['scenes']} scenes{lacks})"
