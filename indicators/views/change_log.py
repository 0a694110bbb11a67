"""The log of changes, on the page and as files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.core.exceptions import PermissionDenied
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import exports
from indicators.exports import csv_file, xlsx_file
from indicators.exports.trail_columns import TRAIL_COLUMNS, TrailAbout
from indicators.language import as_the_municipality
from indicators.permissions import READ_TRAIL, READ_WHOLE_TRAIL
from indicators.presentation.log.page import PER_PAGE, TrailLine, said_filters, trail_line, trail_page
from indicators.presentation.wording.acts import check_line
from indicators.selectors.log.trail import TrailLog
from indicators.selectors.log.trail import change_log as read_log
from indicators.selectors.log.verification import latest_check
from indicators.views.file_answers import csv_answer, too_many, xlsx_answer
from indicators.views.filter_forms import check_form, without_empty

from .query_params import UnknownChoiceError, explained, reader


@require_safe
@explained
def change_log(request: HttpRequest) -> HttpResponse:
    params, log = _asked(request)
    whole = reader(request).has_perm(READ_WHOLE_TRAIL)
    check = check_line(latest_check()) if whole else None
    page = trail_page(log, _page(log, params.get("side", "1")), params, check)
    return render(request, "change_log/page.html", {"page": page})


@require_safe
@explained
def change_log_csv(request: HttpRequest) -> HttpResponseBase:
    _params, log = _asked(request)
    pieces = csv_file.pieces(_worded(log), TRAIL_COLUMNS)
    return csv_answer(pieces, exports.file_name("endringslogg", ending="csv"))


@require_safe
@explained
def change_log_xlsx(request: HttpRequest) -> HttpResponseBase:
    params, log = _asked(request)
    address = f"{reverse('change_log')}?{params.urlencode()}".removesuffix("?")
    if log.total > exports.MOST_ROWS:
        return too_many(request, log.total, gettext("Velg færre rader, eller last ned som CSV."), address)
    user = reader(request)
    with as_the_municipality():
        about = TrailAbout(
            title=gettext("Endringslogg"),
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(address),
            filters=tuple(said_filters(log, params)),
            total=log.total,
        )
    rows = chain.from_iterable(_worded(log))
    return xlsx_answer(
        lambda file: xlsx_file.write_sheets(file, rows, about, TRAIL_COLUMNS),
        exports.file_name("endringslogg", ending="xlsx"),
    )


def _asked(request: HttpRequest) -> tuple[QueryDict, TrailLog]:
    """The entries asked for. Raises PermissionDenied for those who may not read the log."""
    user = reader(request)
    if not user.has_perm(READ_TRAIL):
        raise PermissionDenied
    params = without_empty(request.GET)
    log = read_log(user, params)
    check_form(log.form, params, "side")
    return params, log


def _page(log: TrailLog, number: str) -> Page[int]:
    pages = Paginator(range(log.total), PER_PAGE)
    try:
        return pages.page(number)
    except (PageNotAnInteger, EmptyPage) as error:
        raise UnknownChoiceError("side", number, (f"1–{pages.num_pages}",)) from error


def _worded(log: TrailLog) -> Iterator[list[TrailLine]]:
    """The entries in the municipality's language, whatever the reader's."""
    for piece in log.chunks():
        with as_the_municipality():
            lines = [trail_line(row) for row in piece]
        yield lines
