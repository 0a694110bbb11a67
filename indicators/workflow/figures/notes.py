"""Footnotes to figures: attached, changed, withdrawn and brought back where the figures are reported."""

from __future__ import annotations

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, Footnote, FootnoteCell, ScorecardLine, User
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.locks import open_account, open_record
from indicators.workflow.refusals import Invalid, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, trail_reason, write
from indicators.workflow.standing_lines import locked_line, standing_line
from indicators.workflow.trail import acting

NOTED = "Fotnote i rapporteringen"
NOTE_WITHDRAWN = "Fotnote trukket tilbake i rapporteringen"
NOTE_BACK = "Fotnote hentet tilbake i rapporteringen"


def note_figure(*, by: User, line_id: int, text: str, reason: str = "", once: str = "") -> Footnote:
    """Attach a footnote to the figure of a line; the very same note again is the one that stands.

    ``once`` as for :func:`indicators.workflow.promise_action`.
    Raises as :func:`indicators.workflow.explain`.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, NOTED)
    with acting(Act.ANNOTATE, by=by, reason=reason):
        line = _reported(by, line_id)
        own = Footnote.objects.filter(cells__line=line, cells__cell=FootnoteCell.Cell.RESULT)
        standing = own.filter(withdrawn=False, cells__withdrawn=False, text=text.strip())
        made = row_made_with(once, Footnote)
        stands = made if made is not None and made.text == text.strip() else standing.first()
        if stands is not None:
            return stands
        notes = Footnote.objects.filter(year=line.year, area_id=line.area_id)
        order = max(notes.values_list("order", flat=True), default=0) + 1
        number = Footnote.objects.filter(year=line.year, code__startswith=f"n-{line.pk}-").count() + 1
        note = Footnote(
            area=line.area, year=line.year, code=f"n-{line.pk}-{number}", order=order, text=text.strip()
        )
        write(
            note, by=by, reason=reason
        )  # not as a record of the register: who enters the figure may note it
        cell = FootnoteCell(footnote=note, line=line, cell=FootnoteCell.Cell.RESULT)
        open_record(cell)
        write(cell, by=by, reason=reason)
        keep(once, note)
        return note


def change_note(
    *,
    by: User,
    line_id: int,
    pk: int,
    text: str | None = None,
    withdrawn: bool = False,
    reason: str = "",
    version: int | None = None,
) -> Footnote:
    """Change a footnote at the figure of a line, withdraw it, or let it stand again.

    Without ``text`` it says what it said. It takes the right to report every line that the note stands at,
    and none of them may be locked. The program's own remarks are nobody's to change. Saying what stands
    already changes nothing.
    Raises as :func:`indicators.workflow.explain`.
    """
    default = NOTE_WITHDRAWN if withdrawn else NOTED if text is not None else NOTE_BACK
    reason = trail_reason(by, standing_line(line_id), reason, default)
    with acting(Act.ANNOTATE, by=by, reason=reason):
        _reported(by, line_id)
        note = (
            Footnote.objects.order_by("pk")
            .select_for_update()
            .filter(pk=pk, kind=Footnote.Kind.PRINTED)
            .first()
        )
        cells = FootnoteCell.objects.filter(footnote=note, withdrawn=False).select_related("line")
        at = [cell.line for cell in cells]
        if note is None or not any(
            cell.line_id == line_id and cell.cell == FootnoteCell.Cell.RESULT for cell in cells
        ):
            raise NotFound("footnote", pk)
        for line in at:
            require(by, permissions.REPORT_RESULT, line)
        told = {"text": note.text if text is None else text.strip(), "withdrawn": withdrawn}
        if not told["text"]:
            raise Invalid({"text": [_("Skriv teksten i fotnoten, eller trekk den tilbake.")]})
        open_record(note)
        if not changed_fields(note, told):
            return note
        guard_version(note, version, note.text)
        for name, value in told.items():
            setattr(note, name, value)
        write(note, by=by, reason=reason)
        return note


def _reported(by: User, pk: int) -> ScorecardLine:
    """The line under lock, where the person reports it and its account is open."""
    line = locked_line(pk)
    require(by, permissions.REPORT_RESULT, line)
    open_account(line)
    return line
