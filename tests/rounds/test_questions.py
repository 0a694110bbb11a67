"""What holds delivery back: every cell has a figure that was understood, or a stated reason."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from indicators import values, workflow
from indicators.judging import CellState, gaps, judge_lines, state_of
from indicators.judging.cells import cells_of
from indicators.judging.inputs import Reported
from indicators.judging.rows import Account
from indicators.models import Act, Answer, Result, ScorecardLine, TrailEntry, User
from indicators.presentation.letters.reminders import reminder_letter
from indicators.selectors.letters.reminders import Person, owed_submission
from tests import municipality
from tests.values.strategies import CELLS, SPECS, TEXTS

from .conftest import Place, complete, enter

T1, T2, T3 = (values.Period(values.PeriodKind.TERTIAL, number) for number in (1, 2, 3))
NUMBER: dict[str, Any] = {"target": "10"}
PERCENT: dict[str, Any] = {"value_kind": "percent", "decimals": 1, "target": "< 20 %", "direction": "lower"}
SCORE: dict[str, Any] = {"value_kind": "score", "scale_low": 1, "scale_high": 6, "target": "5", "decimals": 1}
SHARE: dict[str, Any] = {"value_kind": "share", "target": "30 av 30"}
YES: dict[str, Any] = {"value_kind": "yes_no", "target": "Ja"}
UNPLANNED: dict[str, Any] = {"target": "Måles ikke"}

MATRIX: list[tuple[dict[str, Any], str, set[str]]] = [
    # the line, what is typed, and what holds delivery back then
    (NUMBER, "", {"no_figure"}),
    (NUMBER, "-", {"no_figure"}),
    (NUMBER, "12", set()),
    (NUMBER, "abc", {"not_read"}),
    (NUMBER, "ca 25", {"not_read"}),
    (NUMBER, "12/3", {"not_read"}),
    (NUMBER, "5-6", {"not_read"}),
    (NUMBER, "31.12.2026", {"not_read"}),
    (NUMBER, "1.234", {"not_read"}),
    (NUMBER, "1e999", {"not_read"}),
    (NUMBER, "Ja", {"not_read"}),
    (NUMBER, "> 5", {"not_read"}),
    (NUMBER, "> 12", set()),
    (NUMBER, "1200", {"no_answer"}),
    (NUMBER, "Ikke målt", {"no_reason"}),
    (NUMBER, "*", {"no_reason"}),
    (NUMBER, "foreligger ikke", {"no_reason"}),
    (PERCENT, "12", set()),
    (PERCENT, "680", {"no_answer"}),
    (PERCENT, "7 elever", {"no_answer"}),
    (PERCENT, "0,15", {"no_answer"}),
    (PERCENT, "–", {"no_figure"}),
    (SCORE, "5,4", set()),
    (SCORE, "0", {"no_answer"}),
    (SCORE, "54", {"no_answer"}),
    (SHARE, "30 av 30", set()),
    (SHARE, "25", {"not_read"}),
    (SHARE, "25 av", {"not_read"}),
    (SHARE, "31 av 30", {"no_answer"}),
    (YES, "Ja", set()),
    (YES, "vet ikke", {"not_read"}),
    (UNPLANNED, "", set()),
    (UNPLANNED, "12", set()),
    (UNPLANNED, "abc", {"not_read"}),
]


def test_what_holds_delivery_back(place: Place) -> None:
    """Cell by cell; the figures that are asked about, and what is no figure, are never "ferdig"."""
    area = place.met.area
    made = []
    for number, (kind, text, _held) in enumerate(MATRIX):
        line = municipality.line(f"l{number}", of=area, by=place.skole, year=2026, order=10 + number, **kind)
        made.append(line)
        workflow.report_result(by=place.leader, line_id=line.pk, text=text, reason="Ført")
    found: dict[int, set[str]] = {line.pk: set() for line in made}
    for gap in gaps(place.round, place.skole.pk):
        if gap.line_id in found:
            found[gap.line_id].add(gap.kind.value)
    told = [(text, found[line.pk]) for line, (_kind, text, _held) in zip(made, MATRIX, strict=True)]
    assert told == [(text, held) for _kind, text, held in MATRIX]
    with pytest.raises(workflow.Incomplete):
        workflow.submit(by=place.leader, submission_id=place.own.pk)


@given(TEXTS | CELLS, SPECS, CELLS, CELLS, st.booleans(), st.booleans())
def test_what_counts_as_done_is_understood_or_explained(
    text: str, spec: values.Spec, target: str, before: str, why: bool, cause: bool
) -> None:
    """For every text on every line: a figure that was read and is not asked about, or a reason in words."""
    result = values.parse_result(text, spec)
    stored = [Reported(1, 2026, values.YEAR, result, text, draft=True)]
    cells = cells_of(stored, spec, values.parse_target(target, spec), values.parse_result(before, spec))
    told = SimpleNamespace(why_no_figure="other" if why else "", cause="Fordi" if cause else " ")
    line: Any = SimpleNamespace(cells=cells, cell=lambda _period: cells[0], deviation=told)
    unread = values.TextResult | values.AmbiguousResult | values.MissingResult | values.EmptyResult
    match state_of(line, values.YEAR):
        case CellState.FIGURE:
            assert not isinstance(result, unread)
            assert cells[0].open == ()
        case CellState.WITHOUT:
            assert isinstance(result, values.MissingResult)
            assert why
            assert cause
        case CellState.EMPTY:
            assert isinstance(result, values.EmptyResult)
        case CellState.OPEN:
            assert cells[0].open or (isinstance(result, values.MissingResult) and not (why and cause))


@pytest.fixture
def doubted(place: Place) -> ScorecardLine:
    """Everything that the school sector owes, but one figure is asked about."""
    complete(place)
    enter(place, place.leader, place.met, "1200")
    return place.met


def answer(place: Place, line: ScorecardLine, text: str = "Alle skoler er med fra i år") -> Answer:
    return workflow.answer_question(by=place.leader, line_id=line.pk, kind="far_from_target", text=text)


def test_an_answer_is_a_fact_with_who_when_and_why(place: Place, doubted: ScorecardLine) -> None:
    made = answer(place, doubted)
    assert (made.given, made.kind, made.figure, made.written, made.text, made.answered_by) == (
        "confirmed",
        "far_from_target",
        Decimal(1200),
        "1200",
        "Alle skoler er med fra i år",
        place.leader,
    )
    entry = TrailEntry.objects.latest("sequence")
    assert (entry.act, entry.by, entry.line) == (Act.ANSWER_QUESTION, place.leader, doubted)
    assert answer(place, doubted).pk == made.pk
    assert Answer.objects.count() == Answer.history.count() == 1
    workflow.submit(by=place.leader, submission_id=place.own.pk)


def test_another_figure_is_asked_about_anew(place: Place, doubted: ScorecardLine) -> None:
    answer(place, doubted)
    enter(place, place.leader, doubted, "1300")
    assert [gap.kind for gap in gaps(place.round, place.skole.pk)] == ["no_answer"]
    enter(place, place.leader, doubted, "1200")
    assert [gap.kind for gap in gaps(place.round, place.skole.pk)] == ["no_answer"]
    enter(place, place.leader, doubted, "12")
    told = list(Answer.objects.order_by("id").values_list("given", "written", "text", "withdrawn"))
    assert told == [
        ("confirmed", "1200", "Alle skoler er med fra i år", True),
        ("mended", "1200", "Skrevet på nytt: 12", False),
    ]
    assert gaps(place.round, place.skole.pk) == ()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"text": "  "}, workflow.NeedsReason),
        ({"kind": "negative"}, workflow.NotFound),
        ({"part": "Gutter"}, workflow.NotFound),
        ({"version": 7}, workflow.Stale),
        ({"by": "stranger"}, workflow.NotAllowed),
        ({"by": "management"}, workflow.NotAllowed),
        ({"by": "controller"}, workflow.NeedsReason),
    ],
)
def test_an_answer_that_is_refused(
    place: Place, doubted: ScorecardLine, given: dict[str, Any], refusal: type[Exception]
) -> None:
    asked: dict[str, Any] = {"kind": "far_from_target", "text": "Det er så", "by": "leader", **given}
    asked["by"] = getattr(place, asked["by"])
    with pytest.raises(refusal):
        workflow.answer_question(line_id=doubted.pk, **asked)
    assert Answer.objects.count() == 0


def test_what_was_not_understood_cannot_be_confirmed(place: Place) -> None:
    enter(place, place.leader, place.met, "abc")
    with pytest.raises(workflow.Invalid):
        workflow.answer_question(by=place.leader, line_id=place.met.pk, kind="not_understood", text="Jo")


def test_a_locked_figure_is_not_answered_for(place: Place, doubted: ScorecardLine) -> None:
    answer(place, doubted)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    for act in (
        lambda: answer(place, doubted),
        lambda: workflow.go_without_figure(by=place.leader, line_id=doubted.pk, why="other", text="Nei"),
    ):
        with pytest.raises(workflow.Locked):
            act()


@pytest.mark.parametrize(
    ("text", "why", "stands"),
    [
        ("abc", "no_system", "abc"),
        ("1.234", "no_system", "1.234"),
        ("1200", "no_system", "1200"),
        ("Ikke målt", "no_system", "Ikke målt"),
        ("", "no_system", "Ikke målt"),
        ("", "no_source", "Foreligger ikke"),
        (None, "not_held", "Ikke målt"),
    ],
)
def test_a_cell_is_delivered_without_a_figure_for_a_reason(
    place: Place, text: str | None, why: str, stands: str
) -> None:
    """The year is judged without it then, whatever stands there; where nothing does, it says so in words.

    All who read the line read the reason, and it is changed as it was given.
    """
    enter(place, place.leader, place.missed, "12")
    for written in () if text is None else ("12", text):
        enter(place, place.leader, place.met, written)
    assert gaps(place.round, place.skole.pk)
    for told in ("Systemet teler ikke", "Systemet teller ikke"):
        workflow.go_without_figure(by=place.leader, line_id=place.met.pk, why=why, text=told)
    assert gaps(place.round, place.skole.pk) == ()
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    (line,) = judge_lines(ScorecardLine.objects.filter(pk=place.met.pk), user=place.management)
    assert (line.verdict.status, line.cells[0].written) == (values.Status.NOT_MEASURED, stands)
    assert line.deviation == Account("Systemet teller ikke", why, "")
    assert [one.text for one in line.explanations] == ["Systemet teller ikke"]


def test_a_figure_takes_the_place_of_the_reason(place: Place) -> None:
    workflow.go_without_figure(by=place.leader, line_id=place.met.pk, why="other", text="Sommer")
    enter(place, place.leader, place.met, "12")
    (line,) = judge_lines(ScorecardLine.objects.filter(pk=place.met.pk))
    assert (line.verdict.status, line.deviation, line.cells[0].without) == (values.Status.MET, None, None)


@pytest.mark.parametrize("text", ["12", "Ikke gjennomført"])
def test_a_figure_is_not_taken_away_as_missing(place: Place, text: str) -> None:
    enter(place, place.leader, place.met, text)
    for line, why in ((place.met, "other"), (place.met, "finnes ikke")):
        with pytest.raises(workflow.Invalid):
            workflow.go_without_figure(by=place.leader, line_id=line.pk, why=why, text="Nei")
    for period in (T1, values.Period(values.PeriodKind.MONTH, 12)):  # of a line with one figure a year
        with pytest.raises(workflow.NotFound):
            workflow.go_without_figure(
                by=place.leader, line_id=place.missed.pk, why="other", text="Nei", period=period
            )
    assert (Answer.objects.count(), Result.objects.count()) == (0, 1)


def test_a_confirmed_figure_is_judged_and_not_before(place: Place) -> None:
    line = municipality.line("skala", of=place.met.area, by=place.skole, year=2026, order=9, **SCORE)
    enter(place, place.leader, line, "7")

    def status() -> values.Status:
        return judge_lines(ScorecardLine.objects.filter(pk=line.pk))[0].verdict.status

    assert status() is values.Status.UNDECIDED
    workflow.answer_question(by=place.leader, line_id=line.pk, kind="off_scale", text="Ny skala i år")
    assert status() is values.Status.MET
    enter(place, place.leader, line, "8")
    assert status() is values.Status.UNDECIDED


def test_the_last_period_without_a_figure_says_why(place: Place) -> None:
    """Otherwise the year would be judged by an older figure, and nobody would know."""
    line = municipality.line(
        "tertial", of=place.met.area, by=place.skole, year=2026, order=9, target="≥ 30", frequency="tertial"
    )
    complete(place)
    for period, text in ((T1, "33"), (T2, "35"), (T3, "Ikke målt")):
        workflow.report_result(by=place.leader, line_id=line.pk, text=text, period=period, reason="Ført")
    workflow.explain(by=place.leader, line_id=line.pk, cause="Ferie", why_no_figure="not_held")
    assert [(gap.kind, gap.period) for gap in gaps(place.round, place.skole.pk)] == [("no_reason", T3)]
    workflow.go_without_figure(
        by=place.leader, line_id=line.pk, why="not_held", text="Ruskonsulenten sluttet", period=T3
    )
    assert gaps(place.round, place.skole.pk) == ()
    (judged,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk))
    assert (judged.verdict.status, judged.deciding, judged.unmeasured) == (values.Status.MET, T2, (T3,))


def test_a_line_whose_every_period_is_unmeasured_is_not_measured(place: Place) -> None:
    line = municipality.line(
        "tertial", of=place.met.area, by=place.skole, year=2026, order=9, target="≥ 30", frequency="tertial"
    )
    complete(place)
    for period in (T1, T2, T3):
        workflow.report_result(
            by=place.leader, line_id=line.pk, text="Ikke målt", period=period, reason="Ført"
        )
    assert [gap.kind for gap in gaps(place.round, place.skole.pk)] == ["no_reason"] * 3
    workflow.explain(by=place.leader, line_id=line.pk, cause="Ikke gjennomført", why_no_figure="not_held")
    assert gaps(place.round, place.skole.pk) == ()
    (judged,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk))
    assert judged.verdict.status is values.Status.NOT_MEASURED


def test_the_cell_asks_takes_the_answer_and_goes_without(place: Place, doubted: ScorecardLine) -> None:
    client, json = Client(), {"Accept": "application/json"}
    client.force_login(place.leader)
    grid = "/rapportering/2026/arsslutt/skole/"
    page = client.get(grid).content.decode()
    assert "1\u00a0200 er langt fra målet, som er 10. Er det riktig?" in page
    assert "met</a> <span>bekreft tallet</span>" in page
    cell = {"line": doubted.pk, "period": "year-1", "version": Result.objects.get(line=doubted).version}
    silent = client.post(f"{grid}svar/", {**cell, "kind": "far_from_target", "text": ""}, headers=json).json()
    assert (silent["saved"], "Skriv hvorfor." in silent["message"]) == (False, True)
    told = {**cell, "kind": "far_from_target", "text": "Alle skoler er med"}
    saved = client.post(f"{grid}svar/", told, headers=json).json()
    assert saved["saved"] is True
    assert "Det stemmer: Alle skoler er med (leder, " in saved["row"]
    assert "2 av 2 ferdig: 2 tall" in " ".join(saved["left"].replace("</strong>", "").split()).replace(
        "<strong>", ""
    )
    enter(place, place.leader, doubted, "abc")
    cell["version"] = Result.objects.get(line=doubted).version
    gone = {**cell, "why": "no_system", "text": "Systemet teller ikke"}
    without = client.post(f"{grid}uten-tall/", gone, headers=json).json()
    assert without["saved"] is True
    assert "Uten tall: Systemet kan ikke gi tallet. Systemet teller ikke" in without["row"]
    assert "1 tall, 1 uten tall" in without["finish"]


def test_every_counter_says_how_many_are_without_a_figure(place: Place) -> None:
    def said(person: User, path: str) -> str:
        client = Client()
        client.force_login(person)
        return " ".join(strip_tags(client.get(path).content.decode()).split())

    enter(place, place.leader, place.missed, "12")
    workflow.go_without_figure(by=place.leader, line_id=place.met.pk, why="other", text="Sommer")
    owed = owed_submission(place.own.pk, place.round.deadline)
    assert owed is not None
    letter = reminder_letter(owed, Person(1, "Leder", "l@kommune.example"), "https://x")
    assert "Så langt: 1 tall, 1 uten tall.\n\nAlt er ført." in letter.text
    grid = "/rapportering/2026/arsslutt/skole/"
    assert "2 av 2 ferdig: 1 tall, 1 uten tall" in said(place.leader, grid)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    pages = {
        grid: place.leader,
        "/godkjenning/?runde=2026-arsslutt": place.management,
        "/godkjenning/2026/arsslutt/skole/": place.management,
        "/runder/?ar=2026": place.reader,
    }
    found = {path: "1 tall, 1 uten tall" in said(person, path) for path, person in pages.items()}
    assert found == dict.fromkeys(pages, True)


def test_what_is_locked_asks_for_nothing(place: Place) -> None:
    """A round that was closed without its figures still lists none of them as left, and has no field."""
    enter(place, place.leader, place.missed, "8")
    workflow.close_round(by=place.controller, round_id=place.round.pk, reason="Slutt", even_if_missing=True)
    client = Client()
    client.force_login(place.leader)
    page = client.get("/rapportering/2026/arsslutt/skole/").content.decode()
    head, _found, grid = page.partition('id="left"')
    asking = ("Gjenstår", "på plass", "mangler", "Skriv årsak", "Uten tall", "<textarea", "data-auto")
    assert ([words for words in asking if words in grid], "er lukket" in head) == ([], True)
