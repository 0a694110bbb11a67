"""The example year's two tertials, reported and closed: most sectors delivered, some did not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from indicators import values, workflow
from indicators.models import Round, RoundKind, ScorecardLine, Submission, User

from .entering import REASON, deliver, enter

OFTEN: Final = (
    "adm-digital-ekspedering",
    "adm-oppetid-nettverk",
    "adm-oppetid-servere",
    "adm-post-samme-dag",
    "adm-svarprosent-sentralbord",
    "bistand-introduksjon-overgang",
    "bistand-stonadslengde",
    "drift-trafikkfarlige-punkter",
    "forvaltning-3-ukerssaker-16-dager",
    "forvaltning-3-ukerssaker-3-uker",
    "forvaltning-byggetilsyn",
    "forvaltning-forstegangsbehandling",
    "forvaltning-matrikkelforing",
    "forvaltning-plassering",
    "helse-dagsenter",
    "pleie-brukersamtale",
    "pleie-ernaering",
    "pleie-ventetid-psykisk-helse",
    "skole-kulturskole-tilrettelagt",
    "sosial-digitale-soknader",
    "sosial-gjeld-avtale",
    "sosial-hovedinntekt",
    "sosial-midlertidig-bolig",
    "sosial-nye-kartlagt",
    "sosial-rus-behandling",
)
"""Indicators that could be counted at any time, and in the example year have a figure each tertial."""
OFTEN_REASON = "Eksempel: følges hvert tertial"
DELIVERED: Final[Mapping[RoundKind, tuple[str, ...]]] = {
    RoundKind.T1: ("eiendom", "skole", "nav", "kultur", "service-ikt"),
    RoundKind.T2: ("teknikk-miljo", "skole", "barnehage", "nav", "service-ikt"),
}
BEGUN: Final[Mapping[RoundKind, tuple[str, ...]]] = {
    RoundKind.T1: ("teknikk-miljo",),
    RoundKind.T2: ("helse",),
}
"""Those that entered every other figure and never sent it in; the rest did nothing."""
CLOSED_OVER = "Eksempel: Fristen er ute, og runden lukkes uten dem som ikke har levert."


def follow_often(program: User, year: int) -> None:
    """Let some lines of a plan that is not adopted yet have a figure each tertial."""
    for line in ScorecardLine.objects.filter(year=year, indicator__code__in=OFTEN, withdrawn=False):
        workflow.save_record(
            by=program,
            model=ScorecardLine,
            pk=line.pk,
            values={"frequency": values.Frequency.TERTIAL},
            reason=OFTEN_REASON,
        )


def report_tertials(program: User, year: int, today: date, say: Callable[[str], None]) -> None:
    """Open, report and close both; they lie in the past, whatever the day is."""
    for kind in DELIVERED:
        say(f"Fører og lukker {kind.label.lower()} {year}")
        opens_on, deadline = days_of(kind, year, today)
        row = workflow.plan_round(
            by=program, year=year, kind=kind, opens_on=opens_on, deadline=deadline, reason=REASON
        )
        _report(workflow.open_round(by=program, round_id=row.pk, reason=REASON), kind)
        workflow.close_round(by=program, round_id=row.pk, reason=CLOSED_OVER, even_if_missing=True)


def days_of(kind: RoundKind, year: int, today: date) -> tuple[date, date]:
    """The usual days, as much earlier as it takes for the second tertial to be over."""
    opens_on, deadline = values.standard_days(values.RoundKind(kind), year)
    _, last = values.standard_days(values.RoundKind.T2, year)
    earlier = max(timedelta(), last + timedelta(days=1) - today)
    return opens_on - earlier, deadline - earlier


def _report(of: Round, kind: RoundKind) -> None:
    management = User.objects.get(username="ledelse")
    for code in BEGUN[kind]:
        enter(of, code, one_of=2)
    for code in DELIVERED[kind]:
        deliver(of, code)
        workflow.approve(by=management, submission_id=Submission.objects.get(round=of, sector__code=code).pk)
