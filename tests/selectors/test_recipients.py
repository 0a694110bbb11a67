"""Whom letters about a sector's deliveries reach, and which of them the reader may send."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from indicators import workflow
from indicators.models import SubmissionState
from indicators.permissions import ASK_EXPLANATION, MANAGE_PEOPLE, REMIND
from indicators.selectors.recipients import Reach, reach, reach_of
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

LEADERS: Any = [SimpleNamespace(display_name=name, email=email) for name, email in
                (("Kari", "k@a.no"), ("Ola", ""), ("Per", "p@a.no"))]  # fmt: skip


def reader(*rights: str, refused: Collection[Any] = ()) -> Any:
    """Somebody with these rights, but over no submission of those ``refused``."""
    return SimpleNamespace(has_perm=lambda right, row=None: right in rights and row not in refused)


def sent(state: str, *, once: bool, number: int = 0) -> Any:
    delivered = date(2026, 1, 1) if once else None
    return SimpleNamespace(pk=number, state=SubmissionState(state), first_delivered_at=delivered)


@pytest.mark.parametrize(
    ("state", "once", "offered"),
    [
        ("not_begun", False, "remind"),
        ("draft", False, "remind"),
        ("returned", True, "remind"),
        ("reopened", True, "remind"),
        ("submitted", True, "ask"),
        ("approved", True, "ask"),
        ("closed", True, "ask"),
        ("closed", False, ""),  # closed without them: nobody has read it
    ],
)
def test_what_is_owed_is_reminded_of_and_what_is_delivered_is_asked_about(
    state: str, once: bool, offered: str
) -> None:
    row = sent(state, once=once)
    told = {"remind": None, "ask": None} | ({offered: row} if offered else {})
    found = reach(reader(REMIND, ASK_EXPLANATION), [row], LEADERS)
    assert found == Reach(("Kari", "Per"), ("Ola",), **told)


def test_nobody_sends_what_they_may_not_and_the_newest_that_they_may_is_taken() -> None:
    owed, delivered = (
        [sent(state, once=True, number=number) for number in range(3)] for state in ("returned", "approved")
    )
    rows = [*owed, *delivered]
    assert reach(reader(), rows, ()) == Reach((), (), None, None)
    assert reach(reader(MANAGE_PEOPLE), rows, ()) == Reach((), (), None, None, gives_leaders=True)
    both = reader(REMIND, ASK_EXPLANATION, refused=(owed[0], delivered[0]))
    assert reach(both, rows, ()) == Reach((), (), owed[1], delivered[1])
    assert reach(reader(REMIND), rows, ()) == Reach((), (), owed[0], None)
    assert reach(reader(ASK_EXPLANATION), rows, ()) == Reach((), (), None, delivered[0])


def test_a_letter_is_about_the_newest_round_or_about_that_of_the_kind(place: Place) -> None:
    days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 5, 31)}
    first = workflow.plan_round(by=place.controller, year=2026, kind="t1", **days)
    workflow.open_round(by=place.controller, round_id=first.pk)

    def reminded(who: Any, kind: str = "") -> set[tuple[str, str]]:
        found = reach_of(who, 2026, [place.skole.pk, place.helse.pk], kind=kind).values()
        return {(one.remind.round.kind, one.remind.sector.code) for one in found if one.remind}

    codes = ("skole", "helse")
    assert reminded(place.management) == {("year_end", code) for code in codes}
    assert reminded(place.management, "t1") == {("t1", code) for code in codes}
    assert reach_of(place.leader, 2026, [place.skole.pk]) == {}
