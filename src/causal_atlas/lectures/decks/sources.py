"""What a slide says of its sources: short, in full, and why the right answer of a question is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from causal_atlas.exports.picture.numbers import ranges
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures.lecture import AudienceQuestion
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.chain_prose import grounds

MOST_TOLD = 4
"""Claims that are told to say why an answer is right."""


def short(graph: ConceptGraph, key: str) -> str:
    """Who said it, and when, for the foot of a slide: "Samuel 2016"; of a source text its short name."""
    if key not in graph.references:
        return graph.sources[key].short
    reference = graph.references[key]
    first, *others = re.split(r",\s*", reference.authors)
    # Some lists name no authors.
    name = re.sub(r"\s+[A-Z]{1,4}$", "", first) or shorten(reference.journal or reference.title, 30, placeholder=" …")
    year = (re.search(r"\d{4}", reference.year) or [reference.year])[0]
    return f"{name}{' et al.' if others else ''} {year}".strip()


def foot(graph: ConceptGraph, numbers: Iterable[int], keys: Mapping[str, int], most: int) -> str:
    """The references of a slide in at most `most` characters: with names, else as numbers alone."""
    cited = sorted(numbers)
    if not cited:
        return ""
    of_number = {number: key for key, number in keys.items()}
    named = " · ".join(f"[{number}] {short(graph, of_number[number])}" for number in cited)
    return named if len(named) <= most else f"References {ranges(cited).replace(',', ', ')}"


def because(graph: ConceptGraph, question: AudienceQuestion, audience: Audience) -> str:
    """Why the right answer is right: the claims it rests on, as sentences in the words of an audience."""
    known = [graph.claims[name] for name in question.claims if name in graph.claims]
    told = list(dict.fromkeys(prose.text(graph, claim, audience) for claim in known))
    more = len(told) - MOST_TOLD
    return " ".join([*told[:MOST_TOLD], *([f"And {prose.counted(more, 'more claim')}."] if more > 0 else [])])


def behind(graph: ConceptGraph, question: AudienceQuestion) -> tuple[str, ...]:
    """The keys of the references, or of the source texts, that the right answer of a question rests on."""
    known = (graph.claims[name] for name in question.claims if name in graph.claims)
    return tuple(dict.fromkeys(key for claim in known for key in grounds(graph, claim)))


def credit(graph: ConceptGraph) -> str:
    """Of which atlas a slide is, with its version."""
    info = graph.info
    return f"{info.title}, Causal Atlas {info.version}".rstrip()


def closing(graph: ConceptGraph) -> Sequence[str]:
    """What stands under the list of references: the atlas, its licence, its disclaimer."""
    info = graph.info
    return tuple(part for part in (f"{credit(graph)}. {info.licence}.", info.disclaimer) if part.strip(". "))
