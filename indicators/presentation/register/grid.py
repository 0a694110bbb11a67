"""The grid of the register: many lines at once, what was typed in each, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.models.lines import Direction, ValueKind
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.refused_rows import BadRow
from indicators.presentation.plan.page import read_aloud
from indicators.presentation.wording.quotes import quoted
from indicators.presentation.wording.refusals import lock_text, refusal_text
from indicators.presentation.wording.target_questions import instead
from indicators.selectors.register.register import RegisterRow, RegisterView
from indicators.workflow import AsksTarget, LinesChanged, RefusedRow, Reshapes, Stale

from .page import Group, area_links, chosen_rows, grouped, locked_words, reading_words, target_said

MOST: Final = 200
"""Lines in one grid; more is neither read nor sent as a whole."""
FIELDS: Final = {
    "short_name": _("Kort navn"),
    "sector": _("Sektor"),
    "area": _("Tjenesteområde"),
    "heading": _("Overskrift"),
    "order": _("Rekkefølge"),
    "direction": _("Retning"),
    "value_kind": _("Slags tall"),
    "unit": _("Enhet"),
    "target": _("Mål"),
}
"""The columns of the grid, in their order."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a row."""

    short_name: str
    sector: str
    area: str
    heading: str
    order: str
    direction: str
    value_kind: str
    unit: str
    target: str
    sure: str = ""
    reshaped: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid. ``errors`` are by field, an empty name for the row as a whole.

    ``figure`` is how the figure is read and ``reading`` how the target is. ``instead`` is what was probably
    meant with a target; ``asks``: it can be confirmed; ``reshapes``: what becomes of the figures is told in
    the errors, and can be said yes to.
    """

    row: RegisterRow
    typed: Typed
    prefix: str
    sectors: SafeString
    areas: SafeString
    directions: SafeString
    kinds: SafeString
    figure: str
    reading: str
    seen: int
    target_seen: int
    lock: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    instead: tuple[str, ...] = ()
    asks: bool = False
    reshapes: bool = False


@dataclass(frozen=True, slots=True)
class GridPage:
    """The whole page. ``left`` are lines that the grid has no room for, ``headings`` those of each area."""

    year: int
    title: str
    lead: str
    example: bool
    adopted: str
    back_href: str
    groups: tuple[Group[GridRow], ...]
    areas: tuple[tuple[str, str, int], ...]
    count: int
    open: int
    left: int
    locked: tuple[str, ...]
    headings: tuple[tuple[str, tuple[str, ...]], ...]
    units: tuple[str, ...]
    bad: tuple[BadRow, ...]


def stands(row: RegisterRow) -> Typed:
    """A row as it stands."""
    return Typed(
        short_name=row.short_name,
        sector=str(row.sector_id),
        area=str(row.area_id),
        heading=row.heading,
        order=str(row.order),
        direction=row.direction,
        value_kind=row.value_kind,
        unit=row.unit,
        target=row.target_text,
    )


def grid_rows(view: RegisterView, chosen: Mapping[str, str], sent: Iterable[int]) -> list[RegisterRow]:
    """The rows of the grid: those that were sent, else those that the filters leave."""
    wanted = set(sent)
    if wanted:
        return [row for row in view.rows if row.id in wanted]
    return list(chosen_rows(view, chosen))


def grid_page(
    view: RegisterView,
    chosen: Mapping[str, str],
    typed: Mapping[int, tuple[Typed, int, int]],
    refused: Sequence[RefusedRow] = (),
) -> GridPage:
    """Preformat the grid; ``typed`` are rows as they were left, with the versions of line and target seen."""
    year = view.facts.year
    rows = grid_rows(view, chosen, typed)
    shown = rows[:MOST]
    offered = _Offered(view)
    made = [_row(row, typed.get(row.id), refused, offered) for row in shown]
    return GridPage(
        year=year,
        title=gettext("Rediger registeret for %(year)d") % {"year": year},
        lead=gettext(
            "Endre så mange linjer du vil, og lagre alt på én gang. Ingenting er lagret før da, og er noe "
            "galt, blir ingenting lagret."
        ),
        example=view.facts.example,
        adopted=view.facts.case if view.facts.adopted else "",
        back_href=reverse("register_year", args=[year]) + query(chosen),
        groups=grouped(made, lambda one: one.row),
        areas=area_links(shown),
        count=len(shown),
        open=sum(row.lock is None for row in shown),
        left=len(rows) - len(shown),
        locked=locked_words(shown),
        headings=tuple((str(one.pk), view.headings.get(one.pk, ())) for one in view.areas),
        units=tuple(dict.fromkeys(row.unit for row in view.rows if row.unit)),
        bad=tuple(_bad(row) for row in made if row.errors),
    )


class _Offered:
    """The choices of the grid as options, made once for each that is chosen."""

    def __init__(self, view: RegisterView) -> None:
        self.sectors = cache(_options([(str(one.pk), one.name) for one in view.sectors]))
        self.areas = cache(_options([(str(one.pk), one.name) for one in view.areas]))
        self.directions = cache(_options(Direction.choices))
        self.kinds = cache(_options(ValueKind.choices))


def _options(offered: Sequence[tuple[Any, Any]]) -> Any:
    def html(chosen: str) -> SafeString:
        known = [*offered] if any(value == chosen for value, _label in offered) else [("", ""), *offered]
        return format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((value, SafeString(" selected") if value == chosen else "", label) for value, label in known),
        )

    return html


def _row(
    row: RegisterRow,
    left: tuple[Typed, int, int] | None,
    refused: Sequence[RefusedRow],
    offered: _Offered,
) -> GridRow:
    typed, seen, target_seen = left or (stands(row), row.version, row.target_version)
    wrong = [one for one in refused if one.line_id == row.id]
    about = next((one.refusal for one in wrong if one.field == "target"), None)
    return GridRow(
        row=row,
        typed=typed,
        prefix=f"r{row.id}",
        sectors=offered.sectors(typed.sector),
        areas=offered.areas(typed.area),
        directions=offered.directions(typed.direction),
        kinds=offered.kinds(typed.value_kind),
        figure=reading_words(row),
        reading=target_said(row) if typed.target == row.target_text else _reading(row, typed),
        seen=row.version if _stale(wrong, "") else seen,
        target_seen=row.target_version if _stale(wrong, "target") else target_seen,
        lock=lock_text(row.lock) if row.lock else "",
        errors=_errors(wrong, row, typed),
        instead=instead(about) if about is not None else (),
        asks=isinstance(about, AsksTarget),
        reshapes=typed.reshaped or any(isinstance(one.refusal, Reshapes) for one in wrong),
    )


def _reading(row: RegisterRow, typed: Typed) -> str:
    return read_aloud(typed.target, row.spec).said


def _stale(wrong: Sequence[RefusedRow], name: str) -> bool:
    """Whether somebody else has changed the row, or its target: saving again is then a choice."""
    return any(one.field == name and isinstance(one.refusal, Stale) for one in wrong)


def _errors(wrong: Sequence[RefusedRow], row: RegisterRow, typed: Typed) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in wrong:
        said = refusal_text(one.refusal, str(getattr(typed, one.field or "short_name", "")))
        if not one.field and isinstance(one.refusal, Stale):
            said = _overtaken(row, typed)
        label = FIELDS.get(one.field)
        found[one.field] = f"{label}: {said}" if label else said
    return found


def _overtaken(row: RegisterRow, typed: Typed) -> str:
    """What stands now in the fields of a row, where it is not what was typed, and how to go on."""
    now = stands(row)
    told = {"sector": row.sector, "area": f"{row.area_number} {row.area}"}
    told["direction"] = str(Direction(row.direction).label)
    told["value_kind"] = str(ValueKind(row.value_kind).label)
    differs = [
        f"{label} {quoted(str(told.get(name, getattr(now, name))))}"
        for name, label in FIELDS.items()
        if name != "target" and getattr(now, name) != getattr(typed, name)
    ]
    return gettext(
        "Noen andre har lagret etter at du åpnet siden. Nå står: %(now)s. Ingenting er lagret. Lagre en gang "
        "til hvis det du skrev skal erstatte det som står."
    ) % {"now": ", ".join(differs) or "–"}


def _bad(row: GridRow) -> BadRow:
    place = next((name for name in FIELDS if name in row.errors), "")
    anchor = f"{row.prefix}-{place}" if place else row.prefix
    return BadRow(anchor, row.row.short_name, " ".join(row.errors.values()))


def changed_words(done: LinesChanged, year: int) -> str:
    """What an act changed."""
    count = len(done.lines)
    if not count:
        return gettext("Ingenting er endret: alt stod slik fra før.")
    said = ngettext(
        "%(count)d linje i planen for %(year)d er endret.",
        "%(count)d linjer i planen for %(year)d er endret.",
        count,
    ) % {"count": count, "year": year}
    if later := len({one.line_id for one in done.later}):
        said += " " + ngettext(
            "%(count)d linje i senere planer er flyttet med.",
            "%(count)d linjer i senere planer er flyttet med.",
            later,
        ) % {"count": later}
    return said


def pasted_words() -> SafeString:
    """The words of the preview of a pasted block, for the script of the grid."""
    said = {
        "title": gettext("Dette gjør innlimingen"),
        "none": gettext("Ingen av cellene endres."),
        "unknown": gettext("Ikke i listen, blir stående som det er:"),
        "over": gettext("Utenfor rutenettet, tas ikke med:"),
        "locked": gettext("Låst, tas ikke med:"),
        "use": gettext("Sett inn i rutenettet"),
        "cancel": gettext("Avbryt"),
        "note": gettext("Ingenting er lagret før du trykker Lagre."),
        "empty": gettext("tomt"),
    }
    return format_html_join(" ", 'data-{}="{}"', said.items())
