"""What is asked while figures are reported and decided on: rounds, actions, matters, goals and letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from indicators.models import (
    Decision,
    Sector,
    Submission,
    Supervision,
)
from indicators.values import RoundKind
from tests.selectors.town import T2, TODAY

from .asking import (
    TOMORROW,
    YESTERDAY,
    Calls,
    after_desk,
    around_the_day,
    for_each,
    in_years,
    of_reader,
    of_years,
    once,
    q,
    sector_of,
)

CALLS: dict[str, dict[str, Calls]] = {
    "actions": {
        "actions": for_each(
            "actions", "", "ar=2025", "ar=2026&tilstand=apne", "tilstand=forfalt", "sok=nyordtiltak",
            "sok=levertårsak levertrektor", "sektor=helse", "omrade=6.10", "omrade=6.2",
            "tilstand=gjennomfort",
            "tilstand=droppet", "tilstand=i-gang", "tilstand=planlagt", "sok=utfall ferdig", "ar=1999",
        ),
        "action": {
            "2025": lambda a: a.module.action(a.user, a.row("action_2025")),
            "2026": lambda a: a.module.action(a.user, a.row("action_2026")),
            "none": lambda a: a.module.action(a.user, 0),
            "dropped": lambda a: a.module.action(a.user, a.row("action_droppet")),
            "gone": lambda a: a.module.action(a.user, a.row("action_angret")),
        },
        "withdrawn_action": {
            name: lambda a, name=name: a.module.withdrawn_action(a.user, a.row(f"action_{name}"))
            for name in ("gone_2025", "angret", "2025", "both_gone")
        },
    },
    "overdue_actions": {
        "overdue_actions": {
            "all": lambda a: a.module.overdue_actions(),
            "area": lambda a: a.module.overdue_actions(area="6.10"),
            "other area": lambda a: a.module.overdue_actions(area="6.2"),
            "sector": lambda a: a.module.overdue_actions(sector="skole"),
            "other sector": lambda a: a.module.overdue_actions(sector="helse"),
        },
    },
    "approval": {
        "approval.reads_approval": of_reader("reads_approval"),
        "approval.rounds_to_decide": once("rounds_to_decide"),
        "approval.approval": {
            f"{name} {day:%d.%m.}": lambda a, name=name, day=day: a.module.approval(
                a.user, a.round(name), a.module.rounds_to_decide(), today=day
            )
            for name, day in (("t2", TODAY), ("t2", TOMORROW), ("2025", TODAY), ("t1", TODAY))
        },
        "approval.sector_approval": {
            f"{code} {year} {kind}": lambda a, year=year, kind=kind, code=code: a.module.sector_approval(
                a.user, year, kind, code
            )
            for year, kind, code in (
                (2025, "year_end", "skole"), (2025, "year_end", "helse"), (2026, "t2", "skole"),
                (2026, "t2", "helse"), (2026, "t1", "skole"), (2026, "t1", "helse"), (2026, "year_end",
                "skole"), (2024,
                "year_end", "skole"),
            )
        },
        "approval.lacking_explanation": {
            "helse": lambda a: a.module.lacking_explanation(found)
            if (found := a.module.sector_approval(a.user, 2026, "t2", "helse"))
            else None
        },
        "approval.decided_at": {
            name: lambda a, name=name: a.module.decided_at(a.submission(name))
            for name in ("skole_2025", "helse_2025", "skole_t1", "helse_t1", "helse_t2", "skole_t2")
        },
        "delivery.states": {
            f"{name} {day:%d.%m.}": lambda a, name=name, day=day: a.module.states(
                Submission.objects.named().filter(round=a.round(name)).select_related("round",
                    "sector").order_by("pk"), a.round(name), day
            )
            for name, day in (("t2", TODAY), ("t2", TOMORROW), ("2025", TODAY))
        },
        "delivery.shown_through": {
            name: lambda a, name=name: a.module.shown_through(a.round(name)) for name in ("t1", "t2",
                "2025")
        },
        "delivery.lines_of": {
            "skole 2025": lambda a: a.module.lines_of(a.round("2025"), [sector_of(a).pk]),
            "helse t2": lambda a: a.module.lines_of(a.round("t2"), [sector_of(a, "helse").pk]),
        },
        "explanation_requests.remarks_of": {
            name: lambda a, name=name: a.module.remarks_of(a.submission(name), a.user)
            for name in ("skole_2025", "helse_t2", "helse_2025")
        },
        "explanation_requests.requests_about_line": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.requests_about_line(
                a.user, (line := a.town.line(code, year)).pk, year, line.sector_id
            )
            for code, year in (("fall", 2026), ("avvik", 2026), ("avvik", 2025), ("fall", 2025))
        },
    },
    "goals": {
        "page.goal_years": once("goal_years"),
        "page.newest_with_goals": once("newest_with_goals"),
        "page.goals_view": {
            **of_years("goals_view", 2023, 2024, 2025, 2026, 2030),
            "2026 t1": lambda a: a.module.goals_view(a.user, 2026, RoundKind.T1),
        },
        "page.choosable": {"2026": lambda a: a.module.choosable(a.module.goals_view(a.user, 2026))},
        "page.goal_detail": {
            name: lambda a, year=year, name=name: a.module.goal_detail(a.user, year, a.row(name))
            for year, name in (
                (2025, "goal_2025"), (2026, "goal_2026"), (2026, "whole"), (2025, "whole"),
                (2026, "goal_gone"), (2026, "goal_back"),
            )
        },
        "page.was_taken_out": {
            f"{name} {year}": lambda a, year=year, name=name: f"{a.module.was_taken_out(year, a.row(name))}"
            for year, name in ((2026, "whole"), (2026, "goal_gone"), (2025, "goal_gone"))
        },
        "page.sectors_in": {
            year: lambda a, year=year: [name for _pk, name in a.module.sectors_in(int(year))]
            for year in ("2025", "2026")
        },
    },
    "letters": {
        "digest.happened_since": {
            f"{name} {day:%d.%m.}": lambda a, name=name, day=day: a.module.happened_since(
                getattr(a.town, name), day
            )
            for name, day in (
                ("before_2025", TODAY), ("delivered_2025", YESTERDAY), ("delivered_2025", TODAY),
                ("delivered_2025", TOMORROW),
                ("delivered_2025", TODAY - timedelta(7)), ("delivered_2025", TODAY - timedelta(8)),
            )
        },
        "digest.in_sectors": {
            "all": lambda a: a.module.in_sectors(
                told := a.module.happened_since(a.town.delivered_2025, TODAY), None
            ) == told and told.sectors(),
            "is new": lambda a: [
                f"{told.is_new(since, TODAY, first=first)}"
                for told in [
                    replace(
                        a.module.happened_since(a.town.delivered_2025, TODAY), reported=(), missed=(),
                        recovered=(), soon=(), soon_actions=(),
                    )
                ]
                for told in (told, replace(told, overdue=()), replace(told, overdue=(), late=()))
                for since, first in ((YESTERDAY, False), (YESTERDAY, True), (TODAY, False))
            ],
        }
        | {
            code: lambda a, code=code: a.module.in_sectors(
                a.module.happened_since(a.town.delivered_2025, TODAY), frozenset({sector_of(a, code).pk})
            )
            for code in ("skole", "helse", "kultur")
        },
        "reminders.owed_on": around_the_day("owed_on"),
        "reminders.owed_submission": {
            name: lambda a, name=name: a.module.owed_submission(a.row(name), TODAY)
            for name in ("skole_t2", "helse_t2", "skole_2025", "helse_2025", "skole_t1")
        },
        "subscribers.recipients": around_the_day("recipients"),
        "subscribers.subscribed": of_reader("subscribed"),
        "subscribers.monday": around_the_day("monday"),
    },
    "matters": {
        "lists.matters": {
            f"{model.__name__.lower()} {one}": lambda a, model=model, one=one: a.module.matters(a.user,
                model, q(one))
            for model in (Supervision, Decision)
            for one in (
                "ar=2025", "ar=2026", "ar=2026&runde=t1", "ar=2025&sektor=helse", "ar=2025&sok=nyord",
                "ar=2025&sok=levertfunn", "ar=2026&sok=helse",
                "ar=2025&tilstand=apne", "ar=2025&tilstand=forfalt", "ar=2026&tilstand=forfalt", "ar=2023",
                "ar=2025&tilstand=lukket", "ar=1999",
            )
        },
        "page.matter": {
            name: lambda a, name=name: a.module.matter(
                a.user, Supervision if name.startswith("s") else Decision, a.row(name)
            )
            for name in (
                "supervision_skole_2025", "supervision_helse_2025", "supervision_skole_2026",
                "decision_skole_2025_0",
                "decision_skole_2026_1", "decision_helse_2026_0", "decision_skole_2025_2",
            )
        },
        "page.matter_desk": {
            f"{model.__name__.lower()} {year} {code}": lambda a, model=model, year=year, code=code: (
                a.module.matter_desk(a.user, model, year, code)
            )
            for model in (Supervision, Decision)
            for year, code in ((2025, "skole"), (2026, "skole"), (2026, "helse"))
        },
        "page.owed_matters_of": {
            name: lambda a, name=name: a.module.owed_matters_of(
                a.submission(name).round, a.submission(name).sector_id, a.submission(name)
            )
            for name in ("skole_t2", "helse_t2", "skole_2025")
        },
        "texts.matter_texts_desk": {
            str(year): lambda a, year=year: a.module.matter_texts_desk(a.user, year, ["supervision",
                "decisions"])
            for year in (2023, 2025, 2026)
        },
    },
    "recipients": {
        "reach_of": {
            f"{year} {kind} {day:%d.%m.}": lambda a, year=year, kind=kind, day=day: a.module.reach_of(
                a.user, year, [one.pk for one in Sector.objects.order_by("pk")], kind=kind, today=day
            )
            for year, kind, day in (
                (2026, "", TODAY), (2026, "t2", TOMORROW), (2026, "t1", YESTERDAY), (2025, "", TODAY),
                (2024, "", TODAY),
            )
        },
        "reach_of_submission": {
            name: lambda a, name=name: a.module.reach_of_submission(a.user, a.submission(name), today=TODAY)
            for name in ("skole_t2", "helse_t2", "skole_2025")
        },
    },
    "reporting": {
        "comments.area_comments": after_desk("area_comments"),
        "details.row_details": {
            f"{code} {year}": lambda a, code=code, year=year, kind=kind: (
                (at := a.desk(year, kind)) and a.module.row_details(a.user, at, a.town.line(code, year).pk)
            )
            for code, year, kind in (("avvik", 2026, "t2"), ("avvik", 2025, "year_end"), ("lesing", 2026,
                "t2"))
        },
        "grid.owed_rounds": of_reader("owed_rounds"),
        "grid.reporting_scope": {
            f"{code} {year} {kind}": lambda a, year=year, kind=kind, code=code: (
                (at := a.module.reporting_scope(a.user, year, kind, code))
                and (at.sector_name, at.submission, at.lock, at.on_behalf, at.may_submit, at.owed_lines())
            )
            for year, kind, code in (
                (2026, "t2", "skole"), (2026, "t2", "helse"), (2025, "year_end", "skole"), (2026,
                "year_end", "skole"),
                (2026, "t2", "x"), (2026, "h1", "skole"), (2024, "year_end", "skole"),
            )
        },
        "grid.report": after_desk("report"),
        "grid.work_left": {
            name: lambda a, name=name: a.module.work_left(a.round(name), sector_of(a)) for name in ("2025",
                "2026", "t2")
        },
        "grid.days_left": {
            f"{day:%d.%m.}": lambda a, day=day: f"{a.module.days_left(a.round('t2'), day)} days"
            for day in (YESTERDAY, TODAY, TOMORROW)
        },
        "pasting.pasting_plan": {
            repr(text): lambda a, text=text: (at := a.desk()) and a.module.pasting_plan(
                at, text, line_id=a.town.line("avvik", 2026).pk, period=T2
            )
            for text in ("5", "5\n6", "")
        },
        "reopening.reopening_status": {
            name: lambda a, at=at: (desk := a.desk(*at)) and a.module.reopening_status(a.user, desk)
            for name, at in (
                ("helse 2025", (2025, "year_end", "helse")), ("skole 2025", (2025, "year_end", "skole")),
                ("helse t1", (2026, "t1", "helse")),
                ("skole t1", (2026, "t1", "skole")),
            )
        },
        "responsible.responsibles": after_desk("responsibles"),
        "year_texts.sector_year_texts": after_desk("sector_year_texts"),
    },
    "rounds": {
        "round_status.news": in_years("news", 2024, 2025, 2026, 2027),
        "rounds.calendar_years": once("calendar_years"),
        "rounds.current_year": {
            "-": lambda a: a.module.current_year(a.module.calendar_years()),
            "none": lambda a: a.module.current_year(()),
        },
        "rounds.calendar": {
            f"{year} {day:%d.%m.}": lambda a, year=year, day=day: a.module.calendar(
                year, a.module.calendar_years(), today=day
            )
            for year, day in ((2025, TODAY), (2026, YESTERDAY), (2026, TODAY), (2026, TOMORROW), (2027,
                TODAY))
        },
        "rounds.opening": {
            f"{name} {day:%d.%m.}": lambda a, name=name, day=day: a.module.opening(a.round(name), today=day)
            for name, day in (("2026", TODAY), ("2026", TOMORROW), ("t2", TODAY))
        },
    },
    "waiting": {"waiting_on": of_reader("waiting_on")},
}  # fmt: skip
