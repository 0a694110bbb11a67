"""The overview of Elverum 2025 in one look: what a browser alone can measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MEASURED = """() => {
  const boxes = (chosen) => [...document.querySelectorAll(chosen)].map((one) => one.getBoundingClientRect());
  const end = (chosen) => Math.max(0, ...boxes(chosen).map((one) => one.bottom + scrollY));
  const columns = Map.groupBy(boxes(".beside section > *, .beside li"), (one) => Math.round(one.left / 100));
  const ends = [...columns.values()].map((parts) => Math.max(...parts.map((one) => one.bottom)));
  return {
    height: document.documentElement.scrollHeight,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    counters: end(".tally"),
    strips: end(".strips"),
    moves: end(".moves"),
    owing: end(".owe"),
    second: end(".misses > :nth-child(2) .sent"),
    hole: Math.max(...ends) - Math.min(...ends),
  };
}"""


def measured(page: Page, width: int, height: int) -> dict[str, float]:
    page.set_viewport_size({"width": width, "height": height})
    found: dict[str, float] = page.evaluate(MEASURED)
    return found


def test_the_first_screen_answers_and_the_page_is_short(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("ledelse")
    wide = measured(page, 1280, 900)
    assert wide["height"] <= 2800
    assert [name for name in ("counters", "strips", "moves", "owing", "second") if wide[name] > 900] == []
    assert wide["hole"] <= 100
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("document.documentElement.scrollHeight") == wide["height"]
    narrow = measured(page, 390, 844)
    assert narrow["height"] <= 5000
    assert (wide["wide"], narrow["wide"]) == (0, 0)
    wall = measured(page, 1920, 1080)
    assert wall["height"] < wide["height"]
    assert page.evaluate("document.querySelector('.glance').clientWidth") > 1600
