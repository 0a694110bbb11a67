"""Puts a report together: rows, chapters, numbers, cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.utils import timezone
from django.utils.translation import gettext

from indicators.language import as_the_municipality, municipal_language
from indicators.municipality import municipality
from indicators.presentation.card.page import score
from indicators.reports.arranging import arranged
from indicators.reports.chapters import OUTLINES
from indicators.reports.chapters.free import with_free_chapters
from indicators.reports.document import Chapter, Document, Picture, Words
from indicators.reports.material import KIND_WORDS, Kind, Material
from indicators.reports.numbering import numbered
from indicators.reports.texts import figures_of
from indicators.selectors.card.cards import Grouping
from indicators.selectors.report.rows import (
    ReportAsked,
    ReportChoices,
    ReportRows,
    report_choices,
    report_rows,
)
from indicators.values import RoundKind
from indicators.values.layouts import Layout


def build(kind: Kind, asked: ReportAsked, choices: ReportChoices | None = None) -> Document:
    """The report, in the municipality's own written form of Norwegian.

    ``choices`` are what the year's rows were found in already. Raises LookupError for a year, area or sector
    that there is nothing of.
    """
    choices = choices or report_choices(asked.year)
    rows = report_rows(asked, choices)
    with as_the_municipality(), figures_of(asked.year, rows.read):
        given = Material(kind, rows, choices.layouts.of(kind, asked.then))
        return Document(
            title=title_of(kind, asked),
            subtitle=rows.name,
            municipality=municipality().name,
            year=asked.year,
            language=municipal_language(),
            moment=asked.then or timezone.now(),
            facts=_facts(kind, rows, asked.then or timezone.now()),
            words=_words(),
            chapters=numbered(arranged(usual_chapters(given), given.layout)),
            arms=_arms(),
        )


def _arms() -> tuple[Picture, ...]:
    """The coat of arms, where the municipality has one."""
    place = municipality()
    if place.arms is None:
        return ()
    alt = gettext("Kommunevåpenet til %(name)s") % {"name": place.name}
    arms = place.arms
    return (Picture("kommunevapen", arms.sha256, arms.media, arms.width, arms.height, alt),)


def usual_chapters(given: Material) -> tuple[Chapter, ...]:
    """The chapters that there are, in the order that they have where nobody has chosen another."""
    made = [one for make in OUTLINES[given.kind] if (one := make(given)) is not None]
    return with_free_chapters(given, made)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report can be made of, in its usual order, and its contents as a layout has them."""

    usual: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]


def outline(kind: Kind, choices: ReportChoices, layout: Layout) -> Outline:
    """The chapters of a year's whole report by a layout that need not be the one that is kept."""
    grouping = cast("Grouping | None", layout.grouping or None) or choices.usual
    rows = report_rows(ReportAsked(choices.facts.year, grouping), choices)
    with as_the_municipality():
        usual = usual_chapters(Material(kind, rows, layout))
        return Outline(usual, numbered(arranged(usual, layout)))


def title_of(kind: Kind, asked: ReportAsked) -> str:
    """``Årsmelding 2025``, ``Rapport etter 1. tertial 2026``, ``Virksomhetsplan 2026``."""
    if kind is Kind.TERTIAL and asked.round is not None:
        return gettext("Rapport etter %(round)s %(year)d") % {
            "round": asked.round.label,
            "year": asked.year,
        }
    return f"{KIND_WORDS[kind]} {asked.year}"


def said_of_the_moment() -> str:
    """The name of the fact that says when a report was made."""
    return gettext("Tall per")


def _facts(kind: Kind, rows: ReportRows, moment: datetime) -> tuple[tuple[str, str], ...]:
    """What the report is made of, for the page after its cover."""
    by = gettext("tjenesteområde") if rows.asked.by == "area" else gettext("sektor og stab")
    facts = [
        (gettext("Innhold"), gettext("mål, resultater og status slik de står i Målekort")),
        (said_of_the_moment(), f"{timezone.localtime(moment):%d.%m.%Y kl. %H.%M}"),
        (gettext("Ordnet etter"), by),
    ]
    if rows.name:
        facts.append((gettext("Gjelder bare"), rows.name))
    if rows.plan is not None:
        adopted = rows.plan.adopted or gettext("ikke vedtatt")
        facts.append((gettext("Planen"), f"{rows.plan.title} ({adopted})"))
    if kind is not Kind.PLAN:
        facts += [(gettext("Rapportering"), _state(rows)), (gettext("Måloppnåelse"), score(rows.counts))]
    if rows.facts.example:
        facts.append(
            (
                gettext("Eksempeldata"),
                gettext("Tallene for %(year)d er oppdiktet") % {"year": rows.asked.year},
            )
        )
    return tuple(facts)


def _state(rows: ReportRows) -> str:
    """Whether the figures can still change."""
    kind = rows.asked.round or RoundKind.YEAR_END
    of_year = {item.kind: item for item in rows.rounds}
    if kind not in of_year:
        return gettext("uten runde i Målekort")
    return f"{of_year[kind].name}: {str(of_year[kind].state.label).lower()}"


def _words() -> Words:
    return Words(
        contents=gettext("Innhold"),
        tables=gettext("Tabeller"),
        figures=gettext("Figurer"),
        table=gettext("Tabell"),
        figure=gettext("Figur"),
        page=gettext("Side"),
        of=gettext("av"),
        about=gettext("Om rapporten"),
        note=gettext("Merknad"),
    )
