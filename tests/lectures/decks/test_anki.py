"""Packages of flash cards, read by Anki's own library."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import anki
from causal_atlas.lectures.decks.asked import NoQuestionError
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.lecture import Choice, Lecture, Scene
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.views.view import View
from tests.lectures.markup.hostile import TEXTS
from tests.lectures.told import TEXT, small

Import = Callable[[Lecture], None]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


@pytest.fixture
def bring(collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Exports a lecture and imports it as Anki does when a package is opened; each export is a minute later."""
    minutes = iter(range(60))

    def bring_in(lecture: Lecture, graph: ConceptGraph | None = None) -> None:
        now = time.time() + 60 * next(minutes)
        monkeypatch.setattr(anki, "time", SimpleNamespace(time=lambda: now))
        path = tmp_path / "cards.apkg"
        path.write_bytes(named("anki").write(graph or small(), lecture, silent))
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions()))

    return bring_in


def lecture() -> Lecture:
    return parse_lecture(small(), TEXT)


def asking(prompt: str, *choices: Choice) -> Lecture:
    made = lecture()
    question = made.scenes[1].question
    assert question
    asked = replace(question, prompt=prompt, choices=choices or question.choices)
    return replace(made, scenes=(made.scenes[0], replace(made.scenes[1], question=asked)))


def test_each_question_is_a_card_with_its_answer_reason_and_picture(collection: Collection, bring: Import) -> None:
    bring(lecture())
    assert (collection.note_count(), collection.card_count()) == (1, 1)
    note = collection.get_note(collection.find_notes("")[0])
    assert note["Question"] == "A rises. What does c do?"
    assert note["Choices"] == '<ol type="A"><li>It rises</li><li>It falls</li></ol>'
    assert note["Answer"] == "B. It falls"
    assert note["Why"] == "A increases B. B decreases C."
    card = note.cards()[0]
    assert "It falls" in card.question()
    assert 'id="answer"' in card.answer()
    picture = Path(collection.media.dir()) / note["Picture"].split('"')[1]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert [deck.name for deck in collection.decks.all_names_and_ids() if "::" in deck.name] == ["Test::A small lecture"]
    assert not collection.media.check().missing


def test_a_later_export_updates_and_keeps_what_was_learnt(collection: Collection, bring: Import) -> None:
    bring(lecture())
    card = collection.get_card(collection.find_cards("")[0])
    card.reps = 7
    collection.update_card(card)
    bring(replace(asking("Said better: what does c do?"), title="Another title"))
    assert (collection.note_count(), collection.card_count()) == (1, 1)
    assert collection.get_note(collection.find_notes("")[0])["Question"] == "Said better: what does c do?"
    assert collection.get_card(card.id).reps == 7
    bring(replace(lecture(), id="another"))
    assert collection.note_count() == 2


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    named("anki").write(small(), lecture(), silent)
    assert list(folder.iterdir()) == []


def test_hostile_texts_are_words_on_cards(collection: Collection, bring: Import) -> None:
    evil = " ".join(TEXTS)
    latex = "[latex]\\input{/etc/passwd}[/latex] [sound:x.mp3] {{Answer}} \\(x\\)"
    bring(replace(asking(latex, Choice(text=evil, right=True), Choice(text=latex)), title=f"A::{TEXTS[0]}"))
    card = collection.get_card(collection.find_cards("")[0])
    for side in (card.question(), card.answer()):
        for mark in ("<script", "<svg", "<iframe", "[latex]", "[sound", "{{"):
            assert mark not in side
        assert side.count("<img") <= 1
    assert "&lt;script&gt;" in card.question()


def test_a_lecture_that_asks_nothing_is_asked_about_its_claims(collection: Collection, bring: Import) -> None:
    made = lecture()
    bring(replace(made, scenes=tuple(replace(scene, question=None) for scene in made.scenes)))
    prompts = {collection.get_note(each)["Question"] for each in collection.find_notes("")}
    assert len(prompts) == 2


def test_a_lecture_about_which_nothing_can_be_asked_is_refused_with_a_cure() -> None:
    silent_one = Lecture(id="x", title="X", scenes=(Scene(id="a", title="A", view=View(concepts=("a",))),))
    with pytest.raises(NoQuestionError, match="give a scene a question"):
        named("anki").write(small(), silent_one, silent)
