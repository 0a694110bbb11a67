"""Rules of judging that ask no database, each with a whole table of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from indicators import values
from indicators.judging import (
    Account,
    ActionRow,
    Adopted,
    AreaRef,
    BenchmarkFigure,
    CellRow,
    Deliveries,
    Explanation,
    ForecastRow,
    Gap,
    GapKind,
    HeadingRef,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
    SectorRef,
    Touch,
    Turned,
)
from indicators.judging.broken_rows import broken
from indicators.judging.exemptions import without_excused
from indicators.judging.inputs import Reported
from indicators.judging.invalidation import touch
from indicators.judging.load_current import _forecast_rounds
from indicators.judging.result_values import compose
from indicators.models import Act, Round, RoundState, Submission
from indicators.models.row_digests import tracked_models
from indicators.values import Period, PeriodKind, RoundKind

OF_ONE_INDICATOR = {
    "answer_question", "correct_figure", "explain", "follow_action", "forecast", "go_without", "lock_figure",
    "open_figure", "promise_action", "report_result", "set_benchmark", "set_target",
}  # fmt: skip
WRITES_NO_ROW = {
    "add_factor", "answer_proof", "change_password", "end_sessions", "export_person", "invite",
    "keep_word_template", "one_time_password", "remove_factor", "reset_password", "send_reset",
}  # fmt: skip
OF_ONE_LINE = {
    "action", "answer", "benchmark", "correction", "deviation", "forecast", "result", "resultpart", "target",
}  # fmt: skip
IN_NO_LINE = {
    "areatext", "chapterpicture", "decision", "decisioncomment", "developmentwork", "digest", "edition",
    "editionhandling", "editionproposal", "goalassessment", "mattertext", "membership", "proofanswer",
    "reminder", "reopeningrequest", "reportchapter", "reportlayout", "rowremark", "subscription",
    "supervision", "typedreport", "wordtemplate",
}  # fmt: skip
"""Tables of which a judged line holds nothing; a new table is held until it stands here."""


def test_what_an_entry_of_the_trail_may_have_changed() -> None:
    tables = [frozenset[str](), *(frozenset({name}) for name in tracked_models())]
    tables += [frozenset({"submission", "result"}), frozenset({"result", "answer"})]
    tables += [frozenset({"goalassessment", "decision"}), frozenset({"membership", "result"})]
    for act, written in product((act.value for act in Act), tables):
        alone = act in OF_ONE_INDICATOR and written <= OF_ONE_LINE
        if not written:
            changes = act not in WRITES_NO_ROW
        else:
            begun = act in OF_ONE_INDICATOR and written == {"submission"}
            changes = bool(written - IN_NO_LINE) and not begun
        expected = Touch(7, 5 if alone else None, 2026, written) if changes else None
        assert touch(7, act, dict.fromkeys(written), 5, 2026) == expected, (act, written)


def test_what_was_not_asked_for_is_let_off_and_nothing_else() -> None:
    """A round from before the program asked for figures alone: what explains them is let off."""
    missing = [Gap(1, kind, period) for kind in GapKind for period in (None, values.YEAR)]
    explains = {GapKind.NO_CAUSE, GapKind.NO_ACTION, GapKind.NO_REASON, GapKind.NO_FORECAST}
    named = ["1 no_figure year-1", "1 no_cause ", "2 no_action "]
    own = {(GapKind.NO_FIGURE, values.YEAR), (GapKind.NO_CAUSE, None)}
    assert without_excused(missing, None) == tuple(missing)
    for excused in ([], ["all"], named, ["all", *named]):
        left = [
            gap
            for gap in missing
            if not ("all" in excused and gap.kind in explains)
            and not (named[0] in excused and (gap.kind, gap.period) in own)
        ]
        assert without_excused(missing, Submission(excused=excused)) == tuple(left), excused


def rounds(**states: RoundState) -> tuple[Round, ...]:
    return tuple(
        Round(pk=place, year=2026, kind=kind, state=state, opens_on=date(2026, place, 1))
        for place, (kind, state) in enumerate(states.items(), start=1)
    )


PLANNED, OPEN, CLOSED = RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED


@pytest.mark.parametrize(
    ("states", "through", "newest", "before"),
    [
        ({"t1": PLANNED, "t2": PLANNED, "year_end": PLANNED}, None, (), ()),
        ({"t1": OPEN, "t2": PLANNED, "year_end": PLANNED}, None, (1,), ()),
        ({"t1": OPEN, "h1": PLANNED, "t2": PLANNED}, None, (1,), ()),
        ({"t1": CLOSED, "t2": OPEN, "year_end": PLANNED}, None, (2,), (1,)),
        ({"t1": CLOSED, "h1": CLOSED, "t2": CLOSED, "year_end": OPEN}, None, (3,), (2,)),
        ({"t1": CLOSED, "h1": CLOSED, "t2": CLOSED, "year_end": OPEN}, RoundKind.H1, (2,), (1,)),
        ({"t1": CLOSED, "t2": CLOSED, "year_end": CLOSED}, RoundKind.T1, (1,), ()),
        ({"year_end": OPEN}, None, (), ()),
    ],
)
def test_whose_forecasts_are_read(
    states: dict[str, RoundState],
    through: RoundKind | None,
    newest: tuple[int, ...],
    before: tuple[int, ...],
) -> None:
    known = Deliveries({2026: rounds(**states)}, {}, {})
    assert _forecast_rounds(known, through) == (newest, before)


STATES: tuple[tuple[str, bool], ...] = (
    ("not_begun", False), ("draft", False), ("submitted", True), ("returned", True), ("approved", True),
    ("reopened", True), ("closed", False), ("closed", True),
)  # fmt: skip
"""A sector's delivery: its state, and whether it ever delivered."""
EVERY_PERIOD = [Period(kind, number) for kind in PeriodKind for number in range(1, kind.per_year + 1)]


def delivered(round_id: int, sector_id: int, state: str, *, ever: bool) -> Submission:
    day = datetime(2026, 1, round_id, sector_id, tzinfo=UTC)
    first = day if ever else None
    return Submission(
        round_id=round_id, sector_id=sector_id, state=state, first_delivered_at=first, submitted_at=first,
        decided_at=first,
    )  # fmt: skip


@pytest.mark.parametrize("open_first", [OPEN, CLOSED])
def test_what_is_a_draft_or_being_changed_anywhere_is_so_of_the_one_figure(open_first: RoundState) -> None:
    """What many lines are asked for in one statement is what is said of each figure alone."""
    year = tuple(
        Round(pk=place, year=2026, kind=kind, state=state, opens_on=DAY, deadline=date(2026, place, 28))
        for place, (kind, state) in enumerate(
            {"t1": open_first, "t2": OPEN, "year_end": PLANNED}.items(), start=1
        )
    )
    other = (Round(pk=9, year=2025, kind="year_end", state=OPEN, opens_on=DAY, deadline=DAY),)
    rounds = {2025: other, 2026: year}
    for first, second in product(STATES, STATES):
        rows = [delivered(1, 1, first[0], ever=first[1]), delivered(2, 1, second[0], ever=second[1])]
        rows += [delivered(2, 2, first[0], ever=first[1]), delivered(9, 2, second[0], ever=second[1])]
        submissions = {(one.round_id, one.sector_id): one for one in rows}
        known = Deliveries(rounds, submissions, {})
        changing, drafts = set(), set()
        for one in known.changing():
            changing |= {(one.round.year, one.sector_id, period, one.published_at) for period in one.periods}
        for held in known.figures_drafted():
            of = held.sectors if held.sectors is not None else {1, 2, 3} - held.delivered
            drafts |= {(held.round.year, sector, period) for sector in of for period in held.periods}
        places = list(product(rounds, (1, 2, 3), EVERY_PERIOD))
        assert drafts == {place for place in places if known.draft(*place)}, (first, second)
        moments = {(*place, known.published_at(*place)) for place in places}
        assert changing == {one for one in moments if one[3] is not None}, (first, second)


def told(**given: Any) -> JudgedLine:
    """A line with all that a line can have."""
    text, target = values.TextResult("12"), values.parse_target("10", values.Spec(values.Direction.HIGHER))
    figure = BenchmarkFigure(values.BenchmarkScope.NATIONAL, Decimal(9), "9", 2026, "Utgave")
    row = {
        "id": 1, "indicator_id": 2, "code": "met", "year": 2026, "order": 3, "name": "Navn",
        "short_name": "Kort", "on_card": True, "planned": True, "source_line": 4,
        "area": AreaRef(1, "6.4", "Skole", 1), "heading": HeadingRef(1, "Lesing", ("202",), 1),
        "sector": SectorRef(1, "skole", "Skole", 1), "sector_assumed": True, "sector_reason": "Antatt",
        "direction_reason": "Mer er bedre", "spec": values.Spec(values.Direction.HIGHER), "target": target,
        "target_text": "10", "adopted_by": "KS 1/26", "result": text, "result_text": "12",
        "periods": (PeriodRow(values.YEAR, text, "12"),), "previous": PreviousFigure(2025, text, "11"),
        "benchmark": figure, "verdict": values.Verdict(values.Status.MET), "previous_status": MISSED,
        "notes": (Note(1, "result", "Note", False, 1),), "explanations": (Explanation("Fordi", False, None),),
        "case": "KS 1/26", "adopted_on": DAY, "deviation": Account("Syk", "", ""), "actions": (ACTION,),
        "promised": (ACTION,), "forecast": ForecastRow(RoundKind.T1, "unsure", "", text, ""),
        "adopted": Adopted(target, "10", values.Verdict(values.Status.MET)), "has_adopted": True,
        "under_change": "returned", "draft": True, "benchmarks": (figure,), "owed": True, "statutory": True,
        "missing": (values.YEAR,), "earlier_status": MISSED,
        "turned": Turned(MISSED, figure, DAY, figure, closed=True),
        "cells": (CellRow(values.YEAR, text, "12"),), "deciding": values.YEAR, "unmeasured": (values.YEAR,),
        "goal_id": 7, "goal_name": "1 Alle lærer", "close_word": "Innenfor", "series_break": "split",
    }  # fmt: skip
    return JudgedLine(**{**row, **given})


DAY = date(2026, 3, 1)
MISSED = values.Status.MISSED
ACTION = ActionRow(1, 1, 2026, "Kurs", "Rektor", DAY, "planned", "", overdue=False)


def test_a_broken_row_says_its_name_and_place_and_nothing_that_may_be_wrong() -> None:
    said = "Raden kan ikke vises. Oppgi hendelsesnummer H-1 hvis du melder fra."
    unread = values.Verdict(values.Status.UNDECIDED, reason=values.Undecided.TEXT)
    nothing: dict[str, Any] = dict.fromkeys(
        ("periods", "benchmarks", "notes", "explanations", "actions", "promised", "cells", "unmeasured"), ()
    )
    nothing |= dict.fromkeys(
        ("previous", "benchmark", "previous_status", "forecast", "adopted", "turned", "deciding")
    )
    shown = {"result": values.TextResult(said), "result_text": said, "verdict": unread, "incident": "H-1"}
    whole = told(**nothing, **shown, target=values.NoTarget(), target_text="", has_adopted=False)
    assert broken(told(), "H-1") == whole


def reported(*written: str) -> list[Reported]:
    """What was entered tertial by tertial, the last first: the order of rows says nothing."""
    spec = values.Spec(direction=values.Direction.HIGHER)
    return [
        Reported(
            1, 2026, Period(PeriodKind.TERTIAL, number), values.parse_result(text, spec), text, draft=False
        )
        for number, text in reversed([*enumerate(written, start=1)])
    ]


def test_of_reasons_alone_the_latest_counts() -> None:
    reasons = ("Ikke målt", "Ikke rapportert", "Ikke aktuelt")
    for count in (1, 2, 3):
        rows = reported(*reasons[:count])
        assert compose(rows) == (rows[0].counted, reasons[count - 1])
        assert isinstance(rows[0].counted, values.MissingResult)
    twelve = values.PeriodFigure(Period(PeriodKind.TERTIAL, 2), Decimal(12))
    assert compose(reported("Ikke målt", "12", "Ikke målt")) == (values.PeriodsResult((twelve,), ""), "")
    assert compose([]) == (values.EmptyResult(), "")


def test_what_stands_in_the_parts_of_a_year_is_the_years_result_or_shown_as_written() -> None:
    """Days, levels and answers: the latest; plain figures together; other mixtures only where the last one
    decides."""
    last, total = values.Aggregation.LAST, values.Aggregation.SUM
    for texts, summed, latest in (
        (("12", "13"), None, None),
        (("Ja", "Nei"), "Nei", "Nei"),
        (("Ja", "Ikke gjennomført"), "Ja", "Ja"),
        (("Ja", "13"), "1. tertial: Ja, 2. tertial: 13", "13"),
        (("12", "Ja"), "1. tertial: 12, 2. tertial: Ja", "Ja"),
        (("< 5", "6"), "1. tertial: < 5, 2. tertial: 6", "6"),
        (("Ikke målt", "Ja"), "Ja", "Ja"),
        (("< 5", "Ikke målt"), "< 5", "< 5"),
    ):
        rows = reported(*texts)
        for aggregation, expected in ((total, summed), (last, latest)):
            result, said = compose(rows, aggregation)
            if expected is None:
                assert isinstance(result, values.PeriodsResult)
                continue
            assert said == expected, (texts, aggregation)
            own = [one.counted for one in rows if one.written == expected]
            assert result == (own[0] if own else values.TextResult(expected))
    stated = Reported(1, 2026, values.YEAR, values.FigureResult(Decimal(7), ""), "7", draft=False)
    empty = Reported(1, 2026, values.YEAR, values.EmptyResult(), "–", draft=False)
    assert compose([*reported("12", "13"), stated], total) == (stated.value, "7")
    assert compose([*reported("Ja"), empty], total)[1] == "Ja"
    ended = compose(reported("Ja", "Nei", "Ikke gjennomført"))
    assert isinstance(ended[0], values.NotDoneResult), "in the last part it is the year's answer"
