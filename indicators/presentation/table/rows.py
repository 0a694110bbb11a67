"""The big table: one row for each indicator and year, sortable, paged, with columns to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any, ClassVar, Final

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_tables2.data import TableListData
from django_tables2.utils import OrderBy

from indicators.collation import norwegian_key
from indicators.judging import JudgedLine, compare_with_benchmark, compare_with_scope, guarded
from indicators.presentation.charts.bullet import comparable_figure
from indicators.presentation.lines.row_views import line_change, line_mark, line_url, statutory_mark
from indicators.presentation.wording import words
from indicators.presentation.wording.actions import action_text, action_url, cause, why_no_figure
from indicators.presentation.wording.against import WHO, followed_word, held_html
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.cells import benchmark_cell
from indicators.presentation.wording.distance import distance_text, signed_amount
from indicators.presentation.wording.figures import DASH, result_text, target_text
from indicators.presentation.wording.questions import told_of
from indicators.presentation.wording.sentence import sentence
from indicators.values import (
    Against,
    BenchmarkScope,
    Change,
    EmptyResult,
    LimitTarget,
    MissingResult,
    Status,
)

SortKey = Callable[[JudgedLine], Any]
PER_PAGE: Final = 50
PERCENTAGE_POINTS: Final = "prosentpoeng"
ROLE: Final = {"th": {"role": "columnheader", "scope": "col"}}
STATUS_ORDER: Final = {status: place for place, status in enumerate(words.STATUS_WORDS)}
AGAINST_RANK: Final = {
    Against.WORSE: 0,
    Against.INCOMPARABLE: 1,
    Against.LIKE: 2,
    Against.BETTER: 3,
}
HELD_COLUMNS: Final = {
    "motlandet": BenchmarkScope.NATIONAL,
    "motfylket": BenchmarkScope.COUNTY,
    "motkostra": BenchmarkScope.KOSTRA_GROUP,
}
CHANGE_ORDER: Final = {Change.WORSE: 0, Change.UNCHANGED: 1, Change.BETTER: 2}


def _number(css: str = "n") -> dict[str, dict[str, str]]:
    return {"th": {**ROLE["th"], "class": css}, "td": {"class": css}}


def worded(css: str) -> dict[str, dict[str, str]]:
    """The attributes of a column of words."""
    return {"th": {**ROLE["th"], "class": css}, "td": {"class": css}}


def _target_number(line: JudgedLine) -> Decimal | None:
    return line.target.value if isinstance(line.target, LimitTarget) else line.verdict.limit


def _previous_number(line: JudgedLine) -> Decimal | None:
    return comparable_figure(line.previous.result, line.spec) if line.previous else None


def _severity(line: JudgedLine) -> Decimal | None:
    """Misses by how grave they are, then the others; distances in different units cannot be ordered."""
    verdict = line.verdict
    if verdict.severity is not None:
        return -(verdict.severity_uncapped or verdict.severity)
    return Decimal(0) if verdict.status is Status.MET else None


def _rank(scope: BenchmarkScope) -> SortKey:
    """Worse than the others first; how much cannot be ordered across units."""
    return lambda line: AGAINST_RANK.get(compare_with_scope(line, scope).outcome)


# How each column is sorted; None comes last whichever way.
SORT_KEYS: Final[dict[str, SortKey]] = {
    "omrade": lambda line: (line.area.order, line.order),
    "overskrift": lambda line: (line.area.order, line.heading.order if line.heading else 0, line.order),
    "overmal": lambda line: norwegian_key(line.goal_name) if line.goal_name else None,
    "indikator": lambda line: norwegian_key(line.short_name),
    "ordlyd": lambda line: norwegian_key(line.name),
    "ar": lambda line: line.year,
    "forrige": _previous_number,
    "mal": _target_number,
    "resultat": lambda line: comparable_figure(line.result, line.spec),
    "landssnitt": lambda line: line.benchmark.value if line.benchmark else None,
    **{column: _rank(scope) for column, scope in HELD_COLUMNS.items()},
    "maletfolger": lambda line: followed_word(line) or None,
    "status": lambda line: STATUS_ORDER[line.verdict.status],
    "avstand": _severity,
    "endring": lambda line: CHANGE_ORDER[line.verdict.change] if line.verdict.change else None,
    "forklaring": sentence,
    "arsak": lambda line: norwegian_key(cause(line)) if cause(line) else None,
    "sporsmal": lambda line: (
        -len(line.open_questions) if any(cell.questions for cell in line.cells) else None
    ),
    "tiltak": lambda line: min((row.due for row in line.actions), default=None),
    "ansvarlig": lambda line: (line.sector.order, line.area.order, line.order),
    "linje": lambda line: line.source_line,
}
STANDARD_COLUMNS: Final = (
    "omrade",
    "indikator",
    "forrige",
    "mal",
    "resultat",
    "status",
    "avstand",
    "endring",
    "ansvarlig",
)


def _held_cell(line: JudgedLine, scope: BenchmarkScope) -> SafeString:
    theirs = line.benchmark_of(scope)
    return (
        SafeString(DASH)
        if theirs is None
        else held_html(compare_with_benchmark(line, theirs), line, WHO[scope])
    )


class SortedData(TableListData):  # type: ignore[misc]
    """Frozen rows sorted by what they mean, not by how they are written; None comes last whichever way."""

    keys: ClassVar[Mapping[str, Callable[[Any], Any]]]

    def order_by(self, aliases: Iterable[str]) -> None:
        """Sort by the columns named, the first counting most."""
        for alias in reversed(tuple(aliases)):
            order = OrderBy(alias)
            key = self.keys[order.bare]
            keyed = [(key(line), line) for line in self.data]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=lambda pair: pair[0], reverse=order.is_descending)
            self.data[:] = [line for _, line in known] + [line for value, line in keyed if value is None]


class LineTable(tables.Table):  # type: ignore[misc]
    """Columns of the big table; every value is worded by presentation."""

    caption = _("Indikatorer med mål, resultat og status. Overskriftene sorterer tabellen.")
    row_header = "indikator"

    indikator = tables.Column(_("Indikator"), accessor="short_name", attrs=worded("t-name"))
    ordlyd = tables.Column(_("Ordlyd"), accessor="name", attrs=worded("t-group"))
    omrade = tables.Column(_("Tjenesteområde"), accessor="area", attrs=worded("t-group"))
    overskrift = tables.Column(_("Overskrift"), accessor="heading", empty_values=(), attrs=worded("t-group"))
    overmal = tables.Column(
        _("Mål over indikatoren"), accessor="goal_name", empty_values=(), attrs=worded("t-group")
    )
    ar = tables.Column(_("År"), accessor="year", attrs=_number())
    forrige = tables.Column(_("Forrige"), accessor="previous", empty_values=(), attrs=_number())
    mal = tables.Column(_("Mål"), accessor="target", attrs=_number())
    resultat = tables.Column(_("Resultat"), accessor="result", attrs=_number())
    landssnitt = tables.Column(_("Landssnitt"), accessor="benchmark", empty_values=(), attrs=_number())
    motlandet = tables.Column(
        _("Mot landet"), accessor="benchmarks", empty_values=(), attrs=worded("t-change")
    )
    motfylket = tables.Column(
        _("Mot fylket"), accessor="benchmarks", empty_values=(), attrs=worded("t-change")
    )
    motkostra = tables.Column(
        _("Mot KOSTRA-gruppen"), accessor="benchmarks", empty_values=(), attrs=worded("t-change")
    )
    maletfolger = tables.Column(
        _("Målet følger"), accessor="target", empty_values=(), attrs=worded("t-change")
    )
    status = tables.Column(_("Status"), accessor="verdict", attrs=worded("t-status"))
    avstand = tables.Column(_("Avstand"), accessor="verdict__distance", empty_values=(), attrs=_number())
    endring = tables.Column(
        _("Endring"), accessor="verdict__change", empty_values=(), attrs=worded("t-change")
    )
    forklaring = tables.Column(_("Forklaring"), accessor="code", attrs=worded("t-sent"))
    arsak = tables.Column(_("Årsak"), accessor="deviation", empty_values=(), attrs=worded("t-sent"))
    sporsmal = tables.Column(_("Spørsmål og svar"), accessor="cells", empty_values=(), attrs=worded("t-sent"))
    tiltak = tables.Column(_("Tiltak"), accessor="actions", empty_values=(), attrs=worded("t-sent"))
    ansvarlig = tables.Column(_("Ansvarlig"), accessor="sector", attrs=worded("t-group"))
    linje = tables.Column(_("Linje i kilden"), accessor="source_line", empty_values=(), attrs=_number())

    class Meta:
        order_by_field = "sorter"
        page_field = "side"
        template_name = "django_tables2/table.html"
        attrs = {"class": "big-t", "role": "table"}

    def render_indikator(self, record: JudgedLine) -> SafeString:
        turned = turned_words(record)
        return format_html(
            '<a href="{}">{}</a>{}{}',
            line_url(record),
            record.short_name,
            statutory_mark(record),
            format_html('<span class="dist">{}</span>', turned) if turned else "",
        )

    def render_omrade(self, record: JudgedLine) -> str:
        return f"{record.area.number} {record.area.name}"

    def render_overskrift(self, record: JudgedLine) -> str:
        if record.heading is None:
            return DASH
        codes = "/".join(record.heading.functions)
        return f"{codes} {record.heading.title}".strip() or DASH

    def render_overmal(self, record: JudgedLine) -> str:
        return record.goal_name or DASH

    def render_ar(self, record: JudgedLine) -> str:
        return str(record.year)

    def render_forrige(self, record: JudgedLine) -> str:
        if record.previous is None:
            return DASH
        text = result_text(record.previous.result, record.spec, record.previous.text)
        return text if record.previous.year == record.year - 1 else f"{text} ({record.previous.year})"

    def render_mal(self, record: JudgedLine) -> SafeString:
        text = target_text(record.target, record.spec)
        if text.implied and text.comparator:
            return format_html('<span class="imp">{}</span>\u00a0{}', text.comparator, text.figure)
        return format_html("{}", str(text))

    def render_resultat(self, record: JudgedLine) -> SafeString:
        text = result_text(record.result, record.spec, record.result_text)
        if isinstance(record.result, MissingResult | EmptyResult):
            return format_html("{}", text)
        return format_html("<strong>{}</strong>", text)

    def render_landssnitt(self, record: JudgedLine) -> str:
        return benchmark_cell(record).figures[0].text

    def render_motlandet(self, record: JudgedLine) -> SafeString:
        return _held_cell(record, BenchmarkScope.NATIONAL)

    def render_motfylket(self, record: JudgedLine) -> SafeString:
        return _held_cell(record, BenchmarkScope.COUNTY)

    def render_motkostra(self, record: JudgedLine) -> SafeString:
        return _held_cell(record, BenchmarkScope.KOSTRA_GROUP)

    def render_maletfolger(self, record: JudgedLine) -> str:
        return followed_word(record) or DASH

    def render_status(self, record: JudgedLine) -> SafeString:
        return line_mark(record).html

    def render_avstand(self, record: JudgedLine) -> SafeString:
        verdict = record.verdict
        if verdict.distance is None or verdict.distance_unit != PERCENTAGE_POINTS:
            return format_html("{}", distance_text(record))
        figure = signed_amount(verdict.distance, record.spec, "")
        return format_html('{}\u00a0<abbr title="{}">pp.</abbr>', figure, PERCENTAGE_POINTS)

    def render_endring(self, record: JudgedLine) -> SafeString:
        mark = line_change(record)
        return SafeString(DASH) if mark is None else mark.html

    def render_forklaring(self, record: JudgedLine) -> str:
        return sentence(record)

    def render_arsak(self, record: JudgedLine) -> str:
        return cause(record) or why_no_figure(record) or DASH

    def render_sporsmal(self, record: JudgedLine) -> SafeString:
        told = told_of(record).rows
        return format_html_join(mark_safe("<br>"), "{} {}", told) or SafeString(DASH)

    def render_tiltak(self, record: JudgedLine) -> SafeString:
        told = [(action_url(row.id), action_text(row)) for row in record.actions]
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', told) or SafeString(DASH)

    def render_ansvarlig(self, record: JudgedLine) -> str:
        return record.sector.name

    def render_linje(self, record: JudgedLine) -> str:
        return DASH if record.source_line is None else str(record.source_line)


def _guarded_cell(render: Callable[[Any, JudgedLine], Any]) -> Callable[[LineTable, JudgedLine], Any]:
    """A cell; of a row that cannot be drawn it says so."""

    @wraps(render)
    def cell(self: LineTable, record: JudgedLine) -> Any:
        return guarded(lambda line: render(self, line), record)

    return cell


def guard_cells(table: type[LineTable]) -> None:
    """Guard every cell that the table itself draws."""
    for name in [name for name in vars(table) if name.startswith("render_")]:
        setattr(table, name, _guarded_cell(getattr(table, name)))


guard_cells(LineTable)
