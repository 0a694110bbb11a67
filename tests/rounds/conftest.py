"""A small municipality in the middle of a round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest

from indicators import workflow
from indicators.models import Role, Round, ScorecardLine, Sector, Submission, User
from tests import municipality
from tests.kept_rows import again, onward


@dataclass
class Place:
    """Two sectors, an open year-end round, and somebody in each role."""

    skole: Sector
    helse: Sector
    met: ScorecardLine
    missed: ScorecardLine
    other: ScorecardLine
    round: Round
    leader: User
    stranger: User
    contributor: User
    management: User
    auditor: User
    controller: User
    reader: User

    @property
    def own(self) -> Submission:
        """The submission of the school sector, as it stands."""
        return Submission.objects.get(round=self.round, sector=self.skole)

    def people(self) -> dict[str, User]:
        names = ("leader", "stranger", "contributor", "management", "auditor", "controller", "reader")
        return {name: getattr(self, name) for name in names}


@pytest.fixture
def place(db: None) -> Place:
    return again(build_place)


def build_place() -> Place:
    skole, helse = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", skole, helse)
    met = municipality.line("met", of=area, by=skole, year=2026, target="10", order=1)
    missed = municipality.line("avvik", of=area, by=skole, year=2026, target="10", order=2)
    other = municipality.line("annen", of=area, by=helse, year=2026, target="10", order=3)
    contributor = municipality.user("bidragsyter")
    workflow.save_record(
        by=workflow.program_user(),
        model=municipality.Membership,
        values={"user": contributor, "role": Role.CONTRIBUTOR},
        links={"indicators": [met.indicator]},
        reason="Test",
    )
    controller = municipality.user("controller", Role.CONTROLLER)
    row = workflow.plan_round(
        by=controller, year=2026, kind="year_end", opens_on=date(2026, 1, 1), deadline=date(2027, 1, 31)
    )
    workflow.open_round(by=controller, round_id=row.pk)
    return Place(
        skole,
        helse,
        met,
        missed,
        other,
        Round.objects.get(),
        municipality.user("leder", Role.LEADER, sector=skole),
        municipality.user("fremmed", Role.LEADER, sector=helse),
        contributor,
        municipality.user("ledelse", Role.MANAGEMENT),
        municipality.user("revisor", Role.AUDITOR),
        controller,
        municipality.user("leser"),
    )


def enter(place: Place, by: User, line: ScorecardLine, text: str) -> None:
    """Enter a figure as a person does, with a reason."""
    workflow.report_result(by=by, line_id=line.pk, text=text, reason="Ført")


def complete(place: Place) -> None:
    """Everything that the school sector owes."""
    enter(place, place.leader, place.met, "12")
    enter(place, place.leader, place.missed, "8")
    workflow.explain(by=place.leader, line_id=place.missed.pk, cause="For få lærere", version=0)
    workflow.promise_action(
        by=place.leader,
        line_id=place.missed.pk,
        text="Ansette",
        responsible="Rektor",
        due=date(2027, 6, 1),
    )


def bring_to(place: Place, state: str) -> Submission:
    """Bring the school sector's submission to a state by the acts that lead there."""
    if state != "not_begun":
        onward(f"rounds: {state}", partial(_act_up_to, place, state))
    return place.own


def _act_up_to(place: Place, state: str) -> None:
    complete(place)
    if state == "draft":
        return
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    if state == "returned":
        workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    if state in ("approved", "closed", "reopened"):
        workflow.approve(by=place.management, submission_id=place.own.pk)
    if state == "closed":
        workflow.close_round(
            by=place.controller, round_id=place.round.pk, reason="Helse leverer ikke", even_if_missing=True
        )
    if state == "reopened":
        workflow.reopen(by=place.controller, submission_id=place.own.pk, reason="Feil tall")
