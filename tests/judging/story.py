"""A year of a municipality, day by day: rounds, drafts, deliveries, editions, edges of days and years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from .happenings import (
    answered,
    approve,
    asked_about,
    changed_again,
    close,
    decide,
    deliver,
    deliver_again,
    deliver_anew,
    edition,
    explained,
    figures_of_spring,
    figures_of_summer,
    follow,
    foresee,
    foresee_again,
    gone,
    one_figure,
    open_again,
    open_round,
    while_returned,
    withdrawn_again,
    without_figure,
    words,
    year_figures,
)
from .story_town import Story

type Step = tuple[datetime, str, Callable[[Story], object]]


def at(year: int, month: int, day: int, hour: int = 11, minute: int = 0) -> datetime:
    """UTC: an hour before midnight in Norway in winter is 22."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


STEPS: list[Step] = [
    (at(2026, 2, 1), "nothing yet", lambda told: None),
    (at(2026, 4, 24, 21, 59), "the day before the first round opens", lambda told: None),
    (at(2026, 4, 25), "the first round opens", lambda told: open_round(told, "t1")),
    (at(2026, 4, 30), "the figures of spring", figures_of_spring),
    (at(2026, 5, 2), "what is expected", foresee),
    (at(2026, 5, 10, 21, 59), "the last day of the first round", lambda told: None),
    (at(2026, 5, 10, 22, 1), "the day after it", lambda told: None),
    (at(2026, 5, 11), "the first round is delivered", lambda told: deliver(told, "t1")),
    (at(2026, 5, 12), "and returned", lambda told: decide(told, "return_submission", "t1", reason="Se over")),
    (at(2026, 5, 13), "what is expected changes", lambda told: foresee_again(told, "avvik", "on_track")),
    (at(2026, 5, 14), "the first round is delivered again", deliver_again),
    (at(2026, 5, 20), "and closed", lambda told: close(told, "t1")),
    (at(2026, 8, 25), "the second round opens", lambda told: open_round(told, "t2")),
    (at(2026, 9, 1), "figures of the second", figures_of_summer),
    (at(2026, 9, 11), "the second round is closed over", lambda told: close(told, "t2")),
    (at(2026, 12, 1), "words about the year", words),
    (at(2026, 12, 10), "a line is withdrawn, a target set anew", gone),
    (at(2026, 12, 31, 22, 59), "the last minute of the year", year_figures),
    (at(2026, 12, 31, 23, 1), "the first minute of the next", lambda told: None),
    (at(2027, 1, 5), "figures that are asked about", asked_about),
    (at(2027, 1, 6), "one of them mended", answered),
    (at(2027, 1, 10), "what was missed is explained", explained),
    (at(2027, 1, 12), "one is without a figure", without_figure),
    (at(2027, 1, 31, 22, 59), "the last minute before the deadline", lambda told: None),
    (at(2027, 1, 31, 23, 1), "the first minute after it", lambda told: None),
    (at(2027, 2, 1), "the year is delivered", lambda told: deliver(told, "year_end")),
    (
        at(2027, 2, 3),
        "a first edition of the country",
        lambda t: edition(t, "land", "Utgave 1", "3,5", date(2027, 2, 2)),
    ),
    (
        at(2027, 2, 5),
        "returned",
        lambda told: decide(told, "return_submission", "year_end", reason="Se over"),
    ),
    (at(2027, 2, 6), "changed while it is returned", while_returned),
    (at(2027, 2, 8), "delivered again", lambda told: deliver(told, "year_end")),
    (at(2027, 2, 10), "approved", approve),
    (at(2027, 2, 20), "closed", lambda told: close(told, "year_end")),
    (
        at(2027, 3, 1),
        "a later edition turns a verdict",
        lambda t: edition(t, "land", "Utgave 2", "5", date(2027, 3, 1)),
    ),
    (at(2027, 3, 5), "one figure is corrected", one_figure),
    (at(2027, 3, 10), "an action is followed, a closed round opened again", follow),
    (at(2027, 3, 15), "opened again, what was expected changes", open_again),
    (at(2027, 3, 16), "and changed", changed_again),
    (at(2027, 3, 17), "and partly taken back", withdrawn_again),
    (at(2027, 3, 20), "delivered anew", deliver_anew),
    (at(2027, 3, 21), "approved anew", approve),
]
