"""`causal-atlas ask "…"` answers a question in plain words from the atlas, or says that the atlas has no answer."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from causal_atlas.cli.common import SOUND, as_json, asks_audience, asks_condition, asks_graph, graph_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.answering import ask
from causal_atlas.reasoning.ask.question import Mention
from causal_atlas.views import permalink
from causal_atlas.views.answers import view_of
from causal_atlas.views.view import View

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

WIDTH = 100
"""Characters of a line."""


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Answer a question in plain words, from the claims of the atlas alone. A question without an answer gets told so."
    parser = commands.add_parser("ask", help="answer a question in plain words", description=about)
    parser.add_argument("question", help='in English, such as "How does fat in the muscle raise blood sugar?"')
    asks_condition(parser)
    asks_audience(parser)
    asks_graph(parser)
    parser.set_defaults(run=_ask)


def _ask(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    found = ask(graph, options.question, audience=options.audience, condition=options.condition)
    print(as_json(as_object(graph, found, options.audience)) if options.json else as_text(graph, found))
    return SOUND


def as_object(graph: ConceptGraph, found: Answer, audience: Audience) -> dict[str, Any]:
    """The answer as one object; `view` is the code of a permalink."""
    question = found.question
    return {
        "understood": question.understood,
        "intent": question.intent,
        "reason": question.reason,
        "concepts": list(question.concepts),
        "condition": found.condition,
        "shifts": dict(question.shifts),
        "without": list(question.without),
        "ignored": list(question.ignored),
        "ambiguous": [_reading(found, each) for each in question.ambiguous],
        "answer": found.text,
        "claims": list(found.claims),
        "references": [_reference(graph, key, number) for number, key in enumerate(found.references, 1)],
        "nearest": list(found.nearest),
        "view": permalink.encode(view_of(graph, View(audience=audience), found)),
    }


def _reading(found: Answer, mention: Mention) -> dict[str, Any]:
    instead = list(found.rephrased[mention.concept])
    return {"words": mention.words, "taken": mention.concept, "others": list(mention.others), "instead": instead}


def _reference(graph: ConceptGraph, key: str, number: int) -> dict[str, Any]:
    """A reference; of a source text, which has no number in a library, its title and publisher."""
    if (source := graph.sources.get(key)) is not None:
        return {"number": number, "key": key, "title": source.title, "journal": source.publisher}
    found = graph.references[key]
    facts = {"authors": found.authors, "title": found.title, "journal": found.journal, "year": found.year}
    return {"number": number, "key": key, **facts, "pmid": found.pmid, "doi": found.doi}


def as_text(graph: ConceptGraph, found: Answer) -> str:
    """The answer for people: the text, its references, other readings of ambiguous words, and what can be asked next."""
    return "\n".join(_lines(graph, found))


def _lines(graph: ConceptGraph, found: Answer) -> Iterator[str]:
    for place, paragraph in enumerate(found.text.split("\n\n")):
        yield from ([""] if place else [])
        yield textwrap.fill(paragraph, WIDTH)
    if found.references:
        yield "\nReferences"
        for number, key in enumerate(found.references, 1):
            yield textwrap.fill(_cited(graph, key), WIDTH, initial_indent=f"{number:4}. ", subsequent_indent="      ")
    others = [text for texts in found.rephrased.values() for text in texts]
    go_on = "Ask next" if found.question.understood else "What can be asked"
    for title, texts in (("Did you mean", others), (go_on, found.nearest)):
        if texts:
            yield f"\n{title}"
            yield from (f"  {text}" for text in texts)


def _cited(graph: ConceptGraph, key: str) -> str:
    known = _reference(graph, key, 0)
    where = f"PMID {known['pmid']}" if known.get("pmid") else known.get("doi", "")
    parts = (known.get("authors", ""), known["title"], known["journal"], known.get("year", ""), where)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
