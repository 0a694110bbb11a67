"""The page where what stands around the lists of supervision and decisions is written."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.models import MatterText
from indicators.presentation.log.page import TrailLine, trail_line
from indicators.presentation.report.year_texts import shown
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors.matters.texts import MatterTextsDesk
from indicators.values.texts.document_marks import read_document

from .page import LIST_NAMES, MatterModel, list_title


@dataclass(frozen=True, slots=True)
class TextPart:
    """One list's texts: what it is called, how its introduction stands now, and what there is to remark."""

    place: str
    name: str
    html: SafeString
    remark: str


@dataclass(frozen=True, slots=True)
class MatterTextsPage:
    """The whole page."""

    title: str
    list_url: str
    list_title: str
    closed: bool
    parts: tuple[TextPart, ...]
    changes: tuple[TrailLine, ...]


def matter_texts_page(desk: MatterTextsDesk, model: MatterModel) -> MatterTextsPage:
    """Preformat the texts of a list."""
    name = f"{list_title(model)} {desk.year}"
    return MatterTextsPage(
        title=gettext("%(list)s: innledning") % {"list": name},
        list_url=f"{reverse(LIST_NAMES[model])}?ar={desk.year}",
        list_title=name,
        closed=desk.closed,
        parts=tuple(
            TextPart(
                place,
                str(MatterText.Place(place).label),
                shown(read_document(row.text if row else ""), desk.year),
                remark_words(row.remark) if row and row.remark else "",
            )
            for place, row in desk.rows
        ),
        changes=tuple(trail_line(change) for change in desk.changes),
    )
