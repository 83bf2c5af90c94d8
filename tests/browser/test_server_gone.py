"""When the server does not answer, the view stays and the reader is told."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.desk import Desk, OpenDesk


def test_the_view_is_kept_and_a_banner_says_so(desks: OpenDesk) -> None:
    desk = desks()
    desk.ask("Which organ becomes resistant first?")
    before = desk.picture()
    desk.context.set_offline(True)
    desk.tap_count("muscle_ir", "effects")
    banner = desk.page.get_by_role("alert").filter(has_text="The server did not answer")
    expect(banner).to_be_visible()
    assert desk.picture() == before
    desk.context.set_offline(False)
    banner.get_by_role("button", name="Try again").click()
    desk.shows_just(before.places)
    expect(banner).to_be_hidden()
    assert desk.picture() == before
    desk.watch.forgive(r"ERR_INTERNET_DISCONNECTED|Failed to fetch|Callback")


def test_an_answer_that_is_an_error_is_treated_alike(desks: OpenDesk) -> None:
    desk: Desk = desks()
    desk.ask("Which organ becomes resistant first?")
    before = desk.picture()
    desk.page.route("**/step", lambda route: route.fulfill(status=500, body="gone"))
    desk.tap_count("muscle_ir", "effects")
    expect(desk.page.get_by_role("alert").filter(has_text="The server did not answer")).to_be_visible()
    assert desk.picture() == before
    desk.watch.forgive(r"500|Callback")
