"""The big table: one row for each indicator and year, sortable, paged, with columns to choose.

A column is one thing: what it is called, what a cell says, and how rows are sorted by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, ClassVar, Final

import django_tables2 as tables
from django.utils.functional import Promise
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

type Cell = Callable[[Any], object]
type SortKey = Callable[[Any], Any]

PER_PAGE: Final = 50
PERCENTAGE_POINTS: Final = "prosentpoeng"
STATUS_ORDER: Final = {status: place for place, status in enumerate(words.STATUS_WORDS)}
AGAINST_RANK: Final = {
    Against.WORSE: 0,
    Against.INCOMPARABLE: 1,
    Against.LIKE: 2,
    Against.BETTER: 3,
}
CHANGE_ORDER: Final = {Change.WORSE: 0, Change.UNCHANGED: 1, Change.BETTER: 2}
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


class Column(tables.Column):  # type: ignore[misc]
    """A column of frozen rows: its heading, its class, its cells and its order.

    ``cell`` words a row; where it has nothing to say the cell has a dash. ``sort`` is what rows are sorted
    by, where None comes last whichever way; a column without it is not sorted by.
    """

    def __init__(self, label: str | Promise, css: str, cell: Cell, sort: SortKey | None = None) -> None:
        attrs = {"th": {"role": "columnheader", "scope": "col", "class": css}, "td": {"class": css}}
        super().__init__(label, attrs=attrs, empty_values=(), orderable=sort is not None)
        self.cell, self.sort = cell, sort

    def render(self, record: Any, table: tables.Table) -> object:
        """What a cell of the page says."""
        return self.cell(record) or DASH

    def key(self, _facts: Any) -> SortKey | None:
        """What rows are sorted by."""
        return self.sort


class LineColumn(Column):
    """A column of judged lines; of a row that cannot be drawn the cell says so."""

    def render(self, record: JudgedLine, table: tables.Table) -> object:
        """What a cell of the page says."""
        return guarded(self.cell, record) or DASH


class SortedData(TableListData):  # type: ignore[misc]
    """Frozen rows sorted by what they mean, not by how they are written; None comes last whichever way.

    ``facts`` is what is known beside the rows, for columns that are sorted by it.
    """

    def __init__(self, rows: Iterable[Any], table: type[tables.Table], facts: Any = None) -> None:
        super().__init__(list(rows))
        self.keys = {name: column.key(facts) for name, column in table.base_columns.items()}

    def order_by(self, aliases: Iterable[str]) -> None:
        """Sort by the columns named, the first counting most."""
        for alias in reversed(tuple(aliases)):
            order = OrderBy(alias)
            key = self.keys[order.bare]
            keyed = [(key(line), line) for line in self.data]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=lambda pair: pair[0], reverse=order.is_descending)
            self.data[:] = [line for _, line in known] + [line for value, line in keyed if value is None]


def sort_names(table: type[tables.Table]) -> tuple[str, ...]:
    """The names of the columns that rows can be sorted by."""
    return tuple(name for name, column in table.base_columns.items() if column.orderable)


class BigMeta:
    """How every big table stands in its address and on its page."""

    order_by_field = "sorter"
    page_field = "side"
    template_name = "django_tables2/table.html"
    attrs: ClassVar = {"class": "big-t", "role": "table"}


def text_key(text: str) -> Any:
    """A text in the order of the alphabet; empty ones come last."""
    return norwegian_key(text) if text else None


def area_text(line: JudgedLine) -> str:
    """The service area as tables have it: ``2 Grunnskole``."""
    return f"{line.area.number} {line.area.name}"


def area_key(line: JudgedLine) -> tuple[int, int]:
    """The order of the cards of areas."""
    return line.area.order, line.order


def sector_key(line: JudgedLine) -> tuple[int, int, int]:
    """The order of sectors, and of the cards of areas in each."""
    return line.sector.order, *area_key(line)


def told_cell(told: Iterable[tuple[str, str]]) -> SafeString:
    """Questions with their answers, one under the other."""
    return format_html_join(mark_safe("<br>"), "{} {}", told)


def _indicator(line: JudgedLine) -> SafeString:
    turned = turned_words(line)
    return format_html(
        '<a href="{}">{}</a>{}{}',
        line_url(line),
        line.short_name,
        statutory_mark(line),
        format_html('<span class="dist">{}</span>', turned) if turned else "",
    )


def _heading(line: JudgedLine) -> str:
    if line.heading is None:
        return ""
    return f"{'/'.join(line.heading.functions)} {line.heading.title}".strip()


def _previous(line: JudgedLine) -> str:
    if line.previous is None:
        return ""
    text = result_text(line.previous.result, line.spec, line.previous.text)
    return text if line.previous.year == line.year - 1 else f"{text} ({line.previous.year})"


def _previous_number(line: JudgedLine) -> Decimal | None:
    return comparable_figure(line.previous.result, line.spec) if line.previous else None


def _target(line: JudgedLine) -> SafeString:
    text = target_text(line.target, line.spec)
    if text.implied and text.comparator:
        return format_html('<span class="imp">{}</span>\u00a0{}', text.comparator, text.figure)
    return format_html("{}", str(text))


def _target_number(line: JudgedLine) -> Decimal | None:
    return line.target.value if isinstance(line.target, LimitTarget) else line.verdict.limit


def _result(line: JudgedLine) -> SafeString:
    text = result_text(line.result, line.spec, line.result_text)
    if isinstance(line.result, MissingResult | EmptyResult):
        return format_html("{}", text)
    return format_html("<strong>{}</strong>", text)


def _against(label: str | Promise, scope: BenchmarkScope) -> LineColumn:
    """A column of how lines stand to others. Worse comes first; how much cannot be ordered across units."""

    def cell(line: JudgedLine) -> SafeString | None:
        theirs = line.benchmark_of(scope)
        return None if theirs is None else held_html(compare_with_benchmark(line, theirs), line, WHO[scope])

    return LineColumn(
        label, "t-change", cell, lambda line: AGAINST_RANK.get(compare_with_scope(line, scope).outcome)
    )


def _distance(line: JudgedLine) -> SafeString:
    verdict = line.verdict
    if verdict.distance is None or verdict.distance_unit != PERCENTAGE_POINTS:
        return format_html("{}", distance_text(line))
    figure = signed_amount(verdict.distance, line.spec, "")
    return format_html('{}\u00a0<abbr title="{}">pp.</abbr>', figure, PERCENTAGE_POINTS)


def _severity(line: JudgedLine) -> Decimal | None:
    """Misses by how grave they are, then the others; distances in different units cannot be ordered."""
    verdict = line.verdict
    if verdict.severity is not None:
        return -(verdict.severity_uncapped or verdict.severity)
    return Decimal(0) if verdict.status is Status.MET else None


def _change(line: JudgedLine) -> SafeString | None:
    mark = line_change(line)
    return None if mark is None else mark.html


def _open_questions(line: JudgedLine) -> int | None:
    return -len(line.open_questions) if any(cell.questions for cell in line.cells) else None


def _actions(line: JudgedLine) -> SafeString:
    told = [(action_url(row.id), action_text(row)) for row in line.actions]
    return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', told)


class LineTable(tables.Table):  # type: ignore[misc]
    """Columns of the big table; every value is worded by presentation."""

    caption = _("Indikatorer med mål, resultat og status. Overskriftene sorterer tabellen.")
    row_header = "indikator"

    indikator = LineColumn(_("Indikator"), "t-name", _indicator, lambda line: norwegian_key(line.short_name))
    ordlyd = LineColumn(_("Ordlyd"), "t-group", lambda line: line.name, lambda line: norwegian_key(line.name))
    omrade = LineColumn(_("Tjenesteområde"), "t-group", area_text, area_key)
    overskrift = LineColumn(
        _("Overskrift"),
        "t-group",
        _heading,
        lambda line: (line.area.order, line.heading.order if line.heading else 0, line.order),
    )
    overmal = LineColumn(
        _("Mål over indikatoren"),
        "t-group",
        lambda line: line.goal_name,
        lambda line: text_key(line.goal_name),
    )
    ar = LineColumn(_("År"), "n", lambda line: str(line.year), lambda line: line.year)
    forrige = LineColumn(_("Forrige"), "n", _previous, _previous_number)
    mal = LineColumn(_("Mål"), "n", _target, _target_number)
    resultat = LineColumn(_("Resultat"), "n", _result, lambda line: comparable_figure(line.result, line.spec))
    landssnitt = LineColumn(
        _("Landssnitt"),
        "n",
        lambda line: benchmark_cell(line).figures[0].text,
        lambda line: line.benchmark.value if line.benchmark else None,
    )
    motlandet = _against(_("Mot landet"), BenchmarkScope.NATIONAL)
    motfylket = _against(_("Mot fylket"), BenchmarkScope.COUNTY)
    motkostra = _against(_("Mot KOSTRA-gruppen"), BenchmarkScope.KOSTRA_GROUP)
    maletfolger = LineColumn(
        _("Målet følger"), "t-change", followed_word, lambda line: followed_word(line) or None
    )
    status = LineColumn(
        _("Status"),
        "t-status",
        lambda line: line_mark(line).html,
        lambda line: STATUS_ORDER[line.verdict.status],
    )
    avstand = LineColumn(_("Avstand"), "n", _distance, _severity)
    endring = LineColumn(
        _("Endring"), "t-change", _change, lambda line: CHANGE_ORDER.get(line.verdict.change)
    )
    forklaring = LineColumn(_("Forklaring"), "t-sent", sentence, sentence)
    arsak = LineColumn(
        _("Årsak"),
        "t-sent",
        lambda line: cause(line) or why_no_figure(line),
        lambda line: text_key(cause(line)),
    )
    sporsmal = LineColumn(
        _("Spørsmål og svar"), "t-sent", lambda line: told_cell(told_of(line).rows), _open_questions
    )
    tiltak = LineColumn(
        _("Tiltak"),
        "t-sent",
        _actions,
        lambda line: min((row.due for row in line.actions), default=None),
    )
    ansvarlig = LineColumn(_("Ansvarlig"), "t-group", lambda line: line.sector.name, sector_key)
    linje = LineColumn(
        _("Linje i kilden"),
        "n",
        lambda line: "" if line.source_line is None else str(line.source_line),
        lambda line: line.source_line,
    )

    class Meta(BigMeta):
        pass
