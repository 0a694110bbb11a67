"""Cards that are kept between requests are what they would be if they were drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Role, ScorecardLine
from indicators.views import drawn
from tests import municipality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum", "remembering")]

CARD = "/malekort/2025/?kort=6.4"


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    drawn.forget()
    yield
    drawn.forget()


@pytest.fixture
def page(client: Client) -> Callable[..., str]:
    client.force_login(municipality.user("revisor", Role.AUDITOR))

    def read(address: str = CARD, language: str = "nb") -> str:
        answer = client.get(address, headers={"accept-language": language}).content.decode()
        return answer.partition('<div class="kort-all">')[2].partition("<footer")[0]

    return read


def test_a_card_in_which_nothing_has_changed_is_not_drawn_again(
    page: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page()
    monkeypatch.setattr(drawn, "draw", None)  # whoever draws, fails
    assert page() == first


def changes(line: ScorecardLine) -> dict[str, Callable[[], object]]:
    by = workflow.program_user()
    return {
        "figure": lambda: workflow.report_result(by=by, line_id=line.pk, text="3,25 %", reason="Rettet"),
        "target": lambda: workflow.set_target(
            by=by, line_id=line.pk, text="> 99 %", case="KS-sak 9/25", reason="Rettet"
        ),
        "name": lambda: workflow.save_record(
            by=by,
            model=ScorecardLine,
            pk=line.pk,
            values={"name": "Et annet navn"},
            version=ScorecardLine.objects.get(pk=line.pk).version,
            reason="Rettet",
        ),
    }


def test_what_has_changed_is_drawn_again(page: Callable[..., str]) -> None:
    line = ScorecardLine.objects.filter(year=2025, area__number="6.4", value_kind="percent").order_by("pk")[0]
    before = page()
    for what, change in changes(line).items():
        change()
        after = page()
        assert after != before, what
        drawn.forget()
        assert page() == after, what
        before = after


def test_each_language_and_each_way_to_show_it_is_drawn_for_itself(page: Callable[..., str]) -> None:
    ways = [
        (CARD, "nb"),
        (CARD, "nn"),
        (f"{CARD}&mal=vedtatt", "nb"),
        ("/malekort/2025/?gruppe=sektor", "nb"),
    ]
    first = [page(*way) for way in ways]
    assert [page(*way) for way in ways] == first
    drawn.forget()
    assert [page(*way) for way in reversed(ways)] == first[::-1]


def test_no_more_is_kept_than_was_promised(page: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_ROWS", 1)
    page("/malekort/2025/")
    assert len(drawn._kept) == 1
