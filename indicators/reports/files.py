"""The formats of a report's file, and the one function that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from indicators.reports import web
from indicators.reports.building import build
from indicators.reports.document import Document
from indicators.reports.material import Kind
from indicators.selectors.report.rows import ReportAsked
from indicators.selectors.report.word_templates import template_in_force


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, its type, and how it is written."""

    label: str
    content_type: str
    write: Callable[[Document], bytes]


def _pdf(document: Document) -> bytes:
    from indicators.reports.pdf import pdf  # the library is loaded where a file is made, not with every page

    return pdf(document)


def _word(document: Document) -> bytes:
    from indicators.reports.word import word

    return word(document, template_in_force())


WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Final[dict[str, Format]] = {
    "pdf": Format("PDF", "application/pdf", _pdf),
    "docx": Format("Word", WORD_TYPE, _word),
    "html": Format("HTML", web.CONTENT_TYPE, web.html),
}


def made(kind: Kind, asked: ReportAsked, name: str) -> bytes:
    """A report as a file in one of ``FORMATS``. Raises LookupError as :func:`build`."""
    return FORMATS[name].write(build(kind, asked))
