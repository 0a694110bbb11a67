"""A municipality in the middle of its years, with somebody in each role: every address leads somewhere.

The school sector owes 2026 (a whole draft), has delivered 2025, and 2024 is closed; 2027 is rolled forward
and has a round that is only planned. What the addresses and forms of ``doors.py`` need stands in ``places``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.imports.tables import read_pasted
from indicators.jobs import editions as jobs
from indicators.models import (
    Action,
    Decision,
    EditionProposal,
    Footnote,
    FunctionCode,
    Membership,
    Output,
    Partner,
    Plan,
    ReportFile,
    ResultComment,
    Role,
    Round,
    ScorecardLine,
    Sector,
    Submission,
    Supervision,
    TableDraft,
    TableImport,
    User,
)
from indicators.reports import web
from indicators.reports.document_json import to_json
from indicators.reports.word.template import own_template
from indicators.values.layouts import Layout, ReportKind
from indicators.workflow import FigureWanted, RowWanted
from tests import municipality, pictures
from tests.kept_rows import again

NOT_DATA = {"django_session", "usersessions_usersession", settings.CACHES["default"]["LOCATION"]}
"""What reading may write: the clock of a session, and the counters of sign-in."""

WRITES = re.compile(r'(?!SELECT|SAVEPOINT|RELEASE|ROLLBACK|SET)\w+[^"]*(?:"(?P<table>\w+)")?')
"""A statement that is not known to leave everything as it is, and the table it begins with."""

YEARS = (2024, 2025, 2026)


@dataclass
class World:
    """The keys of the sessions by role, and what addresses are made of."""

    sessions: dict[str, str] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)
    handlers: dict[bool, Any] = field(default_factory=dict)

    def client(self, role: str, *, guarded: bool = False) -> Client:
        """A browser of somebody in this role; a new one each time, so that signing out reaches no further.

        Where it is ``guarded``, forms need the token against forgery.
        """
        client = Client(enforce_csrf_checks=guarded)
        client.handler = self.handlers.setdefault(guarded, client.handler)  # the middleware is loaded once
        if role in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client


def tables(by: User, line: ScorecardLine) -> tuple[TableDraft, TableImport]:
    """A preview that is worked at, and a table that was brought in: somebody else's figure."""
    source = read_pasted("Indikator\tResultat 2026\nLesing\t13")
    told = {"by": by, "year": 2026, "sha256": source.digest, "source": json.dumps(source.to_json())}
    used = workflow.keep_table(**told, purpose="benchmarks", name="kostra.csv")  # type: ignore[arg-type]
    figure = FigureWanted(
        "benchmark",
        "benchmark",
        2026,
        "9",
        scope="municipality",
        edition="KOSTRA 2026",
        whose="Hamar kommune",
    )
    wanted = RowWanted("r1", 2026, line.indicator_id, (figure,))
    done = workflow.apply_table(by=by, draft_id=used.pk, rows=[wanted], version=used.version)
    return workflow.keep_table(**told, purpose="results", name="tall.csv"), done  # type: ignore[arg-type]


def make_world(build: Callable[[], dict[str, Any]] | None = None) -> World:
    """What the workflow has made, and a session for everybody in it but the one who waits for a way in."""
    world = World(places=again(build or build_places))
    outside = (workflow.program_user().username, "waiting")
    for person in User.objects.filter(is_active=True).exclude(username__in=outside):
        client = Client()
        client.force_login(person)
        world.sessions[person.username.replace("-", " ")] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return world


def build_places() -> dict[str, Any]:
    """Make the municipality through the workflow; returns what addresses are made of."""
    skole, helse = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", skole, helse)
    heading = municipality.heading(area, "Grunnskole")
    for year in YEARS:
        municipality.line("lesing", of=area, by=skole, year=year, target="10", order=1)
        municipality.line("avvik", of=area, by=skole, year=year, target="10", order=2)
        municipality.line("fall", of=area, by=helse, year=year, target="10", order=3)
    people = _people(skole, helse)
    lines = _report(people, skole)
    controller = people["controller"]
    record(Plan, year=2025, title="Virksomhetsplan 2025")
    plan = record(Plan, year=2026, title="Virksomhetsplan 2026")
    workflow.roll_forward(
        by=controller, from_year=2026, reason="Plan for 2027", rows=[_row(one) for one in lines], title="Plan"
    )
    planned = workflow.plan_round(by=controller, year=2027, kind="t1", **_days(200))
    old = ScorecardLine.objects.get(year=2024, short_name="lesing")
    theirs = {"edition": "KOSTRA, ureviderte tall", "published_on": date(2025, 3, 15)}
    workflow.set_benchmark(by=controller, line_id=old.pk, scope="kostra_group", text="11", **theirs)  # type: ignore[arg-type]
    of_plan: dict[str, Any] = {"by": controller, "year": 2026}
    goal = workflow.save_goal(**of_plan, values={"text": "Alle lærer å lese", "sector_id": skole.pk})
    whole = workflow.save_goal(**of_plan, values={"text": "Et godt sted å leve"})
    hang = [workflow.ChosenLine(lines[0].pk, None)]
    workflow.attach_lines(**of_plan, goal_id=goal.pk, lines=hang)
    workflow.assess_goal(by=people["management"], goal_id=whole.pk, level="nådd", text="Innbyggerne trives")
    chapter = {"by": controller, "year": 2026}
    ready = workflow.save_chapter(**chapter, values={"title": "Glimt", "text": "Januar", "state": "ready"})
    foreword = workflow.save_chapter(**chapter, values={"title": "Innledning", "kind": "foreword"})
    workflow.save_chapter(**chapter, values={"title": "Beredskap", "text": "Utkast"})
    seen = {"alt": "En elg i vinterskog"}
    own, told = pictures.kept("green"), pictures.kept("blue")
    workflow.add_picture(**chapter, chapter_id=ready.pk, file=told, values={**seen, "caption": "Elgen"})
    workflow.add_picture(**chapter, chapter_id=foreword.pk, file=own, values=seen)
    workflow.keep_layout(
        by=controller, year=2026, kind=ReportKind.ARSMELDING, layout=Layout(grouping="sector"), version=0
    )
    rows = {
        "indicator": lines[0].indicator,
        "scorecardline": lines[0],
        "footnote": record(Footnote, area=area, year=2025, code="f", order=1, text="En note"),
        "resultcomment": record(ResultComment, area=area, year=2025, code="k", order=1, text="Fordi"),
        "plan": plan,
        "heading": heading,
        "servicearea": area,
        "sector": skole,
        "functioncode": FunctionCode.objects.create(code="202"),
        "user": people["nobody"],
        "waiting": municipality.user("waiting", email="ny@kommune.example"),
        "membership": Membership.objects.get(user=people["auditor"]),
    }
    made = ReportFile.objects.create(
        question='{"by": "area", "kind": "arsmelding", "year": 2026}', format="html", title="Årsmelding 2026",
        language="nb", ordered_at=timezone.now(), made_at=timezone.now(), content=b"<!doctype html>", size=15,
        sha256=64 * "0",
    )  # fmt: skip
    approve = {"by": people["management"], "open_remarks": 0, "despite": "Prøve"}
    workflow.publish_edition(**approve, proposal_id=proposed(controller, 2025).pk)
    table, imported = tables(controller, lines[2])
    drafted, delivered, closed = (
        Submission.objects.get(round__year=year, round__kind="year_end", sector=skole)
        for year in (2026, 2025, 2024)
    )
    return {
        **{model: row.pk for model, row in rows.items()},
        "chapter": ready.pk,
        "picture": sha256(told.content).hexdigest(),
        "draft_picture": sha256(own.content).hexdigest(),
        "goal": goal.pk,
        "whole": whole.pk,
        "template": workflow.keep_word_template(by=controller, name="mal.docx", content=own_template()).pk,
        "table": table.pk,
        "imported": imported.pk,
        "partner": record(Partner, year=2026, kind="company", order=1, name="Elverum Vekst AS").pk,
        "foreword": foreword.code,
        "line": lines[0].pk,
        "report": made.pk,
        "proposal": proposed(controller, 2026).pk,
        "missed": lines[1].pk,
        "foreign": lines[2].pk,
        "draft": drafted.version,
        "delivered": delivered.version,
        "closed": closed.version,
        "open": drafted.round_id,
        "planned": planned.pk,
        "untouched": Round.objects.get(year=2026, kind="t1").pk,
        "plan_version": plan.version,
        "action": Action.objects.get(line__year=2025).pk,
        "old": old.pk,
        "supervision": Supervision.objects.get(year=2026).pk,
        "decision": Decision.objects.get(year=2026).pk,
        "benchmark": old.benchmarks.get().pk,
        "next": ScorecardLine.objects.get(year=2027, indicator=lines[0].indicator).pk,
    }


def proposed(by: User, year: int) -> EditionProposal:
    """A report as it stands, proposed with its files, of which the web page alone is a real one."""
    document, read_at, asked = jobs.as_it_stands(year, Output.ARSMELDING, "area")
    row = workflow.propose_edition(
        by=by, year=year, output=Output.ARSMELDING, document=to_json(document), title="Årsmelding",
        language="nb", asked=asked, moment=document.moment, read_at=read_at, open_remarks=0, why="Prøve",
        despite="Prøve",
    )  # fmt: skip
    files = {"html": web.html(document), "pdf": b"%PDF", "docx": b"PK"}
    return workflow.keep_edition_files(by=workflow.program_user(), proposal_id=row.pk, files=files)


def _people(skole: Sector, helse: Sector) -> dict[str, User]:
    today = timezone.localdate()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    leader = municipality.user("leader", Role.LEADER, sector=skole, email="leder@kommune.example")
    auditor = municipality.user("auditor")
    people = {
        "nobody": municipality.user("nobody"),
        "leader": leader,
        "stranger": municipality.user("stranger", Role.LEADER, sector=helse),
        "deputy": municipality.user("deputy"),
        "past deputy": municipality.user("past-deputy"),
        "contributor": municipality.user("contributor"),
        "management": municipality.user("management", Role.MANAGEMENT),
        "auditor": auditor,
        "past auditor": municipality.user("past-auditor"),
        "controller": municipality.user("controller", Role.CONTROLLER),
        "superuser": municipality.user("superuser", is_superuser=True, is_staff=True),
    }
    stands_in = {"role": Role.LEADER, "sector": skole, "stands_in_for": leader}
    record(Membership, user=people["deputy"], valid_from=yesterday, valid_to=today, **stands_in)
    past = {"valid_from": yesterday - timedelta(days=7), "valid_to": yesterday}
    record(Membership, user=people["past deputy"], **past, **stands_in)
    record(Membership, user=auditor, role=Role.AUDITOR, valid_from=today, valid_to=tomorrow)
    record(Membership, user=people["past auditor"], role=Role.AUDITOR, **past)
    workflow.save_record(
        by=workflow.program_user(),
        model=Membership,
        values={"user": people["contributor"], "role": Role.CONTRIBUTOR},
        links={"indicators": [ScorecardLine.objects.filter(short_name="lesing")[0].indicator]},
        reason=municipality.REASON,
    )
    return people


def _days(ahead: int) -> dict[str, Any]:
    today = timezone.localdate()
    return {"opens_on": today + timedelta(days=ahead - 20), "deadline": today + timedelta(days=ahead + 20)}


def _report(people: dict[str, User], skole: Sector) -> list[ScorecardLine]:
    """Close 2024, deliver 2025 and enter 2026; returns the lines of 2026."""
    controller, leader = people["controller"], people["leader"]
    past = {"opens_on": date(2024, 12, 1), "deadline": date(2025, 1, 31)}
    workflow.close_past_round(by=controller, year=2024, kind="year_end", reason="Før programmet", **past)  # type: ignore[arg-type]
    for year in (2025, 2026):
        row = workflow.plan_round(by=controller, year=year, kind="year_end", **_days(year - 2025))  # type: ignore[arg-type]
        workflow.open_round(by=controller, round_id=row.pk)
        lines = list(ScorecardLine.objects.filter(year=year).order_by("order"))
        workflow.report_result(by=leader, line_id=lines[0].pk, text="12", reason="Ført")
        workflow.report_result(by=leader, line_id=lines[1].pk, text="8", reason="Ført")
        workflow.explain(by=leader, line_id=lines[1].pk, cause="For få lærere", version=0)
        workflow.promise_action(
            by=leader, line_id=lines[1].pk, text="Ansette", responsible="Rektor", due=date(2027, 6, 1)
        )
        own = {"by": leader, "year": year, "sector_id": skole.pk}
        found = {
            "authority": "Statsforvalteren",
            "service": "Skolen",
            "state": "closed",
            "closed_text": "2025",
        }
        workflow.save_supervision(**own, values=found)
        decided = workflow.save_decision(**own, values={"text": "Bygg skole", "state": "done"})
        workflow.comment_decision(by=leader, decision_id=decided.pk, text="Bygget")
    tertial = workflow.plan_round(by=controller, year=2026, kind="t1", **_days(1))
    workflow.open_round(by=controller, round_id=tertial.pk)
    workflow.submit(by=leader, submission_id=Submission.objects.get(round__year=2025, sector=skole).pk)
    return lines


def _row(line: ScorecardLine) -> workflow.RolledRow:
    return workflow.RolledRow(
        line_id=line.pk,
        include=True,
        name=line.name,
        short_name=line.short_name,
        planned=True,
        target_text="10",
    )


def record(model: Any, **values: Any) -> Any:
    """Make a row as the program does."""
    row, _changed = workflow.save_record(
        by=workflow.program_user(), model=model, values=values, reason=municipality.REASON
    )
    return row


@contextmanager
def watched() -> Iterator[list[str]]:
    """The statements that write anything but sessions and counters, whether or not it stays."""
    seen: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if (found := WRITES.match(sql)) and found["table"] not in NOT_DATA:
            seen.append(sql)
        return execute(sql, *rest)

    watch.sees_writes_alone = True  # type: ignore[attr-defined]  # what was read before need not be read anew
    with connection.execute_wrapper(watch):
        yield seen


def counted() -> tuple[int, ...]:
    """How many rows each table has, history and trail among them: whatever is written shows here."""
    tables = sorted(set(connection.introspection.django_table_names(only_existing=False)) - NOT_DATA)
    each = ", ".join(f"(SELECT COUNT(*) FROM {connection.ops.quote_name(table)})" for table in tables)  # noqa: S608 our own tables
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {each}")
        return tuple(cursor.fetchone())
