"""The big table with what is known of each line beside its figures, and the columns that one may choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import django_tables2 as tables
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.judging import JudgedLine
from indicators.presentation.lines.facts import (
    definition_words,
    done_words,
    leader_words,
    source_words,
    tolerance_words,
    unit_of,
)
from indicators.presentation.wording.figures import DASH
from indicators.presentation.wording.origins import NOT_REGISTERED, origin_words
from indicators.selectors.table.line_facts import Facts

from .rows import SORT_KEYS, LineTable, SortedData, guard_cells, worded

type FactKey = Callable[[JudgedLine, Facts], Any]

FACT_KEYS: Final[dict[str, FactKey]] = {
    "enhet": lambda line, facts: unit_of(line) or None,
    "definisjon": lambda line, facts: _text_key(facts.about(line).definition),
    "kilde": lambda line, facts: _text_key(facts.about(line).source),
    "leder": lambda line, facts: norwegian_key(leader_words(line, facts)) if facts.led_by(line) else None,
    "toleranse": lambda line, facts: line.spec.tolerance,
    "fort": lambda line, facts: done.at if (done := facts.entered_by(line)) else None,
    "godkjent": lambda line, facts: done.at if (done := facts.approved_by(line)) else None,
}
"""How the columns of what is known are sorted; None comes last whichever way."""

WHO_DID: Final = frozenset({"fort", "godkjent"})
"""The columns of who did what, which nobody reads before they are asked for."""


def _text_key(text: str) -> Any:
    return norwegian_key(text) if text else None


def _known(key: FactKey, facts: Facts) -> Callable[[JudgedLine], Any]:
    return lambda line: key(line, facts)


class LineData(SortedData):
    """Judged lines, sorted by their columns and by what is known of them."""

    def __init__(self, data: list[JudgedLine], facts: Facts | None = None) -> None:
        super().__init__(data)
        known = facts or Facts()
        told: Mapping[str, Callable[[JudgedLine], Any]] = {
            name: _known(key, known) for name, key in FACT_KEYS.items()
        }
        self.keys = {**SORT_KEYS, **told}  # type: ignore[misc]


class BigTable(LineTable):
    """The columns of a line, and those of what is known of it."""

    facts: Facts = Facts()

    enhet = tables.Column(_("Enhet"), accessor="spec", attrs=worded("t-group"))
    definisjon = tables.Column(_("Definisjon"), accessor="code", attrs=worded("t-sent"))
    kilde = tables.Column(_("Datakilde"), accessor="code", attrs=worded("t-group"))
    leder = tables.Column(_("Leder"), accessor="sector", attrs=worded("t-group"))
    toleranse = tables.Column(_("Toleranse"), accessor="spec", attrs=worded("t-group"))
    fort = tables.Column(_("Ført av"), accessor="code", attrs=worded("t-group"))
    godkjent = tables.Column(_("Godkjent av"), accessor="code", attrs=worded("t-group"))

    class Meta(LineTable.Meta):
        pass

    def render_enhet(self, record: JudgedLine) -> str:
        return unit_of(record) or DASH

    def render_definisjon(self, record: JudgedLine) -> SafeString:
        known = self.facts.about(record)
        return _with_origin(known.definition, known.definition_from)

    def render_kilde(self, record: JudgedLine) -> SafeString:
        known = self.facts.about(record)
        return _with_origin(known.source, known.source_from)

    def render_leder(self, record: JudgedLine) -> str:
        return leader_words(record, self.facts)

    def render_toleranse(self, record: JudgedLine) -> str:
        return tolerance_words(record)

    def render_fort(self, record: JudgedLine) -> str:
        return done_words(self.facts.entered_by(record)) or DASH

    def render_godkjent(self, record: JudgedLine) -> str:
        return done_words(self.facts.approved_by(record)) or DASH


guard_cells(BigTable)


def _with_origin(text: str, origin: str) -> SafeString:
    if not text:
        return format_html('<span class="dist">{}</span>', NOT_REGISTERED)
    said = origin_words(origin)
    return format_html('{}<span class="dist">{}</span>', text, said) if said else format_html("{}", text)


FACT_WORDS: Final[dict[str, Callable[[JudgedLine, Facts], str]]] = {
    "enhet": lambda line, facts: unit_of(line),
    "definisjon": definition_words,
    "kilde": source_words,
    "leder": leader_words,
    "toleranse": lambda line, facts: tolerance_words(line),
    "fort": lambda line, facts: done_words(facts.entered_by(line)),
    "godkjent": lambda line, facts: done_words(facts.approved_by(line)),
}
"""The same columns as files have them."""


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
    table = BigTable(LineData(list(lines), facts), exclude=hidden, order_by=order or None)
    table.facts = facts or Facts()
    return table
