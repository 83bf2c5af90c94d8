"""`causal-atlas export`: a view as a file, in any format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from causal_atlas.cli.common import SOUND, asks_graph, concept_of, graph_of, whole_number
from causal_atlas.cli.looks import asks_look, look_of
from causal_atlas.cli.progress import told
from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.files import write_whole
from causal_atlas.exports.formats import MODULES, Format, content_of, named
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views import permalink
from causal_atlas.views.choosing import around, chain_view, everything
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

STANDARD_OUTPUT = "-"


class ExportError(AtlasError):
    """What was asked to be written cannot be."""


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Write a view as a picture, a document or data."
    parser = commands.add_parser("export", help="write a view as a file", description=about)
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="see --list")
    parser.add_argument("--list", action="store_true", help="list the formats")
    parser.add_argument("--output", metavar="FILE", help=f"where to; {STANDARD_OUTPUT} for standard output")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--view", metavar="PERMALINK", help="a view, by its link or the code in it")
    which.add_argument("--question", metavar="ID", help="the view that answers a question of the atlas")
    which.add_argument("--chain", metavar="A..B", help="the best chain from A to B")
    which.add_argument("--concept", metavar="C", help="a concept and what is around it")
    which.add_argument("--all", action="store_true", help="the whole graph")
    which.add_argument("--each-question", action="store_true", help="every question of the atlas; --output is a folder then")
    parser.add_argument(
        "--depth", type=whole_number(0, 9), default=1, metavar="N", help="how many links around --concept (default: 1)"
    )
    asks_look(parser)
    asks_graph(parser)
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    if options.list:
        print("\n".join(f"{name:10}{named(name).label}" for name in MODULES))
        return SOUND
    if not options.format or not options.output:
        raise ExportError("say in which FORMAT and to which --output, or ask for --list")
    form = named(options.format)
    graph = graph_of(options)
    if options.each_question:
        return _each_question(graph, form, look_of(options), options.output)
    look, view = look_of(options), view_of(graph, options)
    if options.selection and not view.selection:
        raise ExportError("nothing is selected in this view; leave out --selection")
    _write(options.output, content_of(Figure.of(graph, view, look), form))
    return SOUND


def _each_question(graph: ConceptGraph, form: Format, look: Options, output: str) -> int:
    """A file for every question in a folder, each called by the id of its question."""
    if output == STANDARD_OUTPUT:
        raise ExportError("every question is a file of its own; name a folder as --output")
    if not graph.questions:
        raise ExportError("this graph has no questions; write --all of it instead")
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"the folder {folder} cannot be made: {error.strerror}; choose another --output") from error
    names = list(graph.questions)
    for name in told(names, names):
        write_whole(folder / f"{name}.{form.extension}", form.write(Figure.of(graph, question_view(graph, name), look)))
    return SOUND


def view_of(graph: ConceptGraph, options: argparse.Namespace) -> View:
    """The view that the options choose.

    Raises:
        AtlasError: they choose none, or one that this graph does not have.
    """
    if options.view:
        return permalink.decode(graph, options.view.rpartition("view=")[2].partition("&")[0]).view
    if options.question:
        if options.question not in graph.questions:
            raise ExportError(f"no question is called {options.question!r}; there are {', '.join(graph.questions) or 'none'}")
        return question_view(graph, options.question)
    if options.chain:
        cause, dots, effect = options.chain.partition("..")
        if not dots:
            raise ExportError(f"{options.chain!r} is no chain; write CAUSE..EFFECT")
        return chain_view(graph, concept_of(graph, cause).id, concept_of(graph, effect).id)
    if options.concept:
        return around(graph, concept_of(graph, options.concept).id, options.depth)
    if options.all:
        return everything(graph)
    raise ExportError("say what to write: --question, --chain, --concept, --view, --all or --each-question")


def _write(output: str, content: bytes) -> None:
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
    else:
        write_whole(Path(output), content)
