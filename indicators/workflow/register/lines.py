"""Changing many lines of a year's plan at once, as a grid has them: all or nothing, with one reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from indicators import permissions
from indicators.models import Act, ScorecardLine, Sector, ServiceArea, Target, User
from indicators.workflow.figures.reshaping import READING
from indicators.workflow.figures.targets import read_target, set_target
from indicators.workflow.refusals import (
    Invalid,
    NeedsReason,
    NotFound,
    Refusal,
    RefusedRow,
    RowsRefused,
    Stale,
    at_fields,
)
from indicators.workflow.save import require
from indicators.workflow.texts import spaced
from indicators.workflow.trail import acting

from .organisation import Moved, move_along
from .records import save_record

SURE = "bekreftet i registeret"


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What a person wants of a line; None, and a column that is not named, leaves a thing as it is.

    ``seen`` and ``target_seen`` are the versions of the line and of its target (0: it has none) that the
    person saw; None guards nothing. ``columns`` are values of columns, as typed. ``heading`` is a
    title, empty for none. ``sure``: the target that the person has been asked about, and means.
    ``reshaped_seen``: the person has seen what becomes of the figures.
    """

    line_id: int
    seen: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    sector_id: int | None = None
    area_id: int | None = None
    heading: str | None = None
    target: str | None = None
    target_seen: int | None = None
    sure: str = ""
    reshaped_seen: bool = False


@dataclass(slots=True)
class LinesChanged:
    """What an act changed: the names of the lines of the year, and those of later plans that came along."""

    lines: list[str] = field(default_factory=list)
    later: list[Moved] = field(default_factory=list)


def change_lines(
    *,
    by: User,
    year: int,
    edits: Sequence[LineEdit],
    reason: str,
    case: str = "",
    adopted_on: date | None = None,
) -> LinesChanged:
    """Change lines of a year's plan: where they stand, how they are read, and their targets.

    What a person has left as it was seen is left alone, also where somebody else has changed it since. A
    line that goes to another sector, area or heading takes the same indicator in later plans along, as
    :func:`move_lines` does. ``case`` and ``adopted_on`` are of the targets, where the plan is adopted. Raises
    :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound` for a line that is not of the year, and
    :class:`RowsRefused`, which names every row and field that is refused; nothing is written then.
    """
    with acting(Act.CHANGE_LINES, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        wanted = {one.line_id: one for one in edits}
        changing = _Changing(by, reason, case, adopted_on)
        for line in _locked_lines(year, wanted):
            changing.row(line, wanted[line.pk])
        if changing.refused:
            raise RowsRefused(tuple(changing.refused))
        return changing.done


def _locked_lines(year: int, wanted: Mapping[int, LineEdit]) -> list[ScorecardLine]:
    """The lines with their targets, locked in the order of their numbers."""
    found = ScorecardLine.objects.filter(pk__in=wanted, year=year, withdrawn=False)
    lines = list(found.order_by("pk").select_related("heading", "target").select_for_update(of=("self",)))
    if strangers := set(wanted) - {line.pk for line in lines}:
        raise NotFound("line", min(strangers))
    return lines


@dataclass(slots=True)
class _Changing:
    """Lines that are being changed, and what was refused of them."""

    by: User
    reason: str
    case: str
    adopted_on: date | None
    done: LinesChanged = field(default_factory=LinesChanged)
    refused: list[RefusedRow] = field(default_factory=list)

    def row(self, line: ScorecardLine, edit: LineEdit) -> None:
        """Change a line and its target, or note what is wrong with each."""
        seen = self._seen(line, edit)
        try:
            columns, place = _columns(line, seen, edit), _place(line, seen, edit)
        except Invalid as wrong:
            self._refuse(line, wrong, wrong.errors)
            return
        if (columns or place) and edit.seen not in (None, line.version):
            self.refused.append(RefusedRow(line.pk, "", Stale(int(edit.seen or 0), line.version)))
            return
        right = self._line(line, columns, place, edit)
        target = self._target(line, edit, written=right, readable=not READING & set(columns))
        if right and (columns or place or target):
            self.done.lines.append(line.short_name)

    def _seen(self, line: ScorecardLine, edit: LineEdit) -> Any:
        """The line as the person saw it; what it is now where that version is not known."""
        if edit.seen in (None, line.version):
            return line
        then = line.history.filter(id=line.pk, version=edit.seen).order_by("history_id").last()
        return then or line

    def _line(
        self, line: ScorecardLine, columns: dict[str, Any], place: dict[str, Any], edit: LineEdit
    ) -> bool:
        """Move the line and write its columns; False where either was refused."""
        try:
            if place:
                self._move(line, place)
            if columns:
                if "direction" in columns:
                    columns.setdefault("direction_reason", "")  # it gave the reason for the other direction
                save_record(
                    by=self.by,
                    model=ScorecardLine,
                    pk=line.pk,
                    values=columns,
                    reason=self.reason,
                    reshaped_seen=edit.reshaped_seen,
                )
        except Refusal as refusal:
            self._refuse(line, refusal, columns | place)
            return False
        return True

    def _move(self, line: ScorecardLine, place: dict[str, Any]) -> None:
        moved = move_along(line, by=self.by, reason=self.reason, **place)
        self.done.later += [one for one in moved if one.line_id != line.pk and one.before != one.after]

    def _target(self, line: ScorecardLine, edit: LineEdit, *, written: bool, readable: bool) -> bool:
        """Set the target; whether it was changed."""
        row = Target.objects.filter(line=line).first()
        now, version = (row.written, row.version) if row else ("", 0)
        text = now if edit.target is None else edit.target.strip()
        if text in (now, _target_seen(row, edit)):
            return False
        try:
            if not written:
                if readable:
                    read_target(text, line.spec)
                return False
            return set_target(
                by=self.by,
                line_id=line.pk,
                text=text,
                reason=self.reason,
                case=self.case,
                adopted_on=self.adopted_on,
                version=version if edit.target_seen is None else edit.target_seen,
                because=SURE if edit.sure and edit.sure == text else "",
            ).changed
        except Refusal as refusal:
            self.refused.append(RefusedRow(line.pk, "target", refusal))
            return False

    def _refuse(self, line: ScorecardLine, refusal: Refusal, typed: Mapping[str, Any]) -> None:
        """Note a refusal at the fields that it is about, or at the row."""
        for name, one in (at_fields(refusal) or {"": refusal}).items():
            place = "heading" if name == "title" else name
            self.refused.append(RefusedRow(line.pk, place if place in typed else "", one))


def _target_seen(row: Target | None, edit: LineEdit) -> str | None:
    """The text of the target as the person saw it; None where that is not known."""
    if edit.target_seen is None:
        return None
    if not edit.target_seen:
        return ""
    then = Target.history.filter(id=row.pk, version=edit.target_seen).last() if row else None
    return then.written if then else None


def _columns(line: ScorecardLine, seen: Any, edit: LineEdit) -> dict[str, Any]:
    """The columns that the person wants otherwise than they were seen, and than they are.

    Raises :class:`Invalid` for what is no value of its column.
    """
    found, wrong = {}, {}
    for name, typed in edit.columns.items():
        column: Any = line._meta.get_field(name)
        try:
            value = column.to_python(typed)
        except ValidationError:
            wrong[name] = [gettext("Skriv et helt tall, f.eks. 3.")]
            continue
        if column.choices and value not in dict(column.choices):
            wrong[name] = [gettext("Velg en fra listen.")]
            continue
        if not any(_same(value, getattr(row, name)) for row in (seen, line)):
            found[name] = value
    if wrong:
        raise Invalid(wrong)
    return found


def _place(line: ScorecardLine, seen: Any, edit: LineEdit) -> dict[str, Any]:
    """Where the person wants the line, as far as that is elsewhere than it was seen and than it stands."""
    found: dict[str, Any] = {}
    for key, model in (("sector", Sector), ("area", ServiceArea)):
        wanted = getattr(edit, f"{key}_id")
        if wanted is None or wanted in (getattr(seen, f"{key}_id"), getattr(line, f"{key}_id")):
            continue
        unit: Any = model._default_manager.filter(pk=wanted).first()
        if unit is None:
            raise Invalid({key: [gettext("Velg en som finnes.")]})
        found[key] = unit
    wanted_title = None if edit.heading is None else spaced(edit.heading)
    if wanted_title not in (None, _title(line), _title(seen)):
        found["heading"] = wanted_title
    return found


def _same(typed: Any, held: Any) -> bool:
    """Whether a typed value is what a column holds; spaces around a text are nobody's wish."""
    return bool(typed.strip() == held.strip() if isinstance(held, str) else typed == held)


def _title(row: Any) -> str:
    """The title of the heading of a line, or of a version of it."""
    heading = row.heading if row.heading_id else None
    return spaced(heading.title) if heading else ""
