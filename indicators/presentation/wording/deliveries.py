"""States of deliveries and rounds in words, and how far a deadline is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import Settled
from indicators.models import Round, RoundState, SubmissionState
from indicators.selectors.approval.delivery import SectorState
from indicators.selectors.rounds.rounds import RoundRow

from .inline_html import status_html


@dataclass(frozen=True, slots=True)
class StateMark:
    """A state as word, icon and class suffix."""

    word: str
    css: str

    @property
    def html(self) -> SafeString:
        """Icon and word."""
        return status_html(self.word, f"i-s-{self.css}", f"s-{self.css}")


LATE = "late"


def delivery_mark(sector: SectorState) -> StateMark:
    """The state of a sector's delivery; past the deadline that is what it is called."""
    if sector.late:
        return StateMark(gettext("Forsinket"), LATE)
    return state_mark(sector.state)


def state_mark(state: SubmissionState) -> StateMark:
    """The state of a submission."""
    word = gettext("Til avgjørelse") if state is SubmissionState.SUBMITTED else str(state.label)
    return StateMark(word, state.value)


def round_mark(row: RoundRow) -> StateMark:
    """The state of a round; an open one after its deadline says so."""
    if row.late:
        return StateMark(gettext("Åpen, fristen er ute"), LATE)
    css = {RoundState.PLANNED: "not_begun", RoundState.OPEN: "draft", RoundState.CLOSED: "closed"}
    state = RoundState(row.round.state)
    return StateMark(str(state.label), css[state])


def settled_text(counted: Settled) -> str:
    """How many cells are settled, and how: ``16 tall, 2 uten tall``."""
    said = ngettext("%(count)d tall", "%(count)d tall", counted.figures) % {"count": counted.figures}
    if counted.without:
        said += gettext(", %(count)d uten tall") % {"count": counted.without}
    return said


def figures_text(counted: Settled) -> str:
    """The same; while some are not settled, of how many: ``17 av 18 ført: 16 tall, 1 uten tall``."""
    said = settled_text(counted)
    if counted.settled == counted.expected:
        return said
    return gettext("%(done)d av %(all)d ført: %(figures)s") % {
        "done": counted.settled,
        "all": counted.expected,
        "figures": said,
    }


def asked_words(counted: Settled, forecasts: int, foreseen: int) -> tuple[str, ...]:
    """How much of what a round asks for is there: figures, and forecasts before year-end."""
    said = [figures_text(counted)] if counted.expected else []
    if foreseen:
        told = gettext("%(given)d av %(asked)d prognoser er gitt")
        said.append(told % {"given": forecasts, "asked": foreseen})
    return tuple(said)


def days_text(sector: SectorState) -> str:
    """How the delivery stands to the deadline: ``3 dager for sent``, ``12 dager igjen``."""
    if sector.reopened or (sector.submission.submitted_at is None and sector.delivered):
        return ""
    if sector.days > 0:
        return ngettext("%(count)d dag for sent", "%(count)d dager for sent", sector.days) % {
            "count": sector.days
        }
    if sector.delivered:
        return gettext("i rett tid")
    return days_left(-sector.days)


def days_left(days: int) -> str:
    """``12 dager igjen``, ``siste dag``."""
    if days == 0:
        return gettext("siste dag")
    return ngettext("%(count)d dag igjen", "%(count)d dager igjen", days) % {"count": days}


def round_days(of: Round, today: date) -> str:
    """Where a round's deadline is: ``Fristen er søndag 31. januar 2027, om 12 dager.``"""
    day = date_format(of.deadline, "l j. F Y")
    days = (of.deadline - today).days
    if of.state == RoundState.CLOSED:
        return gettext("Runden er lukket. Fristen var %(day)s.") % {"day": day}
    if days < 0:
        return passed_text(day, -days)
    if days == 0:
        return gettext("Fristen er i dag, %(day)s, ved midnatt.") % {"day": day}
    said = ngettext(
        "Fristen er %(day)s ved midnatt, om %(count)d dag.",
        "Fristen er %(day)s ved midnatt, om %(count)d dager.",
        days,
    )
    return said % {"day": day, "count": days}


def passed_text(day: str, days: int) -> str:
    """``Fristen var 31.01.2027, for 3 dager siden.``"""
    said = ngettext(
        "Fristen var %(day)s, for %(count)d dag siden.",
        "Fristen var %(day)s, for %(count)d dager siden.",
        days,
    )
    return said % {"day": day, "count": days}


def day_text(day: date) -> str:
    """A day as people write it: ``12.01.2027``."""
    return f"{day:%d.%m.%Y}"


def moment(when: datetime | None) -> str:
    """A moment as people write it: ``12.01.2027 kl. 14.02``; empty for none."""
    return f"{timezone.localtime(when):%d.%m.%Y kl. %H.%M}" if when else ""
