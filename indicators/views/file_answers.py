"""Files as answers: how they are sent, where they come from, and what is said of those too long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django_tables2 import Table

from indicators import exports
from indicators.exports import csv_file, ods_file, xlsx_file
from indicators.judging import JudgedLine
from indicators.selectors.table.line_facts import trail_end
from indicators.values import format_number

from .query_params import reader


def csv_answer(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Send a CSV file as it is made."""
    answer = StreamingHttpResponse(pieces, content_type=csv_file.CONTENT_TYPE)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


@dataclass(frozen=True, slots=True)
class Book:
    """A kind of workbook: the end of its name, its type, and what writes it."""

    ending: str
    content_type: str
    write: Callable[[IO[bytes], Sequence[exports.Sheet[Any]], exports.Provenance], None]


XLSX = Book("xlsx", xlsx_file.CONTENT_TYPE, exports.write_book)
ODS = Book("ods", ods_file.CONTENT_TYPE, exports.write_ods)


def book_answer(
    kind: Book, sheets: Sequence[exports.Sheet[Any]], about: exports.Provenance, name: str
) -> FileResponse:
    """Send a workbook of these sheets."""
    return _file_answer(lambda file: kind.write(file, sheets, about), kind.content_type, name)


def xlsx_answer(write: Callable[[IO[bytes]], None], name: str) -> FileResponse:
    """Send the workbook that ``write`` makes."""
    return _file_answer(write, xlsx_file.CONTENT_TYPE, name)


def _file_answer(write: Callable[[IO[bytes]], None], content_type: str, name: str) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 closed by the answer when it has been sent
    write(file)
    file.seek(0)
    answer = FileResponse(file, content_type=content_type)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


def too_many(request: HttpRequest, rows: int, instead: str, back: str) -> HttpResponse:
    """Say how many rows there are, how many there may be, and what to do instead."""
    told = gettext("Utvalget har %(rows)s rader. En slik fil kan ha høyst %(most)s. %(instead)s") % {
        "rows": format_number(Decimal(rows)),
        "most": format_number(Decimal(exports.MOST_ROWS)),
        "instead": instead,
    }
    return render(request, "downloads/too_many.html", {"message": told, "back": back}, status=400)


def about_rows(
    request: HttpRequest,
    title: str,
    page: str,
    words: tuple[tuple[str, str], ...],
    lines: tuple[JudgedLine, ...],
    example: tuple[int, ...],
    then: datetime | None = None,
) -> exports.About:
    """Where a file of these rows comes from: who asked, for what, and how far the trail went."""
    user = reader(request)
    return exports.About(
        title=title,
        who=f"{user.display_name} ({user.username})",
        address=request.build_absolute_uri(page.removesuffix("?")),
        filters=words,
        lines=lines,
        example=example,
        as_of=then,
        trail=trail_end(),
    )


def sorted_words(table: type[Table], order: str) -> tuple[str, str]:
    """By which column a file is sorted, and which way."""
    label = str(table.base_columns[order.removeprefix("-")].verbose_name)
    way = gettext("synkende") if order.startswith("-") else gettext("stigende")
    return gettext("Sortert"), f"{label}, {way}"
