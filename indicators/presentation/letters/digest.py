"""The weekly digest as a letter: the words of the pages, in plain text and in the shell of all letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.language import as_the_municipality
from indicators.models import Submission
from indicators.models.row_digests import Anchor
from indicators.presentation.board.counters import card_href
from indicators.presentation.lines.row_views import line_url
from indicators.presentation.navigation.addresses import address
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.reporting.rounds import report_url
from indicators.presentation.wording.goals import tally_text
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.letters.digest import Happened, LateReport, ReportedSector
from indicators.selectors.letters.subscribers import Recipient
from indicators.values.query.line_query import LineQuery

from .letter import Letter, rendered
from .reminders import day_said, days_said
from .shell import Block, Headline, Item, html_of, signature

NAMED_GOALS = 3
"""Goals that are named in their line; of more it says how many."""
NAMED = 20
"""Lines of a part that are told one by one; of more the letter says how many."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the letter tells under one heading; ``more`` says how many were left out."""

    heading: str
    items: tuple[Item, ...]
    more: str = ""


def digest_letter(
    happened: Happened, to: Recipient, day: date, end: Anchor | None = None, off_href: str = ""
) -> Letter:
    """Word a digest in the municipality's language.

    ``end`` is the trail's last entry: a letter lies where nobody who alters the database can reach it.
    ``off_href`` is where the reader ends the letters without signing in.
    """
    with as_the_municipality():
        parts = [part for part in _parts(happened, to, day) if part.items]
        if end is not None:
            parts.append(_end_of_trail(end))
        greeting = gettext("Hei, %(name)s.") % {"name": to.name}
        opening = [_opening(happened, to), *_goals(happened)]
        choose = gettext("Velg hvilke brev du får, under Min konto")
        footer = [Item(choose, _site(f"{reverse('account')}#brev"))]
        if off_href:
            footer.append(Item(gettext("Slå av ukesoversikten uten å logge inn"), off_href))
        headline = _headline(happened)
        context = {
            "subject": _subject(happened, to, day),
            "greeting": greeting,
            "headline": headline,
            "opening": opening,
            "parts": parts,
            "footer": footer,
        }
        subject, text = rendered("digest.txt", context)
        blocks = [*(Block("text", paragraph) for paragraph in (greeting, *opening)), *_blocks(parts)]
        title = gettext("Ukesoversikt uke %(week)d") % {"week": day.isocalendar().week}
        html = html_of(title, blocks, signature(), headline=headline, footer=footer)
        return Letter(subject, text, html)


def _opening(happened: Happened, to: Recipient) -> str:
    """Since when, and which years hold invented figures."""
    since = gettext("Dette er nytt siden %(day)s.") % {"day": day_said(to.since_day)}
    if to.first:
        since = gettext("Dette er den første ukesoversikten din: det som er nytt, og det som står åpent.")
    invented = gettext("Eksempeldata: tallene for %(year)d er oppdiktet.")
    return " ".join([since, *(invented % {"year": year} for year in happened.example_years)])


def _headline(happened: Happened) -> Headline | None:
    """How many targets were met, of those judged, in the newest year that is decided on."""
    if not happened.shares:
        return None
    year = happened.shares[0].year
    met, judged = sum(one.met for one in happened.shares), sum(one.judged for one in happened.shares)
    figure = gettext("%(met)d av %(judged)d") % {"met": met, "judged": judged}
    caption = gettext("mål nådd i %(year)d") % {"year": year}
    return Headline(figure, caption, _site(reverse("board") + address(LineQuery(year=year))))


def _goals(happened: Happened) -> list[str]:
    """One line of the goals above indicators: how many have targets that are not met, and which changed."""
    if not (happened.goals and happened.shares):
        return []
    year = happened.goals[0].year
    missed = sum(bool(one.tally.missed) for one in happened.goals)
    told = ngettext(
        "%(count)d mål over indikatorene i %(year)d er ikke helt nådd.",
        "%(count)d mål over indikatorene i %(year)d er ikke helt nådd.",
        missed,
    ) % {"count": missed, "year": year}
    changed = [one for one in happened.goals if one.changed]
    if not changed:
        return [told]
    named = [f"{one.title} ({tally_text(one.tally)})" for one in changed[:NAMED_GOALS]]
    left = len(changed) - NAMED_GOALS
    if left > 0:
        named.append(gettext("og %(count)d til") % {"count": left})
    return [told + " " + gettext("Endret siden sist: %(goals)s.") % {"goals": "; ".join(named)}]


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    for part in parts:
        more = (Item(part.more),) if part.more else ()
        yield Block("heading", part.heading)
        yield Block("list", items=(*part.items, *more))


def _end_of_trail(end: Anchor) -> Part:
    said = gettext("Post %(number)d, kontrollsum %(digest)s") % {"number": end.sequence, "digest": end.digest}
    return Part(gettext("Endringsloggen slutter slik"), (Item(said, _site(reverse("change_log"))),))


def _subject(happened: Happened, to: Recipient, day: date) -> str:
    figures, without = happened.figures, len(happened.reported) - happened.figures
    said = []
    if figures:
        said.append(ngettext("%(count)d nytt tall", "%(count)d nye tall", figures) % {"count": figures})
    if without:
        said.append(gettext("%(count)d uten tall") % {"count": without})
    if happened.missed:
        said.append(gettext("%(count)d ikke nådd") % {"count": len(happened.missed)})
    overdue = len(happened.late) + len(happened.overdue)
    if overdue:
        said.append(gettext("%(count)d over fristen") % {"count": overdue})
    if waits := len(_waiting(to)):
        said.insert(0, gettext("%(count)d venter på deg") % {"count": waits})
    if any(one.days == 0 for one in happened.soon):
        said.insert(0, gettext("fristen er i dag"))
    week = gettext("Ukesoversikt uke %(week)d") % {"week": day.isocalendar().week}
    return f"{week}: {', '.join(said)}" if said else week


def _parts(happened: Happened, to: Recipient, day: date) -> list[Part]:
    grid = "approval_sector" if to.sector_ids is None else "reporting_sector"  # a leader goes on from there
    return [
        _part(gettext("Venter på deg"), _waiting(to)),
        _part(gettext("Frister i dag og de neste sju dagene"), _soon(happened, day, grid)),
        _part(gettext("Rapportert"), [_reported(one) for one in happened.sectors()]),
        _part(gettext("Nå ikke nådd"), map(_told, happened.missed)),
        _part(gettext("Nå nådd, var ikke nådd"), map(_told, happened.recovered)),
        _part(gettext("Rapportering over fristen"), [_late(one, grid) for one in happened.late]),
        _part(gettext("Ikke nådd og mangler forklaring"), _unexplained(happened.unexplained)),
        _part(gettext("Tiltak over fristen"), [_overdue(*one) for one in happened.overdue]),
    ]


def _part(heading: str, items: Iterable[Item]) -> Part:
    found = tuple(items)
    left = len(found) - NAMED
    more = gettext("og %(count)d til") % {"count": left} if left > 0 else ""
    return Part(heading, found[:NAMED], more)


def _site(path: str) -> str:
    return settings.SITE_URL + path


def _told(line: JudgedLine) -> Item:
    return Item(f"{line.short_name} ({line.sector.name}). {sentence(line)}", _site(line_url(line)))


def _reported(one: ReportedSector) -> Item:
    figures = [
        ngettext("%(count)d nytt tall", "%(count)d nye tall", one.first) % {"count": one.first}
        if one.first
        else "",
        gettext("%(count)d rettet") % {"count": one.corrected} if one.corrected else "",
        gettext("%(count)d uten tall") % {"count": one.without} if one.without else "",
        gettext("%(count)d nådd") % {"count": one.met},
        gettext("%(count)d ikke nådd") % {"count": one.missed},
    ]
    said = f"{one.sector.name} {one.year}: {', '.join(part for part in figures if part)}."
    return Item(said, _site(card_href(one.year, one.sector.code, sector=True)))


def _late(one: LateReport, grid: str) -> Item:
    said = f"{one.sector_name}, {str(one.round).lower()}: {days_said(one.days)}."
    return Item(said, _site(report_url(one.round, one.sector_code, grid)))


def _waiting(to: Recipient) -> list[Item]:
    """What waits for the reader's own decision or answer, and where."""
    waiting = to.waiting
    found = [
        (gettext("Til godkjenning: %(what)s."), _name_of(row), _decision_href(row))
        for row in waiting.submissions
    ]
    found += [
        (gettext("Ber om gjenåpning: %(what)s."), _name_of(row.submission), _decision_href(row.submission))
        for row in waiting.reopenings
    ]
    found += [
        (gettext("Foreslått publisert: %(what)s."), row.title, reverse("proposal", args=[row.pk]))
        for row in waiting.proposals
    ]
    found += [
        (
            gettext("Du er bedt om forklaring: %(what)s."),
            row.line.short_name,
            f"{_decision_href(row.submission)}#r{row.line_id}",
        )
        for row in waiting.questions
    ]
    return [Item(said % {"what": what}, _site(href)) for said, what, href in found]


def _name_of(row: Submission) -> str:
    return f"{row.sector_name}, {str(row.round).lower()}"


def _decision_href(row: Submission) -> str:
    return sector_path("approval_sector", row.round, row.sector.code)


def _soon(happened: Happened, day: date, grid: str) -> list[Item]:
    """Deliveries and promises whose day is today or within a week; what falls today first."""
    owed = [(one.days, _late(one, grid)) for one in happened.soon]
    promised = [((day - action.due).days, _due(line, action, day)) for line, action in happened.soon_actions]
    return [item for _days, item in sorted((*owed, *promised), key=lambda one: -one[0])]


def _due(line: JudgedLine, action: ActionRow, day: date) -> Item:
    said = gettext("%(action)s (%(who)s): %(when)s – %(what)s.") % {
        "action": action.text.strip().rstrip("."),
        "who": action.responsible,
        "when": days_said((day - action.due).days),
        "what": line.short_name,
    }
    return Item(said, _site(line_url(line)))


def _unexplained(lines: Iterable[JudgedLine]) -> list[Item]:
    """By year and sector how many, leading to the list of them."""
    groups: dict[tuple[int, int], list[JudgedLine]] = {}
    for line in lines:
        groups.setdefault((line.year, line.sector.order), []).append(line)
    return [_lacking(groups[key]) for key in sorted(groups)]


def _lacking(lines: list[JudgedLine]) -> Item:
    first = lines[0]
    said = ngettext("%(count)d mål", "%(count)d mål", len(lines)) % {"count": len(lines)}
    asked = LineQuery(year=first.year, sectors=(first.sector.code,), unexplained=True)
    return Item(f"{first.sector.name} {first.year}: {said}.", _site(reverse("board") + address(asked)))


def _overdue(line: JudgedLine, action: ActionRow) -> Item:
    said = gettext("%(action)s (%(who)s, frist %(due)s) – %(what)s.") % {
        "action": action.text.strip().rstrip("."),
        "who": action.responsible,
        "due": f"{action.due:%d.%m.%Y}",
        "what": line.short_name,
    }
    return Item(said, _site(line_url(line)))
