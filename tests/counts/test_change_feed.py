"""The end of the trail, as a process knows it: what has changed since a mark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indicators import judging, workflow
from indicators.judging import change_feed as tails
from indicators.judging.change_feed import Mark, Tail, one_trail_read, tail
from indicators.models import ScorecardLine
from tests import municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    judging.forget()
    yield
    judging.forget()


@pytest.fixture
def line() -> ScorecardLine:
    return municipality.line("lesing", of=municipality.area(), by=municipality.sector())


def report(line: ScorecardLine, *texts: str) -> None:
    for text in texts:
        workflow.report_result(by=workflow.program_user(), line_id=line.pk, text=text, reason="Rettet")


def touched(told: Tail, mark: Mark | None) -> list[int | None] | None:
    found = told.since(mark)
    return None if found is None else [one.indicator_id for one in found]


def test_what_was_touched_after_a_mark(line: ScorecardLine) -> None:
    first = tail()
    report(line, "12", "13")
    second = tail()
    report(line, "14")
    third = tail()
    assert touched(first, first.end) == []
    assert touched(second, first.end) == [line.indicator_id] * 2
    assert touched(third, first.end) == [line.indicator_id] * 3
    assert touched(third, second.end) == [line.indicator_id]


def test_a_mark_that_another_thread_has_set_meanwhile_is_newer_not_unknown(line: ScorecardLine) -> None:
    asked_first = tail()
    report(line, "12")
    beyond = tail().end
    assert asked_first.since(beyond) == ()


def test_a_mark_of_another_trail_is_unknown(line: ScorecardLine) -> None:
    here = tail().end
    assert here is not None
    assert tail().since(Mark(here.sequence, "0" * 64)) is None
    assert tail().since(Mark(here.sequence + 1, "0" * 64)) is None
    assert tail().since(None) is None


def test_more_than_is_gone_through_is_read_again(
    line: ScorecardLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tails, "MOST_ENTRIES", 2)
    first = tail().end
    report(line, "12", "13")
    assert touched(tail(), first) == [line.indicator_id] * 2
    report(line, "14", "15", "16")
    assert tail().since(first) is None


def test_no_more_entries_are_known_than_promised(
    line: ScorecardLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tails, "KEPT", 2)
    marks = [tail().end]
    for text in ("12", "13", "14", "15", "16"):
        report(line, text)
        marks.append(tail().end)
    assert len(tail().digests) <= 4
    assert tail().since(marks[0]) is None
    assert touched(tail(), marks[-2]) == [line.indicator_id]


def test_of_a_trail_that_is_empty_again_nothing_is_known(
    line: ScorecardLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that was emptied, or another one in its place."""
    before = tail().end
    assert before is not None
    for name in ("_since", "_newest"):
        monkeypatch.setattr(tails, name, lambda *_from: [])
    assert [tail(), tail()] == [tails.NOTHING] * 2
    assert tail().since(before) is None


def test_in_one_moment_it_is_asked_once(line: ScorecardLine) -> None:
    with one_trail_read():
        first = tail()
        report(line, "12")
        assert tail() is first
    assert tail() is not first
