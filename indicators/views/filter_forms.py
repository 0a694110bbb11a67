"""The door of lists whose filters are a django-filter form, and of the pages of any list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.forms import DateField
from django.http import QueryDict
from django_tables2 import Table

from indicators.presentation.table.rows import PER_PAGE

from .query_params import UnknownChoiceError, check_fields

A_DAY = "2025-12-31"


def without_empty(params: QueryDict) -> QueryDict:
    """A form sends its untouched fields as empty words; they choose nothing."""
    kept = QueryDict(mutable=True)
    for name, words in params.lists():
        if filled := [word for word in words if word.strip()]:
            kept.setlist(name, filled)
    return kept


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
