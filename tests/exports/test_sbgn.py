"""SBGN-ML, checked by libsbgnpy against the official schema and the rules of the language."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import libsbgnpy
import pytest
from libsbgnpy import ArcClass, GlyphClass

from causal_atlas.exports import sbgn
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.model import ConceptKind, RelationKind
from causal_atlas.views.view import View
from tests.exports.views import five
from tests.notation import graph

SIGNS = {"+": ArcClass.POSITIVE_INFLUENCE, "-": ArcClass.NEGATIVE_INFLUENCE, None: ArcClass.UNKNOWN_INFLUENCE}


@pytest.fixture(params=five())
def figure(request: pytest.FixtureRequest) -> Figure:
    return five()[request.param]


def written(figure: Figure, folder: Path) -> Path:
    file = folder / "view.sbgn"
    file.write_bytes(named("sbgn").write(figure))
    return file


def test_the_schema_and_the_rules_of_the_language_are_kept(figure: Figure, tmp_path: Path) -> None:
    file = written(figure, tmp_path)
    assert libsbgnpy.validate_xsd(file) == []
    assert libsbgnpy.validate_schematron(file) == []
    assert libsbgnpy.validate(file) == []


def test_glyphs_arcs_and_compartments(figure: Figure, tmp_path: Path) -> None:
    (drawn,) = libsbgnpy.read_sbgn_from_file(written(figure, tmp_path)).map
    compartments = {glyph.id: glyph for glyph in drawn.glyph if glyph.class_value is GlyphClass.COMPARTMENT}
    glyphs = {glyph.id: glyph for glyph in drawn.glyph if glyph.id not in compartments}
    concept = {name: glyph.extension.any_element[0].attributes["id"] for name, glyph in glyphs.items()}
    assert set(concept.values()) == {each.id for each in figure.concepts}
    found = Counter((concept[arc.source], concept[arc.target], arc.class_value) for arc in drawn.arc)
    influences = [claim for claim in figure.claims if claim.relation.kind in (RelationKind.CAUSAL, RelationKind.INFLUENCE)]
    assert found == Counter((claim.cause, claim.effect, SIGNS[claim.polarity]) for claim in influences)
    regions = Counter(region.organ for region in figure.diagram.regions)
    assert len(compartments) == sum(regions.values())
    for glyph in glyphs.values():
        organ = glyph.extension.any_element[0].attributes["organ"]
        assert (glyph.compartment_ref is not None) == (organ in regions)


def test_arcs_end_at_the_borders_of_their_glyphs(figure: Figure, tmp_path: Path) -> None:
    (drawn,) = libsbgnpy.read_sbgn_from_file(written(figure, tmp_path)).map
    boxes = {glyph.id: glyph.bbox for glyph in drawn.glyph}
    for arc in drawn.arc:
        for point, end in ((arc.start, arc.source), (arc.end, arc.target)):
            box = boxes[end]
            assert box.x - 1 <= point.x <= box.x + box.w + 1
            assert box.y - 1 <= point.y <= box.y + box.h + 1
            # On the border, not inside; the corners of a box are round and its sides may slant.
            depth = min(point.x - box.x, box.x + box.w - point.x, point.y - box.y, box.y + box.h - point.y)
            assert depth <= 13


def test_what_is_no_influence_is_kept_but_not_drawn() -> None:
    figure = five()["sixty"]
    content = named("sbgn").write(figure).decode()
    extension = content.partition("<glyph")[0]
    others = [claim for claim in figure.claims if not sbgn.is_arc(claim)]
    assert others
    assert extension.count("<atlas:claim ") == len(others)
    assert content.count("<arc ") == len(figure.claims) - len(others)


def test_a_disease_that_causes_something_is_an_activity() -> None:
    known = graph("a + b", "b - c")
    sick = {name: replace(concept, kind=ConceptKind.DISEASE) for name, concept in known.concepts.items()}
    ill = type(known)(info=known.info, concepts=sick, claims=dict(known.claims))
    content = named("sbgn").write(Figure.of(ill, View(concepts=("a", "b", "c")))).decode()
    assert content.count('class="biological activity"') == 2
    assert content.count('class="phenotype"') == 1


def test_more_than_a_view_can_hold_stands_in_rows(tmp_path: Path) -> None:
    many = graph(*(f"a{number} {'+-?'[number % 3]} b{number % 7}" for number in range(250)))
    figure = Figure.of(many, View(concepts=tuple(many.concepts)))
    file = written(figure, tmp_path)
    assert "diagram" not in vars(figure)
    assert libsbgnpy.validate(file) == []
    (drawn,) = libsbgnpy.read_sbgn_from_file(file).map
    corners = {(glyph.bbox.x, glyph.bbox.y) for glyph in drawn.glyph}
    assert len(corners) == len(many.concepts)
