"""One sector's delivery to decide on, in words: its rows, what can be done, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.models import EDITABLE, RoundState, SubmissionState, TrailEntry
from indicators.presentation.charts.bullet_svg import LIST
from indicators.presentation.lines.row_views import (
    RowView,
    aligned_rows,
    row_view,
    sentence_parts,
    verdict_css,
)
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.navigation.choices import Titled
from indicators.presentation.wording.actions import (
    ForecastView,
    cause,
    evidence,
    forecast_view,
    promise_text,
    why_no_figure,
)
from indicators.presentation.wording.acts import act_word
from indicators.presentation.wording.corrections import corrected_words
from indicators.presentation.wording.deliveries import StateMark, days_text, delivery_mark, moment, round_days
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.mentions import figures_said
from indicators.presentation.wording.questions import told_of
from indicators.presentation.wording.recipients import ReachView, reach_view
from indicators.presentation.wording.sentence import Segment
from indicators.selectors.approval.approval import DecidedRow, SectorApproval
from indicators.selectors.approval.explanation_requests import ExplanationRequest
from indicators.selectors.recipients import Reach
from indicators.values import Status

from .page import RequestView, asked_said, changes_said, reminded_said, request_view, round_word, when_said

S = SubmissionState


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action with who, when and how far."""

    text: str
    about: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One line to decide on; ``typed`` is a remark that was written and not yet sent, ``wrong`` why not."""

    view: RowView
    sentence: tuple[Segment, ...]
    css: str
    cause: str
    why: str
    lacking: bool
    quote: str
    questions: tuple[tuple[str, str], ...]
    evidence: str
    evidence_href: str
    actions: tuple[ActionView, ...]
    forecast: ForecastView | None
    draft: bool
    remarks: tuple[ExplanationRequest, ...]
    corrected: tuple[str, ...]
    since_return: tuple[str, ...]
    field: str
    typed: str
    wrong: str
    ask: bool
    """Whether the reader may ask the leaders to explain this line."""
    in_form: bool
    """Whether what was typed and refused stands in a form of the row."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the history of a submission."""

    entry: TrailEntry
    act: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the page's forms and refused, with what was wrong: ``wrong`` at the remarks."""

    reason: str = ""
    remarks: Mapping[int, str] = field(default_factory=dict)
    error: str = ""
    act: str = ""
    wrong: Mapping[int, str] = field(default_factory=dict)
    row: int = 0
    """The line whose own form was sent, 0 for none of them."""

    @property
    def at_reason(self) -> bool:
        """Whether what is wrong is the reason, not a remark."""
        return bool(self.error) and not self.wrong


@dataclass(frozen=True, slots=True)
class SectorPage:
    """One sector's delivery."""

    found: SectorApproval
    title: str
    mark: StateMark
    back: str
    when: str
    as_of: str
    days: str
    deadline: str
    facts: tuple[str, ...]
    why_not: str
    decision: str
    decided: str
    groups: tuple[Titled[DecisionRow], ...]
    history: tuple[HistoryLine, ...]
    reminded: str
    typed: Typed
    approve_href: str
    return_href: str
    reopen_href: str
    decline_href: str
    ask_href: str
    answer_href: str
    drop_href: str
    reach: ReachView
    request: RequestView | None = None


def sector_page(found: SectorApproval, typed: Typed | None = None) -> SectorPage:
    """Word one sector's delivery, with what was typed and refused."""
    one, of = found.sector, found.round
    row = one.submission
    paths = {
        f"{act}_href": sector_path(f"approval_{act}", of, row.sector.code)
        for act in ("approve", "return", "reopen", "decline", "ask", "answer", "drop")
    }
    open_again = row.state in (S.RETURNED, S.REOPENED)
    return SectorPage(
        found=found,
        title=row.sector_name,
        mark=delivery_mark(one),
        back=reverse("approval") + query({}, runde=round_word(of)),
        when=when_said(one),
        as_of=_as_of(found),
        days=days_text(one),
        deadline=round_days(of, found.today),
        facts=_facts(found),
        why_not=why_not(found),
        decision=row.decision if open_again else "",
        decided=row.decided_by.display_name if row.decided_by else "",
        groups=_decision_groups(found, typed or Typed()),
        history=tuple(HistoryLine(entry, _history_word(entry.act)) for entry in found.history),
        reminded=reminded_said(one),
        typed=typed or Typed(),
        reach=_reach(found),
        request=request_view(found.request) if found.request else None,
        **paths,
    )


def _reach(found: SectorApproval) -> ReachView:
    one, acts = found.sector, found.acts
    row = one.submission
    lacking = acts.ask and any(_lacks(row) for row in found.rows)
    reach = Reach(
        one.leaders,
        one.without_address,
        remind=row if acts.remind else None,
        ask=row if lacking else None,
        gives_leaders=acts.gives_leaders,
    )
    return reach_view(reach)


def _lacks(row: DecidedRow) -> bool:
    """Whether a row of a card is missed, and nobody has explained it or asked about it."""
    line = row.line
    lacking = line.on_card and line.verdict.status is Status.MISSED and not line.explained
    return lacking and not any(one.waits for one in row.remarks)


def _as_of(found: SectorApproval) -> str:
    """Which moment the rows are of, where that is not now."""
    if found.decided is None:
        return ""
    return gettext(
        "Radene står slik de var da dette ble avgjort %(when)s, endring nr. %(number)d i endringsloggen."
    ) % {"when": moment(found.decided.at), "number": found.decided.number}


def _history_word(act: str) -> str:
    return gettext("Begynte å føre") if act == "report_result" else act_word(act)


def _facts(found: SectorApproval) -> tuple[str, ...]:
    """What the rows below come to: as they are shown, so as they were when they were decided on."""
    one = found.sector
    said = list(asked_said(one))
    if one.submission.delivered:
        lines = [row.line.public or row.line for row in found.rows if row.line.on_card]
        missed = [line for line in lines if line.verdict.status is Status.MISSED]
        told = ngettext("%(count)d mål er ikke nådd", "%(count)d mål er ikke nådd", len(missed))
        said.append(told % {"count": len(missed)})
        if lacking := sum(not line.explained for line in missed):
            said.append(gettext("%(count)d mangler forklaring") % {"count": lacking})
    return (*said, *changes_said(one))


def why_not(found: SectorApproval) -> str:
    """Why the reader can neither approve nor return; empty where that is possible."""
    acts, state = found.acts, found.sector.state
    if acts.approve:
        return ""
    if state is S.SUBMITTED and acts.own and acts.decides:
        return gettext("Du sendte inn dette selv. En annen i ledelsen må avgjøre det.")
    if state is S.SUBMITTED:
        return gettext("Ledelsen avgjør innsendingen. Du kan lese den.")
    if state in EDITABLE:
        return {
            S.NOT_BEGUN: gettext("Sektoren har ikke begynt. Det er ingenting å avgjøre ennå."),
            S.DRAFT: gettext("Sektoren fører tall og har ikke sendt inn. Det er ingenting å avgjøre ennå."),
            S.RETURNED: gettext("Tallene er returnert. De kan avgjøres når sektoren sender inn på nytt."),
            S.REOPENED: gettext("Tallene er gjenåpnet. De kan avgjøres når sektoren sender inn på nytt."),
        }[state]
    if found.round.state == RoundState.CLOSED:
        return gettext("Runden er lukket, og tallene er låst. Skal noe endres, må de gjenåpnes med en grunn.")
    return gettext("Tallene er godkjent og låst. Skal noe endres, må de gjenåpnes med en grunn.")


def _decision_groups(found: SectorApproval, typed: Typed) -> tuple[Titled[DecisionRow], ...]:
    """What was missed first, then what has no figure, then what was reached."""
    rows, asks = found.rows, found.acts.ask and not found.acts.give_back
    views = aligned_rows([row_view(row.line, LIST) for row in rows])
    worded = [_decision(row, view, typed, asks=asks) for row, view in zip(rows, views, strict=True)]
    wanted: tuple[tuple[str, tuple[Status, ...]], ...] = (
        (gettext("Ikke nådd"), (Status.MISSED,)),
        (
            gettext("Uten tall, eller må vurderes"),
            (Status.NOT_MEASURED, Status.NOT_REPORTED, Status.UNDECIDED),
        ),
        (gettext("Ikke forfalt"), (Status.NOT_DUE,)),
        (gettext("Nådd"), (Status.MET,)),
        (gettext("Uten mål, eller måles ikke i år"), (Status.NO_TARGET, Status.NOT_PLANNED)),
    )
    groups = [
        (title, tuple(row for row in worded if row.view.line.verdict.status in chosen))
        for title, chosen in wanted
    ]
    return tuple(Titled(f"{title} ({len(held)})", held) for title, held in groups if held)


ASKED_ABOUT = (Status.MISSED, Status.NOT_MEASURED, Status.NOT_REPORTED, Status.UNDECIDED)
"""What there is something to explain about."""


def _decision(row: DecidedRow, view: RowView, typed: Typed, *, asks: bool) -> DecisionRow:
    missed = row.line.verdict.status is Status.MISSED
    not_due = row.line.verdict.status is Status.NOT_DUE
    told, documented = cause(row.line), evidence(row.line)
    said = next((one.text for one in row.line.explanations if not one.cause), "")
    said = figures_said(said, row.line.year)
    ask = asks and row.line.verdict.status in ASKED_ABOUT and not any(one.waits for one in row.remarks)
    forms = {"ask": ask, "answer": any(one.request and one.request.may_answer for one in row.remarks)}
    return DecisionRow(
        view=view,
        sentence=sentence_parts(row.line),
        css=verdict_css(row.line.verdict),
        cause=told,
        why=why_no_figure(row.line),
        lacking=missed and not told and not said,
        quote="" if told else said,
        questions=told_of(row.line).rows,
        evidence=documented,
        evidence_href=documented if documented.lower().startswith("https://") else "",
        actions=tuple(_action(one) for one in row.line.actions),
        forecast=forecast_view(row.line.forecast, row.line.spec) if not_due else None,
        draft=row.line.draft,
        remarks=row.remarks,
        corrected=tuple(corrected_words(one) for one in row.corrected),
        since_return=_since_return(row),
        field=f"merknad-{row.line.id}",
        typed=typed.remarks.get(row.line.id, ""),
        wrong=typed.wrong.get(row.line.id, ""),
        ask=ask,
        in_form=forms.get(typed.act, False),
    )


def _since_return(row: DecidedRow) -> tuple[str, ...]:
    """What the sector changed after the return: figure, cause and actions, from what to what."""
    then, now = row.before, row.line
    if then is None:
        return ()
    pairs = (
        (gettext("Resultat"), _figure(then), _figure(now)),
        (gettext("Årsak"), cause(then), cause(now)),
        (gettext("Tiltak"), *("; ".join(one.text for one in line.actions) for line in (then, now))),
    )
    empty = gettext("ingenting")
    told = gettext("%(what)s endret siden returen: fra «%(old)s» til «%(new)s».")
    return tuple(
        told % {"what": what, "old": old or empty, "new": new or empty}
        for what, old, new in pairs
        if old != new
    )


def _figure(line: JudgedLine) -> str:
    return result_text(line.result, line.spec, line.result_text, named=True)


def _action(one: ActionRow) -> ActionView:
    return ActionView(one.text, promise_text(one.responsible, one.due, one.state))
