"""A municipality through four years that holds whatever could leak, on days of its own.

Sector for skole has a draft of 2026 that was never delivered (``Merkeord…``), and has changed 2025 after it
was returned (``Nyord…``, delivered as ``Levert…``). Sector for helse has delivered both. Kultur went
into helse after 2025, and its area into another one; the area was called otherwise until 2024. Every kind of
text has a word of its own, so that whoever finds one knows where it comes from.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from indicators import judging, workflow
from indicators.imports.tables import read_pasted
from indicators.models import (
    Decision,
    Indicator,
    Membership,
    Plan,
    ResultComment,
    Role,
    ScorecardLine,
    Sector,
    ServiceArea,
    Submission,
    User,
)
from indicators.reports.word.template import own_template
from indicators.workflow import FigureWanted, RowWanted
from tests import municipality, pictures

from .edge_story import tell_edges
from .more_story import promises_of_helse, tell_more
from .town import T1, T2, TODAY, Town, Writer, on


def build_town() -> Town:
    """Tell the whole story, through the workflow."""
    with on(date(2025, 1, 10)) as clock:
        writer = Writer(clock, Town())
        _register(writer)
        _people(writer)
        _year_2024(writer)
        _year_2025(writer)
        _organise(writer)
        _others(writer)
        _year_2026(writer)
        _changed_2025(writer)
        _around(writer)
        tell_more(writer)
        tell_edges(writer)
    judging.forget()
    return writer.town


def _register(w: Writer) -> None:
    for order, code in enumerate(("skole", "helse", "kultur"), 1):
        w.sectors[code] = municipality.sector(code, order)
    w.areas["skole"] = municipality.area("6.10", "Grunnskole", w.sectors["skole"], w.sectors["helse"])
    w.areas["kultur"] = municipality.area("6.9", "Kultur", w.sectors["kultur"])
    w.areas["oppvekst"] = municipality.area("6.2", "Oppvekst", w.sectors["helse"])
    for year in (2024, 2025, 2026):
        heading = municipality.heading(w.areas["skole"], f"Lesing {year}", year=year)
        of = {"of": w.areas["skole"], "year": year}
        municipality.line("lesing", by=w.sectors["skole"], order=1, target="10", heading=heading, **of)
        more = {"frequency": "tertial"} if year == 2026 else {}
        municipality.line("avvik", by=w.sectors["skole"], order=2, target="10", unit="stk", **of, **more)
        municipality.line(
            "fall", by=w.sectors["helse"], order=3, target="10", direction="lower", **of, **more
        )
        of = {"of": w.areas["kultur"], "by": w.sectors["kultur"], "year": year}
        if year == 2026:
            of |= {"of": w.areas["oppvekst"], "by": w.sectors["helse"]}
        municipality.line("besok", order=4, target="≥ landssnitt", **of)
        municipality.line("utenfor", order=5, on_card=False, target="3", **of)
        gone = municipality.line("trukket", order=6, target="4", result=None if year == 2026 else "5", **of)
        workflow.save_record(
            by=workflow.program_user(),
            model=ScorecardLine,
            pk=gone.pk,
            values={"withdrawn": True},
            reason="Feil",
        )
    municipality.line(
        "ikke-i-ar", of=w.areas["skole"], by=w.sectors["skole"], year=2026, order=9, planned=False
    )
    for year, example in ((2024, False), (2025, False), (2026, True)):
        municipality.record(Plan, year=year, title=f"Virksomhetsplan {year}", example=example)
    lesing = Indicator.objects.get(code="lesing")
    workflow.save_record(
        by=workflow.program_user(), model=Indicator, pk=lesing.pk, reason="Definert",
        values={"definition": "Elever som leser godt", "source": "Nasjonale prøver"},
    )  # fmt: skip


def _people(w: Writer) -> None:
    skole, helse = w.sectors["skole"], w.sectors["helse"]
    written_to = ("leder", "fremmed", "ledelse", "controller", "vikar", "avløst", "sluttet")
    mail = {name: f"{name}@kommune.example" for name in written_to}
    for name, role, sector in (
        ("leder", Role.LEADER, skole),
        ("fremmed", Role.LEADER, helse),
        ("sluttet", Role.LEADER, skole),
        ("kultursjef", Role.LEADER, w.sectors["kultur"]),
        ("ledelse", Role.MANAGEMENT, None),
        ("revisor", Role.AUDITOR, None),
        ("controller", Role.CONTROLLER, None),
    ):
        w.people[name] = municipality.user(name, role, sector=sector, email=mail.get(name, ""))
    for name in ("vikar", "avløst", "bidrag-lesing", "bidrag-avvik", "ingen"):
        w.people[name] = municipality.user(name, email=mail.get(name, ""))
    stands_in = {"role": Role.LEADER, "sector": skole, "stands_in_for": w.people["leder"]}
    for name, first, last in (
        ("vikar", TODAY, TODAY),
        ("avløst", TODAY - timedelta(9), TODAY - timedelta(1)),
    ):
        municipality.record(Membership, user=w.people[name], valid_from=first, valid_to=last, **stands_in)
    for code in ("lesing", "avvik"):
        workflow.save_record(
            by=workflow.program_user(), model=Membership, reason="Rolle",
            values={"user": w.people[f"bidrag-{code}"], "role": Role.CONTRIBUTOR},
            links={"indicators": [Indicator.objects.get(code=code)]},
        )  # fmt: skip
    User.objects.filter(username="sluttet").update(is_active=False)


def _year_2024(w: Writer) -> None:
    w.clock.stand(date(2025, 1, 20))
    program = workflow.program_user()
    for code, text in (("lesing", "11"), ("avvik", "12"), ("fall", "12"), ("besok", "7")):
        line = w.town.line(code, 2024)
        workflow.report_result(by=program, line_id=line.pk, text=text, reason="Ført")
    days: Any = {"opens_on": date(2024, 12, 1), "deadline": date(2025, 1, 31)}
    workflow.close_past_round(**w.controller, year=2024, kind="year_end", reason="Før programmet", **days)
    w.clock.stand(date(2025, 3, 20))
    theirs: Any = {"edition": "KOSTRA ureviderte", "published_on": date(2025, 3, 15)}
    besok = w.town.line("besok", 2024)
    workflow.set_benchmark(**w.controller, line_id=besok.pk, scope="national", text="6", **theirs)


def _year_2025(w: Writer) -> None:
    w.clock.stand(date(2026, 1, 5))
    w.town.before_2025 = w.clock()
    leder, fremmed = w.people["leder"], w.people["fremmed"]
    days: Any = {"opens_on": date(2025, 12, 1), "deadline": date(2026, 1, 31)}
    row = workflow.plan_round(**w.controller, year=2025, kind="year_end", **days)
    workflow.open_round(**w.controller, round_id=row.pk)
    _report(leder, w.town.line("lesing", 2025), "12")
    _tell(w, w.town.line("avvik", 2025), "8", "Levert", due=TODAY - timedelta(1))
    _report(fremmed, w.town.line("fall", 2025), "9")
    _report(w.people["kultursjef"], w.town.line("besok", 2025), "5,55")
    promises_of_helse(w)
    keeper = {**w.controller, "year": 2025}
    goal = workflow.save_goal(**keeper, values={"text": "Alle leser", "sector_id": w.sectors["skole"].pk})
    hung = [workflow.ChosenLine(w.town.line("avvik", 2025).pk, None)]
    workflow.attach_lines(**keeper, goal_id=goal.pk, lines=hung)
    workflow.assess_goal(by=leder, goal_id=goal.pk, level="delvis nådd", text="Levertvurdering")
    w.town.pk["goal_2025"] = goal.pk
    _words(w, 2025, "Levert")
    _matters(w, 2025, "Levert")
    w.clock.stand(date(2026, 1, 30))
    for code, person in (("skole", leder), ("helse", fremmed)):
        own = Submission.objects.get(round=row, sector=w.sectors[code])
        workflow.submit(by=person, submission_id=own.pk, message=f"Hilsen {code}")
        w.town.pk[f"{code}_2025"] = own.pk
    w.clock.stand(date(2026, 2, 2))
    w.town.delivered_2025 = w.clock()
    ledelse = w.people["ledelse"]
    workflow.approve(by=ledelse, submission_id=w.town.pk["helse_2025"])
    remarks = {w.town.line("avvik", 2025).pk: "Stemmer dette?"}
    workflow.return_submission(
        by=ledelse, submission_id=w.town.pk["skole_2025"], reason="Se over", remarks=remarks
    )
    w.town.pk["round_2025"] = row.pk


def _others(w: Writer) -> None:
    """What others have, in two editions; the later one turns the verdict."""
    besok = w.town.line("besok", 2025)
    for scope, text, edition, whose in (
        ("national", "6", "KOSTRA ureviderte", ""),
        ("national", "5", "KOSTRA reviderte", ""),
        ("municipality", "8", "KOSTRA reviderte", "Åmot"),
        ("municipality", "4", "KOSTRA reviderte", "Hamar"),
    ):
        day = date(2026, 3 if edition.endswith("ureviderte") else 6, 15)
        w.clock.stand(day + timedelta(1))
        workflow.set_benchmark(
            **w.controller, line_id=besok.pk, scope=scope, text=text, whose=whose, edition=edition,
            published_on=day,
        )  # fmt: skip


def _report(by: User, line: ScorecardLine, text: str, **more: Any) -> None:
    workflow.report_result(by=by, line_id=line.pk, text=text, reason="Ført", **more)


def _tell(w: Writer, line: ScorecardLine, figure: str, word: str, *, due: date, **more: Any) -> None:
    """A figure that misses, with a cause, a note, an action and a comment."""
    leder = w.people["leder"]
    _report(leder, line, figure, **more)
    stands = getattr(line, "deviation", None)
    workflow.explain(by=leder, line_id=line.pk, cause=f"{word}årsak", version=stands.version if stands else 0)
    workflow.note_figure(by=leder, line_id=line.pk, text=f"{word}note")
    given = {"text": f"{word}tiltak", "responsible": f"{word}rektor", "due": due}
    action = line.actions.first()
    more = {"pk": action.pk, "version": action.version} if action else {}
    made = workflow.promise_action(by=leder, line_id=line.pk, **given, **more)
    w.town.pk[f"action_{line.year}"] = made.pk


def _words(w: Writer, year: int, word: str) -> None:
    """A comment, a text of an area and a piece of work of the sector."""
    leder, skole, area = w.people["leder"], w.sectors["skole"], w.areas["skole"]
    of = {"by": leder, "sector_id": skole.pk, "area_id": area.pk, "year": year}
    old = ResultComment.objects.filter(year=year, sector=skole).first()
    more = {"pk": old.pk, "version": old.version} if old else {}
    workflow.comment_results(**of, title=f"{word}tittel", text=f"{word}kommentar", **more)
    workflow.write_area_text(**of, kind="challenges", text=f"{word}utfordring")
    work = municipality.work(w.town.line("avvik", year), "arbeid", "Et arbeid")
    workflow.report_work(by=leder, work_id=work.pk, state="ongoing", done=f"{word}arbeid")


def _matters(w: Writer, year: int, word: str) -> None:
    """Supervision and decisions of skole and helse: due on the day, the day before, and done."""
    for code, person, own in (("skole", "leder", word), ("helse", "fremmed", "Helse")):
        of = {"by": w.people[person], "year": year, "sector_id": w.sectors[code].pk}
        values = {
            "authority": "Statsforvalteren", "service": "Tjenesten", "finding": f"{own}funn",
            "measure": f"{own}rettes", "deadline_text": f"{TODAY - timedelta(1):%d.%m.%Y}",
        }  # fmt: skip
        row = workflow.save_supervision(**of, values=values)
        w.town.pk[f"supervision_{code}_{year}"] = row.pk
        for number, (state, days) in enumerate((("open", 0), ("open", 1), ("done", 1))):
            deadline = f"{TODAY - timedelta(days):%d.%m.%Y}"
            values = {"text": f"{own}vedtak {number}", "state": state, "deadline_text": deadline}
            decided = workflow.save_decision(**of, values=values)
            workflow.comment_decision(
                by=w.people[person], decision_id=decided.pk, text=f"{own}melding {number}"
            )
            w.town.pk[f"decision_{code}_{year}_{number}"] = decided.pk


def _organise(w: Writer) -> None:
    """Kultur was called otherwise until 2024, and goes over into others after 2025."""
    w.clock.stand(date(2026, 2, 3))
    workflow.rename_unit(
        **w.controller, model=ServiceArea, pk=w.areas["kultur"].pk, values={"name": "Kultur og fritid"},
        from_year=2025, reason="Nytt navn",
    )  # fmt: skip
    workflow.rename_unit(
        **w.controller, model=Sector, pk=w.sectors["kultur"].pk, values={"name": "Kultursektoren"},
        from_year=2025, reason="Nytt navn",
    )  # fmt: skip
    for model, units in ((Sector, w.sectors), (ServiceArea, w.areas)):
        heir = units["helse" if model is Sector else "oppvekst"].pk
        ended = {"model": model, "pk": units["kultur"].pk, "last_year": 2025, "to_id": heir}
        workflow.end_unit(**w.controller, **ended, reason="Slått sammen")


def _year_2026(w: Writer) -> None:
    for kind, month, last in (("t1", 4, date(2026, 5, 15)), ("t2", 8, TODAY)):
        w.clock.stand(date(2026, month, 20))
        days: Any = {"opens_on": date(2026, month, 20), "deadline": last}
        row = workflow.plan_round(**w.controller, year=2026, kind=kind, **days)
        workflow.open_round(**w.controller, round_id=row.pk)
        period, word = (T1, "Levert") if kind == "t1" else (T2, "Merkeord")
        leder, fremmed = w.people["leder"], w.people["fremmed"]
        if kind == "t2":
            _tell(w, w.town.line("avvik", 2026), "7,391", word, due=TODAY, period=period)
        else:
            _report(leder, w.town.line("avvik", 2026), "11", period=period)
        lesing = w.town.line("lesing", 2026)
        workflow.forecast(
            by=leder, line_id=lesing.pk, round_id=row.pk, outlook="unsure", comment=f"{word}prognose"
        )
        _report(fremmed, w.town.line("fall", 2026), "8" if kind == "t1" else "9", period=period)
        for code in ("besok", "utenfor"):
            workflow.forecast(
                by=fremmed,
                line_id=w.town.line(code, 2026).pk,
                round_id=row.pk,
                outlook="on_track",
                comment=kind,
            )
        if kind == "t2":
            _matters(w, 2026, word)
        for decided in Decision.objects.filter(year=2026, state="open").select_related("sector"):
            who, told = (leder, word) if decided.sector.code == "skole" else (fremmed, "Helse")
            workflow.comment_decision(by=who, decision_id=decided.pk, text=f"{told}melding {kind}")
        w.clock.stand(last)
        own = {sector.code: Submission.objects.get(round=row, sector=sector) for sector in w.sectors.values()
               if Submission.objects.filter(round=row, sector=sector).exists()}  # fmt: skip
        w.town.pk |= {f"{code}_{kind}": one.pk for code, one in own.items()}
        workflow.submit(by=fremmed, submission_id=own["helse"].pk)
        if kind == "t1":
            workflow.submit(by=leder, submission_id=own["skole"].pk)
            for one in own.values():
                workflow.approve(by=w.people["ledelse"], submission_id=one.pk)
            workflow.close_round(**w.controller, round_id=row.pk)
        w.town.pk[f"round_{kind}"] = row.pk
    w.clock.stand(TODAY, 8)
    days = {"opens_on": TODAY + timedelta(1), "deadline": date(2027, 1, 31)}
    w.town.pk["round_2026"] = workflow.plan_round(**w.controller, year=2026, kind="year_end", **days).pk
    keeper = {**w.controller, "year": 2026}
    goal = workflow.save_goal(**keeper, values={"text": "Alle leser", "sector_id": w.sectors["skole"].pk})
    whole = workflow.save_goal(**keeper, values={"text": "Et godt sted å leve"})
    under = workflow.save_goal(**keeper, parent_id=whole.pk, values={"text": "Friske innbyggere"})
    for of, code in ((goal, "avvik"), (under, "fall")):
        workflow.attach_lines(
            **keeper, goal_id=of.pk, lines=[workflow.ChosenLine(w.town.line(code, 2026).pk, None)]
        )
    workflow.assess_goal(by=w.people["leder"], goal_id=goal.pk, level="delvis nådd", text="Merkeordvurdering")
    workflow.assess_goal(by=w.people["ledelse"], goal_id=whole.pk, level="nådd", text="Trives")
    w.town.pk |= {"goal_2026": goal.pk, "whole": whole.pk, "under": under.pk}
    _words(w, 2026, "Merkeord")


def _changed_2025(w: Writer) -> None:
    """What skole has changed since 2025 was returned."""
    w.clock.stand(date(2026, 9, 1))
    leder, line = w.people["leder"], w.town.line("avvik", 2025)
    workflow.reply(by=leder, submission_id=w.town.pk["skole_2025"], line_id=line.pk, text="Nyordsvar")
    _tell(w, line, "7,482", "Nyord", due=TODAY - timedelta(1))
    _words(w, 2025, "Nyord")
    workflow.assess_goal(by=leder, goal_id=w.town.pk["goal_2025"], level="nådd", text="Nyordvurdering")
    of = {"by": leder, "year": 2025, "sector_id": w.sectors["skole"].pk}
    workflow.save_supervision(**of, pk=w.town.pk["supervision_skole_2025"], values={"finding": "Nyordfunn"})
    decided = w.town.pk["decision_skole_2025_0"]
    workflow.save_decision(**of, pk=decided, values={"text": "Nyordvedtak"})
    workflow.comment_decision(by=leder, decision_id=decided, text="Nyordmelding")


def _around(w: Writer) -> None:
    """The report's chapters and lists, next year's plan, tables, letters, templates and peers."""
    w.clock.stand(TODAY, 7)
    of = {**w.controller, "year": 2026}
    ready = workflow.save_chapter(**of, values={"title": "Glimt", "text": "Januar", "state": "ready"})
    draft = workflow.save_chapter(**of, values={"title": "Merkeordkapittel", "text": "Merkeordkapittel"})
    under = workflow.save_chapter(
        **of, parent_id=ready.pk, values={"title": "Mai", "text": "17.", "state": "ready"}
    )
    gone = workflow.save_chapter(**of, values={"title": "Borte", "text": "Borte", "state": "ready"})
    workflow.withdraw_chapter(**of, pk=gone.pk)
    shown, hidden = pictures.kept("blue"), pictures.kept("red")
    workflow.add_picture(**of, chapter_id=ready.pk, file=shown, values={"alt": "Elg", "caption": "Elgen"})
    workflow.add_picture(**of, chapter_id=draft.pk, file=hidden, values={"alt": "Merkeordkapittel"})
    w.town.pk |= {"ready": ready.pk, "draft": draft.pk, "chapter_under": under.pk}
    for order, name in ((2, "Elverum Vekst AS"), (1, "Åsta AS")):
        municipality.record(municipality_partner(), year=2026, kind="company", order=order, name=name)
    workflow.keep_word_template(**w.controller, name="mal.docx", content=own_template())
    workflow.choose_peers(**w.controller, names="Åmot\nHamar\nLøten")
    rows = [_rolled(w.town.line(code, 2026)) for code in ("lesing", "avvik", "fall")]
    workflow.roll_forward(
        **w.controller, from_year=2026, reason="Plan for 2027", rows=rows, title="Plan 2027"
    )
    for name in ("leder", "ledelse", "fremmed"):
        workflow.subscribe(by=w.people[name])
    _tables(w)
    workflow.ask_explanation(
        by=w.people["ledelse"], submission_id=w.town.pk["helse_t2"], line_id=w.town.line("fall", 2026).pk,
        text="Hvorfor?", subject="Spørsmål", body="Hvorfor?",
    )  # fmt: skip
    workflow.ask_reopening(by=w.people["fremmed"], submission_id=w.town.pk["helse_2025"], reason="Feil tall")


def municipality_partner() -> Any:
    from indicators.models import Partner

    return Partner


def _rolled(line: ScorecardLine) -> workflow.RolledRow:
    return workflow.RolledRow(
        line_id=line.pk,
        include=True,
        name=line.name,
        short_name=line.short_name,
        planned=True,
        target_text="11",
    )


def _tables(w: Writer) -> None:
    source = read_pasted("Indikator\tResultat 2026\nIndikator lesing\t13")
    kept = {"year": 2026, "sha256": source.digest, "source": json.dumps(source.to_json())}
    used = workflow.keep_table(**w.controller, **kept, purpose="benchmarks", name="kostra.csv")
    figure = FigureWanted(
        "benchmark", "benchmark", 2026, "9", scope="municipality", edition="KOSTRA 2026", whose="Hamar"
    )
    row = RowWanted("r1", 2026, w.town.line("lesing", 2026).indicator_id, (figure,))
    done = workflow.apply_table(**w.controller, draft_id=used.pk, rows=[row], version=used.version)
    own = workflow.keep_table(by=w.people["leder"], **kept, purpose="results", name="Merkeordtabell.csv")
    w.town.pk |= {"table": own.pk, "imported": done.pk, "used": used.pk}
