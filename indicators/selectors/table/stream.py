"""The rows of the table in pieces, for files that are larger than the memory they may take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import QueryDict

from indicators.judging import JudgedLine, judge_lines
from indicators.models import ScorecardLine, User
from indicators.selectors.years import example_years, year_facts

from .table import LineFilter, keep

CHUNK, FIRST = 2_000, 200
"""Lines of a piece, and of the first one where there are several, so that a long file begins at once."""


@dataclass(frozen=True, slots=True)
class TableStream:
    """The same rows as :func:`table`, in the same order, read as they are asked for.

    ``read`` is how many lines are read and judged; the filters on status, change and
    explanation may leave fewer. ``chunks`` runs statements and can be gone through once.
    """

    form: Any
    read: int
    chunks: Iterator[tuple[JudgedLine, ...]]
    example: tuple[int, ...] = ()
    """The years whose figures are made up."""


def table_stream(user: User, params: QueryDict) -> TableStream:
    """Find the lines at once, read and judge them piece by piece. Nothing when the form has errors."""
    visible = ScorecardLine.objects.visible_to(user)
    if params.get("serier") != "med":
        visible = visible.on_cards()
    facts = year_facts(user)
    chosen = LineFilter(params, queryset=visible, facts=facts)
    if not chosen.is_valid():
        return TableStream(chosen.form, 0, iter(()))
    ids = list(chosen.qs.values_list("pk", flat=True))
    chunks = _chunks(user, ids, chosen.form.cleaned_data)
    return TableStream(chosen.form, len(ids), chunks, example_years(facts))


def _chunks(user: User, ids: list[int], wanted: dict[str, Any]) -> Iterator[tuple[JudgedLine, ...]]:
    """Each piece comes back in the order of the whole."""
    first = FIRST if len(ids) > CHUNK else CHUNK
    for start, end in pairwise([0, *range(first, len(ids), CHUNK), len(ids)]):
        piece = ScorecardLine.objects.filter(pk__in=ids[start:end]).in_card_order("-year")
        yield tuple(keep(judge_lines(piece, user=user), wanted))
