"""GET /export/FORMAT: the file of a view, its name, and kind words where there is none."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from causal_atlas.exports.formats import MODULES
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.opening import question_view
from causal_atlas.views.permalink import encode
from causal_atlas.web.app import create_app
from causal_atlas.web.panels import export


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.fixture(scope="module")
def client(atlas: ConceptGraph) -> FlaskClient:
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def code(atlas: ConceptGraph) -> str:
    return encode(question_view(atlas, "two_orders"))


def test_a_file_comes_with_its_type_and_a_name_that_tells_what_is_in_it(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/export/text?view={code}")
    assert answer.status_code == 200
    assert answer.content_type == "text/plain; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "why-do-high-glucose-and-a-fatty-liver-come-together.txt" in answer.headers["Content-Disposition"]
    assert answer.get_data(as_text=True).startswith("Why do high glucose")


def test_a_picture_that_is_opened_by_itself_may_run_nothing(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/export/svg?view={code}&inline=1")
    assert "inline" in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script" not in answer.headers["Content-Security-Policy"]


def test_options_reach_the_file(client: FlaskClient, code: str) -> None:
    bare = client.get(f"/export/text?view={code}&title=Mine&references=0&credit=0").get_data(as_text=True)
    assert bare.startswith("Mine\n")
    assert "[1]" not in bare


def test_what_is_asked_gives_the_name(client: FlaskClient, atlas: ConceptGraph) -> None:
    asked = inquiries.asking(question_view(atlas, "two_orders"), Topic.LOOPS, ("insulin",))
    answer = client.get(f"/export/text?view={encode(asked)}")
    assert "what-feeds-itself-through-insulin.txt" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/export/svgg?view=CODE", "did you mean 'svg'"),
        ("/export/svg?view=1damaged", "damaged"),
        ("/export/svg", "version of the atlas"),
        ("/export/svg?view=CODE&scale=9", "scale='9' is not understood"),
        ("/export/svg?view=CODE&legend=maybe", "legend='maybe' is not understood"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(client: FlaskClient, code: str, path: str, sentence: str) -> None:
    answer = client.get(path.replace("CODE", code))
    assert answer.status_code == 400
    assert sentence in answer.get_json()["error"]


def test_another_page_cannot_set_it_to_work(client: FlaskClient, code: str) -> None:
    assert client.get(f"/export/text?view={code}", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_every_format_is_offered_once() -> None:
    offered = [name for _, names in export.GROUPS for name in names]
    assert len(offered) == len(set(offered))
    assert set(MODULES) <= set(offered), "add the new format to a group of the export dialogue"
