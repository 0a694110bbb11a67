"""Forms that come twice, and what acts seldom meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from allauth.mfa.models import Authenticator
from django.utils import timezone

from indicators import workflow
from indicators.models import (
    Indicator,
    Membership,
    Partner,
    Plan,
    ScorecardLine,
    Sector,
    TableImport,
    User,
)
from indicators.values import Period, PeriodKind
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, enter
from tests.workflow.more_acts import by_controller, mailed, of_line
from tests.workflow.register_acts import plan, rolled

from .telling import (
    TODAY,
    Step,
)

MONTH = Period(PeriodKind.MONTH, 3)


def forms(at: Place) -> Iterator[Step]:
    """Forms that are sent a second time: what was made of them is the answer, whatever they say now."""
    year = plan(at).year
    new = workflow.NewIndicator(year, {"name": "Antall lærere", "direction": "higher"}, at.met.area_id)
    token = by_controller(at, once="skjema")
    unit = {"code": "vann", "name": "Vann", "kind": "sector", "order": 9}
    for act, told, otherwise in (
        ("save_goal", {"year": year, "values": {"text": "Alle lærer"}}, {"values": {"text": "Alle leser"}}),
        ("save_chapter", {"year": year, "values": {"title": "Glimt"}}, {"values": {"title": "Annet"}}),
        ("save_user", {"values": {"username": "ny"}, "reason": "Ny"}, {"values": {"username": "annen"}}),
        ("save_record", {"model": Sector, "values": unit, "reason": "Ny"}, {"values": {**unit, "code": "x"}}),
        ("add_indicator", {"new": new, "reason": "Ny"}, {"new": replace(new, columns={"name": "Annet"})}),
        (
            "split_indicator",
            {"code": at.met.indicator.code, "year": 2026, "names": ["A"], "keeps": True, "reason": "Delt"},
            {"names": ["C", "D"]},
        ),
        (
            "split_unit",
            {
                "model": Sector, "pk": at.skole.pk, "year": 2026, "values": {**unit, "code": "delt"},
                "line_ids": [at.met.pk], "reason": "Delt",
            },
            {"values": {**unit, "code": "annet"}},
        ),
    ):  # fmt: skip
        given = {**token, **told, "once": f"skjema {act}"}
        getattr(workflow, act)(**given)
        yield act, "of the same form", {**given, **otherwise}
        yield act, "of a form of somebody else's row", {**given, **otherwise, "once": "skjema save_goal"}
        yield act, "with a token that is too long", {**given, "once": "a" * 65}
    days = {"opens_on": date(2026, 5, 1), "deadline": date(2026, 5, 31)}
    asked = by_controller(at, year=2026, kind="t1", **days)
    row = workflow.plan_round(**asked)
    yield "plan_round", "the very same", asked
    yield "plan_round", "as it stands", {**asked, "pk": row.pk, "version": 99}
    yield "plan_round", "that is closed", {
        **asked, "pk": at.round.submissions.model.objects.get(round__year=2025, sector=at.skole).round_id,
    }  # fmt: skip
    for names in (" Hamar \n\n Hamar \nKongsvinger", "a" * 81, ""):
        yield "choose_peers", f"{len(names)} signs", by_controller(at, names=names)
    pasted = by_controller(at, line_id=at.other.pk, reason="Ny")
    yield "set_target", "of words, not confirmed", {**pasted, "text": "Bedre", "in_words": False}
    yield (
        "set_target",
        "of words, without a reason",
        {**pasted, "text": "Bedre", "in_words": True, "reason": " "},
    )
    workflow.set_target(**pasted, text="Bedre", in_words=False)
    yield (
        "adopt_plan",
        "with a target that is not understood",
        by_controller(at, year=year, case="KS 1/25", adopted_on=date(2025, 12, 12)),
    )
    yield (
        "correct_adoption",
        "of a plan that is not adopted",
        by_controller(at, year=year, case="KS 1/25", adopted_on=date(2025, 12, 12), reason="Feil"),
    )


def leftovers(at: Place) -> Iterator[Step]:
    """What stands already beside what comes: companies, where a definition is from, cells that are empty."""
    for order, name in enumerate(("Elvis AS", "Eidsiva", "Sør-Østerdal"), start=1):
        record(Partner, year=2025, kind="company", order=order, name=name, share=Decimal(order))
    record(Partner, year=2025, kind="company", order=9, name="Utgått AS", withdrawn=True)
    record(Partner, year=2026, kind="company", order=4, name="Elvis AS", withdrawn=True)
    yield "copy_partners", "beside one that was taken out", by_controller(at, year=2026)
    about = by_controller(at, model=Indicator, pk=at.met.indicator_id, reason="Ord")
    words = {
        "definition": "Andel",
        "definition_from": "Årsmeldingen",
        "source": "SSB",
        "source_from": "Rapport",
    }
    yield "save_record", "where its words are from", {**about, "values": words}
    workflow.save_record(**about, values=words)
    for name in ("definition", "source"):
        yield "save_record", f"another {name}", {**about, "values": {name: "Antall"}}
    yield "save_record", "another definition, from elsewhere", {
        **about, "values": {"definition": "Antall", "definition_from": "Planen"},
    }  # fmt: skip
    yield "report_result", "nothing in an empty cell", of_line(at, text=" – ", version=7)
    yield "report_result", "in an empty cell that was seen full", of_line(at, text="12", version=7)
    bare = record(
        ScorecardLine, indicator=at.other.indicator, year=2027, area=at.met.area, sector=at.helse, order=1,
        name="Uten mål", short_name="Uten mål", direction="higher",
    )  # fmt: skip
    target = by_controller(at, line_id=bare.pk, reason="Ny")
    for case, given in {
        "nothing where nothing is": {"text": " "},
        "a first one, from an old page": {"text": "9", "version": 7},
        "a first one": {"text": " 9 ", "version": 0}, "with a case and a day": {
            "text": "9", "case": " KS 4/26 ", "adopted_on": TODAY,
        },
    }.items():  # fmt: skip
        yield "set_target", case, {**target, **given}
    workflow.set_target(**target, text="9", case="KS 4/26", adopted_on=TODAY)
    yield "set_target", "of another case", {**target, "text": "9", "case": "KS 5/26", "adopted_on": TODAY}
    yield "set_target", "as it is, with its case", {
        **target, "text": "9", "case": "KS 4/26", "adopted_on": TODAY, "version": 99,
    }  # fmt: skip
    enter(at, at.leader, at.met, "5-10")
    for kind in ("ambiguous", "not_understood"):
        yield "answer_question", f"that takes another figure: {kind}", of_line(at, kind=kind, text="Ja")
    without = of_line(at, why="no_source", text="Ingen kilde")
    workflow.go_without_figure(**without)
    yield "go_without_figure", "the very same words", without
    yield "go_without_figure", "of a month", {**without, "period": MONTH}
    said = {"by": at.leader, "sector_id": at.skole.pk, "area_id": at.met.area_id, "year": 2026}
    workflow.comment_results(**said, text="Bra")
    yield "comment_results", "the very same words", {**said, "text": " Bra "}
    yield "comment_results", "the very same words, with a title", {**said, "text": "Bra", "title": "Skole"}
    for who in (at.reader, at.management):
        Authenticator.objects.create(user=who, type="totp", data={})
        yield "remove_second_factor", f"of {who.username}", by_controller(at, pk=who.pk, reason="Mistet")
    User.objects.filter(pk=at.reader.pk).update(last_login=timezone.now())
    letter = by_controller(at, pk=mailed(at, "reader").pk, password="et-langt-og-nytt-passord", reason="Ny")
    yield "invite", "who has signed in", letter
    held = Membership.objects.get(user=at.auditor)
    role = by_controller(at, model=Membership, pk=held.pk, reason="Slutt")
    for case, days in {
        "to yesterday": {"valid_to": TODAY - timedelta(days=1)}, "to today": {"valid_to": TODAY},
        "from another day": {"valid_from": date(2026, 12, 1)}, "before it began": {
            "valid_from": TODAY, "valid_to": TODAY - timedelta(days=1),
        },
    }.items():  # fmt: skip
        yield "save_record", f"a role, {case}", {**role, "values": days}
    yield (
        "save_record",
        "of a table that is none of the register's",
        by_controller(at, model=TableImport, values={"name": "x"}, reason="Test"),
    )
    yield (
        "save_record",
        "a sector whose end is no day",
        by_controller(at, model=Sector, pk=at.skole.pk, values={"valid_to": "ikke en dag"}, reason="Test"),
    )
    yield (
        "save_record",
        "a plan whose words are too many",
        by_controller(at, model=Plan, pk=plan(at).pk, values={"assessments": "nådd\nnådd"}, reason="Test"),
    )
    rolled_on = by_controller(at, from_year=2026, reason="Plan", rows=rolled(at)[:1])
    workflow.set_target(by=at.controller, line_id=at.met.pk, text="Best", reason="Ord", in_words=False)
    yield "roll_forward", "a target in words that nobody confirmed", {
        **rolled_on, "rows": [replace(rolled_on["rows"][0], target_text="Best")],
    }  # fmt: skip


def work_in_hand(at: Place) -> Iterator[Step]:
    """Development work that everybody reads as begun goes along when a plan is rolled, and back."""
    for place, state in enumerate(("ongoing", "done", "postponed", "ended", "ongoing")):
        row = municipality.work(at.met, f"arbeid-{place}", f"Arbeid {place}")
        workflow.report_work(by=at.leader, work_id=row.pk, state=state, responsible=f"Rektor {place}")
    workflow.save_record(
        by=at.controller, model=type(row), pk=row.pk, values={"withdrawn": True}, reason="Ute"
    )
    bring_to(at, "submitted")
    roll = by_controller(at, from_year=2026, reason="Plan", rows=rolled(at))
    yield "roll_forward", "with work in hand", roll
    workflow.roll_forward(**roll)
    yield (
        "roll_forward",
        "with work that stands there",
        {**roll, "rows": [replace(rolled(at)[1], include=True)]},
    )
    back = by_controller(at, year=2027, reason="For tidlig")
    yield "undo_roll", "with work in hand", back
    workflow.undo_roll(**back)
    yield "roll_forward", "with work that was taken back", roll
