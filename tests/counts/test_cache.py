"""What is remembered between requests is never anything but a recount."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import judging, selectors, workflow
from indicators.judging import cache, line_cache
from indicators.judging.cache import Memory, remembered, unless
from indicators.models import Role, ScorecardLine, User
from indicators.selectors import years
from indicators.selectors.card.cards import cards_of
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.overdue_actions import overdue_actions
from indicators.values import RoundKind
from indicators.views.html_cache import drawn
from tests import municipality
from tests.judged_once import Still
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round
from tests.workflow.acts import PREPARED

YEAR = 2026
together = pytest.mark.usefixtures("remembering")


def asked(place: Place) -> dict[str, Any]:
    """Everything that is remembered, as each of two people is answered."""
    every = ScorecardLine.objects.filter(withdrawn=False)
    ids = [place.met.indicator_id, place.missed.indicator_id, place.other.indicator_id]
    found: dict[str, Any] = {
        "outcomes": judging.outcomes_of([YEAR - 1, YEAR]),
        "series": judging.earlier_figures(ids, YEAR + 1, years=3, known=judging.deliveries_now()),
        "overdue": overdue_in_the_end(),
        "deliveries": known_deliveries().shape,
        "in the tertial": judging.remembered_lines(every, None, RoundKind.T1),
    }
    lines = selectors.year_lines(place.management, YEAR)
    cards = cards_of(lines, YEAR, by="area", user=place.management)
    return found | {
        "years": selectors.year_facts(place.management),
        "lines": lines,
        "drafts": selectors.year_lines(place.leader, YEAR),
        "cards": [drawn(card, adopted=False, adopted_year=False) for card in cards],
    }


def overdue_in_the_end() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_args: date(YEAR + 9, 1, 1))
        return overdue_actions()


def anew(place: Place) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "at_hand", lambda: None)
        return asked(place)


@pytest.mark.once  # the trail is asked by every other test here; what follows from it is Python alone
@pytest.mark.django_db
@together
def test_after_every_act_all_that_is_remembered_equals_a_recount(place: Place) -> None:
    wrong: dict[tuple[str, str], Any] = {}
    undone, seen = [], set()
    asked(place)
    standing = dict(cache._memory.kept)  # before any act: what each prepares is brought up to date from here
    for name, prepare in PREPARED.items():
        with transaction.atomic():
            remember(standing)
            given = prepare(place)
            before = asked(place)
            given |= MORE.get(name, {})
            if not any(was_done(name, given, version) for version in range(12)):
                undone.append(name)
            again, after = asked(place), anew(place)
            wrong |= {(name, what): again[what] for what in after if again[what] != after[what]}
            seen |= {what for what in after if before[what] != after[what]}
            transaction.set_rollback(True)
    assert (wrong, undone) == ({}, UNDONE)
    assert after.keys() - seen == {"series"}


def remember(kept: dict[Any, Any]) -> None:
    judging.forget()
    cache._memory.keep(kept)


MORE = {"close_round": {"even_if_missing": True, "reason": "Ferdig"}}
UNDONE = ["answer_question", "go_without_figure", "merge_indicators"]
"""Acts whose row there is refused for another reason than its version."""


def was_done(name: str, given: dict[str, Any], version: int) -> bool:
    try:
        with transaction.atomic():
            getattr(workflow, name)(**given, version=version)
    except workflow.Refusal:
        return False
    return True


def statements(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@pytest.mark.django_db
@together
def test_what_stands_costs_one_statement_and_a_page_asks_it_once(client: Client, place: Place) -> None:
    client.force_login(place.management)
    card, board = f"/malekort/{YEAR}/?kort=6.4", f"/?ar={YEAR}"
    first = [statements(lambda address=address: client.get(address)) for address in (card, board)]
    assert [statements(lambda address=address: client.get(address)) for address in (card, board)] == [5, 8]
    assert first[0] > 5
    assert first[1] > 8
    selectors.year_lines(place.management, YEAR)
    assert statements(lambda: selectors.year_lines(place.management, YEAR)) == 1


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lines that are judged to be remembered, as they are."""
    found: list[int] = []
    counted = line_cache.both_ways

    def counting(got: Any, day: date) -> Any:
        found.extend(source.line.pk for source in got.sources)
        return counted(got, day)

    monkeypatch.setattr(line_cache, "both_ways", counting)
    return found


@pytest.mark.django_db
@together
def test_after_a_save_one_indicator_is_read_again(
    place: Place, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = sorted(line.id for line in selectors.year_lines(place.leader, YEAR))
    assert sorted(judged) == every
    judged.clear()
    report(place, "3,25")  # the sector's draft has begun with it, which changes no other row
    selectors.year_lines(place.leader, YEAR)
    assert judged == [place.met.pk]
    municipality.user("hilde", Role.AUDITOR)
    selectors.year_lines(place.management, YEAR)
    assert judged == [place.met.pk]
    monkeypatch.setattr(line_cache, "MOST_TOUCHED", 0)
    report(place, "3,75")
    selectors.year_lines(place.leader, YEAR)
    assert sorted(judged[1:]) == every


@pytest.mark.django_db
@together
def test_a_save_in_this_year_leaves_earlier_years_be(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first, facts = judging.outcomes_of([YEAR - 1])[YEAR - 1], selectors.year_facts(place.leader)
    monkeypatch.setattr(years, "_facts", None)  # whoever asks for them again, fails
    report(place, "3,25")
    assert judging.outcomes_of([YEAR - 1])[YEAR - 1] is first
    assert selectors.year_facts(place.leader) == facts


@pytest.mark.django_db
@together
def test_a_save_in_an_earlier_year_reads_the_years_after_it_again(place: Place) -> None:
    """Its figures are the previous ones of the next year."""
    line = municipality.line(
        "tidlig", of=place.met.area, by=place.skole, year=YEAR - 1, target="10", result="8", order=9
    )
    first = judging.outcomes_of([YEAR - 1, YEAR])
    workflow.report_result(by=workflow.program_user(), line_id=line.pk, text="12", reason="Rettet")
    after = judging.outcomes_of([YEAR - 1, YEAR])
    assert [after[year] is first[year] for year in (YEAR - 1, YEAR)] == [False, False]
    assert after[YEAR - 1] != first[YEAR - 1]
    assert after[YEAR] == first[YEAR]


@pytest.mark.django_db
@together
def test_a_new_day_another_year_and_nobody_are_other_questions(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (date(YEAR, 1, 1), date(YEAR + 3, 4, 1)):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, day=day: day)
        assert asked(place) == anew(place)
    assert {line.year for line in selectors.year_lines(place.leader, YEAR)} == {YEAR}
    assert selectors.year_lines(place.leader, YEAR - 1) == ()
    assert selectors.year_lines(AnonymousUser(), YEAR) == ()  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_nothing_is_remembered(place: Place) -> None:
    judging.forget()
    before = selectors.year_lines(place.leader, YEAR)
    with transaction.atomic():
        assert cache.at_hand() is None
        report(place, "3,25")
        assert selectors.year_lines(place.leader, YEAR) != before
        transaction.set_rollback(True)
    assert selectors.year_lines(place.leader, YEAR) == before
    assert {key[0] for key in cache._memory.kept} == {"lines"}
    judging.forget()
    assert (cache._memory.kept, cache._memory.size) == ({}, 0)


def report(place: Place, text: str) -> None:
    by: User = place.leader
    version = getattr(place.met.results.first(), "version", 0)
    workflow.report_result(by=by, line_id=place.met.pk, text=text, version=version, reason="Rettet")


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Memory:
    """An own memory, under a trail to which nothing is added."""
    found = Memory()
    monkeypatch.setattr(cache, "at_hand", lambda: (found, Still()))
    return found


def stands(*_given: Any) -> Any:
    return _given[1]


def test_no_more_is_kept_than_was_promised(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 10)
    for name, size in (("a", 4), ("b", 4), ("a", 4), ("c", 4)):
        remembered(("kind", name), lambda name=name: name, stands, lambda _answer, size=size: size)
    assert (list(memory.kept), memory.size) == ([("kind", "a"), ("kind", "c")], 8)
    remembered(("kind", "vast"), lambda: "vast", stands, lambda _answer: 99)
    assert (list(memory.kept), memory.size) == ([("kind", "vast")], 99)


def test_of_many_who_ask_one_reads_and_the_others_wait(memory: Memory) -> None:
    times, everybody = [], threading.Barrier(8)

    def read() -> str:
        times.append(remembered(("other", 1), lambda: "of another kind", stands))
        return "read"

    def ask(_number: int) -> str:
        everybody.wait()
        return remembered(("kind", 1), read, stands)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == ["read"] * 8
    assert times == ["of another kind"]


def test_what_is_kept_stands_brought_up_to_date_or_is_read_anew(memory: Memory) -> None:
    def renew(key: Any, kept: int, touches: Any) -> int | None:
        return {1: 1, 2: 20}.get(kept)

    def ask(answer: int) -> int:
        return remembered(("kind", answer), lambda: answer, renew)

    assert [ask(answer) for answer in (1, 2, 3) for _time in range(2)] == [1, 1, 2, 20, 3, 3]
    undone = unless(lambda key, touch: touch == key)
    assert [undone(1, "answer", touches) for touches in ((), (2,), (2, 1))] == ["answer", "answer", None]  # type: ignore[arg-type]
