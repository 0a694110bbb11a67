"""Rows of the story that only one condition keeps out of an answer: each alone in its year or its role."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from indicators import workflow
from indicators.imports.tables import read_pasted
from indicators.models import (
    DevelopmentWork,
    Footnote,
    FootnoteCell,
    Membership,
    Partner,
    Plan,
    Role,
    ScorecardLine,
    User,
)
from indicators.workflow import FigureWanted, RowWanted
from tests import municipality

from .more_story import GONE, YESTERDAY, change
from .town import TODAY, Writer


def tell_edges(w: Writer) -> None:
    """All of it, on the day itself."""
    _controllers(w)
    _people(w)
    _line_gone(w)
    _only_withdrawn(w)
    _work(w)
    _notes(w)
    _imports(w)


def _controllers(w: Writer) -> None:
    """Controllers who are none today, one who has left, and one who has no address."""
    for name, dates in (
        ("kommende", {"valid_from": TODAY + timedelta(1)}),
        ("avløst", {"valid_to": YESTERDAY}),
    ):
        municipality.record(Membership, user=w.people[name], role=Role.CONTROLLER, **dates)
    municipality.user("uten adresse", Role.CONTROLLER)
    municipality.user("borte", Role.CONTROLLER, email="borte@kommune.example")
    User.objects.filter(username="borte").update(is_active=False)


def _people(w: Writer) -> None:
    """One who is anonymous, and two who have signed in."""
    w.people["anonym"] = municipality.user("anonym")
    User.objects.filter(username="anonym").update(anonymous_since=w.clock())
    User.objects.filter(username__in=("leder", "ledelse")).update(last_login=w.clock())


def _line_gone(w: Writer) -> None:
    """A line of 2023 that was withdrawn with an action that is overdue, and an overdue action by itself."""
    line = municipality.line(
        "gammel-borte", of=w.areas["skole"], by=w.sectors["skole"], year=2023, order=3, target="1", result="0"
    )
    for of, text in ((line, "Borte med linjen"), (w.town.line("gammel", 2023), "Gammelt angret")):
        promised: dict[str, Any] = {"by": workflow.program_user(), "line_id": of.pk, "text": text}
        promised |= {"responsible": "borte", "due": date(2024, 6, 1), "reason": "Ført"}
        made = workflow.promise_action(**promised)
        w.town.pk["action_line_gone" if of is line else "action_gone_2023"] = made.pk
        if of is not line:
            workflow.promise_action(**promised, pk=made.pk, withdrawn=True)
    both = workflow.promise_action(**{**promised, "line_id": line.pk, "text": "Begge borte"})
    workflow.promise_action(
        **{**promised, "line_id": line.pk, "text": "Begge borte"}, pk=both.pk, withdrawn=True
    )
    w.town.pk["action_both_gone"] = both.pk
    change(ScorecardLine, line.pk, **GONE)


def _only_withdrawn(w: Writer) -> None:
    """Years that have nothing but what was taken back: a goal, a chapter, a partner, texts and matters."""
    municipality.record(Plan, year=2022, title="Plan 2022")
    keeper = {**w.controller, "year": 2022}
    goal = workflow.save_goal(**keeper, values={"text": "Borte"})
    workflow.withdraw_goal(**w.controller, pk=goal.pk)
    for year in (2025, 2022):
        gone = municipality.record(Partner, year=year, kind="company", order=1, name="Borte AS")
        change(Partner, gone.pk, **GONE)
        chapter = workflow.save_chapter(
            **{**keeper, "year": year}, values={"title": "Borte", "state": "ready"}
        )
        workflow.withdraw_chapter(**{**keeper, "year": year}, pk=chapter.pk)
    line = w.town.line("lesing", 2027)
    of: dict[str, Any] = {"by": w.people["leder"], "year": 2027, "sector_id": w.sectors["skole"].pk}
    for text in ("Borte", ""):
        workflow.write_area_text(**of, area_id=line.area_id, kind="challenges", text=text)
    work = municipality.work(line, "borte-27", "Borte")
    change(DevelopmentWork, work.pk, **GONE)
    row = workflow.save_decision(**of, values={"text": "Borte"})
    workflow.save_decision(**of, pk=row.pk, values={}, withdrawn=True)
    found = workflow.save_supervision(**of, values={"authority": "Borte", "service": "Borte"})
    workflow.save_supervision(**of, pk=found.pk, values={}, withdrawn=True)
    change(ScorecardLine, line.pk, short_name="lesing-27", name="Lesing i 2027")


def _work(w: Writer) -> None:
    """Work of 2025 that nobody has told of, that is told of by halves, and that was taken out."""
    line = w.town.line("avvik", 2025)
    municipality.work(line, "tomt", "Tomt arbeid")
    half = municipality.work(line, "halvt", "Halvt arbeid")
    workflow.report_work(by=w.people["leder"], work_id=half.pk, state="ongoing", done="")
    gone = municipality.work(line, "ute", "Arbeid som er ute")
    change(DevelopmentWork, gone.pk, **GONE)
    municipality.work(w.town.line("fall", 2026), "helse", "Arbeid i helse")


def _notes(w: Writer) -> None:
    """Notes to the same line that are not to its figure: to the target, and to the figure no more."""
    line = w.town.line("lesing", 2026)
    for order, (cell, withdrawn) in enumerate((("target", False), ("result", True)), 7):
        note = municipality.record(
            Footnote, area=line.area, year=2026, code=f"fotnote-{cell}", order=order, text=f"Fotnote {cell}"
        )
        at = municipality.record(FootnoteCell, footnote=note, line=line, cell=cell)
        if withdrawn:
            change(FootnoteCell, at.pk, **GONE)


def _imports(w: Writer) -> None:
    """What skole's leader brought in and the controller took back, and a preview that was thrown away."""
    leder = w.people["leder"]
    source = read_pasted("Indikator\tResultat 2023\nIndikator gammel\t81 %")
    kept = {"year": 2023, "sha256": source.digest, "source": json.dumps(source.to_json()), "by": leder}
    draft = workflow.keep_table(**kept, purpose="results", name="gammelt.csv")
    figure = FigureWanted("result", "result", 2023, "81 %", seen="80 %")
    row = RowWanted("r1", 2023, w.town.line("gammel", 2023).indicator_id, (figure,))
    done = workflow.apply_table(by=leder, draft_id=draft.pk, rows=[row], version=draft.version)
    workflow.undo_table(**w.controller, import_id=done.pk, reason="Feil fil")
    w.town.pk["undone"] = done.pk
    gone = workflow.keep_table(**kept, purpose="results", name="borte.csv")
    workflow.discard_table(by=leder, draft_id=gone.pk)
    w.town.pk["thrown_away"] = gone.pk
