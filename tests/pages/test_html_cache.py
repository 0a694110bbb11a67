"""Cards and tables that are kept between requests are what they would be if they were drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils.safestring import SafeString

from indicators import judging, selectors, workflow
from indicators.models import Role, ScorecardLine, User
from indicators.selectors import Board, Card
from indicators.views import html_cache
from tests import municipality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum", "remembering")]

CARD = "/malekort/2025/?kort=6.4"


@pytest.fixture
def reader() -> User:
    return municipality.user("revisor", Role.AUDITOR)


@pytest.fixture
def page(client: Client, reader: User) -> Callable[..., str]:
    client.force_login(reader)

    def read(address: str = CARD, language: str = "nb") -> str:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        answer = client.get(address).content.decode()
        return answer.partition('<div class="kort-all">')[2].partition("<footer")[0]

    return read


def test_a_card_in_which_nothing_has_changed_is_not_drawn_again(
    page: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page()
    monkeypatch.setattr(html_cache, "draw", None)  # whoever draws, fails
    assert page() == first


def test_equal_rows_will_not_do(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """1,5 is equal to 1,50, and a page may say the one or the other."""
    (card,) = selectors.cards(reader, 2025, key="6.4")
    groups = tuple(
        replace(group, lines=tuple(replace(line) for line in group.lines)) for group in card.groups
    )
    times: list[Card] = []
    monkeypatch.setattr(html_cache, "draw", lambda one, **_shown: times.append(one) or SafeString())
    for one in (card, card, replace(card, groups=groups)):
        html_cache.drawn(one, adopted=False, adopted_year=False)
    assert len(times) == 2


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
        judging.forget()
        assert page() == after, what
        before = after


def test_each_language_and_each_way_to_show_it_is_drawn_for_itself(page: Callable[..., str]) -> None:
    ways = [
        (CARD, "nb"),
        (CARD, "nn"),
        (f"{CARD}&mal=vedtatt", "nb"),
        ("/malekort/2025/?gruppe=sektor&kort=alle", "nb"),
    ]
    first = [page(*way) for way in ways]
    assert [page(*way) for way in ways] == first
    assert len(set(first)) == len(ways)
    judging.forget()
    assert [page(*way) for way in reversed(ways)] == first[::-1]


BOARD = "/?ar=2025"


@pytest.fixture
def paper(client: Client, reader: User) -> Callable[..., str]:
    client.force_login(reader)

    def read(address: str = BOARD, language: str = "nb") -> str:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        answer = client.get(address).content.decode()
        return answer.partition('<div class="on-paper">')[2].partition("</table>")[0]

    return read


def test_the_table_for_paper_is_kept_and_drawn_again_when_a_row_has_changed(
    paper: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = paper()
    with monkeypatch.context() as kept:
        kept.setattr(html_cache, "draw_paper", None)  # whoever draws, fails
        assert (paper(), first.count("<tr")) == (first, 52)
    line = ScorecardLine.objects.filter(year=2025, area__number="6.4", value_kind="percent").order_by("pk")[0]
    before = first
    for what in ("figure", "target"):
        changes(line)[what]()
        after = paper()
        assert after != before, what
        judging.forget()
        assert paper() == after, what
        before = after


def test_only_the_same_rows_without_mentions_share_a_table_for_paper(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is mentioned may be another figure tomorrow."""
    board = selectors.board(reader, 2025)
    told = next(line for line in board.listed if line.explanations)
    mention = replace(told.explanations[0], text="Se {tall}")
    equal = replace(board, listed=tuple(replace(line) for line in board.listed))
    mentions = replace(board, listed=(replace(told, explanations=(mention,)),))
    times: list[Board] = []
    monkeypatch.setattr(html_cache, "draw_paper", lambda one: times.append(one) or SafeString())
    for one in (board, board, equal, equal, mentions, mentions):
        html_cache.drawn_paper(one)
    assert times == [board, equal, mentions, mentions]


def test_the_table_for_paper_is_of_each_choice_and_language_for_itself(paper: Callable[..., str]) -> None:
    ways = [
        (BOARD, "nb"),
        (BOARD, "nn"),
        (f"{BOARD}&sektor=skole", "nb"),
        (f"{BOARD}&rekkefolge=forverret", "nb"),
    ]
    first = [paper(*way) for way in ways]
    assert [paper(*way) for way in ways] == first
    assert len(set(first)) == len(ways)
    judging.forget()
    assert [paper(*way) for way in reversed(ways)] == first[::-1]
