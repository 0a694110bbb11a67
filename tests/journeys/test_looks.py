"""The measure of contrast itself: each look once, and every look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests import browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SHADES = "<style>.pale { color: #bbb } .dark { background: #444 } .deep { color: #111 }</style>"


def test_every_look_is_measured_and_a_poor_one_each_time(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_looks", set())

    def poor(body: str) -> list[str]:
        page.set_content(f"{SHADES}<main>{body}</main>")
        return [target for _rule, targets in browser.poor_contrasts(page) for (target,) in targets]

    good, pale = "<p class=deep>Ord</p>", "<p class=pale>Ord</p>"
    assert poor(good) == []
    assert len(browser._looks) == 1
    assert [poor(good + pale), poor(good + pale)] == [[".pale"]] * 2
    assert poor(f"{good}<div class=dark>{good}</div>") == ["div > p"]  # on another ground
    assert poor(f"{good}<div class=dark>{pale}</div>") == []
    assert poor(f"<p class=deep aria-disabled=true>Ord</p><b class=pale hidden>Ord</b>{good}") == []
    assert len(browser._looks) == 3
