"""Which years there is something to read about."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from indicators.models import Plan, ScorecardLine, User


def reported_years(user: User) -> tuple[int, ...]:
    """The years whose cards have targets, newest first; a year whose plan is not adopted comes last.

    A plan that is being made must not take the overview over from the year that is reported. One statement.
    """
    proposed = Plan.objects.filter(year=OuterRef("year"), adopted_on__isnull=True, withdrawn=False)
    lines = ScorecardLine.objects.visible_to(user).on_cards().filter(target__isnull=False)
    found = lines.annotate(proposed=Exists(proposed)).order_by("proposed", "-year")
    return tuple(year for year, _ in found.values_list("year", "proposed").distinct())


def default_year(user: User) -> int | None:
    """The newest year with adopted targets, else the newest with targets; None before anything is planned."""
    years = reported_years(user)
    return years[0] if years else None
