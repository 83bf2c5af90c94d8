"""A first visit on this machine: time until it can be used, and bytes over the wire."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from benchmarks.chromium import chromium
from benchmarks.serving import running
from benchmarks.tables import show, summary

ROUNDS = 5
READY = """
(() => {
  const look = () => {
    const search = document.querySelector("#search-input");
    const cards = document.querySelectorAll("#start .card").length;
    const ready = cards > 0 && search?.getAttribute("role") === "combobox";
    if (ready) requestAnimationFrame(() => (window.__interactive = performance.now()));
    else requestAnimationFrame(look);
  };
  look();
})();
"""


def main() -> None:
    with running() as server, chromium() as browser:
        visits = [_visit(browser, server.address) for _ in range(ROUNDS)]
    show(
        ["first visit to the start screen", "median", "p90", "worst", "goal"],
        [
            ["until it can be used, ms", *summary([ms for ms, _ in visits]), "2000"],
            ["over the wire, kB", *summary([size / 1000 for _, size in visits]), "900"],
        ],
    )


def _visit(browser: Browser, address: str) -> tuple[float, int]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sizes: list[int] = []
    watch = context.new_cdp_session(page)
    watch.on("Network.loadingFinished", lambda event: sizes.append(int(_size(event))))
    watch.send("Network.enable")
    page.add_init_script(READY)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("window.__interactive")
    time = float(page.evaluate("window.__interactive"))
    context.close()
    return time, sum(sizes)


def _size(event: dict[str, Any]) -> float:
    return float(event["encodedDataLength"])


if __name__ == "__main__":
    main()
