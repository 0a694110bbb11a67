"""The page on which a sector writes its words of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.models import AreaText, DevelopmentWork
from indicators.presentation.navigation.choices import Option
from indicators.presentation.report.year_texts import shown
from indicators.presentation.wording.refusals import lock_text
from indicators.selectors.reporting.grid import ReportingScope
from indicators.selectors.reporting.year_texts import AreaTexts, OwnText, OwnWork

from .rounds import report_url
from .rows import Problem

MAIN = (AreaText.Kind.INTRODUCTION, AreaText.Kind.CHALLENGES)
"""The texts that every area has; the others are folded away while nothing stands there."""


@dataclass(frozen=True, slots=True)
class WorkForm:
    """A piece of development work with what is typed about it."""

    pk: int
    anchor: str
    version: int
    planned: SafeString
    done: str
    states: tuple[Option, ...]
    responsible: str
    indicator: str
    indicator_href: str
    lacking: str
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class TextForm:
    """A text about an area; ``folded``: it is opened where somebody wants it."""

    anchor: str
    kind: str
    label: str
    text: str
    version: int
    folded: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class AreaForms:
    """What is written of one area."""

    id: int
    number: str
    name: str
    introduction: TextForm
    results: TextForm
    before: TextForm
    work: tuple[WorkForm, ...]
    after: TextForm
    challenges: TextForm


@dataclass(frozen=True, slots=True)
class WordsForms:
    """The whole page."""

    title: str
    year: int
    base: str
    back: str
    locked: str
    on_behalf: bool
    reason: str
    sector: str
    left: str
    areas: tuple[AreaForms, ...]


def words_forms(
    at: ReportingScope, areas: Sequence[AreaTexts], problems: Mapping[str, Problem], *, reason: str
) -> WordsForms:
    """Word the page. ``problems`` are refusals by the anchor of their form."""
    given = {"sector": at.sector_name, "year": at.round.year}
    left = sum(one.lacking for area in areas for one in area.work)
    said = ngettext(
        "%(count)d utviklingsarbeid mangler tilstand eller ord om hva som er gjort.",
        "%(count)d utviklingsarbeid mangler tilstand eller ord om hva som er gjort.",
        left,
    )
    return WordsForms(
        title=gettext("%(sector)s: årets ord %(year)d") % given,
        year=at.round.year,
        base=report_url(at.round, at.sector.code, "report_words"),
        back=report_url(at.round, at.sector.code),
        locked=lock_text(at.lock) if at.lock else "",
        on_behalf=at.on_behalf,
        reason=reason,
        sector=at.sector_name,
        left=said % {"count": left} if left else "",
        areas=tuple(_area(area, at.round.year, problems) for area in areas),
    )


def _area(area: AreaTexts, year: int, problems: Mapping[str, Problem]) -> AreaForms:
    kind = AreaText.Kind
    texts = {one: _text(area, area.text(one), problems) for one in kind}
    return AreaForms(
        id=area.id,
        number=area.number,
        name=area.name,
        introduction=texts[kind.INTRODUCTION],
        results=texts[kind.RESULTS],
        before=texts[kind.BEFORE_WORK],
        work=tuple(_work(one, year, problems.get(f"u-{one.pk}")) for one in area.work),
        after=texts[kind.AFTER_WORK],
        challenges=texts[kind.CHALLENGES],
    )


def _text(area: AreaTexts, one: OwnText, problems: Mapping[str, Problem]) -> TextForm:
    anchor = f"t-{area.id}-{one.kind}"
    problem = problems.get(anchor)
    return TextForm(
        anchor=anchor,
        kind=one.kind,
        label=str(one.kind.label),
        text=problem.typed.get("text", "") if problem else one.text,
        version=(problem.version if problem else 0) or one.version,
        folded=one.kind not in MAIN and not one.text and problem is None,
        problem=problem,
    )


def _work(one: OwnWork, year: int, problem: Problem | None) -> WorkForm:
    typed = problem.typed if problem else {}
    state = typed.get("state", one.state)
    options = [("", gettext("Velg")), *((code, str(label)) for code, label in DevelopmentWork.State.choices)]
    return WorkForm(
        pk=one.pk,
        anchor=f"u-{one.pk}",
        version=(problem.version if problem else 0) or one.version,
        planned=shown(one.planned, year),
        done=typed.get("text", one.done),
        states=tuple(Option(code, label, code == state) for code, label in options),
        responsible=typed.get("responsible", one.responsible),
        indicator=one.indicator,
        indicator_href=reverse("indicator", args=[one.indicator, year]) if one.indicator else "",
        lacking=_lacking(one),
        problem=problem,
    )


def _lacking(one: OwnWork) -> str:
    if not one.state and not one.done:
        return gettext("Mangler tilstand og hva som er gjort")
    if not one.state:
        return gettext("Mangler tilstand")
    return "" if one.done else gettext("Mangler hva som er gjort")
