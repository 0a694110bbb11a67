"""Which years there is something to read about, and what holds for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.functional import SimpleLazyObject

from indicators.judging import Touch, remembered, unless
from indicators.models import Plan, Round, RoundKind, RoundState, ScorecardLine, Target, User
from indicators.models.lines import LineQuerySet, reads_lines
from indicators.models.statements import extended


@dataclass(frozen=True, slots=True)
class YearFacts:
    """A year whose cards have targets. ``closed``: its year-end is; ``example``: it is made up.

    ``since``: from when there was anything to read of it.
    """

    year: int
    closed: bool
    example: bool
    by_sector: bool
    since: datetime | None = None


def year_facts(user: User) -> tuple[YearFacts, ...]:
    """The years whose cards have targets, newest first; a year whose plan is not adopted comes last.

    A plan that is being made must not take the overview over from the year that is reported. They are
    remembered until more than figures and what is said of them has changed; one statement if not.
    """
    if not reads_lines(user):
        return ()
    visible: Any = SimpleLazyObject(lambda: ScorecardLine.objects.visible_to(user))
    return years_of(visible, "visible")


def years_of(lines: LineQuerySet, name: str) -> tuple[YearFacts, ...]:
    """The same of lines that somebody may read; ``name`` is what those lines are remembered by.

    Lines that take long to compose come as a lazy object: most often what is remembered is enough.
    """

    def read() -> tuple[YearFacts, ...]:
        return _facts(lines.on_cards().filter(target__isnull=False).order_by())

    return remembered(("years", name), read, unless(_may_move_a_year))


def _may_move_a_year(_key: object, touch: Touch) -> bool:
    return touch.indicator_id is None or Target._meta.model_name in touch.tables


def _facts(lines: QuerySet[Any]) -> tuple[YearFacts, ...]:
    return tuple(
        YearFacts(
            row["year"], bool(row["closed"]), bool(row["example"]), bool(row["by_sector"]), row["since"]
        )
        for row in extended(lines, _with_plans, "years")
    )


def _with_plans(lines: QuerySet[Any]) -> Any:
    plans = Plan.objects.filter(year=OuterRef("year"), withdrawn=False)
    rounds = Round.objects.filter(year=OuterRef("year"), kind=RoundKind.YEAR_END, state=RoundState.CLOSED)
    once_a_year = lines.values("year").annotate(lines=Count("pk"))
    rows: Any = once_a_year.annotate(
        proposed=Exists(plans.filter(adopted_on__isnull=True)),
        closed=Exists(rounds),
        example=Exists(plans.filter(example=True)),
        by_sector=Exists(plans.filter(cards_by_sector=True)),
        since=Subquery(_written_first()),
    )
    return rows.order_by("proposed", "-year")


def _written_first() -> QuerySet[Any]:
    """When the first line of a year was written."""
    of_year = ScorecardLine.objects.filter(year=OuterRef(OuterRef("year"))).order_by("pk").values("pk")[:1]
    rows = ScorecardLine.history.filter(id=Subquery(of_year)).order_by("history_date", "history_id")
    first: QuerySet[Any] = rows.values("history_date")[:1]
    return first


def since_when(code: str, year: int) -> datetime | None:
    """From when an indicator stood in a year's plan; None where it never did. One statement."""
    lines = ScorecardLine.objects.filter(indicator__code=code, year=year).values("pk")
    rows = ScorecardLine.history.filter(id__in=lines).order_by("history_date", "history_id")
    first: datetime | None = rows.values_list("history_date", flat=True).first()
    return first


def reported_years(user: User) -> tuple[int, ...]:
    """The years of :func:`year_facts`. One statement."""
    return tuple(one.year for one in year_facts(user))


def first_choice(facts: Sequence[YearFacts]) -> int | None:
    """The year that is shown when nobody chooses: the newest with a closed year-end, else the first."""
    closed = [one.year for one in facts if one.closed]
    return next(iter(closed or [one.year for one in facts]), None)


def default_year(user: User) -> int | None:
    """The same, asked of the database; None before anything is planned."""
    return first_choice(year_facts(user))


def is_example(year: int) -> bool:
    """Whether the figures of a year are made up, asked of the database."""
    return Plan.objects.filter(year=year, example=True, withdrawn=False).exists()


def example_years(facts: Sequence[YearFacts]) -> tuple[int, ...]:
    """The years whose figures are made up."""
    return tuple(one.year for one in facts if one.example)
