"""`causal-atlas lecture`: list, show, check, draft and export lectures."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from causal_atlas.cli import lecture_draft, lecture_export, lecture_kept
from causal_atlas.cli.common import FLAWED, SOUND, as_json, asks_graph, graph_of
from causal_atlas.cli.lecture_chosen import asks_lecture, chosen, folder_of
from causal_atlas.errors import Finding
from causal_atlas.lectures.checking import check_lecture
from causal_atlas.lectures.lecture import Lecture, spoken_seconds
from causal_atlas.lectures.markdown import minutes
from causal_atlas.lectures.shelf import lecture_files, lectures_of
from causal_atlas.lectures.writing import as_value

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands


def add(commands: Commands) -> None:
    """Add the command and what can be done with it."""
    about = "Lectures: routes through the graph, scene by scene."
    parser = commands.add_parser("lecture", help="lectures: list, show, check, draft, export, new, import", description=about)
    tasks = parser.add_subparsers(title="tasks", required=True, metavar="TASK")
    _task(tasks, "list", _list, "the lectures that come with the atlas, and those that you keep")
    show = _task(tasks, "show", _show, "what is in a lecture")
    asks_lecture(show)
    check = _task(tasks, "check", _check, "every mistake in a lecture file, or in those of the atlas")
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a lecture file or a folder (default: the atlas's own)")
    lecture_draft.add(tasks)
    lecture_export.add(tasks)
    lecture_kept.add(tasks)


def _task(tasks: Commands, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser = tasks.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    asks_graph(parser)
    parser.set_defaults(run=run)
    return parser


def _list(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    found, own = lectures_of(graph, folder_of(options)), lecture_kept.kept(graph)
    if options.json:
        listed = [{"id": one.id, "title": one.title, "scenes": len(one.scenes)} for one in found]
        listed += [{"id": one.id, "title": one.title, "scenes": one.scenes, "own": True} for one in own]
        print(as_json({"lectures": listed}))
        return SOUND
    if not found and not own:
        print("This graph has no lectures.")
    for one in found:
        print(f"{one.id:24}{one.title} ({len(one.scenes)} scenes, about {minutes(one.seconds)})")
    if own:
        print(f"Your own, kept in {lecture_kept.keeping_of(graph).place.told}:")
    for kept in own:
        print(f"{kept.id}  {kept.title} ({kept.scenes} scenes, about {minutes(kept.seconds)})")
    return SOUND


def _show(options: argparse.Namespace) -> int:
    lecture = chosen(graph_of(options), options)
    print(as_json(_object(lecture)) if options.json else "\n".join(_told(lecture)))
    return SOUND


def _object(lecture: Lecture) -> dict[str, Any]:
    return {**as_value(lecture), "seconds": lecture.seconds, "missing": list(lecture.missing)}


def _told(lecture: Lecture) -> Iterator[str]:
    yield f"{lecture.title} ({len(lecture.scenes)} scenes, about {minutes(lecture.seconds)})"
    if lecture.description:
        yield lecture.description
    for number, scene in enumerate(lecture.scenes, 1):
        asks = "; asks the audience" if scene.question else ""
        yield f"{number:3}. {scene.title} ({minutes(spoken_seconds(scene.narration))}{asks})"
        if scene.missing:
            yield f"     not in this atlas: {', '.join(scene.missing)}"


def _check(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    paths = _paths(options)
    errors = [finding for path in paths for finding in check_lecture(graph, path)]
    print(as_json({"lectures": len(paths), "errors": list(map(asdict, errors))}) if options.json else _report(len(paths), errors))
    return FLAWED if errors else SOUND


def _paths(options: argparse.Namespace) -> list[Path]:
    if options.path is None:
        return list(lecture_files(folder_of(options)).values())
    return sorted(options.path.glob("*.yaml")) if options.path.is_dir() else [options.path]


def _report(count: int, errors: list[Finding]) -> str:
    lectures = f"{count} lecture{'' if count == 1 else 's'}"
    head = f"{lectures}: {len(errors) or 'no'} error{'' if len(errors) == 1 else 's'}{':' if errors else ''}"
    return "\n".join([head, *(f"  {finding}" for finding in errors)])
