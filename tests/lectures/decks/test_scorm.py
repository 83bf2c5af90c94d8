from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.asked import NoQuestionError
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.lecture import Choice, Lecture, Scene
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.lectures.shelf import lecture_of
from causal_atlas.views.view import View
from tests.lectures.markup.hostile import TEXTS
from tests.lectures.told import TEXT, small

IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def package(lecture: Lecture | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(named("scorm").write(small(), lecture or parse_lecture(small(), TEXT), silent)))


def test_the_manifest_names_every_file_and_one_page_to_start() -> None:
    found = package()
    root = ElementTree.fromstring(found.read("imsmanifest.xml"))
    assert root.tag == f"{IMS}manifest"
    assert root.findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.2"
    resource = root.find(f"{IMS}resources/{IMS}resource")
    assert resource is not None
    assert resource.get(f"{ADL}scormtype") == "sco"
    assert resource.get("href") == "index.html"
    listed = {str(each.get("href")) for each in resource}
    assert listed | {"imsmanifest.xml"} == set(found.namelist())
    organizations = root.find(f"{IMS}organizations")
    assert organizations is not None
    organization = organizations[0]
    assert organizations.get("default") == organization.get("identifier")
    item = organization.find(f"{IMS}item")
    assert item is not None
    assert item.get("identifierref") == resource.get("identifier")
    assert [child.tag for child in item] == [f"{IMS}title", f"{ADL}masteryscore"]


def test_the_same_quiz_is_the_same_file() -> None:
    graph = open_graph(shipped())
    lecture = lecture_of(graph, shipped(), "beta_cells")
    assert named("scorm").write(graph, lecture, silent) == named("scorm").write(graph, lecture, silent)


def test_hostile_texts_are_words_on_the_page_and_in_the_manifest() -> None:
    made = parse_lecture(small(), TEXT)
    question = made.scenes[1].question
    assert question
    evil = " ".join(TEXTS)
    asked = replace(question, prompt=evil, choices=(Choice(text=evil, right=True), Choice(text="no")))
    found = package(
        replace(made, id="'\"><x>", title=evil, scenes=(replace(made.scenes[1], id="a b'><x", title=evil, question=asked),))
    )
    page = found.read("index.html").decode()
    assert page.count("<script") == 1
    assert page.count("<svg") == 0
    assert page.count("<img") == 1
    assert "&lt;script&gt;" in page
    title = ElementTree.fromstring(found.read("imsmanifest.xml")).findtext(f".//{IMS}title")
    assert title
    assert "<script>" in title


def test_a_lecture_about_which_nothing_can_be_asked_is_refused_with_a_cure() -> None:
    with pytest.raises(NoQuestionError, match="give a scene a question"):
        package(Lecture(id="x", title="X", scenes=(Scene(id="a", title="A", view=View(concepts=("a",))),)))
