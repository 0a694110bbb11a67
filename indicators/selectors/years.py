"""Which years there is something to read about."""

from __future__ import annotations

from indicators.models import ScorecardLine, User


def reported_years(user: User) -> tuple[int, ...]:
    """The years whose cards have targets, newest first. One statement."""
    lines = ScorecardLine.objects.visible_to(user).on_cards().filter(target__isnull=False)
    return tuple(lines.order_by("-year").values_list("year", flat=True).distinct())


def default_year(user: User) -> int | None:
    """The newest year with targets; None before anything is planned."""
    years = reported_years(user)
    return years[0] if years else None
