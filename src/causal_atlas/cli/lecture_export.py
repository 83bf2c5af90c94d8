"""`causal-atlas lecture export`: a lecture as a file, in any format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from causal_atlas.cli.common import SOUND, asks_graph, graph_of
from causal_atlas.cli.lecture_chosen import LectureError, asks_lecture, chosen
from causal_atlas.cli.progress import bar_of
from causal_atlas.exports.files import write_whole
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks.formats import LectureFormat, all_formats, named
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.markdown import lecture_markdown, pictures_of

if TYPE_CHECKING:
    import argparse

    from causal_atlas.cli.common import Commands

STANDARD_OUTPUT = "-"
MARKDOWN = "markdown"


def add(tasks: Commands) -> None:
    """Add the task to those of the command."""
    about = "Write a lecture as slides, a handout, flash cards or a file to be edited."
    parser = tasks.add_parser("export", help="write a lecture as a file", description=about)
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="see --list")
    asks_lecture(parser)
    parser.add_argument("--list", action="store_true", help="list the formats")
    parser.add_argument("--output", metavar="FILE", help=f"where to; {STANDARD_OUTPUT} for standard output")
    asks_graph(parser)
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    if options.list:
        print("\n".join(f"{form.name:12}{form.label}" for form in all_formats()))
        return SOUND
    if not options.format or not options.output:
        raise LectureError("say in which FORMAT and to which --output, or ask for --list")
    form = named(options.format)
    graph = graph_of(options)
    _write(graph, chosen(graph, options), form, options.output)
    return SOUND


def _write(graph: ConceptGraph, lecture: Lecture, form: LectureFormat, output: str) -> None:
    if form.name == MARKDOWN and not output.casefold().endswith(f".{form.extension}"):
        _write_markdown(graph, lecture, output)
        return
    content = form.write(graph, lecture, bar_of(lecture.title))
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
    else:
        write_whole(Path(output), content)


def _write_markdown(graph: ConceptGraph, lecture: Lecture, output: str) -> None:
    """The text by itself, with its pictures beside it; standard output has no beside."""
    if output == STANDARD_OUTPUT:
        sys.stdout.write(lecture_markdown(graph, lecture))
        return
    target, names = Path(output), {}
    for scene, name, content in pictures_of(graph, lecture, target.stem):
        write_whole(target.with_name(name), content)
        names[scene] = name
    write_whole(target, lecture_markdown(graph, lecture, names).encode())
