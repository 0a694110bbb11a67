"""Writing what a row says of a line: its target and figures, its footnotes, and the goals above it."""

from __future__ import annotations

from indicators import permissions
from indicators.models import Benchmark, Footnote, FootnoteCell, Goal, Result, ScorecardLine, Target
from indicators.workflow.figures.benchmarks import set_benchmark
from indicators.workflow.figures.results import report_result
from indicators.workflow.figures.targets import set_target
from indicators.workflow.refusals import Stale
from indicators.workflow.register.goals import ChosenLine, attach_lines, save_goal
from indicators.workflow.save import require

from .steps import Steps
from .wanted import FigureWanted, NoteWanted

CONFIRMED = "bekreftet i importen"


def write_figure(done: Steps, line: ScorecardLine, wanted: FigureWanted) -> None:
    """Write one cell of a line. Raises :class:`Refusal`; :class:`Stale` where another text stands now."""
    match wanted.kind:
        case "target":
            _target(done, line, wanted)
        case "result":
            _result(done, line, wanted)
        case _:
            _benchmark(done, line, wanted)


def _target(done: Steps, line: ScorecardLine, wanted: FigureWanted) -> None:
    stands = None if line.pk in done.new else Target.objects.filter(line=line).first()
    _guard(wanted, stands.written if stands else "", stands.version if stands else 0)
    words = stands.in_words if stands else False
    adopted = (stands.case, stands.adopted_on) if stands else ("", None)
    wrote = set_target(
        by=done.by,
        line_id=line.pk,
        text=wanted.text,
        reason=done.reason,
        case=done.adoption.case,
        adopted_on=done.adoption.on,
        in_words=wanted.sure,
        because=CONFIRMED if wanted.sure else "",
    )
    if wrote.changed:
        on = adopted[1].isoformat() if adopted[1] else None
        done.steps.append(
            {
                "act": "target",
                "line": line.pk,
                "before": wrote.before,
                "after": wrote.after,
                "words": words,
                "case": adopted[0],
                "on": on,
            }
        )


def _result(done: Steps, line: ScorecardLine, wanted: FigureWanted) -> None:
    require(done.by, permissions.REPORT_RESULT, line)  # before anything is told of what stands
    period = wanted.period
    of = {"line": line, "period_kind": period.kind, "period_number": period.number}
    stands = None if line.pk in done.new else Result.objects.filter(**of).first()
    _guard(wanted, stands.written if stands else "", stands.version if stands else 0)
    wrote = report_result(
        by=done.by,
        line_id=line.pk,
        text=wanted.text,
        period=period,
        reason=done.reason,
        because=CONFIRMED if wanted.sure else None,
        judged=done.judged.get(line.pk),
    )
    if wrote.changed:
        done.steps.append(
            {
                "act": "result",
                "line": line.pk,
                "period": [period.kind.value, period.number],
                "before": wrote.before,
                "after": wrote.after,
            }
        )


def _benchmark(done: Steps, line: ScorecardLine, wanted: FigureWanted) -> None:
    changed = set_benchmark(
        by=done.by,
        line_id=line.pk,
        scope=wanted.scope,
        text=wanted.text,
        edition=wanted.edition,
        whose=wanted.whose,
        published_on=wanted.published_on,
        reason=done.reason,
    )
    of = {"line": line, "scope": wanted.scope, "whose": wanted.whose}
    edition = {"edition": " ".join(wanted.edition.split()), "published_on": wanted.published_on}
    row = Benchmark.objects.filter(**of, **edition, superseded=False).first()
    if changed and row is not None:  # an earlier edition is only kept beside the one that counts
        done.steps.append({"act": "benchmark", "line": line.pk, "pk": row.pk, "after": row.written})


def write_notes(done: Steps, line: ScorecardLine, notes: tuple[NoteWanted, ...]) -> None:
    """Footnotes at the cells of a line; one that says the same in the same area is the same note."""
    for wanted in notes:
        known = Footnote.objects.filter(area_id=line.area_id, year=line.year, text=wanted.text.strip())
        note = known.filter(withdrawn=False).order_by("order", "pk").first() or _new_note(done, line, wanted)
        at = FootnoteCell.objects.filter(footnote=note, line=line, cell=wanted.cell).first()
        if at is None:
            done.save(FootnoteCell, None, {"footnote": note, "line": line, "cell": wanted.cell})
        elif at.withdrawn:
            done.save(FootnoteCell, at.pk, {"withdrawn": False})


def _new_note(done: Steps, line: ScorecardLine, wanted: NoteWanted) -> Footnote:
    notes = Footnote.objects.filter(year=line.year)
    order = notes.filter(area_id=line.area_id).order_by("-order").values_list("order", flat=True).first()
    stem = f"i-{line.pk}"
    number = notes.filter(code__startswith=f"{stem}-").count() + 1
    values = {"area": line.area, "year": line.year, "code": f"{stem}-{number}", "order": (order or 0) + 1}
    return done.save(Footnote, None, {**values, "text": wanted.text.strip()})


def hang_on_goals(done: Steps, line: ScorecardLine, goals: tuple[str, ...]) -> None:
    """Hang a line on the lowest of its goals, which are made where they are missing."""
    if not goals:
        return
    above: Goal | None = None
    case, why = done.adoption.case, done.reason
    for text in goals:
        known = Goal.objects.filter(year=line.year, text=text, parent=above, withdrawn=False).first()
        if known is None:
            parent = above.pk if above else None
            known = save_goal(
                by=done.by, year=line.year, values={"text": text}, parent_id=parent, case=case, reason=why
            )
            done.steps.append(
                {"act": "goal", "pk": known.pk, "line": None, "after": known.text, "case": case}
            )
        above = known
    if above is not None and line.goal_id != above.pk:
        chosen = [ChosenLine(line.pk, line.goal_id)]
        hung = {"act": "hung", "line": line.pk, "before": line.goal_id, "after": above.pk, "case": case}
        attach_lines(by=done.by, year=line.year, goal_id=above.pk, lines=chosen, case=case, reason=why)
        line.refresh_from_db(fields=("goal", "version"))
        done.steps.append(hung | {"version": line.version})


def _guard(wanted: FigureWanted, written: str, version: int) -> None:
    if written != wanted.seen and written != wanted.text.strip():
        raise Stale(seen=0, current=version, written=written)
