"""A small municipality for tests: two sectors, two areas, and lines made through the workflow."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import (
    Act,
    DevelopmentWork,
    Heading,
    Indicator,
    Membership,
    Role,
    Round,
    ScorecardLine,
    Sector,
    ServiceArea,
    Submission,
    Tracked,
    User,
)
from indicators.workflow.save import trace, write
from indicators.workflow.trail import acting

REASON = "Testdata"


PASSWORD = "et-langt-passord"  # of everybody in these towns


def user(name: str, role: Role | None = None, *, sector: Sector | None = None, **fields: Any) -> User:
    """A person with a role; without a role someone who only reads."""
    fields.setdefault("date_joined", timezone.now())  # by the clock of the test, which the model does not see
    person = User.objects.create_user(username=name, password=PASSWORD, **fields)
    if role is not None:
        membership = Membership(user=person, role=role, sector=sector)
        with acting(Act.GIVE_ROLE, by=workflow.program_user(), reason=REASON):
            trace(membership, by=workflow.program_user(), reason=REASON)
            membership.save()
    return person


def sector(code: str = "skole", order: int = 1) -> Sector:
    row, _ = workflow.save_record(
        by=workflow.program_user(),
        model=Sector,
        values={"code": code, "name": f"Sektor for {code}", "kind": "sector", "order": order},
        reason=REASON,
    )
    return row


def area(number: str = "6.4", name: str = "Skole", *sectors: Sector) -> ServiceArea:
    row, _ = workflow.save_record(
        by=workflow.program_user(),
        model=ServiceArea,
        values={"number": number, "name": name, "order": int(number.split(".")[1])},
        links={"sectors": sectors},
        reason=REASON,
    )
    return row


def heading(of: ServiceArea, title: str, year: int = 2025, order: int = 1) -> Heading:
    row, _ = workflow.save_record(
        by=workflow.program_user(),
        model=Heading,
        values={"area": of, "year": year, "code": f"h-{of.pk}-{order}", "order": order, "title": title},
        reason=REASON,
    )
    return row


def line(
    code: str,
    *,
    of: ServiceArea,
    by: Sector,
    year: int = 2025,
    target: str | None = None,
    result: str | None = None,
    **values: Any,
) -> ScorecardLine:
    """A line with its target and result as they would be typed; higher is better unless said."""
    indicator = Indicator.objects.filter(code=code).first()
    program = workflow.program_user()
    if indicator is None:
        indicator, _ = workflow.save_record(by=program, model=Indicator, values={"code": code}, reason=REASON)
    given = {
        "indicator": indicator,
        "year": year,
        "area": of,
        "sector": by,
        "order": 1,
        "name": f"Indikator {code}",
        "short_name": code,
        "direction": "higher",
        **values,
    }
    row, _ = workflow.save_record(by=program, model=ScorecardLine, values=given, reason=REASON)
    if target is not None:
        workflow.set_target(by=program, line_id=row.pk, text=target, reason=REASON)
    if result is not None:
        workflow.report_result(by=program, line_id=row.pk, text=result, reason=REASON)
    return row


def work(of: ScorecardLine, code: str, planned: str, **fields: Any) -> DevelopmentWork:
    """Return a piece of development work of a line's sector, area and year."""
    found = DevelopmentWork.objects.filter(year=of.year, code=code).first()
    values = {"year": of.year, "code": code, "order": 1, "planned": planned, **fields}
    made, _ = workflow.save_record(
        by=workflow.program_user(),
        model=DevelopmentWork,
        pk=found.pk if found else None,
        values={"area": of.area, "sector": of.sector, **values},
        reason="Testdata",
    )
    return made


def count_as_delivered(of: Round) -> None:
    """What stands in a round is published as it is, whatever is missing in it: for towns of other tests."""
    program = workflow.program_user()
    for one in Submission.objects.filter(round=of):
        one.first_delivered_at = timezone.now()
        with acting(Act.SUBMIT, by=program, reason=REASON):
            write(one, by=program, reason=REASON)


def record[T: Tracked](model: type[T], **values: Any) -> T:
    """A row of the register, made by the program."""
    row, _ = workflow.save_record(by=workflow.program_user(), model=model, values=values, reason=REASON)
    return row
