"""A line's figure beside everybody else's: how far apart, which of them is the better, and from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from indicators.judging import (
    BenchmarkFigure,
    JudgedLine,
    compare_with_benchmark,
    compare_with_figure,
    follows,
)
from indicators.presentation.charts.levels import scope_word
from indicators.presentation.wording.against import WHO, held_html, held_words
from indicators.presentation.wording.benchmark_editions import edition_words
from indicators.presentation.wording.distance import signed_amount
from indicators.presentation.wording.figures import DASH, result_figure
from indicators.selectors.benchmarks import EditionRow
from indicators.values import FigureComparison


@dataclass(frozen=True, slots=True)
class OtherView:
    """One of the others: whose figure, the figure, own − theirs with its sign, and the same in words."""

    who: str
    figure: str
    difference: str
    words: SafeString
    source: str
    follows: bool = False
    """The target is relative to this figure; else it is only held beside it."""


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """A figure that a later edition has superseded, as it stands."""

    who: str
    figure: str
    source: str


def other_views(line: JudgedLine, editions: Sequence[EditionRow] = ()) -> tuple[OtherView, ...]:
    """Return everybody the line can be held against, the whole country first, chosen municipalities last."""
    chosen = (one for one in editions if one.whose and not one.superseded)
    return (*(_view(line, one) for one in line.benchmarks), *(_of_municipality(line, one) for one in chosen))


def earlier_editions(line: JudgedLine, editions: Sequence[EditionRow]) -> tuple[EarlierEdition, ...]:
    """Return what later editions have superseded, the newest first."""
    return tuple(
        EarlierEdition(
            one.owner, _figure(one.value, one.text, line), edition_words(one.edition, one.published_on)
        )
        for one in reversed(editions)
        if one.superseded
    )


def _of_municipality(line: JudgedLine, one: EditionRow) -> OtherView:
    found = compare_with_figure(line, one.value, one.text)
    said = edition_words(one.edition, one.published_on)
    return OtherView(
        who=one.whose,
        figure=_figure(one.value, one.text, line),
        difference=difference(found, line),
        words=held_html(found, line, one.whose),
        source=", ".join(part for part in (str(line.year), said) if part),
    )


def difference(found: FigureComparison, line: JudgedLine) -> str:
    """Own − theirs with its sign and unit, ``–`` where the two cannot be subtracted."""
    one = found.standing
    return DASH if one is None else signed_amount(one.amount, line.spec, one.unit)


def _figure(value: Decimal | None, text: str, line: JudgedLine) -> str:
    return text or DASH if value is None else result_figure(value, line.spec)


def _view(line: JudgedLine, one: BenchmarkFigure) -> OtherView:
    found = compare_with_benchmark(line, one)
    return OtherView(
        who=scope_word(one.scope),
        figure=_figure(one.value, one.text, line),
        difference=difference(found, line),
        words=held_html(found, line, WHO[one.scope]),
        source=source_words(one),
        follows=follows(line, one.scope),
    )


def source_words(one: BenchmarkFigure) -> str:
    """Return which year's figure it is, and its edition: ``2025, Udir 4.11.2025``."""
    said = edition_words(one.edition, one.published_on)
    return ", ".join(part for part in (str(one.year), said) if part)


def standing_words(line: JudgedLine, one: BenchmarkFigure | None) -> str:
    """Return how the line stands to it: ``1,2 prosentpoeng bedre enn landet``; empty without a figure."""
    return "" if one is None else held_words(compare_with_benchmark(line, one), line, WHO[one.scope])
