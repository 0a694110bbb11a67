"""Bringing in a whole table as one act, and taking it back as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from indicators import permissions, values
from indicators.judging import JudgedLine, judge_lines
from indicators.models import (
    Act,
    Benchmark,
    Footnote,
    FootnoteCell,
    Goal,
    Heading,
    Indicator,
    Membership,
    Plan,
    Result,
    ScorecardLine,
    Sector,
    ServiceArea,
    TableDraft,
    TableImport,
    TablePurpose,
    Target,
    Tracked,
    User,
)
from indicators.values.lists.people_lists import TypedPerson
from indicators.values.lists.unit_lists import TypedSector
from indicators.workflow.batch import together
from indicators.workflow.diff import Change
from indicators.workflow.figures.benchmarks import take_back_benchmark
from indicators.workflow.figures.results import report_result
from indicators.workflow.figures.targets import set_target
from indicators.workflow.people.people import save_user
from indicators.workflow.refusals import (
    CannotUndoImport,
    Invalid,
    NeedsReason,
    NotFound,
    Refusal,
    RefusedCell,
    RowsRefused,
    TableRefused,
    at_fields,
)
from indicators.workflow.register.goals import ChosenLine, attach_lines, withdraw_goal
from indicators.workflow.register.records import save_record
from indicators.workflow.register.starting import add_sectors
from indicators.workflow.register.starting_people import add_people
from indicators.workflow.save import guard_version, require, sent_again, write
from indicators.workflow.trail import GoingOn, acting

from .drafts import RIGHTS, USED, guard_seen, own_draft
from .rows import AtField, Writing
from .wanted import Adoption, RowWanted

WRITTEN = (
    Footnote, FootnoteCell, Heading, Indicator, Membership, Plan, ScorecardLine, Sector, ServiceArea,
)  # fmt: skip
RECORDS: dict[str, type[Any]] = {model._meta.model_name or "": model for model in WRITTEN}
GONE: dict[str, dict[str, Any]] = {
    "scorecardline": {"withdrawn": True},
    "indicator": {"in_use": False},
    "plan": {"withdrawn": True},
    "footnote": {"withdrawn": True},
    "footnotecell": {"withdrawn": True},
}
"""What taking back does to a row that was made; sectors, areas and headings stay, empty."""
DIGITS = 12
"""How much of a digest stands in a reason; the entry of the import holds all of it."""


def apply_table(
    *,
    by: User,
    draft_id: int,
    rows: Sequence[RowWanted] = (),
    people: Sequence[TypedPerson] = (),
    sectors: Sequence[TypedSector] = (),
    version: int | None = None,
    reason: str = "",
    case: str = "",
    adopted_on: date | None = None,
) -> TableImport:
    """Write every row of a preview, or none. Each is written as somebody who types it would write it.

    ``rows`` are of figures; ``people`` and ``sectors`` are lists as those of Kom i gang, whose lines are the
    places of rows in the source. ``version`` is that of the preview that they were made of; ``case`` and
    ``adopted_on`` are what changes the targets of a plan that is adopted. Raises :class:`NotAllowed`,
    :class:`NotFound`, :class:`Stale`, :class:`Invalid` where nothing is to be written, and
    :class:`TableRefused`, which names every cell that cannot be written.
    """
    with transaction.atomic():
        draft = own_draft(by, draft_id, used=True)
        why = f"Importert fra «{draft.name}» ({draft.sha256[:DIGITS]}). {reason.strip()}".strip()
        if draft.used is not None:
            if version == draft.version and sent_again(draft.used, by=by, reason=why, seen=0):
                return draft.used
            raise Invalid(USED)
        guard_seen(draft, version)
        with acting(Act.IMPORT_TABLE, by=by, reason=why) as going:
            writing = Writing(by, why, Adoption(case.strip(), adopted_on))
            if draft.purpose == TablePurpose.PLAN:
                require(by, permissions.EDIT_PLAN)
                writing.plan(draft.year)
            with together(by=by, reason=why):
                _write_rows(writing, rows)
                _write_lists(writing, people, sectors)
            if not writing.made and not writing.changed:
                raise Invalid({"": ["Det er ingenting å endre: alt i tabellen står i programmet alt."]})
            row = TableImport(
                purpose=draft.purpose,
                year=draft.year,
                name=draft.name,
                sha256=draft.sha256,
                made=writing.made,
                changed=writing.changed,
                steps=writing.steps,
            )
            write(row, by=by, reason=why)
            if draft.purpose == TablePurpose.PEOPLE:
                draft.delete()  # names stand in the register of people from now on, and nowhere else
            else:
                draft.used = row
                draft.save(update_fields=["used", "changed_at"])
            _note(going, row, {})
            return row


def _write_rows(writing: Writing, rows: Sequence[RowWanted]) -> None:
    refused: list[RefusedCell] = []
    writing.look_up(rows)
    for wanted in rows:
        try:
            with transaction.atomic():
                writing.row(wanted)
        except AtField as one:
            refused.append(RefusedCell(wanted.key, one.field, one.refusal))
            writing.forget()
        except Refusal as refusal:
            found = at_fields(refusal) or {"": refusal}
            refused += [RefusedCell(wanted.key, name, one) for name, one in found.items()]
            writing.forget()
    if refused:
        raise TableRefused(tuple(refused))


def _write_lists(writing: Writing, people: Sequence[TypedPerson], sectors: Sequence[TypedSector]) -> None:
    """Add the people or sectors of a table, and note which rows are new."""
    by, why = writing.by, writing.reason
    last = {model: _last(model) for model in (Sector, User, Membership)}
    try:
        if sectors:
            add_sectors(by=by, rows=sectors, reason=why)
        if people:
            add_people(by=by, rows=people, reason=why)
    except RowsRefused as refused:
        cells = (RefusedCell(f"r{one.line_id}", one.field, one.refusal) for one in refused.rows)
        raise TableRefused(tuple(cells)) from refused
    for sector in Sector.objects.filter(pk__gt=last[Sector]).order_by("pk"):
        writing.steps.append(_made(sector))
    for person in User.objects.filter(pk__gt=last[User]).order_by("pk"):
        writing.steps.append({"act": "person", "pk": person.pk, "line": None, "after": True})
    roles = list(Membership.objects.filter(pk__gt=last[Membership]).order_by("pk"))
    writing.steps += [_made(role) for role in roles]
    new = sum(step["act"] == "person" or step.get("table") == "sector" for step in writing.steps)
    if people or sectors:
        writing.made = new
        writing.changed = len({role.user_id for role in roles if role.user_id <= last[User]})


def _made(row: Tracked) -> dict[str, Any]:
    name = row._meta.model_name
    return {"act": "record", "table": name, "pk": row.pk, "before": None, "version": row.version}


def _last(model: type[models.Model]) -> int:
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0


def undo_table(*, by: User, import_id: int, reason: str, version: int | None = None) -> TableImport:
    """Take back what an import wrote: figures and targets as they stood, lines that it made withdrawn.

    The preview can be changed and used again, but for one of people, which is gone. The very same undoing
    again changes nothing. Raises
    :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NeedsReason`, :class:`CannotUndoImport`
    where somebody has changed since what it wrote, and :class:`Locked` where a round has been delivered.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.UNDO_IMPORT, by=by, reason=reason) as going:
        row = TableImport.objects.select_for_update().filter(pk=import_id).first()
        if row is None:
            raise NotFound("tableimport", import_id)
        require(by, RIGHTS[TablePurpose(row.purpose)])
        if row.state == TableImport.State.UNDONE:
            return row
        guard_version(row, version, row.name)
        draft = TableDraft.objects.filter(used=row).first()
        if draft is None:
            require(by, permissions.EDIT_PLAN)
        else:
            own_draft(by, draft.pk, used=True)
        if obstacles := tuple(_changed_since(row)):
            raise CannotUndoImport(obstacles)
        with together(by=by, reason=reason):
            judged = _judged(row)
            for step in reversed(row.steps):
                _take_back(step, by=by, reason=reason, judged=judged)
        row.state = TableImport.State.UNDONE
        write(row, by=by, reason=reason)
        if draft is not None:
            draft.used = None
            draft.save(update_fields=["used", "changed_at"])
        _note(going, row, {"state": TableImport.State.APPLIED.value})
        return row


def _changed_since(row: TableImport) -> Iterator[str]:
    """What somebody has changed since the import wrote it, as it is called."""
    last: dict[tuple[str, int], int] = {}
    for step in row.steps:
        if step["act"] == "record":
            last[step["table"], step["pk"]] = step["version"]
        elif step["act"] == "hung" and ("scorecardline", step["line"]) in last:
            last["scorecardline", step["line"]] = step.get("version")  # hanging it on a goal wrote it again
    for (table, pk), version in last.items():
        found = RECORDS[table]._default_manager.get(pk=pk)
        if found.version != version:
            yield str(found)
    for step in row.steps:
        if step["act"] != "record" and _stands_now(step) != step["after"]:
            yield str(ScorecardLine.objects.get(pk=step["line"])) if step["line"] else _named(step)


def _named(step: dict[str, Any]) -> str:
    model = User if step["act"] == "person" else Goal
    return str(model._default_manager.get(pk=step["pk"]))


def _stands_now(step: dict[str, Any]) -> Any:
    of = {"line_id": step["line"]}
    found: models.QuerySet[Any]
    match step["act"]:
        case "target":
            found = Target.objects.filter(**of)
        case "result":
            kind, number = step["period"]
            found = Result.objects.filter(**of, period_kind=kind, period_number=number)
        case "person":
            return User.objects.filter(pk=step["pk"]).values_list("is_active", flat=True).first()
        case "goal":
            found = Goal.objects.filter(pk=step["pk"], withdrawn=False)
            return found.values_list("text", flat=True).first() or ""
        case "hung":
            found = ScorecardLine.objects.filter(pk=step["line"])
            return found.values_list("goal_id", flat=True).first()
        case _:
            found = Benchmark.objects.filter(pk=step["pk"], superseded=False)
    return found.values_list("written", flat=True).first() or ""


def _judged(row: TableImport) -> dict[int, JudgedLine]:
    """The lines whose figures are taken back, as they are judged before anything is."""
    lines = {step["line"] for step in row.steps if step["act"] == "result"}
    found = judge_lines(ScorecardLine.objects.filter(pk__in=lines)) if lines else []
    return {one.id: one for one in found}


def _take_back(step: dict[str, Any], *, by: User, reason: str, judged: Mapping[int, JudgedLine]) -> None:
    match step["act"]:
        case "record":
            _record_back(step, by=by, reason=reason)
        case "target":
            set_target(
                by=by,
                line_id=step["line"],
                text=step["before"],
                case=step["case"],
                adopted_on=date.fromisoformat(step["on"]) if step["on"] else None,
                in_words=step["words"],
                reason=reason,
            )
        case "result":
            kind, number = step["period"]
            report_result(
                by=by,
                line_id=step["line"],
                text=step["before"],
                period=values.Period(values.PeriodKind(kind), number),
                reason=reason,
                judged=judged.get(step["line"]),
            )
        case "person":
            save_user(by=by, pk=step["pk"], values={"is_active": False}, reason=reason)
        case "goal":
            withdraw_goal(by=by, pk=step["pk"], case=step.get("case", ""), reason=reason)
        case "hung":
            line = ScorecardLine.objects.get(pk=step["line"])
            chosen = [ChosenLine(line.pk, line.goal_id)]
            to, case = step["before"], step.get("case", "")
            attach_lines(by=by, year=line.year, goal_id=to, lines=chosen, case=case, reason=reason)
        case _:
            take_back_benchmark(by=by, benchmark_id=step["pk"], reason=reason)


def _record_back(step: dict[str, Any], *, by: User, reason: str) -> None:
    model = RECORDS[step["table"]]
    before = GONE.get(step["table"]) if step["before"] is None else _read(model, step["before"])
    if step["table"] == "membership":  # the role is over
        before = {"valid_to": timezone.localdate() - timedelta(days=1), "valid_from": None}
    if before is None:
        return
    if (
        step["table"] == "plan"
        and ScorecardLine.objects.filter(year=Plan.objects.get(pk=step["pk"]).year, withdrawn=False).exists()
    ):
        return  # somebody has put other lines into the plan since
    save_record(by=by, model=model, pk=step["pk"], values=before, reason=reason)


def _read(model: type[models.Model], held: dict[str, Any]) -> dict[str, Any]:
    """Columns as they were before; a row that is pointed at is read anew."""
    found = {}
    for name, text in held.items():
        column: Any = model._meta.get_field(name)
        value = None if text is None else column.to_python(text)
        if column.is_relation and value is not None:
            value = column.related_model._default_manager.get(pk=value)
        found[name] = value
    return found


def _note(going: GoingOn, row: TableImport, before: dict[str, Any]) -> None:
    """The entry of the import names the file, its digest and how much it did."""
    names = ("name", "sha256", "purpose", "year", "state", "made", "changed")
    going.note(row, Change(before, {name: getattr(row, name) for name in names}))
