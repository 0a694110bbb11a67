"""A new indicator with its first line, heading and target, made as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext

from indicators import permissions
from indicators.models import Act, Indicator, Plan, ScorecardLine, Sector, ServiceArea, User
from indicators.values.tables.proposing import proposed
from indicators.workflow.figures.targets import set_target
from indicators.workflow.idempotency import row_made_with
from indicators.workflow.locks import open_plan
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound
from indicators.workflow.save import require
from indicators.workflow.texts import spaced
from indicators.workflow.trail import acting

from .headings import heading_in
from .organisation import move_along
from .records import save_record

LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
LONGEST_CODE: Final = 50
LONGEST_SHORT: Final = 60


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """What a person wants of a new indicator in a year's plan.

    An empty ``code`` is made of the name, a missing ``short_name`` is the beginning of it, without
    ``sector_id`` the sector that has most lines of the area answers. ``columns`` are of the line, ``about``
    of the indicator; what is missing of kind, unit and direction follows from the name and the target.
    """

    year: int
    columns: Mapping[str, Any]
    area_id: int
    sector_id: int | None = None
    heading: str = ""
    target: str = ""
    sure: str = ""
    code: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


def add_indicator(
    *,
    by: User,
    new: NewIndicator,
    reason: str,
    case: str = "",
    adopted_on: date | None = None,
    once: str = "",
) -> ScorecardLine:
    """Make an indicator, its line in a year's plan, a heading where it is missing, and its target.

    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound` for a year without a plan,
    :class:`Invalid`, :class:`Locked`, and as :func:`set_target` does; nothing is written then.
    """
    with acting(Act.ADD_INDICATOR, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        if (made := row_made_with(once, Indicator)) is not None:
            return made.lines.get(year=new.year)
        if not Plan.objects.filter(year=new.year, withdrawn=False).exists():
            raise NotFound("plan", new.year)
        area = ServiceArea.objects.filter(pk=new.area_id).first()
        if area is None:
            raise Invalid({"area": [gettext("Velg en som finnes.")]})
        sector = _sector(new, area)
        open_plan(new.year, sector.pk)
        values = _columns(new, area)
        code = new.code or free_code(str(values["name"]))
        indicator, _ = save_record(
            by=by, model=Indicator, values={"code": code, **new.about}, reason=reason, once=once
        )
        heading = heading_in(area, new.year, None, title=new.heading, by=by, reason=reason)
        given = {"indicator": indicator, "year": new.year, "area": area, "sector": sector, "heading": heading}
        line, _ = save_record(by=by, model=ScorecardLine, values={**values, **given}, reason=reason)
        move_along(line, by=by, reason=reason, sector=sector)  # the area knows who delivers it
        if new.target.strip():
            set_target(
                by=by,
                line_id=line.pk,
                text=new.target,
                case=case,
                adopted_on=adopted_on,
                reason=reason,
                because=reason if new.sure and new.sure == new.target else "",
            )
        return line


def _sector(new: NewIndicator, area: ServiceArea) -> Sector:
    """The sector that was chosen, else the one that has most lines of the area, else one that delivers it."""
    if new.sector_id is not None:
        found = Sector.objects.filter(pk=new.sector_id).first()
        if found is None:
            raise Invalid({"sector": [gettext("Velg en som finnes.")]})
        return found
    lines = ScorecardLine.objects.filter(area=area, withdrawn=False, year__lte=new.year)
    counted = Counter(lines.order_by("-year").values_list("sector_id", flat=True)[:50])
    usual = Sector.objects.filter(pk__in=[pk for pk, _count in counted.most_common(1)]).first()
    found = usual or area.sectors.order_by("order", "pk").first()
    if found is None:
        raise Invalid({"sector": [gettext("Velg hvem som er ansvarlig: området har ingen ennå.")]})
    return found


def _columns(new: NewIndicator, area: ServiceArea) -> dict[str, Any]:
    """The columns of the line, with what follows from the name where nothing was chosen."""
    values = {name: value for name, value in new.columns.items() if value not in (None, "")}
    name = spaced(str(values.get("name", "")))
    if not name:
        raise Invalid({"name": [gettext("Skriv hva indikatoren heter.")]})
    said = proposed(name, new.target)
    values["name"] = name
    values.setdefault("short_name", name[:LONGEST_SHORT].rstrip())
    if "value_kind" not in values:
        values = {**{key: one for key, one in said.columns.items() if key not in values}, **values}
    if "direction" not in values:
        if said.direction is None:
            raise Invalid({"direction": [gettext("Navnet sier ikke hva som er bra. Velg en retning.")]})
        values["direction"] = said.direction.value
    if "order" not in values:
        standing = ScorecardLine.objects.filter(area=area, year=new.year, withdrawn=False)
        last = standing.order_by("-order").values_list("order", flat=True).first()
        values["order"] = (last or 0) + 1
    return values


def free_code(name: str) -> str:
    """A code made of a name that no indicator has."""
    stem = slugify(name.casefold().translate(LETTERS))[:LONGEST_CODE].strip("-") or "indikator"
    taken = set(Indicator.objects.filter(code__startswith=stem).values_list("code", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}-{number}" for number in range(2, len(taken) + 3) if f"{stem}-{number}" not in taken)
