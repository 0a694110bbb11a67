"""The weekly digest as a letter: the words of the pages, in plain text and in simple HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.models.sealing import Anchor
from indicators.municipality import municipality
from indicators.presentation.board_parts import card_href
from indicators.presentation.letters import day_said, days_said
from indicators.presentation.lines import line_url
from indicators.presentation.links import query
from indicators.presentation.report_rounds import report_url
from indicators.presentation.sentence import sentence
from indicators.selectors import LACKS_EXPLANATION
from indicators.selectors.digest import Happened, LateReport, Recipient, ReportedSector

NAMED = 20
"""Lines of a part that are told one by one; of more the letter says how many."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the letter and the address where the program says the same."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """What the letter tells under one heading; ``more`` says how many were left out."""

    heading: str
    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class DigestLetter:
    """The letter in both forms; they say the same."""

    subject: str
    text: str
    html: str


def digest_letter(happened: Happened, to: Recipient, day: date, end: Anchor | None = None) -> DigestLetter:
    """Word a digest in the municipality's language.

    ``end`` is the trail's last entry: a letter lies where nobody who alters the database can reach it.
    """
    with translation.override(settings.LANGUAGE_CODE):
        parts = [part for part in _parts(happened, to) if part.items]
        opening = " ".join(
            [
                gettext("Dette er nytt siden %(day)s.") % {"day": day_said(to.since_day)},
                *(
                    gettext("Eksempeldata: tallene for %(year)d er oppdiktet.") % {"year": year}
                    for year in happened.example_years
                ),
            ]
        )
        greeting = gettext("Hei, %(name)s.") % {"name": to.name}
        if end is not None:
            parts.append(_end_of_trail(end))
        signed = gettext("Hilsen Målekort, %(name)s") % {"name": municipality().name}
        off = Item(gettext("Slå av ukesoversikten under Min konto"), _site(reverse("account")))
        return DigestLetter(
            _subject(happened, day),
            _as_text(greeting, opening, parts, signed, off),
            _as_html(greeting, opening, parts, signed, off),
        )


def _end_of_trail(end: Anchor) -> Part:
    said = gettext("Post %(number)d, kontrollsum %(digest)s") % {"number": end.sequence, "digest": end.digest}
    return Part(gettext("Endringsloggen slutter slik"), (Item(said, _site(reverse("change_log"))),))


def _subject(happened: Happened, day: date) -> str:
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
    week = gettext("Ukesoversikt uke %(week)d") % {"week": day.isocalendar().week}
    return f"{week}: {', '.join(said)}" if said else week


def _parts(happened: Happened, to: Recipient) -> list[Part]:
    grid = "approval_sector" if to.sector_ids is None else "reporting_sector"  # a leader goes on from there
    return [
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


def _unexplained(lines: Iterable[JudgedLine]) -> list[Item]:
    """By year and sector how many, leading to the list of them."""
    groups: dict[tuple[int, int], list[JudgedLine]] = {}
    for line in lines:
        groups.setdefault((line.year, line.sector.order), []).append(line)
    return [_lacking(groups[key]) for key in sorted(groups)]


def _lacking(lines: list[JudgedLine]) -> Item:
    first = lines[0]
    said = ngettext("%(count)d mål", "%(count)d mål", len(lines)) % {"count": len(lines)}
    chosen = {"ar": str(first.year), "sektor": first.sector.code, "forklaring": LACKS_EXPLANATION}
    return Item(f"{first.sector.name} {first.year}: {said}.", _site(reverse("board") + query(chosen)))


def _overdue(line: JudgedLine, action: ActionRow) -> Item:
    said = gettext("%(action)s (%(who)s, frist %(due)s) – %(what)s.") % {
        "action": action.text.strip().rstrip("."),
        "who": action.responsible,
        "due": f"{action.due:%d.%m.%Y}",
        "what": line.short_name,
    }
    return Item(said, _site(line_url(line)))


def _as_text(greeting: str, opening: str, parts: list[Part], signed: str, off: Item) -> str:
    lines = [greeting, "", opening]
    for part in parts:
        lines += ["", part.heading.upper()]
        for item in part.items:
            lines += [f"- {item.text}", f"  {item.url}"]
        lines += [f"- {part.more}"] if part.more else []
    return "\n".join([*lines, "", signed, "", f"{off.text}: {off.url}", ""])


def _as_html(greeting: str, opening: str, parts: list[Part], signed: str, off: Item) -> str:
    told = format_html_join(
        "\n",
        "<h2>{}</h2>\n<ul>\n{}{}</ul>",
        (
            (
                part.heading,
                format_html_join(
                    "", '<li><a href="{}">{}</a></li>\n', ((item.url, item.text) for item in part.items)
                ),
                format_html("<li>{}</li>\n", part.more) if part.more else "",
            )
            for part in parts
        ),
    )
    return format_html(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>\n'
        '<p>{}</p>\n<p>{}</p>\n{}\n<p>{}</p>\n<p><a href="{}">{}</a></p>\n</body></html>\n',
        settings.LANGUAGE_CODE,
        gettext("Ukesoversikt"),
        greeting,
        opening,
        told,
        signed,
        off.url,
        off.text,
    )
