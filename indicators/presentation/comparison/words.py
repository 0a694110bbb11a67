"""Words of a year against others: whose, how many of each outcome, the place, the figure, the choices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext

from indicators.judging import AGAINST_ORDER
from indicators.presentation.wording import words
from indicators.presentation.wording.against import WHO, outcome_word
from indicators.presentation.wording.benchmark_editions import edition_words
from indicators.presentation.wording.distance import signed_amount
from indicators.presentation.wording.figures import DASH, result_figure
from indicators.selectors.comparison.comparison import Beside, HeldRow, HeldYear, Other
from indicators.values import Against, Place
from indicators.values.query.line_query import LineQuery


def other_name(one: Other) -> str:
    """Return whose figures they are, as a heading: ``Landet``, or the name of a municipality."""
    return words.capitalised(other_word(one))


def other_word(one: Other) -> str:
    """Return the same inside a sentence: ``landet``."""
    return one.name if one.scope is None else str(WHO[one.scope])


def counts_words(counts: Mapping[Against, int]) -> str:
    """Return ``2 bedre, 6 like og 1 dårligere``; outcomes without lines are left out."""
    told = [count_word(outcome, counts[outcome]) for outcome in AGAINST_ORDER[:-1] if counts[outcome]]
    return words.listing(told)


def count_word(outcome: Against, count: int) -> str:
    """Return how many lines there are of an outcome where there is a figure: ``6 like``."""
    templates = {
        Against.BETTER: ngettext("%(count)d bedre", "%(count)d bedre", count),
        Against.LIKE: ngettext("%(count)d lik", "%(count)d like", count),
        Against.WORSE: ngettext("%(count)d dårligere", "%(count)d dårligere", count),
        Against.INCOMPARABLE: ngettext(
            "%(count)d som ikke kan sammenlignes", "%(count)d som ikke kan sammenlignes", count
        ),
    }
    return templates[outcome] % {"count": count}


def place_words(place: Place | None) -> str:
    """Return ``nr. 3 av 5``, or ``delt nr. 2 av 5``; empty without a place."""
    if place is None:
        return ""
    template = (
        gettext("delt nr. %(number)d av %(of)d") if place.shared else gettext("nr. %(number)d av %(of)d")
    )
    return template % {"number": place.number, "of": place.of}


def source_text(one: Beside) -> str:
    """Return the edition of a figure and the day it came, with its year where that is another one."""
    return edition_words(one.edition, one.published_on)


def figure_text(row: HeldRow, one: Beside) -> str:
    """Return the figure as it is printed; ``–`` where there is none."""
    if one.value is None:
        return one.text or DASH
    return result_figure(one.value, row.line.spec)


def difference_text(row: HeldRow, one: Beside) -> str:
    """Return own − theirs with its sign and unit; empty where they are the same or cannot be subtracted."""
    found = one.held.standing
    return signed_amount(found.amount, row.line.spec, found.unit) if found and found.amount else ""


def said_outcomes(held: HeldYear, asked: LineQuery) -> tuple[tuple[str, str], ...]:
    """What was chosen, as the page words it."""
    told = [
        (gettext("År"), str(held.year)),
        (gettext("Tjenesteområde"), dict(held.areas).get(asked.area or "", "")),
        (gettext("Sektor eller stab"), dict(held.sectors).get(asked.sector or "", "")),
    ]
    for one in held.others:
        if outcome := asked.against_of(one.key):
            told.append((gettext("Mot %(who)s") % {"who": other_word(one)}, outcome_word(outcome)))
    return tuple((name, word) for name, word in told if word)
