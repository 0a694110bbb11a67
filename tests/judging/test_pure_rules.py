"""Rules of judging that ask no database, each with a whole table of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from indicators import values
from indicators.judging import Deliveries, Gap, GapKind, Touch
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
