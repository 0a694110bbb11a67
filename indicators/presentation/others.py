"""A line's figure beside everybody else's: how far apart, which of them is the better, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.judging import BenchmarkFigure, JudgedLine
from indicators.presentation.chart_levels import scope_word
from indicators.presentation.distance import amount, signed_amount
from indicators.presentation.figures import DASH, result_figure
from indicators.presentation.markup import change_html
from indicators.presentation.phrases import gettext
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


def other_views(line: JudgedLine) -> tuple[OtherView, ...]:
    """Return everybody the line can be held against, the whole country first."""
    return tuple(_view(line, one) for one in line.benchmarks)


def _view(line: JudgedLine, one: BenchmarkFigure) -> OtherView:
    found = standing(line, one)
    return OtherView(
        who=scope_word(one.scope),
        figure=one.text or DASH if one.value is None else result_figure(one.value, line.spec),
        difference=DASH if found is None else signed_amount(found.amount, line.spec, found.unit),
        words=standing_html(line, one),
        source=source_words(one),
    )


def source_words(one: BenchmarkFigure) -> str:
    """Return which year's figure it is, and its edition: ``2025, Udir 4.11.2025``."""
    return ", ".join(part for part in (str(one.year), one.edition) if part)


def standing(line: JudgedLine, one: BenchmarkFigure | None) -> Standing | None:
    """How the line stands to somebody else's figure; None where they cannot be compared."""
    return None if one is None else standing_to(one.value, line.result, line.spec)


def standing_words(line: JudgedLine, one: BenchmarkFigure | None) -> str:
    """Return the same in words: ``1,2 prosentpoeng bedre enn landet``; empty where it cannot be said."""
    found = standing(line, one)
    if found is None or one is None:
        return ""
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
        "who": str(WHO[one.scope]),
    }


def standing_html(line: JudgedLine, one: BenchmarkFigure | None) -> SafeString:
    """Return the words with their sign: an arrow up always means better."""
    found = standing(line, one)
    if found is None:
        return SafeString(gettext("kan ikke sammenlignes"))
    css = RANK_CSS[found.rank]
    return change_html(standing_words(line, one), f"i-{css}", css)
