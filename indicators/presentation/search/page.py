"""What a search found, worded: on its page, and in the list that opens under the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import GoalRow, JudgedLine, PublishedText
from indicators.models import AreaText, Decision, MatterText, Supervision, User
from indicators.permissions import (
    EDIT_PLAN,
    FOLLOW_ROUNDS,
    IMPORT_TABLES,
    KEEP_ROLES,
    READ_TRAIL,
    REPORT_RESULT,
)
from indicators.presentation.board.counters import card_href
from indicators.presentation.lines.matters import STATE_ICONS
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.report.year_texts import state_mark
from indicators.presentation.wording.actions import promise_text
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.snippets import Piece, plain, shortened, snippet
from indicators.selectors.search.search import Found, FoundAction, HitKind, Place, SearchView, Unit
from indicators.values import read_cases
from indicators.values.texts.text_placeholders import without_places

LONGEST_TITLE: Final = 120
KIND_WORDS: Final = {
    HitKind.AREA: _("Tjenesteområder"),
    HitKind.SECTOR: _("Sektorer og staber"),
    HitKind.INDICATOR: _("Indikatorer"),
    HitKind.GOAL: _("Mål"),
    HitKind.ACTION: _("Tiltak"),
    HitKind.SUPERVISION: _("Tilsyn"),
    HitKind.DECISION: _("Vedtak"),
    HitKind.WORK: _("Utviklingsarbeid"),
    HitKind.TEXT: _("Tekster"),
    HitKind.PAGE: _("Sider"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found. Of an indicator ``sentence`` says how it went, of a text ``said`` what it says."""

    url: str
    name: str
    place: str
    status: SafeString | str = ""
    sentence: str = ""
    said: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of a search; ``told`` says how many there are, ``before`` and ``after`` are other pages."""

    found: SearchView
    told: str
    hits: tuple[Hit, ...]
    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    href: str
    before: str
    after: str
    instead: str = ""
    groups: str = ""
    """How many there are of each kind, where there are several."""


def search_page(found: SearchView) -> SearchPage:
    """Word a search."""
    chosen = {"q": found.text, "ar": str(found.year or ""), "slag": str(found.kind or "")}
    address = reverse("search")
    before, after = (
        address + query(chosen, side=str(side)) if 1 <= side <= found.pages else ""
        for side in (found.page - 1, found.page + 1)
    )
    return SearchPage(
        found=found,
        told=_told(found),
        hits=tuple(_hit(one, found) for one in found.hits),
        years=tuple(
            Choice(str(year), address + query(chosen, ar=str(year)), year == found.year)
            for year in found.years
        ),
        kinds=_kinds(found, address, chosen),
        href=address + query(chosen),
        before=before,
        after=after,
        instead=_instead(found),
        groups=_groups(found),
    )


def _instead(found: SearchView) -> str:
    """That nothing was found of what was written, and what is shown."""
    if not found.instead:
        return ""
    said = gettext("Ingen treff på «%(text)s». Viser treff på «%(instead)s».")
    return said % {"text": found.text, "instead": found.instead}


def _groups(found: SearchView) -> str:
    present = [kind for kind in HitKind if found.counts[kind]]
    if len(present) < 2:
        return ""
    return " · ".join(f"{KIND_WORDS[kind]} {found.counts[kind]}" for kind in present)


def _kinds(found: SearchView, address: str, chosen: dict[str, str]) -> tuple[Choice, ...]:
    """The kinds that there is anything of, and all of them; none where there is but one."""
    present = [kind for kind in HitKind if found.counts[kind] or kind is found.kind]
    if len(present) < 2 and found.kind is None:
        return ()
    every = gettext("Alle %(total)d") % {"total": sum(found.counts.values())}
    return (
        Choice(every, address + query(chosen, slag=None), found.kind is None),
        *(
            Choice(
                f"{KIND_WORDS[kind]} {found.counts[kind]}",
                address + query(chosen, slag=kind),
                kind is found.kind,
            )
            for kind in present
        ),
    )


def _told(found: SearchView) -> str:
    given = {"count": found.total, "year": found.year, "shown": len(found.hits), "text": found.text}
    if not found.total:
        return gettext("Ingenting i %(year)s passer med «%(text)s».") % given
    said = ngettext("%(count)d treff i %(year)s", "%(count)d treff i %(year)s", found.total) % given
    if len(found.hits) == found.total:
        return said
    if found.page == 1:
        return gettext("%(said)s, viser de %(shown)d beste") % {**given, "said": said}
    return gettext("%(said)s, side %(page)d av %(pages)d") % {
        "said": said,
        "page": found.page,
        "pages": found.pages,
    }


def _hit(one: Found, found: SearchView) -> Hit:
    match one:
        case JudgedLine():
            return _line_hit(one)
        case PublishedText():
            return _text_hit(one, found)
        case Unit():
            card = gettext("Målekort %(year)d") % {"year": found.year}
            kind = gettext("Tjenesteområde") if one.number else gettext("Sektor eller stab")
            href = card_href(found.year or 0, one.key, sector=not one.number)
            return Hit(href, _titled(one.number, one.name), _joined(kind, card))
        case FoundAction():
            row = one.row
            said = (Piece(promise_text(row.responsible, row.due, row.state), found=False),)
            place = _joined(gettext("Tiltak"), one.short_name, one.area, one.sector)
            return Hit(reverse("action", args=[row.id]), shortened(row.text, LONGEST_TITLE), place, said=said)
        case GoalRow():
            sector = one.sector.name if one.sector else gettext("Hele kommunen")
            place = _joined(f"{gettext('Mål')} {one.year}", sector)
            title = shortened(_titled(one.code, one.text), LONGEST_TITLE)
            return Hit(reverse("goal", args=[one.year, one.id]), title, place)
        case Place():
            return Hit(one.href, one.name, gettext("Side i programmet"))


def _titled(number: str, name: str) -> str:
    return f"{number} {name}" if number else name


PLACES: Final = (
    ("board", _("Oversikt"), _("forside status året"), ""),
    ("cards", _("Målekort"), _("kort"), ""),
    ("approval", _("Godkjenning"), _("levert frister minn returner"), FOLLOW_ROUNDS),
    ("reporting", _("Rapportering"), _("føre tall sende inn"), REPORT_RESULT),
    ("rounds", _("Runder og frister"), _("tertial årsslutt kalender"), FOLLOW_ROUNDS),
    ("table", _("Tabeller"), _("alle indikatorer eksport regneark excel csv"), ""),
    ("actions", _("Tiltak"), _("oppfølging frist"), ""),
    ("words", _("Utviklingsarbeid"), _("årets ord utfordringer"), ""),
    ("report", _("Årsmelding"), _("rapport pdf word"), ""),
    ("chapters_now", _("Kapitler"), _("tekst årsmelding"), ""),
    ("proof_now", _("Korrektur"), _("merknader feil"), ""),
    ("supervisions", _("Tilsyn"), _("pålegg avvik"), ""),
    ("decisions", _("Vedtak"), _("saker oppfølging"), ""),
    ("goals", _("Mål"), _("delmål hovedmål"), ""),
    ("plan", _("Plan"), _("virksomhetsplan måltall"), ""),
    ("register", _("Register"), _("definisjoner datakilde indikatorer"), ""),
    ("organisation", _("Organisasjon"), _("sektorer tjenesteområder flytte"), EDIT_PLAN),
    ("table_imports", _("Import"), _("lese inn regneark"), IMPORT_TABLES),
    ("people", _("Personer og roller"), _("brukere ledere inviter"), KEEP_ROLES),
    ("change_log", _("Endringslogg"), _("historikk revisjon hvem endret"), READ_TRAIL),
    ("account", _("Min konto"), _("passord tofaktor ukesoversikt"), ""),
    ("help", _("Hjelp"), _("veiledning ordliste"), ""),
    ("how_status", _("Slik regnes statusene"), _("nådd ikke nådd regler"), ""),
)
"""Pages that can be found by name: address, name, other words for it, and the right that it takes."""


def places_of(user: User) -> tuple[Place, ...]:
    """The pages that a person may open, in the words of the reader's language."""
    return tuple(
        Place(str(name), str(others), reverse(address))
        for address, name, others, right in PLACES
        if not right or user.has_perm(right)
    )


def _line_hit(line: JudgedLine) -> Hit:
    heading = line.heading.title if line.heading else ""
    return Hit(
        url=line_url(line),
        name=line.short_name,
        place=_joined(line.area.name, heading, line.sector.name),
        status=line_mark(line).html,
        sentence=sentence(line),
    )


def _joined(*parts: str) -> str:
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _text_hit(one: PublishedText, found: SearchView) -> Hit:
    own = one.texts if one.table != "reportchapter" else map(without_places, one.texts)
    texts = [plain(text, found.year or 0) for text in own]
    mark: SafeString | str
    match one.table:
        case "supervision":
            kind, url = gettext("Tilsyn"), reverse("supervision", args=[one.pk])
            name, words = ": ".join(texts[:2]), texts[2:]
            mark = StatusMark(str(Supervision.State(one.state).label), *STATE_ICONS[one.state]).html
        case "decision":
            kind, url = gettext("Vedtak"), reverse("decision", args=[one.pk])
            number = texts[0] or ", ".join(case.standard for case in read_cases(texts[1]))
            name, words = ": ".join(part for part in (number, texts[2]) if part), texts[1:]
            mark = StatusMark(str(Decision.State(one.state).label), *STATE_ICONS[one.state]).html
        case "developmentwork":
            kind, url = gettext("Utviklingsarbeid"), f"{_words_of(found)}#u-{one.pk}"
            name, words, mark = texts[0], texts, state_mark(one.state)
        case "areatext":
            kind, url = gettext("Tekst"), f"{_words_of(found)}#o-{one.area.replace('.', '-')}"
            name, words, mark = texts[0] or str(AreaText.Kind(one.kind).label), texts[1:], ""
        case "reportchapter":
            kind, url = gettext("Kapittel"), reverse("chapter", args=[found.year, one.kind])
            name, words, mark = texts[0], texts[1:], ""
        case _:
            supervised = one.kind == MatterText.Place.SUPERVISION
            kind = gettext("Innledning")
            url = f"{reverse('supervisions' if supervised else 'decisions')}?ar={found.year}"
            name, words, mark = texts[0] or str(MatterText.Place(one.kind).label), texts[1:], ""
    said = " ".join(text for text in words if text)
    place = _joined(kind, one.area_name, one.sector)
    shown = snippet(said, found.instead or found.text)
    return Hit(url, shortened(name, LONGEST_TITLE), place, mark, said=shown)


def _words_of(found: SearchView) -> str:
    return reverse("words_year", args=[found.year])
