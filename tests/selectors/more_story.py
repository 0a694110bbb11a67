"""What went on in the town of the story beside what could leak: corrected, answered, ended and taken back.

Of every kind of row there is one that counts no more beside one that counts. What skole changes in the first
tertial after that was opened again is a draft (``Merkeord…``). In 2023, which no round was held of and whose
plan, made up, was taken back, everything is as it was typed.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from indicators import workflow
from indicators.models import (
    DevelopmentWork,
    Indicator,
    Membership,
    Partner,
    Plan,
    Role,
    ScorecardLine,
    Subscription,
)
from indicators.reports.word.template import own_template
from indicators.values.layouts import Layout, Placed, ReportKind
from tests import municipality

from .town import T1, TODAY, Writer

GONE = {"withdrawn": True}
YESTERDAY, NEXT_WEEK = TODAY - timedelta(1), TODAY + timedelta(7)


def promises_of_helse(w: Writer) -> None:
    """What helse promised of 2025 before it delivered that; one of it was taken back at once."""
    line = w.town.line("fall", 2025)
    for name, due in (
        ("ferdig", YESTERDAY),
        ("droppet", YESTERDAY),
        ("i gang", NEXT_WEEK),
        ("angret", TODAY),
    ):
        of = {"by": w.people["fremmed"], "line_id": line.pk, "text": f"Helsetiltak {name}", "due": due}
        made = workflow.promise_action(**of, responsible="sluttet")
        w.town.pk[f"action_{name}"] = made.pk
        if name == "angret":
            workflow.promise_action(**of, responsible="sluttet", pk=made.pk, withdrawn=True)


def tell_more(w: Writer) -> None:
    """All of it; on the day itself, before anybody asks."""
    w.clock.stand(TODAY, 9)
    _people(w)
    _followed(w)
    _year_2023(w)
    _corrected(w)
    _explained(w)
    _goals(w)
    _taken_back(w)
    _letters(w)
    _proof_read(w)
    _report(w)
    _next_plan(w)
    _opened_again(w)


def _people(w: Writer) -> None:
    """Who leads skole from tomorrow."""
    w.people["kommende"] = municipality.user("kommende", email="kommende@kommune.example")
    held: dict[str, Any] = {"role": Role.LEADER, "sector": w.sectors["skole"], "valid_to": None}
    municipality.record(Membership, user=w.people["kommende"], valid_from=TODAY + timedelta(1), **held)


def _followed(w: Writer) -> None:
    """How it went with what helse had promised."""
    for name, state in (("ferdig", "done"), ("droppet", "dropped"), ("i gang", "under_way")):
        pk = w.town.pk[f"action_{name}"]
        workflow.follow_action(by=w.people["fremmed"], action_id=pk, state=state, outcome=f"Utfall {name}")


def _year_2023(w: Writer) -> None:
    """A year without rounds, with a plan that was made up and does not count any more."""
    skole, area, program = w.sectors["skole"], w.areas["skole"], workflow.program_user()
    plan = municipality.record(Plan, year=2023, title="Øvelse", example=True)
    of: dict[str, Any] = {"of": area, "by": skole, "year": 2023}
    line = municipality.line("gammel", order=1, target="90 %", result="80 %", **of)
    municipality.line("gammel-uten", order=2, target="10", statutory=True, **of)
    explained = {"line_id": line.pk, "cause": "Bare {gammel} mot {gammel:mål}"}
    workflow.explain(by=program, **explained, evidence="Sak 23/1", reason="Ført")
    workflow.promise_action(
        by=program, line_id=line.pk, text="Gammelt tiltak", responsible="sluttet", due=date(2024, 6, 1),
        reason="Ført",
    )  # fmt: skip
    for text, stands in (("Andelen er 70 %", True), ("Borte", False)):
        note = workflow.note_figure(by=program, line_id=line.pk, text=text, reason="Ført")
        if not stands:
            workflow.change_note(by=program, line_id=line.pk, pk=note.pk, withdrawn=True, reason="Ført")
    for code, done, state in (("gjort", "Ikke gjennomført ennå", "done"), ("borte", "Borte", "ongoing")):
        work = municipality.work(line, code, f"Skal {code}", responsible="sluttet", remark="Merk")
        workflow.report_work(by=program, work_id=work.pk, state=state, done=done, reason="Ført")
        w.town.pk[f"work_{code}"] = work.pk
    change(DevelopmentWork, w.town.pk["work_borte"], **GONE)
    told = {"title": "Om {gammel-uten}", "text": "Se {gammel:2022} og {gammel:enhet}.", "caption": "Kap."}
    workflow.write_matter_text(**w.controller, year=2023, place="decisions", values=told)
    by: dict[str, Any] = {"by": program, "year": 2023, "sector_id": skole.pk, "reason": "Ført"}
    found = {"authority": "Arbeidstilsynet", "service": "Skolen", "deadline_text": "01.06.2023"}
    for state, text, day in (
        ("closed", "Ikke lukket ennå", "31. februar 2023"),
        ("open", "Alt er lukket", ""),
    ):
        told = {**found, "finding": text, "measure": text, "state": state, "closed_text": day}
        workflow.save_supervision(**by, values=told)
    decided = {"text": "Bruk 5 mill. kroner", "cases": "KS-sak 1/23", "deadline_text": "01.06.2023"}
    row = workflow.save_decision(**by, values={**decided, "state": "open", "responsible": "sluttet"})
    workflow.comment_decision(by=program, decision_id=row.pk, text="Brukt 6 mill. kroner", reason="Ført")
    change(Plan, plan.pk, **GONE)


def _corrected(w: Writer) -> None:
    """A figure that was corrected, one that is open, and one that was locked again."""
    keeper = {**w.controller, "reason": "Feil tall"}
    workflow.correct_figure(**keeper, line_id=w.town.line("fall", 2025).pk, text="8,5", sure=True)
    avvik, fall = (w.town.line(code, 2026).pk for code in ("avvik", "fall"))
    workflow.correct_figure(**keeper, line_id=avvik, text="10,5", period=T1, sure=True)
    workflow.open_one_figure(**keeper, line_id=fall, period=T1)
    locked = workflow.open_one_figure(**keeper, line_id=w.town.line("lesing", 2024).pk)
    workflow.lock_one_figure(**w.controller, correction_id=locked.pk)


def _explained(w: Writer) -> None:
    """What was asked of helse about 2025: answered, and taken back by who had asked."""
    row, line = w.town.pk["helse_2025"], w.town.line("fall", 2025)
    of = {"by": w.people["ledelse"], "submission_id": row, "line_id": line.pk}
    asked = workflow.ask_explanation(**of, text="Hva skjedde?", subject="Spørsmål", body="Hva skjedde?")
    workflow.answer_explanation(by=w.people["fremmed"], remark_id=asked.pk, text="Flere senger")
    again = workflow.ask_explanation(**of, text="Glem det", subject="Spørsmål", body="Glem det")
    workflow.drop_explanation(by=w.people["ledelse"], remark_id=again.pk)


def _goals(w: Writer) -> None:
    """A goal that was judged and taken out of the plan."""
    keeper = {**w.controller, "year": 2026}
    gone = workflow.save_goal(**keeper, parent_id=w.town.pk["whole"], values={"text": "Borte mål"})
    workflow.assess_goal(by=w.people["ledelse"], goal_id=gone.pk, level="nådd", text="Borte vurdering")
    workflow.withdraw_goal(**w.controller, pk=gone.pk)
    back = workflow.save_goal(**keeper, values={"text": "Vurdert og angret"})
    for level, why in (("nådd", "Angret"), ("", "")):
        workflow.assess_goal(by=w.people["ledelse"], goal_id=back.pk, level=level, text=why)
    w.town.pk |= {"goal_gone": gone.pk, "goal_back": back.pk}


def _taken_back(w: Writer) -> None:
    """What skole has taken back of 2025 since it delivered that, and of 2026 before it delivered."""
    leder, skole = w.people["leder"], w.sectors["skole"].pk
    for year, word in ((2025, "Nyord"), (2026, "Merkeord")):
        of: dict[str, Any] = {"by": leder, "year": year, "sector_id": skole}
        found = {"authority": "Arbeidstilsynet", "service": "Borte", "finding": f"{word}funn borte"}
        row = workflow.save_supervision(**of, values=found)
        workflow.save_supervision(**of, pk=row.pk, values={}, withdrawn=True)
        decided = workflow.save_decision(**of, values={"text": f"{word}vedtak borte"})
        workflow.save_decision(**of, pk=decided.pk, values={}, withdrawn=True)
        said = {**of, "area_id": w.areas["skole"].pk, "title": "Borte", "text": f"{word}kommentar borte"}
        comment = workflow.comment_results(**said)
        workflow.comment_results(**said, pk=comment.pk, withdrawn=True)
        line = w.town.line("avvik", year).pk
        note = workflow.note_figure(by=leder, line_id=line, text=f"{word}note borte")
        workflow.change_note(by=leder, line_id=line, pk=note.pk, withdrawn=True)
        promised: dict[str, Any] = {
            "by": leder,
            "line_id": line,
            "responsible": f"{word}rektor",
            "due": TODAY,
        }
        action = workflow.promise_action(**promised, text=f"{word}tiltak borte")
        workflow.promise_action(**promised, text=f"{word}tiltak borte", pk=action.pk, withdrawn=True)
        w.town.pk[f"action_gone_{year}"] = action.pk
    decided_2025 = w.town.pk["decision_skole_2025_2"]  # as it was delivered it stands still
    workflow.save_decision(by=leder, year=2025, sector_id=skole, pk=decided_2025, values={}, withdrawn=True)


def _letters(w: Writer) -> None:
    """One who wants no letter any more, one who had this week's, and one who was reminded."""
    workflow.subscribe(**w.controller)
    workflow.unsubscribe(**w.controller)
    letter = {"subject": "Uka", "text": "Uka", "html": ""}
    program, monday = workflow.program_user(), TODAY - timedelta(TODAY.weekday())
    row = Subscription.objects.get(user=w.people["ledelse"])
    workflow.send_digest(
        by=program, subscription_id=row.pk, week=monday, day=TODAY, through=w.clock(), **letter
    )
    letter = {"subject": "Husk", "text": "Husk"}
    to, year = w.people["leder"].pk, w.town.pk["skole_2025"]
    workflow.remind(by=program, submission_id=year, to_id=to, day=date(2026, 9, 11), days=222, **letter)
    workflow.remind(**w.controller, submission_id=w.town.pk["skole_t2"], to_id=to, day=TODAY, **letter)


def _proof_read(w: Writer) -> None:
    """A remark that was answered, one whose answer was taken back, and the report as it was typed."""
    of = {**w.controller, "year": 2024}
    workflow.answer_proof(**of, kind="no_action", spot="line:fall", seen="12", text="Ikke avtalt")
    back = workflow.answer_proof(**of, kind="no_comment", spot="area:6.10", seen="", text="Det er meningen")
    workflow.ask_proof_anew(**w.controller, pk=back.pk)
    typed = "Årsmelding 2024\n\nDen 31. februar 2024 kom det det brev.\n"
    workflow.keep_typed_report(**of, name="2024.txt", text=typed, reason="Til korrektur")


def _report(w: Writer) -> None:
    """Staffing, a partner and a template that do not count any more, texts that mention figures, a layout."""
    for year, figures in ((2025, ("100", "50", "10")), (2026, ("101,5", None, None))):
        typed = [
            workflow.TypedStaffing(w.sectors[code].pk, fte and Decimal(fte.replace(",", ".")), None)
            for code, fte in zip(("skole", "helse", "kultur"), figures, strict=True)
        ]
        workflow.save_staffing(**w.controller, year=year, rows=typed)
    sick = workflow.TypedStaffing(w.sectors["helse"].pk, Decimal("52"), Decimal("7.4"))
    workflow.save_staffing(**w.controller, year=2026, rows=[sick])
    for kind, name in (("company", "Borte AS"), ("cooperation", "Borte IKS"), ("cooperation", "Vann IKS")):
        row = municipality.record(Partner, year=2026, kind=kind, order=3, name=name)
        if name.startswith("Borte"):
            change(Partner, row.pk, **GONE)
    newer = workflow.keep_word_template(**w.controller, name="ny mal.docx", content=own_template() + b"\0")
    workflow.choose_word_template(**w.controller, pk=newer.pk)
    told = (
        "Avviket er {avvik} av {avvik:mål}, før {avvik:forrige}. {gammel} er ute, {besok} mangler. {bilde 9}"
    )
    of: dict[str, Any] = {**w.controller, "year": 2026}
    row = workflow.save_chapter(**of, values={"title": "Med tall", "text": told, "state": "ready"})
    w.town.pk["mentions"] = row.pk
    chosen = Layout(chapters=(Placed("cards", title="Målekort"),))
    workflow.keep_layout(**of, kind=ReportKind.ARSMELDING, layout=chosen)
    w.town.laid_out = w.clock()
    workflow.keep_layout(**of, kind=ReportKind.ARSMELDING, layout=Layout(grouping="sector"))
    workflow.keep_layout(**{**of, "year": 2025}, kind=ReportKind.ARSMELDING, layout=chosen)
    workflow.keep_layout(**{**of, "year": 2024}, kind=ReportKind.TERTIAL, layout=chosen)


def _next_plan(w: Writer) -> None:
    """The plan of 2027 is adopted; one target is changed by another case, and one line taken out."""
    case = {"case": "KS-sak 145/26", "adopted_on": TODAY}
    workflow.adopt_plan(**w.controller, year=2027, **case)
    changed = w.town.line("avvik", 2027)
    workflow.set_target(
        **w.controller, line_id=changed.pk, text="12", reason="Mindre penger", case="KS-sak 150/26",
        adopted_on=TODAY,
    )  # fmt: skip
    gone = w.town.line("fall", 2027)
    change(ScorecardLine, gone.pk, **GONE)
    ended = Indicator.objects.get(code="gammel-uten")
    change(Indicator, ended.pk, in_use=False)


def _opened_again(w: Writer) -> None:
    """The first tertial of skole is opened again after all, and a figure of it is changed."""
    row = w.town.pk["skole_t1"]
    workflow.ask_reopening(by=w.people["leder"], submission_id=row, reason="Vi har talt feil")
    workflow.reopen(by=w.people["ledelse"], submission_id=row, reason="Rett det")
    line = w.town.line("avvik", 2026).pk
    workflow.report_result(by=w.people["leder"], line_id=line, text="7,391", period=T1, reason="Ført")
    asked = workflow.ask_reopening(
        by=w.people["fremmed"], submission_id=w.town.pk["helse_t1"], reason="Vi også"
    )
    workflow.decline_reopening(by=w.people["ledelse"], request_id=asked.pk, answer="Nei")


def change(model: Any, pk: int, **values: Any) -> None:
    """Change a row of the register, by the program."""
    workflow.save_record(by=workflow.program_user(), model=model, pk=pk, values=values, reason="Endret")
