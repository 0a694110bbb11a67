"""Elverum's report of 2025, built and made into files once for all tests that read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connections
from django.test.utils import override_settings
from django.utils import translation

from indicators.reports import web
from indicators.reports.building import build
from indicators.reports.document import Chapter, Document, Items, Paragraph, Subheading, Tone
from indicators.reports.material import Kind
from indicators.reports.numbering import numbered
from indicators.reports.pdf import pdf
from indicators.reports.runs import Run, text
from indicators.reports.table import Align, Column, Footnote, Group, Row, Table, cell
from indicators.reports.word import word
from indicators.selectors import delivered_lines
from indicators.selectors.report.rows import ReportAsked

HOSTILE = (
    '#let x = 1; #panic("x")',
    '#import "@preview/x:1.0.0"',
    "$ sum_(i=0)^n $ *fet* _kursiv_ `kode` <merke> @merke",
    "= Ikke en overskrift",
    "// kommentar /* og mer */",
    "\\u{41} \\ ~ -- --- [x] #[y]",
    "{{ 7*7 }} {% for x in y %} {%p if z %} {# w #}",
    "<script>alert(1)</script> <b>fet</b> &amp; &lt; ]]> <!-- -->",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p> <?xml version='1.0'?>",
    "]]></w:t> \" ' onload=alert(1)",
    "\x00\x07\x1b[31m \x9f \u202eabc \ud800 \uffff",
    "=cmd|' /C calc'!A0",
    "javascript:alert(1)",
)
"""What somebody may have typed: markup of every language on the way."""


@dataclass(frozen=True)
class Made:
    """The report and its files; ``lines`` are the year's rows as everybody reads them."""

    document: Document
    lines: tuple[Any, ...]
    pdf: bytes
    word: bytes
    html: str


@contextmanager
def filled(database: Any) -> Iterator[None]:
    """Elverum's database in place of the empty one, only read."""
    empty = connections["default"]
    connections["default"] = database
    try:
        yield
    finally:
        connections["default"] = empty


def hostile_chapter() -> Chapter:
    """Every kind of block, each with every hostile text."""
    notes = tuple(Footnote(str(number), one) for number, one in enumerate(HOSTILE, 1))
    rows = tuple(
        Row((cell(one, marks=(str(number),)), cell(text(Run(one, strong=True)))))
        for number, one in enumerate(HOSTILE, 1)
    )
    columns = (Column(HOSTILE[0], 50), Column(HOSTILE[7], 50, Align.RIGHT))
    return Chapter(
        key="fiendtlig",
        title=HOSTILE[3],
        blocks=(
            Subheading(HOSTILE[1]),
            *(Paragraph(text(one, Run(one, emphasis=True)), tone) for one in HOSTILE for tone in Tone),
            Items(tuple(text(one) for one in HOSTILE), ordered=True),
            Items(tuple(text(Run(one, href=one)) for one in HOSTILE)),
            Table("fiendtlig-t", HOSTILE[2], columns, (Group(HOSTILE[4], rows),), notes),
        ),
    )


@pytest.fixture(scope="session")
def made(elverum_database: Any, django_db_blocker: Any) -> Made:
    """All of it, with a chapter of hostile texts behind the others; the PDF is compiled this once."""
    with django_db_blocker.unblock(), filled(elverum_database), override_settings(DEBUG=False):
        document = build(Kind.ARSMELDING, ReportAsked(2025, "area"))
        lines = delivered_lines(2025)
    *chapters, last = document.chapters
    document = replace(document, chapters=numbered([*chapters, hostile_chapter(), last]))
    with translation.override("nb"):
        return Made(document, lines, pdf(document), word(document), web.html(document).decode())
