"""Take the pictures in docs/images/: start screen, answers, a lecture and a talk, in light and dark."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from causal_atlas.knowledge.open import open_graph, shipped  # noqa: E402
from causal_atlas.lectures.store.place import Place  # noqa: E402
from causal_atlas.web.app import create_app  # noqa: E402
from causal_atlas.web.lectures.desk import Lectures  # noqa: E402
from tests.browser.desk import serving  # noqa: E402
from tests.browser.explorer import ARGUMENTS, Explorer, executable  # noqa: E402

IMAGES = ROOT / "docs" / "images"
QUESTION = "Why do high glucose and a fatty liver come together?"
CHAIN = "From ectopic fat through inflammation and fatty acids to new liver fat"
DESKTOP, PHONE = (1440, 900), (390, 844)


def start(desk: Explorer) -> None:
    """The start screen with all its pictures."""
    expect(desk.button(QUESTION)).to_be_visible()
    desk.page.wait_for_function("() => [...document.images].every((image) => image.offsetParent === null || image.complete)")


def question(desk: Explorer) -> None:
    """A question with its answer and the concept it turns on."""
    desk.ask(QUESTION)


def chain(desk: Explorer) -> None:
    """The chain the atlas was asked for."""
    desk.ask(CHAIN)


def organ(desk: Explorer) -> None:
    """An organ with its best connected concepts."""
    desk.page.locator("#start").get_by_role("button", name=re.compile("^Liver")).click()
    desk.opened()


def whatif(desk: Explorer) -> None:
    """A thought experiment among what a question shows."""
    desk.ask(QUESTION)
    desk.tap("hepatic_fat")
    expect(desk.panel().get_by_role("heading", name="Liver fat", exact=True)).to_be_visible()
    desk.panel().get_by_role("button", name="What if it rises?").click()
    expect(desk.stage()).to_contain_text("What if liver fat rises?")
    desk.steady()


def compare(desk: Explorer) -> None:
    """Health against type 2 diabetes, with the table of selective resistance."""
    desk.ask(QUESTION)
    desk.face("Explain")
    desk.panel().get_by_role("button", name=re.compile("^One hormone, many fates")).click()
    expect(desk.stage()).to_contain_text("One hormone, many fates")
    desk.steady()


def lecture(desk: Explorer) -> None:
    """A lecture of one's own with its storyboard."""
    desk.page.goto(f"{desk.page.url}?lecture=four_organs")
    desk.page.get_by_role("button", name="Make my own copy").click()
    expect(desk.button("Add scene")).to_be_visible()
    desk.page.locator(".scene-card").nth(7).click()
    expect(desk.panel()).to_contain_text("Scene 8 of 14")
    seen(desk)


def talk(desk: Explorer) -> None:
    """A scene as the hall sees it."""
    desk.page.goto(f"{desk.page.url}?lecture=two_instructions")
    desk.button("Present").click()
    expect(desk.page.locator("body")).to_have_attribute("data-present", "on")
    desk.page.keyboard.type("7")
    desk.page.keyboard.press("Enter")
    seen(desk)


def seen(desk: Explorer) -> None:
    """Wait until a scene stands still and what has just come is no longer marked."""
    desk.steady()
    desk.page.wait_for_timeout(4000)


SCENES: Mapping[str, Callable[[Explorer], None]] = {
    "start": start,
    "question": question,
    "chain": chain,
    "organ": organ,
    "whatif": whatif,
    "compare": compare,
    "lecture": lecture,
    "talk": talk,
}


def main() -> int:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, serving(built(Path(folder))) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        for theme in ("light", "dark"):
            for name in SCENES:
                take(browser, address, name, theme, DESKTOP, IMAGES / f"{name}-{theme}.png")
        take(browser, address, "question", "light", PHONE, IMAGES / "phone-light.png")
        browser.close()
    return 0


def built(folder: Path) -> Flask:
    """The explorer of the shipped atlas, with its lectures kept in a folder."""
    place = Place.of({"CAUSAL_ATLAS_DATA": str(folder)})
    lectures = Lectures(folder=shipped(), place=place, data=folder)
    server: Flask = create_app(open_graph(shipped()), lectures=lectures).server
    return server


def take(browser: Browser, address: str, scene: str, theme: str, size: tuple[int, int], target: Path) -> None:
    """Take one picture in a window of its own."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    desk = Explorer(page)
    SCENES[scene](desk)
    page.mouse.move(0, height - 1)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.screenshot(path=target)
    page.close()
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
