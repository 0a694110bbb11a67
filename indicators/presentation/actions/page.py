"""The pages of actions: all of them with counters that filter, and one of them with what has been done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.models import Action
from indicators.presentation.lines.row_views import (
    StatusMark,
    line_mark,
    line_url,
    sentence_parts,
    verdict_css,
)
from indicators.presentation.log.page import TrailLine, trail_line
from indicators.presentation.navigation.choices import Choice, StateCount, state_counts
from indicators.presentation.table.list_filters import Filter, filters_of, with_page
from indicators.presentation.table.page import page_links, shown_of
from indicators.presentation.wording.actions import evidence
from indicators.presentation.wording.deliveries import day_text
from indicators.presentation.wording.sentence import Segment
from indicators.selectors.actions import (
    OPEN_SLUG,
    OVERDUE_SLUG,
    ActionDetail,
    ActionsView,
)

from .table import ActionTable, after_text, cause_text, late_text, state_mark


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """Everything around the table."""

    total: int
    count: str
    counters: tuple[StateCount, ...]
    filters: tuple[Filter, ...]
    pages: tuple[Choice, ...]
    search: str
    order: str
    filtered: bool
    own_href: str
    own_label: str
    drafts: str
    example: tuple[int, ...]
    nothing: bool
    """Whether no action has been promised at all that the reader may read."""


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One action: what was promised for which miss, how it goes, and how the indicator went after."""

    row: ActionRow
    line: JudgedLine
    late: str
    mark: StatusMark
    url: str
    where: str
    sentence: tuple[Segment, ...]
    css: str
    cause: str
    evidence: str
    after_url: str
    after: tuple[Segment, ...]
    after_said: str
    after_mark: SafeString
    changes: tuple[TrailLine, ...]
    example: tuple[int, ...]


def actions_page(view: ActionsView, table: ActionTable, params: QueryDict) -> ActionsPage:
    """Preformat the counters, the filters as the reader left them, and the links that keep them."""
    total = len(view.entries)
    said = ngettext("%(total)d tiltak", "%(total)d tiltak", total) % {"total": total}
    filtered = any(name in params for name in view.form.fields)
    own = [code for code, _name in view.own]
    mine = bool(own) and params.getlist("sektor") == own
    return ActionsPage(
        total=total,
        count=shown_of(said, table.page),
        counters=_counters(view, params),
        filters=filters_of(view.form, params),
        pages=page_links(table.page, partial(with_page, params)),
        search=params.get("sok", ""),
        order=params.get("sorter", ""),
        filtered=filtered,
        own_href="" if mine else _with(params, sektor=own) if own else "",
        own_label=", ".join(name for _code, name in view.own),
        drafts=_drafts(view.drafts),
        example=view.example,
        nothing=not view.counts.total and not filtered,
    )


def _drafts(count: int) -> str:
    """What stands beside the list: the reader's own promises that are not delivered yet."""
    if not count:
        return ""
    told = ngettext(
        "%(count)d tiltak i utkastene dine står ikke her før det er sendt inn.",
        "%(count)d tiltak i utkastene dine står ikke her før de er sendt inn.",
        count,
    )
    return told % {"count": count}


def _counters(view: ActionsView, params: QueryDict) -> tuple[StateCount, ...]:
    counts = view.counts
    late, under_way = gettext("åpne etter fristen"), gettext("planlagt eller i gang")
    told = (
        (counts.overdue, gettext("Forfalt"), late, "i-s-late", "missed", OVERDUE_SLUG),
        (counts.open, gettext("Åpne"), under_way, "i-a-under_way", "not_due", OPEN_SLUG),
        (counts.done, gettext("Gjennomført"), "", "i-s-approved", "met", "gjennomfort"),
        (counts.dropped, gettext("Droppet"), gettext("med begrunnelse"), "i-a-dropped", "not_due", "droppet"),
        (counts.total, gettext("Alle"), "", "", "", ""),
    )
    return state_counts(told, params.get("tilstand", ""), lambda slug: _with(params, tilstand=[slug]))


def _with(params: QueryDict, **changes: list[str]) -> str:
    """The address with some choices changed; an empty word takes one away, and the pages begin anew."""
    copy = params.copy()
    copy.pop("side", None)
    for name, words in changes.items():
        copy.setlist(name, [word for word in words if word])
    text = copy.urlencode()
    return f"?{text}" if text else reverse("actions")


def action_page(detail: ActionDetail) -> ActionPage:
    """Preformat one action."""
    entry = detail.entry
    line, after = entry.line, entry.after
    return ActionPage(
        row=entry.action,
        line=line,
        late=late_text(entry),
        mark=state_mark(entry),
        url=line_url(line),
        where=f"{line.area.number} {line.area.name} · {line.sector.name}",
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        cause=cause_text(entry),
        evidence=evidence(line),
        after_url=line_url(after) if after else "",
        after=sentence_parts(after) if after else (),
        after_said="" if after else after_text(entry),
        after_mark=line_mark(after).html if after else SafeString(""),
        changes=tuple(trail_line(change) for change in detail.changes),
        example=detail.example,
    )


def standing(detail: ActionDetail) -> dict[str, str]:
    """What an action holds now, by field, in words: for whoever typed over what somebody else saved."""
    row = detail.entry.action
    return {
        "state": state_word(row.state),
        "outcome": row.outcome,
        "due": day_text(row.due),
    }


def state_word(state: str) -> str:
    """What a state is called."""
    return str(Action.State(state).label)
