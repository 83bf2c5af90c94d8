"""Whatever stands in a file: it opens, or is refused in a sentence. Nothing else happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.errors import InvalidGraphError
from causal_atlas.exports.formats import MODULES, named
from causal_atlas.knowledge.open import open_graph
from tests.exports.views import five
from tests.knowledge.imports.collection import INDEX, SAMPLES, needed
from tests.knowledge.imports.test_readers import spreadsheet

ENDINGS = (".graphml", ".gexf", ".gpml", ".json", ".cx2", ".sif", ".dot", ".xlsx", ".csv", "")
HEADS = (
    b"",
    b"<graphml>",
    b"<gexf>",
    b"<Pathway>",
    b'{"elements":',
    b"digraph {",
    b"PK\x03\x04",
    b'[{"CXVersion":"2.0"},',
    b"\xff\xfe",
)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150, derandomize=True)


def opens_or_is_refused(path: Path) -> None:
    try:
        graph = open_graph(path)
    except InvalidGraphError as error:
        for finding in error.findings:
            assert finding.file == path.name
            assert finding.message
            assert finding.cure
            assert len(str(finding)) < 1_500
        return
    assert graph.concepts
    for claim in graph.claims.values():
        assert claim.cause in graph.concepts
        assert claim.effect in graph.concepts
        claim.mechanism.everyone.encode()
    for concept in graph.concepts.values():
        concept.label.everyone.encode()
    assert graph.sizes()
    len(graph.arcs())


@relaxed
@given(content=st.binary(max_size=300), head=st.sampled_from(HEADS), ending=st.sampled_from(ENDINGS))
def test_any_bytes(tmp_path: Path, content: bytes, head: bytes, ending: str) -> None:
    path = tmp_path / f"any{ending}"
    path.write_bytes(head + content)
    opens_or_is_refused(path)


def mutated(content: bytes, chance: random.Random) -> bytes:
    parts = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(parts))
        match chance.randrange(4):
            case 0:
                parts[place] = chance.randrange(256)
            case 1:
                del parts[place : place + chance.randint(1, 40)]
            case 2:
                parts[place:place] = parts[(start := chance.randrange(len(parts))) : start + chance.randint(1, 60)]
            case _:
                parts[place : place + 1] = chance.choice((b"<", b">", b'"', b"[", b"{", b"}", b"null", b"-1", b"\\ud800", b"&x;"))
        parts = parts or bytearray(b" ")
    return bytes(parts)


GOOD = [name for name in INDEX if int(INDEX[name]["bytes"]) < 20_000 and not name.startswith(("gml", "xgmml"))]


@needed
@pytest.mark.parametrize("name", GOOD)
def test_mutations_of_files_of_other_programs(tmp_path: Path, name: str) -> None:
    content, chance = (SAMPLES / name).read_bytes(), random.Random(name)
    path = tmp_path / Path(name).name
    for _ in range(12):
        path.write_bytes(mutated(content, chance))
        opens_or_is_refused(path)


WHOLE = [name for name in ("graphml", "cyjs", "cx2", "xlsx", "gexf", "dot", "sif") if name in MODULES]


@pytest.mark.parametrize("view", ["chain", "hostile"])
@pytest.mark.parametrize("name", WHOLE)
def test_mutations_of_our_own(tmp_path: Path, name: str, view: str) -> None:
    content, chance = named(name).write(five()[view]), random.Random(f"{name} {view}")
    path = tmp_path / f"own.{name}"
    for _ in range(25):
        path.write_bytes(mutated(content, chance))
        opens_or_is_refused(path)


def test_mutations_of_a_spreadsheet(tmp_path: Path) -> None:
    content, chance = spreadsheet([["cause", "effect", "polarity"], *(["a", f"b{n}", "+"] for n in range(50))]), random.Random(1)
    path = tmp_path / "own.xlsx"
    for _ in range(200):
        path.write_bytes(mutated(content, chance))
        opens_or_is_refused(path)
