"""Tilsyn and Vedtak: a year's list, and its files."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indicators import exports
from indicators.exports import csv_file, xlsx_file
from indicators.exports.matter_columns import DECISION_COLUMNS, SUPERVISION_COLUMNS, MattersAbout
from indicators.language import as_the_municipality
from indicators.models import Decision, Supervision
from indicators.presentation.matters.page import LIST_NAMES, list_title, matters_page
from indicators.presentation.table.list_filters import said_filters
from indicators.selectors.matters.lists import MattersView, matters

from .file_answers import csv_answer, xlsx_answer
from .filter_forms import check_form, without_empty
from .query_params import explained, reader

type MatterModel = type[Supervision | Decision]
MODELS: Final[dict[str, MatterModel]] = {"tilsyn": Supervision, "vedtak": Decision}
COLUMNS: Final = {Supervision: SUPERVISION_COLUMNS, Decision: DECISION_COLUMNS}


@require_safe
@explained
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """A year's list."""
    params, view = _asked(request, kind)
    model = MODELS[kind]
    shown = {
        "page": matters_page(view, model, params),
        "csv": reverse(f"{LIST_NAMES[model]}_csv"),
        "xlsx": reverse(f"{LIST_NAMES[model]}_xlsx"),
    }
    return render(request, "matters/list.html", shown)


@require_safe
@explained
def listed_csv(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as CSV."""
    _params, view = _asked(request, kind)
    pieces = csv_file.pieces([view.entries], COLUMNS[MODELS[kind]])
    return csv_answer(pieces, exports.file_name(kind, str(view.year), ending="csv"))


@require_safe
@explained
def listed_xlsx(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as a workbook."""
    params, view = _asked(request, kind)
    model, user = MODELS[kind], reader(request)
    address = f"{reverse(LIST_NAMES[model])}?{params.urlencode()}".removesuffix("?")
    with as_the_municipality():
        about = MattersAbout(
            title=f"{list_title(model)} {view.year}",
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(address),
            filters=said_filters(view.form, params),
            total=len(view.entries),
            example=(view.year,) if view.example else (),
        )
    return xlsx_answer(
        lambda file: xlsx_file.write_sheets(file, view.entries, about, COLUMNS[model]),
        exports.file_name(kind, str(view.year), ending="xlsx"),
    )


def _asked(request: HttpRequest, kind: str) -> tuple[QueryDict, MattersView]:
    params = without_empty(request.GET)
    view = matters(reader(request), MODELS[kind], params)
    check_form(view.form, params, "side")
    return params, view
