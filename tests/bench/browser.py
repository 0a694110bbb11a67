"""Pages in a browser: what they weigh, when they can be read, what blocks them.

Each is opened twice by a browser that has never been here: at once, as nobody does, and from another page of
the program, as everybody does who has signed in. Style sheets and font have been fetched then.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests import chromium

from .clock import Row
from .door import HOST, reader, signed_in
from .pages import YEAR
from .server import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "board": f"/?ar={YEAR}",
    "card 6.4": f"/malekort/{YEAR}/?kort=6.4",
    "all cards": f"/malekort/{YEAR}/?kort=alle",
    "card 6.4 through the years": f"/malekort/{YEAR}/?kort=6.4&vis=utvikling",
}
BEFORE = "/hjelp/"
"""The page from which a person comes."""
TURNS = 7
SETTLED = 300
"""Milliseconds that the page before is looked at."""
WEIGHT, READY, BLOCKED = 250, 150, 50
LAID_OUT = """document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.getBoundingClientRect();
  window.laidOut = performance.now();
})"""
"""When tables and charts are read, styled and have their places; what is left is to paint them."""
MEASURED = """() => new Promise(done => {
  const long = [];
  const observer = new PerformanceObserver(list => long.push(...list.getEntries()));
  observer.observe({type: "longtask", buffered: true});
  setTimeout(() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    done({
      weight: all.reduce((sum, one) => sum + one.encodedBodySize, 0) / 1024,
      ready: window.laidOut,
      painted: painted ? painted.startTime : window.laidOut,
      blocked: long.reduce((sum, one) => sum + Math.max(0, one.duration - 50), 0),
    });
  }, 300);
})"""
"""Kilobytes compressed; milliseconds until the page is laid out, and painted; those of tasks beyond 50."""


def in_a_browser(size: str) -> Iterator[Row]:
    """Weight, readiness and blocking of pages; says so where there is no chromium to ask."""
    program = chromium.program()
    if program is None:
        yield Row(size, "pages in a browser", "not measured: there is no chromium")
        return
    from playwright.sync_api import sync_playwright

    cookie = signed_in(reader())
    with served() as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, path in PAGES.items():
            first = _medians([_opened(browser, server, path, cookie) for _ in range(TURNS)])
            next_page = _medians([_opened(browser, server, path, cookie, BEFORE) for _ in range(TURNS)])
            weight, ready, blocked = first["weight"], next_page["ready"], next_page["blocked"]
            yield Row(size, f"{name}, weight", f"{weight:.0f} kB", f"≤ {WEIGHT} kB", weight <= WEIGHT)
            yield Row(size, f"{name}, ready", f"{ready:.0f} ms", f"≤ {READY} ms", ready <= READY)
            told = f"{blocked:.0f} ms"
            yield Row(size, f"{name}, main thread blocked", told, f"≤ {BLOCKED} ms", blocked <= BLOCKED)
            told = f"{next_page['painted']:.0f} ms; {first['ready']:.0f} and {first['painted']:.0f} ms"
            yield Row(size, f"{name}, painted; first visit: ready, painted", told)
        browser.close()


def _opened(browser: Browser, server: Server, path: str, cookie: str, before: str = "") -> dict[str, float]:
    """What one visit measured."""
    name, _, value = cookie.partition("=")
    context = browser.new_context(locale="nb-NO", viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": name, "value": value, "domain": HOST, "path": "/"}])
    page = context.new_page()
    page.add_init_script(LAID_OUT)
    if before:
        page.goto(f"{server.address}{before}")
        page.wait_for_timeout(SETTLED)
    page.goto(f"{server.address}{path}")
    measured: dict[str, float] = page.evaluate(MEASURED)
    context.close()
    return measured


def _medians(turns: list[dict[str, float]]) -> dict[str, float]:
    return {what: statistics.median(turn[what] for turn in turns) for what in turns[0]}
