"""The page of findings."""

from __future__ import annotations

import pytest

from causal_atlas.errors import Finding
from causal_atlas.web.trouble import MOST, trouble_app, trouble_page


def finding(file: str = "claims/liver.yaml", line: int = 41, message: str = "no concept 'fats'") -> Finding:
    return Finding(file=file, line=line, field="[3].effect", message=message, cure="did you mean 'fat'?")


def test_every_finding_has_its_file_line_field_and_cure() -> None:
    page = trouble_page([finding(), finding(line=52), finding(file="atlas.yaml", line=0)])
    for part in ("3 things in the graph need mending", "claims/liver.yaml", "line 41", "line 52", "[3].effect", "Did you mean"):
        assert part in page
    assert page.count("<h2>") == 2
    assert "line 0" not in page


def test_what_somebody_wrote_into_a_file_stays_text() -> None:
    assert "<script>" not in trouble_page([finding(file="<script>", message="<script>alert(1)</script>")])


def test_a_flood_is_cut_and_counted() -> None:
    page = trouble_page([finding(line=number) for number in range(1, MOST + 8)])
    assert page.count("<li>") == MOST
    assert "And 7 more" in page


@pytest.mark.parametrize(("path", "status"), [("/", 503), ("/nowhere", 404)])
def test_it_is_served_as_guarded_as_the_explorer(path: str, status: int) -> None:
    client = trouble_app([finding()]).test_client()
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert client.get(path, headers={"Host": "evil.example"}).status_code == 421
