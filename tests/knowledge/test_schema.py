from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from causal_atlas.knowledge.schema import COMMAND, json_schemas
from causal_atlas.lectures import schema as lectures

SCHEMAS = json_schemas() | lectures.json_schemas()
FOLDER = Path(__file__).resolve().parents[2] / "graph" / "schema"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_shipped_schemas_are_current(name: str) -> None:
    path = FOLDER / name
    assert path.is_file(), f"graph/schema/{name} is missing: run '{COMMAND}'"
    assert path.read_text(encoding="utf-8") == SCHEMAS[name], f"graph/schema/{name} is out of date: run '{COMMAND}'"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == set(SCHEMAS), f"run '{COMMAND}'"


def test_optional_fields_may_stand_empty_and_required_ones_may_not() -> None:
    claim = json.loads(json_schemas()["claims.json"])["$defs"]["ClaimEntry"]["properties"]
    assert claim["note"]["type"] == ["string", "null"]
    assert {"type": "null"} in claim["hedge"]["anyOf"]
    assert claim["cause"]["type"] == "string"


def test_the_guide_names_every_field_of_a_concept_and_a_claim() -> None:
    guide = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for name, entry in (("concepts.json", "ConceptEntry"), ("claims.json", "ClaimEntry"), ("courses.json", "CourseEntry")):
        fields = json.loads(json_schemas()[name])["$defs"][entry]["properties"]
        missing = [field for field in fields if not re.search(rf"^(- |  ){field}:", guide, re.MULTILINE)]
        assert not missing, f"graph/README.md does not show {', '.join(missing)}: add them to its worked example"
