"""Who may be responsible for an action: those of the sector's other actions, and its leaders."""

from __future__ import annotations

from django.db.models import Max, Q
from django.utils import timezone

from indicators.models import Action, Membership, Role

from .grid import ReportingScope

MOST = 40
"""So many are suggested; anybody else is typed."""


def responsibles(at: ReportingScope) -> tuple[str, ...]:
    """Names and titles as they were written, the latest first, and then the leaders of the sector.

    A contributor is told those of the own indicators alone. Two statements.
    """
    told = Action.objects.filter(line__sector=at.sector, withdrawn=False, line__withdrawn=False)
    if at.indicator_ids is not None:
        told = told.filter(line__indicator_id__in=at.indicator_ids)
    used = told.order_by().values_list("responsible").annotate(last=Max("pk")).order_by("-last")[:MOST]
    day = timezone.localdate()
    leading = Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        role=Role.LEADER,
        sector=at.sector,
        user__is_active=True,
    )
    leaders = [one.user.display_name for one in leading.select_related("user").order_by("user_id")]
    return tuple(dict.fromkeys([*(name for name, _last in used), *leaders]))
