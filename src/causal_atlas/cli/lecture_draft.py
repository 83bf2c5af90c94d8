"""`causal-atlas lecture draft`: a lecture from a chain, a loop, a contrast, a what-if, a course or a question."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from causal_atlas.cli.common import SOUND, asks_condition, asks_graph, concept_of, graph_of
from causal_atlas.cli.whatif import shifts_of
from causal_atlas.errors import AtlasError, UnknownConceptError
from causal_atlas.exports.files import write_whole
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.lectures import draft
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.writing import written_lecture
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.views import contrasts

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

STANDARD_OUTPUT = "-"


def add(tasks: Commands) -> None:
    """Add the task to a parser."""
    about = "Draft a lecture whose scenes reveal an answer step by step, to be edited."
    parser = tasks.add_parser("draft", help="draft a lecture from an answer of the atlas", description=about)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--chain", metavar="A..B", help="the best chain from A to B")
    which.add_argument("--loop", metavar="ID", help="a loop by its number, such as R1")
    which.add_argument("--question", metavar="ID", help="a question of the atlas")
    which.add_argument("--whatif", nargs="+", metavar="C=up|down", help="a thought experiment")
    which.add_argument("--course", metavar="ID", help="a course over time")
    which.add_argument("--contrast", type=Condition, choices=list(Condition)[1:], metavar="CONDITION", help="health against it")
    parser.add_argument("--audience", type=Audience, choices=list(Audience), default=Audience.STUDENT, metavar="AUDIENCE")
    parser.add_argument("--output", required=True, metavar="FILE", help=f"where to; {STANDARD_OUTPUT} for standard output")
    asks_condition(parser)
    asks_graph(parser)
    parser.set_defaults(run=_draft)


def _draft(options: argparse.Namespace) -> int:
    made = drafted(graph_of(options), options)
    if options.output == STANDARD_OUTPUT:
        print(written_lecture(made), end="")
    else:
        name = re.sub(r"[^a-z0-9_-]+", "_", Path(options.output).stem.lower()).strip("_-")[:60] or made.id
        write_whole(Path(options.output), written_lecture(replace(made, id=name)).encode())
    return SOUND


def drafted(graph: ConceptGraph, options: argparse.Namespace) -> Lecture:
    """The lecture that the options ask for.

    Raises:
        AtlasError: they name something that the graph does not have; the message offers the nearest.
    """
    audience: Audience = options.audience
    if options.chain:
        return _of_chain(graph, options.chain, options.condition, audience)
    if options.loop:
        loops = {loop.id: loop for loop in loops_of(graph).loops}
        return draft.from_loop(graph, loops[_known("loop", options.loop, loops)], audience)
    if options.question:
        return draft.from_question(graph, graph.questions[_known("question", options.question, graph.questions)], audience)
    if options.course:
        course = graph.course(options.course)
        return draft.from_course(graph, course or graph.courses[_known("course", options.course, graph.courses)], audience)
    if options.contrast:
        return draft.from_contrast(graph, contrasts.picture(graph), options.contrast, audience)
    return draft.from_whatif(graph, shifts_of(graph, options.whatif), options.condition, audience)


def _of_chain(graph: ConceptGraph, text: str, condition: Condition | None, audience: Audience) -> Lecture:
    cause, dots, effect = text.partition("..")
    if not dots:
        raise AtlasError(f"{text!r} is no chain; write CAUSE..EFFECT")
    ends = concept_of(graph, cause).id, concept_of(graph, effect).id
    found = chains(graph, *ends, condition=condition, limit=1).chains
    if not found:
        raise UnknownConceptError(f"nothing leads from {ends[0]!r} to {ends[1]!r}; try the other way round")
    return draft.from_chain(graph, found[0], audience)


def _known(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    if name not in names:
        there_are = f"there are {', '.join(names[:20])}" if names else "this graph has none"
        raise AtlasError(f"no {kind} is called {name!r}; {did_you_mean(name, names, there_are)}")
    return name
