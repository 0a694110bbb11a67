"""Pages in a browser that has never been here: what they weigh, when they can be read, what blocks them."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .clock import Row
from .door import HOST, reader, signed_in
from .pages import YEAR
from .server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "board": f"/?ar={YEAR}",
    "card 6.4": f"/malekort/{YEAR}/?kort=6.4",
    "all cards": f"/malekort/{YEAR}/",
    "card 6.4 through the years": f"/malekort/{YEAR}/?kort=6.4&vis=utvikling",
}
TURNS = 5
WEIGHT, READY, BLOCKED = 250, 150, 50
MEASURED = """() => new Promise(done => {
  const long = [];
  const observer = new PerformanceObserver(list => long.push(...list.getEntries()));
  observer.observe({type: "longtask", buffered: true});
  setTimeout(() => {
    const [page] = performance.getEntriesByType("navigation");
    const all = [page, ...performance.getEntriesByType("resource")];
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    done({
      weight: all.reduce((sum, one) => sum + one.encodedBodySize, 0) / 1024,
      ready: Math.max(page.domContentLoadedEventEnd, painted ? painted.startTime : 0),
      blocked: long.reduce((sum, one) => sum + Math.max(0, one.duration - 50), 0),
    });
  }, 300);
})"""
"""Kilobytes compressed; milliseconds until the page can be read; milliseconds of tasks beyond 50 each."""


def in_a_browser(size: str) -> Iterator[Row]:
    """Weight, readiness and blocking of pages; says so where there is no chromium to ask."""
    chromium = shutil.which("chromium")
    if chromium is None:
        yield Row(size, "pages in a browser", "not measured: there is no chromium")
        return
    from playwright.sync_api import sync_playwright

    cookie = signed_in(reader())
    with served() as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in PAGES.items():
            turns = [_opened(browser, f"{server.address}{path}", cookie) for _ in range(TURNS)]
            weight, ready, blocked = (
                statistics.median(turn[what] for turn in turns) for what in ("weight", "ready", "blocked")
            )
            yield Row(size, f"{name}, weight", f"{weight:.0f} kB", f"≤ {WEIGHT} kB", weight <= WEIGHT)
            yield Row(size, f"{name}, ready", f"{ready:.0f} ms", f"≤ {READY} ms", ready <= READY)
            told = f"{blocked:.0f} ms"
            yield Row(size, f"{name}, main thread blocked", told, f"≤ {BLOCKED} ms", blocked <= BLOCKED)
        browser.close()


def _opened(browser: Browser, address: str, cookie: str) -> Any:
    """What one fresh visit measured."""
    name, _, value = cookie.partition("=")
    context = browser.new_context(locale="nb-NO", viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": name, "value": value, "domain": HOST, "path": "/"}])
    page = context.new_page()
    page.goto(address)
    measured = page.evaluate(MEASURED)
    context.close()
    return measured
