"""What stands behind a row of the grid: its years, the last promise, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.judging import JudgedLine, judge_lines
from indicators.models import Footnote, FootnoteCell, Indicator, ScorecardLine, User
from indicators.permissions import READ_TRAIL, REPORT_RESULT
from indicators.selectors.log.trail import TrailRow, trail_row, visible_entries
from indicators.selectors.log.trail_names import names_in

from .grid import ReportingScope, ReportRow, report

LATEST = 40
"""So many entries of the log are shown beside the grid; the rest stand in Endringslogg."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is registered of an indicator."""

    definition: str
    source: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class RowNote:
    """A footnote to the figure. ``own``: the person may change it, or bring it back where it is withdrawn."""

    id: int
    version: int
    text: str
    withdrawn: bool
    own: bool


@dataclass(frozen=True, slots=True)
class RowDetails:
    """A row with all that is known of its indicator, as one person may read it.

    ``years``: the indicator's lines, oldest first. ``log``: what was done with the line, newest first;
    None for those who do not read the log.
    """

    row: ReportRow
    indicator: Facts
    years: tuple[JudgedLine, ...]
    notes: tuple[RowNote, ...]
    log: tuple[TrailRow, ...] | None


def row_details(user: User, at: ReportingScope, line_id: int) -> RowDetails | None:
    """Read what stands behind a row; None where it is no row of this person's grid."""
    if at.line(line_id) is None:
        return None
    row = report(at, only={line_id}).rows[0]
    lines = ScorecardLine.objects.visible_to(user).filter(indicator_id=row.line.indicator_id)
    registered = Indicator.objects.filter(pk=row.line.indicator_id)
    facts = Facts(*registered.values_list("definition", "source", "numerator", "denominator").get())
    years = judge_lines(lines.order_by("year"), user=user)
    return RowDetails(row, facts, years, _notes(user, line_id), _log(user, line_id))


def _notes(user: User, line_id: int) -> tuple[RowNote, ...]:
    """The footnotes to the figure as the sector writes them, and its own that were withdrawn."""
    here = FootnoteCell.objects.filter(line_id=line_id, cell=FootnoteCell.Cell.RESULT, withdrawn=False)
    cells = FootnoteCell.objects.filter(footnote__in=here.values("footnote"), withdrawn=False)
    found: dict[int, RowNote] = {}
    for cell in cells.select_related("footnote", "line").order_by("footnote__order", "footnote_id"):
        note, before = cell.footnote, found.get(cell.footnote_id)
        may = note.kind == Footnote.Kind.PRINTED and user.has_perm(REPORT_RESULT, cell.line)
        own = may and (before is None or before.own)
        found[note.pk] = RowNote(note.pk, note.version, note.text, note.withdrawn, own)
    return tuple(one for one in found.values() if one.own or not one.withdrawn)


def _log(user: User, line_id: int) -> tuple[TrailRow, ...] | None:
    if not user.has_perm(READ_TRAIL):
        return None
    entries = visible_entries(user).filter(line_id=line_id)
    found = list(entries.select_related("by", "indicator", "sector", "line")[:LATEST])
    names = names_in(found)
    return tuple(trail_row(entry, names) for entry in found)
