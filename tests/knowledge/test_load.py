from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.load import load_graph
from causal_atlas.knowledge.model import Condition, Identifier, Polarity, Status
from tests.knowledge.small import written


def test_everything_arrives(tmp_path: Path) -> None:
    graph = load_graph(written(tmp_path))
    brake = graph.claims["insulin-increases-brake"]
    assert (len(graph.concepts), len(graph.claims), len(graph.statements)) == (4, 5, 4)
    assert (brake.polarity, brake.status[Condition.COMPENSATED], brake.note) == (Polarity.PLUS, Status.ATTENUATED, "")
    assert graph.concept("the_hormone").identifiers == (Identifier(curie="MESH:D007328", match="exact", label="Insulin"),)
    assert graph.statements["S4"].not_modelled == "normative"
    assert graph.statements["S1"].source == "essay"
    assert graph.references["pmid:1"].year == "2008"
    assert graph.sources["essay"].bibliography == {"1": "pmid:1"}
    assert [dispute.id for dispute in graph.disputes_of("brake-decreases-output")] == ["D1"]
    assert graph.questions["why"].concepts == ("insulin", "brake")
    assert graph.layouts["question:why:organs"]["insulin"] == (0, 10)
    with pytest.raises(TypeError):
        brake.status[Condition.HEALTHY] = Status.LOST  # type: ignore[index]
    assert graph.info.version == "1.0"
    assert [organ.id for organ in graph.info.organs] == ["blood", "liver"]
    assert sorted(graph.network.edges(keys=True))[0] == ("brake", "output", "brake-decreases-output")


def test_grades_come_from_the_evidence(tmp_path: Path) -> None:
    graph = load_graph(written(tmp_path))
    assert {claim.id: claim.grade for claim in graph.claims.values()} == {
        "insulin-increases-brake": 3,  # stated, and the statement cites a verified reference
        "brake-decreases-output": 2,  # the same, but hedged
        "output-increases-glucose": 2,  # one verified reference, no source text
        "glucose-associated_with-output": 1,
        "insulin-regulates-output": 1,
    }


def test_every_mistake_of_every_file_is_raised_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        ("claims/liver.yaml", "effect: glucose", "effect: glucos"),
        ("concepts/liver.yaml", "organ: liver", "organ: livr"),
        ("references.yaml", "title: On brakes", "title: [On, brakes"),
    )
    with pytest.raises(InvalidGraphError) as caught:
        load_graph(folder)
    places = [(finding.file, finding.line, finding.field) for finding in caught.value.findings]
    # Nothing is said of the references that could not be found because their file could not be read.
    assert places == [("claims/liver.yaml", 26, "effect"), ("concepts/liver.yaml", 3, "organ"), ("references.yaml", 3, "file")]


def test_files_may_be_empty_or_missing(tmp_path: Path) -> None:
    folder = written(tmp_path, ("claims/none.yaml", "", "# nothing yet\n"))
    (folder / "layout.json").unlink()
    assert load_graph(folder).layouts == {}
