"""The big table."""

from __future__ import annotations

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.forms import DateField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import Table

from indicators import selectors
from indicators.judging import one_moment
from indicators.presentation.table.columns import WHO_DID, column_names, line_table
from indicators.presentation.table.page import PERIODS, table_page
from indicators.presentation.table.periods import SORT_KEYS as PERIOD_KEYS
from indicators.presentation.table.periods import period_table
from indicators.presentation.table.rows import PER_PAGE, STANDARD_COLUMNS
from indicators.selectors import ALL_YEARS
from indicators.selectors.table.line_facts import line_facts, measured_facts, period_lines

from .query_params import UnknownChoiceError, check_fields, choice, explained, reader

A_DAY = "2025-12-31"
READ_TOO = ("kol", "sorter", "side", "vis")
"""What the address says beside the filters."""


@require_safe
@explained
@one_moment()
def table(request: HttpRequest) -> HttpResponse:
    params, user = without_empty(request.GET), reader(request)
    by_period, columns = asks_for_periods(params), chosen_columns(params)
    order = chosen_order(params)
    found = selectors.table(user, params)
    check_form(found.form, params, *READ_TOO)
    whole = by_period or not WHO_DID.isdisjoint((*columns, order.removeprefix("-")))
    facts = line_facts(user, found.lines) if whole else measured_facts(found.lines)
    rows: Table = (
        period_table(period_lines(found.lines, facts), order=order)
        if by_period
        else line_table(found.lines, shown=columns, order=order, facts=facts)
    )
    paginate(rows, params.get("side", "1"))
    page = table_page(found, rows, params, columns, facts)
    return render(request, "table/page.html", {"page": page, "table": rows})


def without_empty(params: QueryDict) -> QueryDict:
    """A form sends its untouched fields as empty words; they choose nothing."""
    kept = QueryDict(mutable=True)
    for name, words in params.lists():
        if filled := [word for word in words if word.strip()]:
            kept.setlist(name, filled)
    return kept


def asks_for_periods(params: QueryDict) -> bool:
    """Whether the address asks for a row for each period. Raises UnknownChoice."""
    return choice(params, "vis", {PERIODS: True}) or False


def chosen_columns(params: QueryDict) -> tuple[str, ...]:
    """The columns that the address asks for, or the usual ones. Raises UnknownChoice."""
    chosen = params.getlist("kol")
    for name in chosen:
        if name not in column_names():
            raise UnknownChoiceError("kol", name, column_names())
    if chosen:
        return tuple(chosen)
    return ("ar", *STANDARD_COLUMNS) if params.get("ar") == ALL_YEARS else STANDARD_COLUMNS


def chosen_order(params: QueryDict) -> str:
    """The column to sort by, descending with ``-`` before it; empty for card order. Raises UnknownChoice."""
    order, known = (
        params.get("sorter", ""),
        tuple(PERIOD_KEYS) if asks_for_periods(params) else column_names(),
    )
    if order and order.removeprefix("-") not in known:
        raise UnknownChoiceError("sorter", order, known)
    return order


def check_form(form: Any, params: QueryDict, *also: str) -> None:
    """Raise UnknownChoice for the first filter that was not understood, or that the page does not have.

    ``also`` are the parameters that the page reads beside its filters.
    """
    check_fields(params, (*form.fields, *also))
    for name in form.errors:
        field = form.fields.get(name)
        choices = getattr(field, "choices", ())
        if isinstance(field, DateField):
            choices = ((A_DAY, A_DAY),)
        raise UnknownChoiceError(
            str(name), ", ".join(params.getlist(str(name))), (str(key) for key, _ in choices if key)
        )


def paginate(rows: Table, page: str) -> None:
    """Choose the page. Raises UnknownChoice for one that there is not."""
    try:
        rows.paginate(page=page, per_page=PER_PAGE)
    except (PageNotAnInteger, EmptyPage) as error:
        pages = -(-len(rows.data) // PER_PAGE) or 1
        raise UnknownChoiceError("side", page, (f"1–{pages}",)) from error
