"""The page of one indicator: definition, years, neighbours and what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.presentation.charts.bullet_svg import FAMILY
from indicators.presentation.charts.levels import scope_word
from indicators.presentation.charts.years import YearChart, months_chart, year_chart
from indicators.presentation.charts.years_svg import draw_for_screen, key
from indicators.presentation.lines.comparison import EarlierEdition, OtherView, earlier_editions, other_views
from indicators.presentation.lines.indicator_facts import Fact, definitions, printed_rows
from indicators.presentation.lines.row_views import (
    NamePart,
    RowView,
    StatusMark,
    aligned_rows,
    line_mark,
    line_url,
    name_parts,
    row_view,
    sentence_parts,
    status_mark,
    statutory_mark,
    verdict_css,
)
from indicators.presentation.log.page import stored_word
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.actions import (
    ActionView,
    ForecastView,
    action_views,
    earlier_open,
    evidence,
    forecast_view,
    marks,
    why_no_figure,
)
from indicators.presentation.wording.arithmetic import Arithmetic, arithmetic
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.corrections import CorrectionView, correction_views
from indicators.presentation.wording.figures import target_text
from indicators.presentation.wording.questions import told_of
from indicators.presentation.wording.reasons import reason_words
from indicators.presentation.wording.sentence import Segment
from indicators.selectors import ChangeRow, IndicatorView
from indicators.values import NoTarget, Status

from .periods import SamePeriods, SeriesTable, same_periods, series_table
from .year_rows import YearRow, year_rows

MONTHS_FIGURE: Final = "maneder"
LONG_NAME: Final = 90
FIRST_CHANGES: Final = 10

CHANGED_WORDS: Final = {
    "target": _("Mål"),
    "result": _("Resultat"),
    "benchmark": _("Sammenligningstall"),
    "name": _("Ordlyd"),
    "short_name": _("Kortnavn"),
    "direction": _("Retning"),
    "value_kind": _("Type tall"),
    "unit": _("Enhet"),
    "levels": _("Nivåer"),
    "statutory": _("Lovpålagt"),
    "scale_low": _("Skalaens laveste"),
    "scale_high": _("Skalaens høyeste"),
    "decimals": _("Desimaler"),
    "aggregation": _("Regnes sammen"),
    "tolerance": _("Toleranse"),
    "tolerance_share": _("Toleransen er i prosent av målet"),
    "frequency": _("Hvor ofte"),
    "planned": _("Planlagt målt"),
    "on_card": _("Står på målekortet"),
    "withdrawn": _("Trukket tilbake"),
    "area_id": _("Tjenesteområde"),
    "heading_id": _("Overskrift"),
    "goal_id": _("Mål over indikatoren"),
    "sector_id": _("Ansvarlig"),
    "order": _("Rekkefølge"),
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as the page tells it."""

    when: datetime
    who: str
    what: str
    before: str
    after: str
    why: str
    draft: bool = False


def sibling_rows(view: IndicatorView, kept: str = "") -> tuple[RowView, ...]:
    """Return the lines under the same heading, no result standing out; none where the line stands alone."""
    if len(view.siblings) < 2:
        return ()
    rows = aligned_rows([row_view(line, FAMILY, kept=kept) for line in view.siblings])
    return tuple(replace(row, result=replace(row.result, strong=False)) for row in rows)


def change_views(changes: Sequence[ChangeRow]) -> tuple[ChangeView, ...]:
    """Return changes with their fields in words."""
    return tuple(
        ChangeView(
            row.when,
            row.who or gettext("Programmet"),
            _changed(row),
            stored_word("scorecardline", row.what, row.before),
            stored_word("scorecardline", row.what, row.after),
            reason_words(row.why),
            row.draft,
        )
        for row in changes
    )


def _changed(row: ChangeRow) -> str:
    what = str(CHANGED_WORDS.get(row.what, row.what))
    period = f", {row.period.label}" if row.period is not None else ""
    return f"{what} {row.year}{period}"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A drawing, the names of its signs, what it cannot show, and where its figures are fetched."""

    drawing: SafeString
    key: SafeString
    caption: str
    json_url: str
    csv_url: str
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """The whole page."""

    line: JudgedLine
    kept: str
    name: tuple[NamePart, ...]
    long: bool
    sentence: tuple[Segment, ...]
    css: str
    status: StatusMark
    card_href: str
    chart: FigureView | None
    months: FigureView | None
    years: tuple[YearRow, ...]
    benchmark_heading: str
    others: tuple[OtherView, ...]
    editions: tuple[EarlierEdition, ...]
    turned: str
    statutory: SafeString
    corrections: tuple[CorrectionView, ...]
    same: SamePeriods | None
    series: SeriesTable | None
    arithmetic: Arithmetic
    definitions: tuple[Fact, ...]
    printed: tuple[Fact, ...]
    lacking: bool
    siblings: tuple[RowView, ...]
    siblings_drawn: bool
    siblings_previous: str
    changes: tuple[ChangeView, ...]
    older_changes: tuple[ChangeView, ...]
    before: Choice | None
    after: Choice | None
    position: int
    count: int
    view: IndicatorView
    marks: SafeString
    why_no_figure: str
    evidence: str
    questions: tuple[tuple[str, str], ...]
    actions: tuple[ActionView, ...]
    earlier: tuple[ActionView, ...]
    forecast: ForecastView | None
    adopted: str
    adopted_status: StatusMark | None


def indicator_page(view: IndicatorView, *, moment: str = "") -> IndicatorPage:
    """Preformat the page of an indicator in one year; links keep the past ``moment`` that was asked for."""
    line = view.line
    kept = query({"pa": moment})
    siblings = sibling_rows(view, kept)
    same = same_periods(view)
    return IndicatorPage(
        line=line,
        kept=kept,
        name=name_parts(line.name),
        long=len(line.name) > LONG_NAME,
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        status=line_mark(line),
        card_href=reverse("card_year", args=[line.year]) + query({"kort": line.area.number, "pa": moment}),
        chart=_figure(year_chart(view.years, line), view, {"pa": moment}, _caption(view)),
        months=_figure(months_chart(view.years, line), view, {"pa": moment, "figur": MONTHS_FIGURE}),
        years=year_rows(view, kept),
        benchmark_heading=_benchmark_heading(view),
        others=other_views(line, view.editions),
        editions=earlier_editions(line, view.editions),
        turned=turned_words(line),
        statutory=statutory_mark(line),
        corrections=correction_views(view.corrections),
        same=same,
        series=series_table(view) if same is None or _has_more(view, same) else None,
        arithmetic=arithmetic(line),
        definitions=definitions(view),
        printed=printed_rows(line),
        lacking=line.verdict.status is Status.MISSED and not line.explained,
        siblings=siblings,
        siblings_drawn=any(row.bullet for row in siblings),
        siblings_previous=_previous_heading(view),
        changes=change_views(view.changes[:FIRST_CHANGES]),
        older_changes=change_views(view.changes[FIRST_CHANGES:]),
        before=_neighbour(view.before, kept),
        after=_neighbour(view.after, kept),
        position=view.position,
        count=view.count,
        view=view,
        marks=marks(line),
        why_no_figure=why_no_figure(line),
        evidence=evidence(line),
        questions=told_of(line).rows,
        actions=action_views(row for one in reversed(view.years) for row in one.actions),
        earlier=earlier_open(line),
        forecast=forecast_view(line.forecast, line.spec),
        adopted=str(target_text(line.adopted.target, line.spec)) if line.adopted else "",
        adopted_status=status_mark(line.adopted.verdict, line.close_word) if line.adopted else None,
    )


def _figure(
    chart: YearChart | None, view: IndicatorView, chosen: dict[str, str], caption: str = ""
) -> FigureView | None:
    if chart is None:
        return None
    keys = {"code": view.line.code, "year": view.line.year}
    name = chosen.get("figur", "ar")
    return FigureView(
        drawing=draw_for_screen(chart, f"fig-{name}"),
        key=key(chart),
        caption=caption,
        json_url=reverse("chart_json", kwargs=keys) + query(chosen),
        csv_url=reverse("chart_csv", kwargs=keys) + query(chosen),
        name=f"{view.line.code}-{view.line.year}",
    )


def _caption(view: IndicatorView) -> str:
    """Say what the chart cannot show: years without targets, and that there is only one year."""
    years = [one.year for one in view.years]
    bare = [
        str(one.year) for one in view.years if isinstance(one.target, NoTarget) and one.year != view.line.year
    ]
    if len(years) == 1:
        return gettext("Bare %(year)d er registrert.") % {"year": years[0]}
    if bare and not isinstance(view.line.target, NoTarget):
        return gettext("Ingen mål for %(years)s er lagt inn.") % {"years": ", ".join(bare)}
    return ""


def _previous_heading(view: IndicatorView) -> str:
    years = {one.previous.year for one in view.siblings if one.previous is not None}
    return str(years.pop()) if len(years) == 1 else gettext("Forrige")


def _neighbour(line: JudgedLine | None, kept: str) -> Choice | None:
    return None if line is None else Choice(line.short_name, line_url(line, kept))


def _benchmark_heading(view: IndicatorView) -> str:
    """Whose figures stand in the table of years; empty where there are none."""
    scopes = {one.benchmark.scope for one in view.years if one.benchmark}
    if not scopes:
        return ""
    return scope_word(scopes.pop()) if len(scopes) == 1 else gettext("Sammenligningstall")


def _has_more(view: IndicatorView, same: SamePeriods) -> bool:
    """Whether other years than the two that stand beside each other have parts."""
    return any(len(one.periods) > 1 and one.year not in (same.year, same.earlier) for one in view.years)
