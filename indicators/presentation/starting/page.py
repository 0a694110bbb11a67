"""Kom i gang in words: the steps from an empty database to the first round, and how far one has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, ngettext

from indicators.presentation.navigation.addresses import query
from indicators.selectors.register.starting import Started

MOST_NAMED = 4
"""So many names are told of what is left; of more, how many."""


class State(StrEnum):
    """How it stands with a step."""

    DONE = "done"
    NEXT = "next"
    OPEN = "open"
    WAITING = "waiting"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to where a step is done; the ``first`` one is the usual way."""

    label: str
    href: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step: ``said`` is what there is, ``left`` what is left to do, ``after`` what comes of it.

    ``may_skip``: it can be put aside, because the first round does not need it.
    """

    key: str
    title: str
    state: State
    word: str
    icon: str
    who: str
    said: str
    left: tuple[str, ...]
    after: str
    ways: tuple[Way, ...]
    may_skip: bool = False


@dataclass(frozen=True, slots=True)
class StartingPage:
    """The page: its heading says how far one has come, the lead what is next."""

    title: str
    lead: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A step before it is known what comes before it; ``needs`` are steps that it cannot be begun without."""

    title: str
    done: bool
    said: str
    after: str
    ways: tuple[Way, ...]
    left: tuple[str, ...] = ()
    who: str = ""
    needs: tuple[str, ...] = ()
    may_skip: bool = False


def starting_page(found: Started) -> StartingPage:
    """Word how far the municipality has come."""
    told = {key: tell(found) for key, tell in STEPS.items()}
    upcoming = next((key for key, one in told.items() if not _past(key, one, found)), "")
    steps = tuple(_step(key, one, found, told, upcoming) for key, one in told.items())
    done = sum(one.state is State.DONE for one in steps)
    if upcoming:
        lead = gettext(
            "Neste: %(step)s. Hvert steg kan forlates og tas opp igjen; det som er gjort, telles av det som "
            "finnes."
        )
        lead %= {"step": told[upcoming].title.lower()}
    else:
        lead = gettext(
            "Alt er på plass, og runden er i gang. Siden står under Mer, og forteller om noe mangler senere."
        )
    title = gettext("%(done)d av %(all)d steg er gjort") % {"done": done, "all": len(steps)}
    return StartingPage(title, lead, steps)


def _past(key: str, one: _Told, found: Started) -> bool:
    return one.done or (one.may_skip and key in found.skipped)


def _step(key: str, one: _Told, found: Started, told: Mapping[str, _Told], upcoming: str) -> Step:
    missing = [told[need].title.lower() for need in one.needs if not told[need].done]
    if one.done:
        state = State.DONE
    elif one.may_skip and key in found.skipped:
        state = State.ASIDE
    elif missing:
        state = State.WAITING
    else:
        state = State.NEXT if key == upcoming else State.OPEN
    word, icon = _words()[state]
    left = one.left
    if state is State.WAITING:
        left = (gettext("Venter på: %(steps)s.") % {"steps": ", ".join(missing)}, *left)
    return Step(
        key, one.title, state, word, icon, one.who or gettext("Controlleren"), one.said, left, one.after,
        one.ways, one.may_skip,
    )  # fmt: skip


def _words() -> dict[State, tuple[str, str]]:
    """The word and the sign of each state."""
    return {
        State.DONE: (gettext("Gjort"), "met"),
        State.NEXT: (gettext("Neste"), "a-under_way"),
        State.OPEN: (gettext("Kan gjøres nå"), "no_target"),
        State.WAITING: (gettext("Venter"), "not_due"),
        State.ASIDE: (gettext("Hoppet over"), "not_planned"),
    }


def _municipality(found: Started) -> _Told:
    row = found.municipality
    said = gettext("Programmet bruker det navnet det ble startet med.")
    if row:
        said = f"{row.name} ({row.number}), {row.get_language_display().lower()}."
    return _Told(
        title=gettext("Kommunen"),
        done=row is not None,
        said=said,
        after=gettext("Navnet står på alle sider, i brev, filer og rapporter, i kommunens målform."),
        ways=(_way(gettext("Skriv navn og målform"), reverse("getting_started_municipality")),),
    )


def _list(kind: str) -> Way:
    return _way(gettext("Skriv eller lim inn listen"), reverse("getting_started_list", args=[kind]))


def _sectors(found: Started) -> _Told:
    said = gettext("Ingen sektorer eller staber er lagt inn.")
    if found.sectors or found.staff:
        sectors = ngettext("%(count)d sektor", "%(count)d sektorer", found.sectors)
        staff = ngettext("%(count)d stab", "%(count)d staber", found.staff)
        said = gettext("%(sectors)s og %(staff)s.") % {
            "sectors": sectors % {"count": found.sectors},
            "staff": staff % {"count": found.staff},
        }
    return _Told(
        title=gettext("Sektorer og staber"),
        done=bool(found.sectors or found.staff),
        said=said,
        after=gettext("Hver av dem rapporterer for seg, og har sin egen leder."),
        ways=(_list("sektorer"),),
    )


def _areas(found: Started) -> _Told:
    said = gettext("Ingen tjenesteområder er lagt inn.")
    ways = [_list("omrader")]
    if found.areas:
        counted = ngettext("%(count)d tjenesteområde.", "%(count)d tjenesteområder.", found.areas)
        said = counted % {"count": found.areas}
        change = reverse("admin:indicators_servicearea_changelist")
        ways.append(Way(gettext("Endre et tjenesteområde"), change))
    homeless = gettext("Uten sektor: %(names)s.") % {"names": _names(found.homeless)}
    return _Told(
        title=gettext("Tjenesteområder"),
        done=bool(found.areas) and not found.homeless,
        said=said,
        left=(homeless,) if found.homeless else (),
        after=gettext("Et tjenesteområde er et målekort. Det leveres av én eller flere sektorer."),
        ways=tuple(ways),
        needs=("sektorer",),
    )


def _people(found: Started) -> _Told:
    said = ngettext("%(count)d person er lagt inn.", "%(count)d personer er lagt inn.", found.people)
    left = []
    if found.leaderless:
        left.append(gettext("Uten leder: %(names)s.") % {"names": _names(found.leaderless)})
    if not found.managed:
        left.append(gettext("Ingen har rollen Ledelse, som godkjenner det sektorene leverer."))
    if found.waiting:
        waiting = ngettext(
            "%(count)d person har aldri logget inn.",
            "%(count)d personer har aldri logget inn.",
            found.waiting,
        )
        left.append(waiting % {"count": found.waiting})
    return _Told(
        title=gettext("Personer"),
        done=bool(found.sectors or found.staff) and not found.leaderless and found.managed,
        said=said % {"count": found.people},
        left=tuple(left),
        after=gettext("Lederne fører tall for sin sektor. Ledelsen godkjenner. Revisor leser alt."),
        ways=(
            _list("personer"),
            Way(gettext("Inviter dem som ikke har logget inn"), reverse("people_invite")),
            Way(gettext("Personer og roller"), reverse("people")),
        ),
        needs=("sektorer",),
    )


def _plan(found: Started) -> _Told:
    said, left = gettext("Ingen plan er laget."), []
    ways = [_way(gettext("Hent planen fra Word eller Excel"), import_href("plan"))]
    if found.year:
        plan = ngettext(
            "Planen for %(year)d har %(count)d indikator.",
            "Planen for %(year)d har %(count)d indikatorer.",
            found.lines,
        )
        said = plan % {"year": found.year, "count": found.lines}
        ways.append(_way(gettext("Skriv planen for hånd"), _by_hand(found)))
        if found.untargeted:
            without = ngettext(
                "%(count)d av dem har ikke mål.", "%(count)d av dem har ikke mål.", found.untargeted
            )
            left.append(without % {"count": found.untargeted})
        if not found.adopted:
            left.append(gettext("Planen er ikke vedtatt. Det kan vente."))
    else:
        ways.append(_way(gettext("Lag en tom plan og skriv den for hånd"), reverse("getting_started_plan")))
    return _Told(
        title=gettext("Årets plan"),
        done=bool(found.lines),
        said=said,
        left=tuple(left),
        after=gettext("Indikatorene og målene, slik kommunestyret vedtok dem."),
        ways=_usable(ways),
        needs=("omrader",),
    )


def _earlier(found: Started) -> _Told:
    said = gettext("Ingen tall fra året før.")
    if found.earlier:
        counted = ngettext("%(count)d tall fra årene før.", "%(count)d tall fra årene før.", found.earlier)
        said = counted % {"count": found.earlier}
    ways = [_way(gettext("Hent tallene fra Word eller Excel"), import_href("results"))]
    if found.year:
        by_hand = reverse("register_figures", args=[found.year])
        ways.append(_way(gettext("Skriv eller lim dem inn for hånd"), by_hand))
    return _Told(
        title=gettext("Fjorårets tall"),
        done=bool(found.earlier),
        said=said,
        after=gettext("Da ser alle om det går bedre eller dårligere enn før. Runden kan åpnes uten."),
        ways=_usable(ways),
        needs=("plan",),
        may_skip=True,
    )


def _round(found: Started) -> _Told:
    said, left = gettext("Ingen runde er åpnet."), []
    if found.opened:
        said = gettext("%(round)s er åpnet.") % {"round": found.opened}
    elif found.planned:
        planned = ngettext(
            "%(count)d runde er planlagt, og kan åpnes.",
            "%(count)d runder er planlagt, og kan åpnes.",
            found.planned,
        )
        left.append(planned % {"count": found.planned})
    where = reverse("rounds") + (query({"ar": str(found.year)}) if found.year else "")
    return _Told(
        title=gettext("Første runde"),
        done=bool(found.opened),
        said=said,
        left=tuple(left),
        after=gettext(
            "Sektorene fører tall, forklarer det som ikke ble nådd, og sender inn. Ledelsen godkjenner."
        ),
        ways=(_way(gettext("Planlegg og åpne runden"), where),),
        who=gettext("Controlleren åpner, lederne rapporterer"),
        needs=("sektorer", "plan"),
    )


STEPS: Final[dict[str, Callable[[Started], _Told]]] = {
    "kommunen": _municipality,
    "sektorer": _sectors,
    "omrader": _areas,
    "personer": _people,
    "plan": _plan,
    "fjoraret": _earlier,
    "runde": _round,
}
"""The steps in their order, by their words in addresses."""
MAY_SKIP: Final = ("fjoraret",)


def import_href(kind: str) -> str:
    """Where tables are brought in from Word or Excel; empty where this version has no such page."""
    try:
        return reverse("table_import_new") + query({"som": kind})
    except NoReverseMatch:
        return ""


def _by_hand(found: Started) -> str:
    """Where indicators are written one by one: the plan once it has any, else where the first is made."""
    if found.lines:
        return reverse("plan_year", args=[found.year])
    try:
        return reverse("register_new", args=[found.year])
    except NoReverseMatch:
        return reverse("admin:indicators_indicator_add")


def _way(label: str, href: str) -> Way:
    return Way(label, href, first=True)


def _usable(ways: list[Way]) -> tuple[Way, ...]:
    """The ways that lead somewhere; the first of them is the usual one."""
    there = [one for one in ways if one.href]
    return tuple(replace(one, first=one is there[0]) for one in there)


def _names(names: tuple[str, ...]) -> str:
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    rest = len(names) - MOST_NAMED + 1
    more = gettext("og %(count)d til") % {"count": rest}
    return f"{', '.join(names[: MOST_NAMED - 1])} {more}"
