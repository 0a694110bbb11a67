"""Organisasjon in words: a year's sectors, areas and lines, and what an act does to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.models.naming import FIRST_YEAR, LAST_YEAR
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.selectors.register.organisation import Organisation, PlaceRow, UnitRow
from indicators.workflow import DutyChange, Moved, Reorganised


@dataclass(frozen=True, slots=True)
class UnitView:
    """A sector or area as a row; ``acts`` lead to what can be done with it."""

    anchor: str
    name: str
    lines: str
    lines_href: str
    who: str
    owes: str
    notes: tuple[str, ...]
    acts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """A year's organisation. ``lines`` are those that the filters leave."""

    found: Organisation
    years: tuple[Choice, ...]
    sectors: tuple[UnitView, ...]
    areas: tuple[UnitView, ...]
    lines: tuple[PlaceRow, ...]
    sector_choices: tuple[tuple[str, str, bool], ...]
    area_choices: tuple[tuple[str, str, bool], ...]
    filtered: bool
    move_href: str


ACTS = ("nytt-navn", "sla-sammen", "del", "avslutt")


def act_label(act: str) -> str:
    """What an act is called in a list of acts."""
    return {
        "nytt-navn": gettext("Gi nytt navn"),
        "sla-sammen": gettext("Slå sammen"),
        "del": gettext("Del"),
        "avslutt": gettext("Avslutt"),
    }[act]


def organisation_page(found: Organisation, params: QueryDict) -> OrganisationPage:
    """Word a year's organisation; ``sektor`` and ``omrade`` in the address narrow the lines."""
    sector, area = params.get("sektor", ""), params.get("omrade", "")
    lines = tuple(
        one for one in found.lines if sector in ("", str(one.sector_id)) and area in ("", str(one.area_id))
    )
    return OrganisationPage(
        found=found,
        years=tuple(
            Choice(str(one), reverse("organisation_year", args=[one]), one == found.year)
            for one in found.years
        ),
        sectors=tuple(_unit(one, found.year) for one in found.sectors),
        areas=tuple(_unit(one, found.year) for one in found.areas),
        lines=lines,
        sector_choices=tuple(_choice(one, sector) for one in found.sectors),
        area_choices=tuple(_choice(one, area) for one in found.areas),
        filtered=bool(sector or area),
        move_href=reverse("organisation_move", args=[found.year]),
    )


def _choice(one: UnitRow, chosen: str) -> tuple[str, str, bool]:
    return str(one.pk), f"{one.number} {one.name}".strip(), chosen == str(one.pk)


def _unit(one: UnitRow, year: int) -> UnitView:
    acts = ACTS if one.lines > 1 else ("nytt-navn", "sla-sammen", "avslutt")
    chosen: dict[str, str] = {one.kind: str(one.pk)}
    return UnitView(
        anchor=f"{one.kind}-{one.pk}",
        name=f"{one.number} {one.name}".strip(),
        lines=ngettext("%(count)d linje", "%(count)d linjer", one.lines) % {"count": one.lines},
        lines_href=reverse("organisation_year", args=[year]) + query(chosen) + "#linjer",
        who=", ".join(one.leaders or one.delivered_by)
        or (gettext("Ingen leder") if one.kind == "sektor" else "–"),
        owes=", ".join(f"{of}: {state.lower()}" for of, state in one.owes),
        notes=tuple(_notes(one)),
        acts=tuple(
            Choice(act_label(act), reverse("organisation_act", args=[year, act, one.kind, one.pk]))
            for act in acts
        )
        if one.stands
        else (),
    )


def _notes(one: UnitRow) -> Iterable[str]:
    for name, first, last in one.former:
        yield _called(name, first, last)
    if one.newest != one.name and one.former:
        yield _called(one.newest, one.former[-1][2] + 1, LAST_YEAR)
    if one.last_year is not None and one.heir:
        yield gettext("Avsluttes med %(year)d, går over i %(heir)s") % {
            "year": one.last_year, "heir": one.heir,
        }  # fmt: skip
    elif one.last_year is not None:
        yield gettext("Avsluttes med %(year)d") % {"year": one.last_year}


def _called(name: str, first: int, last: int) -> str:
    if last == LAST_YEAR:
        return gettext("Fra %(first)d: %(name)s") % {"first": first, "name": name}
    if first == FIRST_YEAR:
        return gettext("Til og med %(last)d: %(name)s") % {"last": last, "name": name}
    return gettext("%(first)d–%(last)d: %(name)s") % {"first": first, "last": last, "name": name}


@dataclass(frozen=True, slots=True)
class ActWords:
    """What an act is called on its own page, before and after it is done."""

    title: str
    lead: str
    do: str
    done: str


def act_words(act: str, unit: UnitRow | None, year: int) -> ActWords:
    """Word the page of an act."""
    given = {"name": f"{unit.number} {unit.name}".strip() if unit else "", "year": year}
    found = {
        "flytt": (
            gettext("Flytt linjer fra %(year)d"),
            gettext(
                "Linjene flyttes i planen for %(year)d, og i senere planer som finnes. Tidligere år står "
                "som de var."
            ),
            gettext("Flytt linjene"),
            gettext("Linjene er flyttet."),
        ),
        "nytt-navn": (
            gettext("Gi %(name)s nytt navn"),
            gettext("Hvert år viser navnet som gjaldt da. Tall og lenker følger med."),
            gettext("Gi nytt navn"),
            gettext("Navnet er endret."),
        ),
        "sla-sammen": (
            gettext("Slå sammen %(name)s med en annen fra %(year)d"),
            gettext(
                "Linjene i %(year)d og senere går til den som består. %(name)s avsluttes ved årsskiftet "
                "før, og er i tidligere år det den var."
            ),
            gettext("Slå sammen"),
            gettext("%(name)s er slått sammen med en annen."),
        ),
        "del": (
            gettext("Del %(name)s fra %(year)d"),
            gettext("Velg linjene som går til den nye. Resten blir igjen. Tidligere år står som de var."),
            gettext("Del"),
            gettext("%(name)s er delt."),
        ),
        "avslutt": (
            gettext("Avslutt %(name)s"),
            gettext("Den blir stående i årene den fantes. Ingen linje blir stående uten ansvarlig."),
            gettext("Avslutt"),
            gettext("%(name)s er avsluttet."),
        ),
    }[act]
    return ActWords(*(text % given for text in found))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act would do, or did: sentences, the lines that move, and who leads what afterwards."""

    said: tuple[str, ...]
    moved: tuple[Moved, ...]
    people: tuple[str, ...]


def outcome(done: Reorganised, found: Organisation) -> Outcome:
    """Word what an act does."""
    changed = [one for one in done.moved if one.before != one.after]
    said = [*_moved_words(changed), *(_called(*one) + "." for one in done.names)]
    for name, last in done.ended:
        said.append(gettext("%(name)s avsluttes %(day)s.") % {"name": name, "day": last.strftime("%d.%m.%Y")})
    said += [_owed_words(one) for one in done.owed]
    if not said:
        said.append(gettext("Ingenting endres: alt står alt slik."))
    return Outcome(tuple(said), tuple(changed), tuple(_people(done, found)))


def _moved_words(moved: list[Moved]) -> list[str]:
    by_year: dict[int, int] = {}
    for one in moved:
        by_year[one.year] = by_year.get(one.year, 0) + 1
    return [
        ngettext(
            "%(count)d linje flyttes i planen for %(year)d.",
            "%(count)d linjer flyttes i planen for %(year)d.",
            count,
        )
        % {"count": count, "year": year}
        for year, count in sorted(by_year.items())
    ]


def _owed_words(one: DutyChange) -> str:
    given = {"round": one.round, "sector": one.sector}
    if one.owes and not one.owed:
        return gettext("%(round)s: %(sector)s skylder nå tall i runden.") % given
    if one.owed and not one.owes:
        return gettext("%(round)s: %(sector)s skylder ingenting lenger i runden.") % given
    return gettext("%(round)s: %(sector)s skylder tall som før, for linjene den har nå.") % given


def _people(done: Reorganised, found: Organisation) -> Iterable[str]:
    """Who leads the sectors that lines leave and come to: roles do not move by themselves."""
    leaders = {one.name: one.leaders for one in found.sectors}
    for name in dict.fromkeys(one.after[0] for one in done.moved if one.before[0] != one.after[0]):
        if leaders.get(name):
            yield gettext("%(sector)s ledes av %(people)s.") % {
                "sector": name, "people": ", ".join(leaders[name]),
            }  # fmt: skip
        else:
            yield gettext("%(sector)s har ingen leder ennå. Gi rollen under Personer og roller.") % {
                "sector": name
            }
    for name in dict.fromkeys(one.before[0] for one in done.moved if one.before[0] != one.after[0]):
        for who in leaders.get(name, ()):
            yield gettext("%(who)s leder %(sector)s i dag, og beholder rollen til den avsluttes.") % {
                "who": who, "sector": name,
            }  # fmt: skip
