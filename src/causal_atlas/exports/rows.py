"""A figure as rows: the same plain columns for every format that another program reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.heading import heading
from causal_atlas.knowledge.background import background
from causal_atlas.knowledge.excerpt import excerpt
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Concept
from causal_atlas.knowledge.rows import Row, claim_row, clean, concept_row
from causal_atlas.reasoning import prose
from causal_atlas.views import permalink
from causal_atlas.views.view import MOST_VISIBLE, Place


def concepts(figure: Figure) -> tuple[Concept, ...]:
    """The concepts of a figure by id, so that the same concepts make the same file in whatever order they came."""
    return tuple(sorted(figure.concepts, key=lambda concept: concept.id))


def claims(figure: Figure) -> tuple[Claim, ...]:
    """The claims of a figure by id."""
    return tuple(sorted(figure.claims, key=lambda claim: claim.id))


def concept_rows(figure: Figure) -> Iterator[Row]:
    """Concepts as rows, with `label` and `organ_label` in the words of the audience."""
    audience = figure.view.audience
    organs = {organ.id: clean(organ.label.for_(audience)) for organ in figure.graph.info.organs}
    for concept in concepts(figure):
        shown: Row = {"label": label(figure, concept)}
        if concept.organ in organs:
            shown["organ_label"] = organs[concept.organ]
        yield concept_row(concept) | shown


def claim_rows(figure: Figure) -> Iterator[Row]:
    """Claims as rows, each with its `sentence` in the words of the audience."""
    for claim in claims(figure):
        shown: Row = {"sentence": clean(prose.text(figure.graph, claim, figure.view.audience))}
        if claim.id in figure.graph.contradicted:
            shown["disputed"] = True
        yield claim_row(claim) | shown


def label(figure: Figure, concept: Concept) -> str:
    """What a concept is called, in the words of the audience."""
    return clean(concept.label.for_(figure.view.audience))


def whole(figure: Figure) -> ConceptGraph:
    """The figure as a graph of its own; a file that carries everything brings this graph back."""
    return excerpt(figure.graph, figure.concepts, figure.claims)


def standing(figure: Figure) -> dict[str, Any]:
    """What the rows stand on, as one JSON value."""
    return background(whole(figure))


def about(figure: Figure) -> dict[str, str]:
    """What the file says of itself; what there is nothing to say of is left out."""
    info, view = figure.graph.info, figure.view
    told = {
        "title": title(figure),
        "atlas": info.title,
        "version": info.version,
        "licence": info.licence,
        "disclaimer": info.disclaimer,
        "condition": view.condition.value if view.condition else "",
        "audience": view.audience.value,
        "view": permalink.encode(view) if len(view.concepts) <= MOST_VISIBLE else "",
    }
    return {name: clean(text) for name, text in told.items() if text}


def title(figure: Figure) -> str:
    """The title that was asked for, else what the view is called."""
    asked = figure.options.title
    return clean(asked if asked is not None else heading(figure))


def places(figure: Figure) -> Mapping[str, Place]:
    """Where each concept stands (drawing units, y grows downwards); nowhere when there are more than a view can hold."""
    return figure.placed.places if len(figure.view.concepts) <= MOST_VISIBLE else {}
