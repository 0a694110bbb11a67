"""The page of a year's plan: its case, its targets as adopted and as they stand, and how a target is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.presentation.lines.row_views import line_url, name_html
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.cells import Cell, aligned, target_cell
from indicators.presentation.wording.figures import target_text
from indicators.presentation.wording.quotes import quoted
from indicators.presentation.wording.refusals import refusal_text
from indicators.presentation.wording.target_questions import asked_of_target, instead
from indicators.presentation.wording.typed_text import good
from indicators.selectors import PlanFacts, PlanRow, PlanView
from indicators.values import LimitTarget, NoTarget, Spec, TextTarget, contradicts_direction
from indicators.workflow import AsksTarget, Refusal, RefusedRow, read_target

from .cards import OfCard, by_card


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the plan; ``adopted`` is empty before the plan is adopted."""

    row: PlanRow
    anchor: str
    name: SafeString
    adopted: Cell
    now: Cell
    change_href: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The whole page. ``changed`` is how many targets differ from those adopted."""

    facts: PlanFacts
    title: str
    lead: str
    cards: tuple[OfCard[PlanLine], ...]
    years: tuple[Choice, ...]
    roll_href: str
    roll_label: str
    only_changed: bool
    changed: int
    changed_words: str
    columns: int


def plan_page(view: PlanView, *, only_changed: bool, may_edit: bool) -> PlanPage:
    """Preformat the page; ``only_changed`` leaves the targets that differ from those adopted."""
    facts = view.facts
    changed = sum(row.changed for row in view.rows)
    shown = [row for row in view.rows if row.changed or not only_changed]
    year = {"year": facts.year}
    return PlanPage(
        facts=facts,
        title=gettext("Plan %(year)d") % year,
        lead=_lead(facts, sum(row.line.on_card for row in view.rows)),
        cards=by_card(_lines(shown), lambda one: one.row.line, by_sector=facts.cards_by_sector),
        years=tuple(Choice(str(one), plan_url(one), one == facts.year) for one in view.years),
        roll_href=reverse("plan_roll", kwargs=year),
        roll_label=gettext("Rull til %(year)d") % {"year": facts.year + 1},
        only_changed=only_changed,
        changed=changed,
        changed_words=ngettext("%(count)d endret mål", "%(count)d endrede mål", changed) % {"count": changed},
        columns=3 + facts.adopted + may_edit,
    )


def plan_url(year: int) -> str:
    """The address of a year's plan."""
    return reverse("plan_year", kwargs={"year": year})


def _lead(facts: PlanFacts, count: int) -> str:
    lines = ngettext("%(count)d indikator", "%(count)d indikatorer", count) % {"count": count}
    if facts.adopted_on is None:
        said = gettext("%(title)s. %(lines)s. Ikke vedtatt ennå: målene er forslag.")
        return said % {"title": facts.title, "lines": lines}
    said = gettext("%(title)s. %(lines)s. Vedtatt i %(case)s, %(day)s.")
    day = f"{facts.adopted_on:%d.%m.%Y}"
    return said % {"title": facts.title, "lines": lines, "case": facts.case, "day": day}


def _lines(rows: Sequence[PlanRow]) -> list[PlanLine]:
    then = aligned([target_cell(replace(row.line, target=row.adopted or NoTarget())) for row in rows])
    now = aligned([target_cell(row.line) for row in rows])
    return [_line(row, *cells) for row, *cells in zip(rows, then, now, strict=True)]


def _line(row: PlanRow, adopted: Cell, now: Cell) -> PlanLine:
    line = row.line
    return PlanLine(
        row=row,
        anchor=f"rad-{line.id}",
        name=name_html(line.name, line_url(line), SafeString("")),
        adopted=adopted,
        now=replace(now, strong=row.changed),
        change_href=reverse("plan_target", kwargs={"year": line.year, "line_id": line.id}),
    )


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line whose target keeps the plan from being adopted, and where it is mended."""

    name: str
    href: str
    said: str


def unclear_rows(view: PlanView, refused: Sequence[RefusedRow]) -> tuple[Unclear, ...]:
    """Name every target that is neither understood nor confirmed as words."""
    lines = {row.line.id: row.line for row in view.rows}
    return tuple(
        Unclear(
            lines[row.line_id].short_name,
            reverse("plan_target", kwargs={"year": view.facts.year, "line_id": row.line_id}),
            refusal_text(row.refusal),
        )
        for row in refused
        if row.line_id in lines
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed target is read, or why it cannot be; ``warning`` is worth a second look before saving."""

    said: str
    warning: str
    problem: str
    in_words: bool = False
    """The text is not understood, and can be confirmed as a target in words."""
    instead: tuple[str, ...] = ()
    """What was probably meant, each as it would be typed."""


def read_aloud(text: str, spec: Spec, asks: AsksTarget | None = None) -> Reading:
    """Say how a target is read before it is saved, and whether it goes against what the line calls good.

    ``asks`` is what else is asked about it.
    """
    try:
        target = read_target(text, spec)
    except Refusal as refusal:
        return Reading("", "", refusal_text(refusal, text), instead=instead(refusal))
    if isinstance(target, NoTarget):
        return Reading(gettext("Uten mål."), "", "")
    said = gettext("Lest som %(target)s.") % {"target": target_text(target, spec, named=True)}
    if isinstance(target, LimitTarget) and target.implied:
        said += " " + gettext("Tegnet følger av retningen: %(good)s.") % {"good": good(spec)}
    if isinstance(target, TextTarget):
        words = gettext("%(text)s er ord som ikke kan sammenlignes. Linjen blir vist som Må vurderes.")
        return Reading("", words % {"text": quoted(text.strip())}, "", in_words=True)
    against = gettext("Målet går mot linjens retning: %(good)s.") % {"good": good(spec)}
    warnings = [against] if contradicts_direction(target, spec) else []
    if asks is None:
        return Reading(said, " ".join(warnings), "")
    return Reading(said, " ".join([*warnings, asked_of_target(asks)]), "", instead=instead(asks))
