"""The big table with what is known of each line beside its figures, and the columns that one may choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.judging import JudgedLine, guarded
from indicators.presentation.lines.facts import (
    definition_words,
    done_at,
    done_words,
    leader_words,
    source_words,
    tolerance_words,
    unit_of,
)
from indicators.presentation.wording.figures import DASH
from indicators.presentation.wording.origins import NOT_REGISTERED, origin_words
from indicators.selectors.table.line_facts import Facts

from .rows import BigMeta, LineColumn, LineTable, SortedData, SortKey, text_key

WHO_DID: Final = frozenset({"fort", "godkjent"})
"""The columns of who did what, which nobody reads before they are asked for."""

type Words = Callable[[JudgedLine, Facts], str]


class FactColumn(LineColumn):
    """A column of what is known of a line: its words are those of files, and of the page but for ``cell``."""

    def __init__(
        self,
        label: str | Promise,
        css: str,
        words: Words,
        sort: Callable[[JudgedLine, Facts], Any],
        cell: Callable[[JudgedLine, Facts], SafeString] | None = None,
    ) -> None:
        super().__init__(label, css, lambda line: words(line, Facts()), lambda line: sort(line, Facts()))
        self.words, self.sort_by, self.fact_cell = words, sort, cell or words

    def render(self, record: JudgedLine, table: BigTable) -> object:
        """What a cell of the page says."""
        return guarded(lambda line: self.fact_cell(line, table.facts), record) or DASH

    def key(self, facts: Facts | None) -> SortKey:
        """What rows are sorted by."""
        return lambda line: self.sort_by(line, facts or Facts())


def _definition(line: JudgedLine, facts: Facts) -> SafeString:
    known = facts.about(line)
    return _with_origin(known.definition, known.definition_from)


def _source(line: JudgedLine, facts: Facts) -> SafeString:
    known = facts.about(line)
    return _with_origin(known.source, known.source_from)


def _with_origin(text: str, origin: str) -> SafeString:
    if not text:
        return format_html('<span class="dist">{}</span>', NOT_REGISTERED)
    said = origin_words(origin)
    return format_html('{}<span class="dist">{}</span>', text, said) if said else format_html("{}", text)


class BigTable(LineTable):
    """The columns of a line, and those of what is known of it."""

    facts: Facts = Facts()

    enhet = FactColumn(
        _("Enhet"), "t-group", lambda line, facts: unit_of(line), lambda line, facts: unit_of(line) or None
    )
    definisjon = FactColumn(
        _("Definisjon"),
        "t-sent",
        definition_words,
        lambda line, facts: text_key(facts.about(line).definition),
        _definition,
    )
    kilde = FactColumn(
        _("Datakilde"),
        "t-group",
        source_words,
        lambda line, facts: text_key(facts.about(line).source),
        _source,
    )
    leder = FactColumn(
        _("Leder"),
        "t-group",
        leader_words,
        lambda line, facts: norwegian_key(leader_words(line, facts)) if facts.led_by(line) else None,
    )
    toleranse = FactColumn(
        _("Toleranse"),
        "t-group",
        lambda line, facts: tolerance_words(line),
        lambda line, facts: line.spec.tolerance,
    )
    fort = FactColumn(
        _("Ført av"),
        "t-group",
        lambda line, facts: done_words(facts.entered_by(line)),
        lambda line, facts: done_at(facts.entered_by(line)),
    )
    godkjent = FactColumn(
        _("Godkjent av"),
        "t-group",
        lambda line, facts: done_words(facts.approved_by(line)),
        lambda line, facts: done_at(facts.approved_by(line)),
    )

    class Meta(BigMeta):
        pass


FACT_WORDS: Final[dict[str, Words]] = {
    name: column.words for name, column in BigTable.base_columns.items() if isinstance(column, FactColumn)
}
"""The words of these columns as files have them."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column the reader may show or hide."""

    name: str
    label: str | Promise
    shown: bool


def column_names() -> tuple[str, ...]:
    """Return the names of all columns in their order."""
    return tuple(BigTable.base_columns)


def shown_columns(chosen: Sequence[str]) -> tuple[str, ...]:
    """The columns that are shown, in the order of the table; the indicator always is."""
    return tuple(name for name in BigTable.base_columns if name == "indikator" or name in chosen)


def column_choices(shown: Sequence[str]) -> tuple[ColumnChoice, ...]:
    """Return every column with its label and whether it is shown; the indicator always is."""
    return tuple(
        ColumnChoice(name, column.verbose_name, name in shown)
        for name, column in BigTable.base_columns.items()
        if name != "indikator"
    )


def line_table(
    lines: Iterable[JudgedLine], *, shown: Sequence[str], order: str = "", facts: Facts | None = None
) -> BigTable:
    """Return the table of these lines with these columns, in this order (``-status`` is descending)."""
    kept = shown_columns(shown)
    hidden = tuple(name for name in BigTable.base_columns if name not in kept)
    table = BigTable(SortedData(lines, BigTable, facts), exclude=hidden, order_by=order or None)
    table.facts = facts or Facts()
    return table
