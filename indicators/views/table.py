"""The big table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import Table

from indicators import selectors
from indicators.forms.line_query import TABLE as TABLE_FILTERS
from indicators.forms.line_query import LineQueryForm
from indicators.judging import one_trail_read
from indicators.presentation.table.columns import WHO_DID, column_names, line_table
from indicators.presentation.table.page import table_page
from indicators.presentation.table.periods import PeriodTable, period_table
from indicators.presentation.table.rows import STANDARD_COLUMNS, sort_names
from indicators.selectors.table.line_facts import line_facts, measured_facts, period_lines
from indicators.values.query.address_words import ALL_YEARS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE, Screen, View

from .filter_forms import paginate
from .line_query import asked_of, check_known
from .query_params import explained, reader


@require_safe
@explained
@one_trail_read()
def table(request: HttpRequest) -> HttpResponse:
    asked, facts, choices = asked_of_table(request, TABLE)
    user, columns = reader(request), shown_columns(asked)
    found = selectors.table(user, asked, facts, choices)
    by_period = asked.view is View.PERIODS
    whole = by_period or not WHO_DID.isdisjoint((*columns, asked.order.removeprefix("-")))
    of_lines = line_facts(user, found.lines) if whole else measured_facts(found.lines)
    rows: Table = (
        period_table(period_lines(found.lines, of_lines), order=asked.order)
        if by_period
        else line_table(found.lines, shown=columns, order=asked.order, facts=of_lines)
    )
    paginate(rows, request.GET.get("side", "").strip() or "1")
    page = table_page(found, rows, columns, of_lines)
    filters = LineQueryForm(asked, choices, TABLE_FILTERS)
    return render(request, "table/page.html", {"page": page, "table": rows, "filters": filters})


def asked_of_table(
    request: HttpRequest, screen: Screen
) -> tuple[LineQuery, tuple[selectors.YearFacts, ...], selectors.LineChoices]:
    """What the address asks of the table but its page, the years, and what there is to choose among.

    Which pages there are is known when the rows are. Raises UnknownChoiceError.
    """
    params = request.GET.copy()
    params.pop("side", None)
    facts = selectors.year_facts(reader(request))
    asked = asked_of(params, screen, (one.year for one in facts))
    orders = sort_names(PeriodTable) if asked.view is View.PERIODS else column_names()
    check_known(asked, {"kol": column_names(), "sorter": orders})
    choices = selectors.table_choices(asked, facts)
    check_known(asked, choices.keys)
    return asked, facts, choices


def shown_columns(asked: LineQuery) -> tuple[str, ...]:
    """The columns that the address asks for, or the usual ones."""
    return asked.columns or (("ar", *STANDARD_COLUMNS) if asked.year == ALL_YEARS else STANDARD_COLUMNS)
