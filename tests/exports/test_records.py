"""What all formats for other programs and for records have in common."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.views.choosing import everything
from causal_atlas.views.view import MOST_VISIBLE, View
from tests.exports.views import five
from tests.notation import graph

RECORDS = (
    *("graphml", "gexf", "cyjs", "cx2", "dot", "mermaid", "sif", "sbgn", "turtle", "jsonld", "kgx"),
    *("xlsx", "bibtex", "ris", "csl", "markdown", "text"),
)
PLACED = {"gexf", "cyjs", "cx2", "sbgn"}

DIGESTS = """
import hashlib
from causal_atlas.exports.formats import named
from tests.exports.test_records import RECORDS
from tests.exports.views import five
for view, figure in five().items():
    for name in RECORDS:
        print(view, name, hashlib.sha256(named(name).write(figure)).hexdigest())
"""


def test_another_run_writes_the_same_bytes() -> None:
    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(("src", "."))}
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True, timeout=120
        )
        return done.stdout

    first = run("1")
    assert len(first.splitlines()) == len(RECORDS) * len(five())
    assert run("2") == first


@pytest.mark.parametrize("name", RECORDS)
def test_a_whole_graph_is_never_arranged(name: str) -> None:
    many = graph(*(f"a{number} {'+-?~'[number % 4]} b{number % 7}" for number in range(MOST_VISIBLE)))
    figure = Figure.of(many, everything(many))
    assert named(name).write(figure) or name in ("bibtex", "ris")
    assert not {"diagram", "placed"} & vars(figure).keys()


@pytest.mark.parametrize("name", sorted(set(RECORDS) - PLACED))
def test_a_format_without_places_arranges_nothing(name: str) -> None:
    figure = five()["organ"]
    fresh = Figure.of(figure.graph, figure.view)
    named(name).write(fresh)
    assert not {"diagram", "placed"} & vars(fresh).keys()


@pytest.mark.parametrize("name", ["graphml", "dot", "sif", "mermaid", "kgx", "turtle", "jsonld"])
def test_the_order_in_which_concepts_came_makes_no_difference(name: str) -> None:
    figure = five()["organ"]
    turned = Figure.of(figure.graph, View(concepts=figure.view.concepts[::-1]))
    plain = Figure.of(figure.graph, View(concepts=figure.view.concepts))
    assert _without_view(named(name).write(turned), turned) == _without_view(named(name).write(plain), plain)


def _without_view(content: bytes, figure: Figure) -> bytes:
    """Without the code of the permalink, which does tell the order."""
    return content.replace(rows.about(figure)["view"].encode(), b"")
