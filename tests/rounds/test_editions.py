"""Other people's figures come late: they have a lock of their own, and what they turn is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from indicators import selectors, workflow
from indicators.judging import JudgedLine, judge_as_of
from indicators.models import Benchmark, ScorecardLine, Submission, TrailEntry
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.values import Status

from .conftest import Place, bring_to, enter

pytestmark = pytest.mark.django_db

UNREVISED = {"edition": "KOSTRA, ureviderte tall", "published_on": date(2026, 3, 15)}
REVISED = {"edition": "KOSTRA, reviderte tall", "published_on": date(2026, 6, 15)}


@pytest.fixture
def leaning(place: Place) -> ScorecardLine:
    """The line that is met, with a target that leans on the country's figure."""
    line = place.met
    workflow.set_target(by=place.controller, line_id=line.pk, text="≥ landssnitt", reason="Mål")
    return line


def theirs(place: Place, line: ScorecardLine, text: str, **other: Any) -> bool:
    given = {"by": place.controller, "line_id": line.pk, "scope": "national", "text": text, **other}
    return workflow.set_benchmark(**given)


def now(place: Place, line: ScorecardLine) -> JudgedLine:
    return next(row for row in selectors.year_lines(place.controller, 2026) if row.id == line.pk)


def close(place: Place) -> None:
    """Deliver, approve and close; helse does not deliver."""
    bring_to(place, "closed")


def test_a_later_edition_turns_the_verdict_and_says_so_and_the_closing_keeps_its_own(
    place: Place, leaning: ScorecardLine
) -> None:
    theirs(place, leaning, "11,5", **UNREVISED)
    close(place)
    closing = timezone.now()
    assert (now(place, leaning).verdict.status, now(place, leaning).turned) == (Status.MET, None)
    assert theirs(place, leaning, "12,3", **REVISED) is True
    row = now(place, leaning)
    assert row.verdict.status is Status.MISSED
    assert turned_words(row) == (
        "Ikke nådd siden 15.06.2026: KOSTRA, reviderte tall, landssnitt 12,3; ved lukking: nådd mot 11,5."
    )
    (then,) = judge_as_of(closing, id=leaning.pk)
    assert (then.verdict.status, then.turned) == (Status.MET, None)
    assert then.benchmark is not None
    assert then.benchmark.text == "11,5"
    (today,) = judge_as_of(timezone.now(), id=leaning.pk)
    assert turned_words(today) == turned_words(row)


def test_an_edition_that_turns_nothing_says_nothing(place: Place, leaning: ScorecardLine) -> None:
    theirs(place, leaning, "11,5", **UNREVISED)
    close(place)
    theirs(place, leaning, "11,9", **REVISED)
    assert (now(place, leaning).verdict.status, now(place, leaning).turned) == (Status.MET, None)


def test_since_is_the_edition_that_turned_it_not_the_last_one(place: Place, leaning: ScorecardLine) -> None:
    theirs(place, leaning, "11,5", edition="Foreløpig", published_on=date(2026, 1, 15))
    close(place)
    theirs(place, leaning, "12,3", **UNREVISED)
    theirs(place, leaning, "12,4", **REVISED)
    assert turned_words(now(place, leaning)) == (
        "Ikke nådd siden 15.03.2026: KOSTRA, ureviderte tall, landssnitt 12,3; ved lukking: nådd mot 11,5."
    )


def test_the_first_figure_may_come_after_the_closing(place: Place, leaning: ScorecardLine) -> None:
    close(place)
    assert now(place, leaning).verdict.status is Status.UNDECIDED
    theirs(place, leaning, "11", **UNREVISED)
    assert turned_words(now(place, leaning)) == (
        "Nådd siden 15.03.2026: KOSTRA, ureviderte tall, landssnitt 11; "
        "ved lukking: må vurderes, tallet manglet."
    )


def test_a_year_that_is_not_closed_tells_it_from_the_edition_before(
    place: Place, leaning: ScorecardLine
) -> None:
    enter(place, place.leader, leaning, "12")
    theirs(place, leaning, "13", **UNREVISED)
    theirs(place, leaning, "11", **REVISED)
    assert turned_words(now(place, leaning)) == (
        "Nådd siden 15.06.2026: KOSTRA, reviderte tall, landssnitt 11; før det: ikke nådd mot 13."
    )


def test_what_is_taken_back_counts_no_more_and_the_edition_before_does(
    place: Place, leaning: ScorecardLine
) -> None:
    theirs(place, leaning, "11,5", **UNREVISED)
    close(place)
    theirs(place, leaning, "12,3", **REVISED)
    wrong = Benchmark.objects.get(superseded=False)
    with pytest.raises(workflow.NeedsReason):
        workflow.take_back_benchmark(by=place.controller, benchmark_id=wrong.pk, reason=" ")
    workflow.take_back_benchmark(by=place.controller, benchmark_id=wrong.pk, reason="Feil linje")
    assert (now(place, leaning).verdict.status, now(place, leaning).turned) == (Status.MET, None)
    assert list(Benchmark.objects.order_by("pk").values_list("written", "superseded")) == [
        ("11,5", False),
        ("12,3", True),
    ]


@pytest.mark.parametrize(
    "state", ["not_begun", "draft", "submitted", "returned", "approved", "closed", "reopened"]
)
def test_they_are_entered_by_the_controller_alone_whatever_the_state(place: Place, state: str) -> None:
    bring_to(place, state)
    before = list(Submission.objects.order_by("pk").values_list("state", "version"))
    may = {}
    for name, person in place.people().items():
        entries = TrailEntry.objects.count()
        try:
            may[name] = workflow.set_benchmark(
                by=person, line_id=place.missed.pk, scope="county", text="9", **UNREVISED
            )  # type: ignore[arg-type]
        except workflow.NotAllowed:
            may[name] = TrailEntry.objects.count() != entries
    assert may == dict.fromkeys(place.people(), False) | {"controller": True}
    assert list(Submission.objects.order_by("pk").values_list("state", "version")) == before


def test_after_the_delivery_the_edition_and_its_day_are_named(place: Place, leaning: ScorecardLine) -> None:
    assert theirs(place, leaning, "10") is True
    assert theirs(place, leaning, "10,5") is True
    bring_to(place, "submitted")
    with pytest.raises(workflow.Invalid) as refused:
        theirs(place, leaning, "11")
    assert sorted(refused.value.errors) == ["edition", "published_on"]
    assert theirs(place, leaning, "11", **UNREVISED) is True
    assert theirs(place, leaning, "11", **UNREVISED) is False


def test_a_figure_of_the_same_edition_is_corrected_with_a_reason_and_superseded_ones_stay(
    place: Place, leaning: ScorecardLine
) -> None:
    close(place)
    theirs(place, leaning, "11", **UNREVISED)
    with pytest.raises(workflow.NeedsReason):
        theirs(place, leaning, "11,2", **UNREVISED)
    assert theirs(place, leaning, "11,2", reason="Tastefeil", **UNREVISED) is True
    theirs(place, leaning, "11,4", **REVISED)
    with pytest.raises(workflow.EditionKept):
        theirs(place, leaning, "99", reason="Tastefeil", **UNREVISED)
    assert theirs(place, leaning, "10", edition="SSB", published_on=date(2026, 2, 1)) is True
    assert list(Benchmark.objects.order_by("pk").values_list("written", "superseded")) == [
        ("11,2", True),
        ("11,4", False),
        ("10", True),
    ]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"published_on": date(2100, 1, 1)}, "published_on"),
        ({"published_on": date(1, 1, 1)}, "published_on"),
        ({"scope": "municipality"}, "whose"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(place: Place, other: dict[str, Any], field: str) -> None:
    with pytest.raises(workflow.Invalid) as refused:
        theirs(place, place.met, "11", **{"edition": "SSB", "published_on": date(2026, 2, 1), **other})
    assert list(refused.value.errors) == [field]


def signed_in(place: Place) -> Client:
    client = Client()
    client.force_login(place.controller)
    return client


def test_many_lines_are_entered_at_once_or_none(place: Place, leaning: ScorecardLine) -> None:
    close(place)
    client, lines = signed_in(place), (leaning, place.missed, place.other)
    given = {"edition": "KOSTRA, reviderte tall", "published_on": "2026-06-15", "why": ""}
    address = "/andres-tall/2026/?hvem=landet"
    typed = {f"r{leaning.pk}-tall": "12,3", f"r{place.missed.pk}-tall": "lavt", f"r{place.other.pk}-tall": ""}
    refused = client.post(address, given | typed)
    page = refused.content.decode()
    assert (refused.status_code, Benchmark.objects.count()) == (400, 0)
    assert [f'value="{text}"' in page for text in ("12,3", "lavt")] == [True, True]
    saved = client.post(address, given | typed | {f"r{place.missed.pk}-tall": "7"})
    assert (saved.status_code, saved["Location"]) == (302, address)
    held = [list(line.benchmarks.values_list("written", flat=True)) for line in lines]
    assert held == [["12,3"], ["7"], []]


def test_the_pages_say_what_turned_and_keep_the_earlier_edition(place: Place, leaning: ScorecardLine) -> None:
    theirs(place, leaning, "11,5", **UNREVISED)
    close(place)
    theirs(place, leaning, "12,3", **REVISED)
    workflow.set_benchmark(
        by=place.controller,
        line_id=leaning.pk,
        scope="municipality",
        whose="Hamar",
        text="9",
        **REVISED,  # type: ignore[arg-type]
    )
    client = signed_in(place)
    pages: dict[str, Callable[[str], bool]] = {
        "/indikator/met/2026/": lambda page: "Hamar" in page and "Tidligere utgaver" in page,
        "/malekort/2026/?kort=alle": lambda page: True,
        "/?ar=2026": lambda page: True,
    }
    said = turned_words(now(place, leaning))
    for address, also in pages.items():
        page = client.get(address).content.decode()
        assert (address, said in page, also(page)) == (address, True, True)
