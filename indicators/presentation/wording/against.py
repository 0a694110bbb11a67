"""Better than others, like them, or worse, in words; and why it cannot be said."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.values import Against, BenchmarkScope, FigureComparison, Hindrance, RelativeTarget

from .cached_gettext import gettext
from .distance import amount
from .inline_html import change_html

WHO: Final = {
    BenchmarkScope.NATIONAL: _("landet"),
    BenchmarkScope.COUNTY: _("fylket"),
    BenchmarkScope.KOSTRA_GROUP: _("KOSTRA-gruppen"),
}
OUTCOME_WORDS: Final = {
    Against.BETTER: _("bedre"),
    Against.LIKE: _("likt"),
    Against.WORSE: _("dårligere"),
    Against.INCOMPARABLE: _("kan ikke sammenlignes"),
    Against.ABSENT: _("uten tall å sammenligne med"),
}
AGAINST_COUNTRY: Final = {
    Against.BETTER: _("Bedre enn landet"),
    Against.LIKE: _("Likt med landet"),
    Against.WORSE: _("Dårligere enn landet"),
    Against.INCOMPARABLE: _("Kan ikke sammenlignes med landet"),
    Against.ABSENT: _("Uten tall for landet"),
}
HINDRANCE_WORDS: Final = {
    Hindrance.NO_FIGURE: _("ingen har ført tallet"),
    Hindrance.OTHER_YEAR: _("tallet er fra et annet år"),
    Hindrance.KIND: _("indikatoren er ikke et tall"),
    Hindrance.NO_OWN: _("vårt tall mangler"),
    Hindrance.PART_OF_YEAR: _("vårt tall dekker bare en del av året"),
    Hindrance.SEVERAL: _("flere tall, og det står ikke hva de blir sammen"),
    Hindrance.THEIRS: _("deres er ikke et tall"),
    Hindrance.BOUND: _("bare en grense er kjent"),
    Hindrance.OTHER_UNIT: _("ulike enheter"),
    Hindrance.NEITHER: _("verken mer eller mindre er bedre"),
}
CSS: Final = {Against.BETTER: "up", Against.WORSE: "down", Against.LIKE: "same"}


def outcome_word(outcome: Against) -> str:
    """Return the outcome in one or a few words."""
    return str(OUTCOME_WORDS[outcome])


def against_country(outcome: Against) -> str:
    """Return what a list is of: ``Bedre enn landet``."""
    return str(AGAINST_COUNTRY[outcome])


def hindrance_word(one: FigureComparison) -> str:
    """Return why the figures are not ranked; empty where they are."""
    return "" if one.hindrance is None else str(HINDRANCE_WORDS[one.hindrance])


def held_words(one: FigureComparison, line: JudgedLine, who: str | Promise) -> str:
    """Return ``1,2 prosentpoeng bedre enn landet``, or why it cannot be said; empty without a figure."""
    if one.outcome is Against.ABSENT:
        return ""
    if one.standing is None:
        return gettext("kan ikke sammenlignes: %(why)s") % {"why": hindrance_word(one)}
    templates = {
        Against.BETTER: gettext("%(amount)s bedre enn %(who)s"),
        Against.WORSE: gettext("%(amount)s dårligere enn %(who)s"),
        Against.LIKE: gettext("likt med %(who)s"),
        Against.INCOMPARABLE: gettext("%(amount)s over %(who)s")
        if one.standing.amount > 0
        else gettext("%(amount)s under %(who)s"),
    }
    return templates[one.outcome] % {
        "amount": amount(abs(one.standing.amount), line.spec, one.standing.unit),
        "who": who,
    }


def held_html(one: FigureComparison, line: JudgedLine, who: str | Promise) -> SafeString:
    """Return the words with their sign: an arrow up always means better."""
    words = held_words(one, line, who)
    css = CSS.get(one.outcome, "same" if one.standing else "")
    return change_html(words, f"i-{css}", css) if css else format_html("{}", words)


def followed_word(line: JudgedLine) -> str:
    """Return whose figure the line's target follows, ``landet``; empty where it follows nobody's."""
    return str(WHO[line.target.scope]) if isinstance(line.target, RelativeTarget) else ""
