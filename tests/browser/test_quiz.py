"""The quiz in a learning platform, which scorm-again (tests/lectures/decks/vendor) plays, and without one."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.shelf import lecture_of

RUNTIME = Path(__file__).parents[1] / "lectures/decks/vendor/scorm-again-3.4.3/scorm12.min.js"
PLATFORM = """<!DOCTYPE html><html lang="en"><title>A platform</title><script src="runtime.js"></script><script>
window.API = new Scorm12API({autocommit: false, mastery_override: false});
const kept = sessionStorage.getItem("kept");
if (kept) window.API.loadFromJSON(JSON.parse(kept), "cmi");
window.API.cmi.student_data.mastery_score = "60";
function keep() { sessionStorage.setItem("kept", JSON.stringify(window.API.cmi)); }
</script><iframe src="quiz/index.html" width="900" height="900" title="Quiz"></iframe></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def talk(shipped_graph: ConceptGraph) -> Lecture:
    return lecture_of(shipped_graph, shipped(), "four_organs")


@pytest.fixture(scope="module")
def folder(shipped_graph: ConceptGraph, talk: Lecture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("platform")
    zipfile.ZipFile(io.BytesIO(named("scorm").write(shipped_graph, talk, silent))).extractall(found / "quiz")
    (found / "runtime.js").write_bytes(RUNTIME.read_bytes())
    (found / "platform.html").write_text(PLATFORM, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def platform(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/platform.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """A window that complains of nothing."""
    context = chromium.new_context(viewport={"width": 1000, "height": 1000}, reduced_motion="reduce")
    troubles: list[str] = []
    found = context.new_page()
    found.on(
        "console",
        lambda message: troubles.append(f"{message.text} {message.location['url']}") if message.type == "error" else None,
    )
    found.on("pageerror", lambda error: troubles.append(str(error)))
    yield found
    context.close()
    assert not [trouble for trouble in troubles if "favicon" not in trouble]


def answer(quiz: Page | FrameLocator, place: int, *, right: bool) -> None:
    card = quiz.locator("form").nth(place)
    good = int(card.get_attribute("data-right") or 0)
    card.locator("input").nth(good if right else (good + 1) % 2).check()
    card.locator("button").click()


def told(page: Page, name: str) -> str:
    return str(page.evaluate(f"window.API.lmsGetValue('{name}')"))


def test_answers_score_and_status_reach_the_platform_and_a_break_is_survived(window: Page, platform: str, talk: Lecture) -> None:
    count = sum(scene.question is not None for scene in talk.scenes)
    window.goto(platform)
    quiz = window.frame_locator("iframe")
    quiz.locator("#progress").get_by_text(f"0 of {count} answered").wait_for()
    assert told(window, "cmi.core.lesson_status") == "incomplete"
    answer(quiz, 0, right=True)
    assert told(window, "cmi.interactions._count") == "1"
    first = window.evaluate("JSON.parse(JSON.stringify(window.API.cmi.interactions.childArray[0]))")
    assert (first["type"], first["result"], first["student_response"]) == (
        "choice",
        "correct",
        first["correct_responses"]["0"]["pattern"],
    )
    assert told(window, "cmi.core.score.raw") == str(round(100 / count))
    # The learner goes away and comes back another day.
    window.evaluate("document.querySelector('iframe').src = 'about:blank'")
    window.wait_for_function("API.isTerminated()")
    assert window.evaluate("JSON.parse(JSON.stringify(API.cmi.core)).exit") == "suspend"
    window.evaluate("keep()")
    window.goto(platform)
    quiz = window.frame_locator("iframe")
    quiz.locator("#progress").get_by_text(f"1 of {count} answered").wait_for()
    assert quiz.locator("form").nth(0).locator("input").first.is_disabled()
    for place in range(1, count):
        answer(quiz, place, right=place > 1)
    assert told(window, "cmi.core.score.raw") == str(round(100 * (count - 1) / count))
    assert (told(window, "cmi.core.score.min"), told(window, "cmi.core.score.max")) == ("0", "100")
    assert told(window, "cmi.core.lesson_status") == ("passed" if (count - 1) / count >= 0.6 else "failed")
    # Another try is another result.
    quiz.locator("#again").click()
    for place in range(count):
        answer(quiz, place, right=False)
    assert told(window, "cmi.core.score.raw") == "0"
    assert told(window, "cmi.core.lesson_status") == "failed"


def test_it_works_by_keyboard_from_a_file_without_a_platform(window: Page, folder: Path) -> None:
    window.goto((folder / "quiz" / "index.html").as_uri())
    window.wait_for_selector("html[data-ready]", state="attached")
    assert window.locator("#without").is_visible()
    window.keyboard.press("Tab")
    window.keyboard.press("Space")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    card = window.locator("form").first
    expect(card.locator(".answer img")).to_be_visible()
    assert window.evaluate("document.activeElement.className") == "verdict"
    assert window.evaluate("document.querySelector('.answer img').decode().then(() => 'drawn')") == "drawn"
    for theme in ("light", "dark"):
        window.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        found = Axe().run(window, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "preload": False}).response["violations"]
        assert not found, [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
