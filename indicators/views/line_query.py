"""The door of :class:`LineQuery`: what an address asks of a year's lines, or the page that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.http import QueryDict

from indicators.values.query.address_parameters import UnknownParameter
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Screen

from .query_params import UnknownChoiceError, UnknownFieldError


def asked_of(params: QueryDict, screen: Screen, years: Iterable[int] = ()) -> LineQuery:
    """What the address asks. Raises UnknownChoiceError for the first thing in it that means nothing."""
    given: Mapping[str, Sequence[str]] = dict(params.lists())
    found = LineQuery.from_params(given, screen, years)
    if isinstance(found, LineQuery):
        return found
    first = found[0]
    if isinstance(first, UnknownParameter):
        raise UnknownFieldError(first.name, "", first.allowed)
    raise UnknownChoiceError(first.name, first.value, first.allowed)


def check_known(asked: LineQuery, known: Mapping[str, Iterable[str]]) -> None:
    """Raise UnknownChoiceError for the first word, by parameter, that the data does not have."""
    unknown = asked.unknown(known)
    if unknown is not None:
        raise UnknownChoiceError(unknown.name, unknown.value, unknown.allowed)
