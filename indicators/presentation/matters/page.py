"""The pages of supervision and decisions: a year's list, the sector's grid, one row with its story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from indicators.models import Decision, MatterText, Supervision
from indicators.presentation.lines.matters import (
    late_text,
    matter_title,
    matter_url,
    remarks,
    round_word,
    state_mark,
    stood_text,
    two_ways_text,
)
from indicators.presentation.lines.row_views import StatusMark
from indicators.presentation.log.page import TrailLine, trail_line
from indicators.presentation.navigation.choices import StateCount, state_counts
from indicators.presentation.report.year_texts import shown
from indicators.presentation.table.list_filters import Filter, filters_of
from indicators.presentation.wording.refusals import lock_text
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors.matters.lists import CLOSED_SLUG, OPEN_SLUG, OVERDUE_SLUG, MattersView
from indicators.selectors.matters.page import MatterDesk, MatterDetail, MatterEntry
from indicators.values.texts.document_marks import read_document

type MatterModel = type[Supervision | Decision]
LIST_NAMES = {Supervision: "supervisions", Decision: "decisions"}
ENTRY_NAMES = {Supervision: "supervision_entry", Decision: "decision_entry"}
TEXTS_NAMES = {Supervision: "supervision_texts", Decision: "decision_texts"}
LONG = 110


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What was reported in one round."""

    round: str
    text: str
    draft: bool


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One row of a list."""

    row: Any
    url: str
    title: str
    mark: StatusMark
    late: str
    comments: tuple[SaidLine, ...]
    remarks: tuple[str, ...]
    carried: bool
    draft: bool

    @property
    def comment(self) -> SaidLine | None:
        """What was reported last."""
        return self.comments[-1] if self.comments else None


@dataclass(frozen=True, slots=True)
class MatterGroup:
    """Rows under one heading, with what stands above and below them."""

    title: str
    text: SafeString
    caption: str
    remark: str
    lines: tuple[MatterLine, ...]


@dataclass(frozen=True, slots=True)
class MattersPage:
    """Everything on a year's list."""

    title: str
    lead: str
    supervision: bool
    year: int
    here: str
    total: int
    count: str
    counters: tuple[StateCount, ...]
    filters: tuple[Filter, ...]
    search: str
    filtered: bool
    groups: tuple[MatterGroup, ...]
    drafts: str
    entry: tuple[tuple[str, str], ...]
    texts_url: str
    """Where the controller writes the introductions; empty for others."""
    remarks: tuple[str, ...]
    example: bool
    stood: str = ""
    """Which round the list is read in; empty where it is read as it is today."""


@dataclass(frozen=True, slots=True)
class StoryYear:
    """What a year's report said of the matter."""

    here: bool
    line: MatterLine
    url: str


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One row."""

    detail: MatterDetail
    line: MatterLine
    sector_reason: str
    supervision: bool
    title: str
    long: bool
    list_url: str
    list_title: str
    story: tuple[StoryYear, ...]
    locked: str
    changes: tuple[TrailLine, ...]


def matter_line(one: MatterEntry) -> MatterLine:
    """Preformat one row."""
    return MatterLine(
        row=one.row,
        url=matter_url(one.row),
        title=matter_title(one.row),
        mark=state_mark(one),
        late=late_text(one),
        comments=tuple(SaidLine(round_word(told.round_kind), told.text, told.draft) for told in one.comments),
        remarks=remarks(one),
        carried=not one.newest,
        draft=one.draft,
    )


def list_title(model: MatterModel) -> str:
    """What a list is called."""
    return gettext("Tilsyn") if model is Supervision else gettext("Vedtak")


def matters_page(view: MattersView, model: MatterModel, params: QueryDict) -> MattersPage:
    """Preformat a year's list."""
    total = len(view.entries)
    said = ngettext("%(total)d rad", "%(total)d rader", total) % {"total": total}
    entry = ENTRY_NAMES[model]
    supervision = model is Supervision
    return MattersPage(
        title=f"{list_title(model)} {view.year}",
        lead=gettext("Hvem som har ført tilsyn med kommunen, hva de fant, og hva som gjøres med det.")
        if supervision
        else gettext("Hva som er vedtatt politisk, hvem som følger det opp, og hvordan det går."),
        supervision=supervision,
        year=view.year,
        here=reverse(LIST_NAMES[model]),
        total=total,
        count=said,
        counters=_counters(view, model, params),
        filters=filters_of(view.form, params if "ar" in params else _with_year(params, view.year)),
        search=params.get("sok", ""),
        filtered=any(name in params for name in ("sok", "tilstand", "sektor", "organ", "runde")),
        groups=_groups(view, model),
        drafts=_drafts(view.drafts),
        entry=tuple(
            (name, reverse(entry, kwargs={"year": view.year, "sector": code})) for code, name in view.own
        ),
        texts_url=reverse(TEXTS_NAMES[model], args=[view.year]) if view.writes_texts else "",
        remarks=two_ways_text(view.two_ways),
        example=view.example,
        stood=stood_text(view.round, view.year),
    )


def _with_year(params: QueryDict, year: int) -> QueryDict:
    copy = params.copy()
    copy["ar"] = str(year)
    return copy


def _drafts(count: int) -> str:
    if not count:
        return ""
    told = ngettext(
        "%(count)d rad har endringer som ikke er sendt inn ennå, og de står ikke her.",
        "%(count)d rader har endringer som ikke er sendt inn ennå, og de står ikke her.",
        count,
    )
    return told % {"count": count}


def _groups(view: MattersView, model: MatterModel) -> tuple[MatterGroup, ...]:
    """Supervision by sector, decisions by their kind, each in the report's order."""
    texts = view.texts
    if model is Supervision:
        by_sector: dict[str, list[MatterEntry]] = {}
        for one in view.entries:
            by_sector.setdefault(one.row.sector_called, []).append(one)
        groups = tuple(_group(name, None, rows) for name, rows in by_sector.items())
        return (*_above(texts.get("supervision")), *groups)
    kinds = (
        (gettext("Budsjettpunkter"), "budget", "budget"),
        (gettext("Vedtatte verbalforslag"), "verbal", ""),
        (gettext("Tidligere politiske vedtak"), "earlier", "earlier"),
    )
    found = (
        _group(title, texts.get(place), [one for one in view.entries if one.row.kind == kind])
        for title, kind, place in kinds
    )
    return (*_above(texts.get("decisions")), *(group for group in found if group.lines))


def _above(text: MatterText | None) -> tuple[MatterGroup, ...]:
    """What stands above the whole list, where anything does."""
    top = _group("", text, ())
    return (top,) if top.text or top.caption else ()


def _group(title: str, text: MatterText | None, rows: Any) -> MatterGroup:
    return MatterGroup(
        title=(text.title if text and text.title else "") or title,
        text=shown(read_document(text.text), text.year) if text else mark_safe(""),
        caption=text.caption if text else "",
        remark=remark_words(text.remark) if text and text.remark else "",
        lines=tuple(matter_line(one) for one in rows),
    )


def _counters(view: MattersView, model: MatterModel, params: QueryDict) -> tuple[StateCount, ...]:
    counts = view.counts
    late, ended = gettext("åpne etter fristen"), gettext("lukket, gjennomført eller avsluttet")
    told = (
        (counts.overdue, gettext("Forfalt"), late, "i-s-late", "missed", OVERDUE_SLUG),
        (counts.open, gettext("Åpne"), "", "i-a-under_way", "not_due", OPEN_SLUG),
        (counts.closed, gettext("Lukket"), ended, "i-s-approved", "met", CLOSED_SLUG),
        (counts.total, gettext("Alle"), "", "", "", ""),
    )  # fmt: skip
    return state_counts(told, params.get("tilstand", ""), lambda slug: _href(params, model, slug))


def _href(params: QueryDict, model: MatterModel, state: str) -> str:
    copy = params.copy()
    copy.pop("tilstand", None)
    if state:
        copy["tilstand"] = state
    return f"?{copy.urlencode()}" if copy else reverse(LIST_NAMES[model])


def matter_page(detail: MatterDetail) -> MatterPage:
    """Preformat one row with its story."""
    row = detail.entry.row
    model: MatterModel = type(row)
    title = matter_title(row)
    return MatterPage(
        detail=detail,
        line=matter_line(detail.entry),
        sector_reason=remark_words(row.sector_reason),
        supervision=model is Supervision,
        title=title,
        long=len(title) > LONG,
        list_url=f"{reverse(LIST_NAMES[model])}?ar={row.year}",
        list_title=f"{list_title(model)} {row.year}",
        story=tuple(
            StoryYear(one.row.pk == row.pk, matter_line(one), matter_url(one.row)) for one in detail.story
        ),
        locked=lock_text(detail.lock) if detail.lock else "",
        changes=tuple(trail_line(change) for change in detail.changes),
    )


def entry_title(desk: MatterDesk, model: MatterModel) -> str:
    """What the sector's grid is called."""
    return f"{desk.sector_name}: {list_title(model).lower()} {desk.year}"
