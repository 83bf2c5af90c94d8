from __future__ import annotations

import re
from pathlib import Path

from causal_atlas.exports.formats import MODULES
from causal_atlas.knowledge.rows import CLAIM_COLUMNS, CONCEPT_COLUMNS

DOC = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_a_row_that_says_what_it_keeps_and_loses() -> None:
    heads = re.findall(r"^\| (`[^|]+`) \| [^|]+ \| [^|]+ \|$", DOC, re.MULTILINE)
    missing = set(MODULES) - {name for head in heads for name in re.findall(r"`(\w+)`", head)}
    assert not missing, f"add a row to docs/formats.md for {', '.join(sorted(missing))}"


def test_every_column_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", DOC.partition("## Columns")[2]))
    groups = {name.rpartition("_")[0] for name in told if name.endswith("_everyone")}
    columns = {*CONCEPT_COLUMNS, *CLAIM_COLUMNS}
    assert not {name for name in columns if name not in told and name.rpartition("_")[0] not in groups}
