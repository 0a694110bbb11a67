"""A line's figure beside everybody else's: how far apart, which of them is the better, and from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.judging import BenchmarkFigure, JudgedLine
from indicators.presentation.chart_levels import scope_word
from indicators.presentation.distance import amount, signed_amount
from indicators.presentation.editions import edition_words
from indicators.presentation.figures import DASH, result_figure
from indicators.presentation.markup import change_html
from indicators.presentation.phrases import gettext
from indicators.selectors.benchmarks import EditionRow
from indicators.values import BenchmarkScope, Rank, Standing, standing_to

WHO: Final = {
    BenchmarkScope.NATIONAL: _("landet"),
    BenchmarkScope.COUNTY: _("fylket"),
    BenchmarkScope.KOSTRA_GROUP: _("KOSTRA-gruppen"),
}
RANK_CSS: Final = {Rank.BETTER: "up", Rank.WORSE: "down", Rank.LEVEL: "same", Rank.NEITHER: "same"}


@dataclass(frozen=True, slots=True)
class OtherView:
    """One of the others: whose figure, the figure, own − theirs with its sign, and the same in words."""

    who: str
    figure: str
    difference: str
    words: SafeString
    source: str


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
    found = standing_to(one.value, line.result, line.spec)
    if found is None:
        said = SafeString(gettext("kan ikke sammenlignes"))
    else:
        css = RANK_CSS[found.rank]
        said = change_html(_ranked(found, line, one.whose), f"i-{css}", css)
    return OtherView(
        who=one.whose,
        figure=_figure(one.value, one.text, line),
        difference=DASH if found is None else signed_amount(found.amount, line.spec, found.unit),
        words=said,
        source=", ".join(
            part for part in (str(line.year), edition_words(one.edition, one.published_on)) if part
        ),
    )


def _figure(value: Decimal | None, text: str, line: JudgedLine) -> str:
    return text or DASH if value is None else result_figure(value, line.spec)


def _view(line: JudgedLine, one: BenchmarkFigure) -> OtherView:
    found = standing(line, one)
    return OtherView(
        who=scope_word(one.scope),
        figure=_figure(one.value, one.text, line),
        difference=DASH if found is None else signed_amount(found.amount, line.spec, found.unit),
        words=standing_html(line, one),
        source=source_words(one),
    )


def source_words(one: BenchmarkFigure) -> str:
    """Return which year's figure it is, and its edition: ``2025, Udir 4.11.2025``."""
    said = edition_words(one.edition, one.published_on)
    return ", ".join(part for part in (str(one.year), said) if part)


def standing(line: JudgedLine, one: BenchmarkFigure | None) -> Standing | None:
    """How the line stands to somebody else's figure; None where they cannot be compared."""
    return None if one is None else standing_to(one.value, line.result, line.spec)


def standing_words(line: JudgedLine, one: BenchmarkFigure | None) -> str:
    """Return the same in words: ``1,2 prosentpoeng bedre enn landet``; empty where it cannot be said."""
    found = standing(line, one)
    return "" if found is None or one is None else _ranked(found, line, str(WHO[one.scope]))


def _ranked(found: Standing, line: JudgedLine, who: str) -> str:
    templates = {
        Rank.BETTER: gettext("%(amount)s bedre enn %(who)s"),
        Rank.WORSE: gettext("%(amount)s dårligere enn %(who)s"),
        Rank.LEVEL: gettext("likt med %(who)s"),
        Rank.NEITHER: gettext("%(amount)s over %(who)s")
        if found.amount > 0
        else gettext("%(amount)s under %(who)s"),
    }
    return templates[found.rank] % {
        "amount": amount(abs(found.amount), line.spec, found.unit),
        "who": who,
    }


def standing_html(line: JudgedLine, one: BenchmarkFigure | None) -> SafeString:
    """Return the words with their sign: an arrow up always means better."""
    found = standing(line, one)
    if found is None:
        return SafeString(gettext("kan ikke sammenlignes"))
    css = RANK_CSS[found.rank]
    return change_html(standing_words(line, one), f"i-{css}", css)
