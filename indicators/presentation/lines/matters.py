"""Supervision and decisions in words: states, deadlines, and what there is to remark on what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators import values
from indicators.models import Decision, RoundKind, Supervision
from indicators.presentation.wording.actions import overdue_text
from indicators.presentation.wording.mentions import figures_said
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors.matters.page import MatterEntry
from indicators.values import (
    CaseProblem,
    DayProblem,
    contradicting,
    impossible_days,
    read_cases,
    read_typed_day,
    rest_of,
)

from .row_views import StatusMark

STATE_ICONS: Final = {
    "open": ("i-a-under_way", "not_due"),
    "waiting": ("i-s-not_begun", "not_due"),
    "closed": ("i-s-approved", "met"),
    "done": ("i-s-approved", "met"),
    "ended": ("i-a-dropped", "not_due"),
}
CASE_WORDS: Final = {
    CaseProblem.NO_DATE: _("Saken %(case)s står uten dato."),
    CaseProblem.NO_SUCH_DATE: _("Saken %(case)s har en dato som ikke finnes: %(day)s."),
    CaseProblem.OTHER_YEAR: _("Saken %(case)s har en dato fra et annet år: %(day)s."),
    CaseProblem.ODD_FORM: _("Saken er skrevet %(case)s. Vanlig skrivemåte er %(standard)s."),
}


def matter_url(row: Any) -> str:
    """The address of a row's page."""
    return reverse("supervision" if isinstance(row, Supervision) else "decision", kwargs={"pk": row.pk})


def matter_title(row: Any) -> str:
    """What a row is called where there is room for one line."""
    if isinstance(row, Supervision):
        return f"{row.authority}: {row.service}"
    number = row.point or ", ".join(one.standard for one in read_cases(row.cases))
    text = figures_said(str(row.text), row.year)
    return f"{number}: {text}" if number else text


def state_mark(one: MatterEntry) -> StatusMark:
    """The state as icon and word; what is overdue is red."""
    word = one.row.get_state_display()
    if one.overdue:
        return StatusMark(str(word), "i-s-late", "missed")
    return StatusMark(str(word), *STATE_ICONS[one.row.state])


def late_text(one: MatterEntry) -> str:
    """How long it is overdue; empty where it is not."""
    if not one.overdue:
        return ""
    if one.stood is not None:
        return gettext("Over fristen %(day)s") % {"day": f"{one.stood:%d.%m.%Y}"}
    if not one.newest:
        return gettext("Over fristen ved utgangen av %(year)d") % {"year": one.row.year}
    return overdue_text(one.overdue)


def round_word(kind: str) -> str:
    """What a round is called."""
    return str(RoundKind(kind).label)


def stood_text(kind: values.RoundKind | None, year: int) -> str:
    """That a year is read as it stood when a round was closed; empty for one that is read as it is."""
    if kind is None:
        return ""
    said = gettext("Slik det sto da %(round)s ble lukket.")
    return said % {"round": f"{round_word(kind)} {year}"}


def remarks(one: MatterEntry) -> tuple[str, ...]:
    """What there is to remark on a row; what was typed stands as it is."""
    row = one.row
    said = [*_of_deadline(row)]
    if isinstance(row, Decision):
        said += _of_cases(row.cases)
    supervision = isinstance(row, Supervision)
    told = [row.measure] if supervision else [last.text for last in one.comments[-1:]]
    texts = [row.finding if supervision else row.text, *told]
    for day in dict.fromkeys(day for text in texts for day in impossible_days(text)):
        said.append(gettext("Datoen %(day)s finnes ikke.") % {"day": day})
    for text in told:
        if words := contradicting(text, ended=row.ended):
            word = row.get_state_display()
            told_so = gettext("Tilstanden er «%(state)s», men teksten sier «%(words)s».")
            said.append(told_so % {"state": word, "words": words})
    if row.remark:
        said.append(remark_words(row.remark))
    return tuple(said)


def _of_deadline(row: Any) -> Iterable[str]:
    read = read_typed_day(row.deadline_text)
    if read.problem is DayProblem.NO_SUCH_DATE:
        yield gettext("Fristen %(text)s er en dato som ikke finnes, så den kan ikke passeres.") % {
            "text": row.deadline_text
        }
    elif read.problem is DayProblem.WORDS and not row.ended:
        yield gettext("Fristen «%(text)s» er ingen dato, så den kan ikke passeres.") % {
            "text": row.deadline_text.strip()
        }


def _of_cases(text: str) -> Iterable[str]:
    for case in read_cases(text):
        for problem in case.problems:
            given = {"case": case.said, "standard": case.standard, "day": case.said_day}
            yield str(CASE_WORDS[problem]) % given
    if text.strip() and (rest := rest_of(text)):
        yield gettext("Dette er ikke lest som en sak: %(text)s") % {"text": rest}


def two_ways_text(found: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Which cases are written in two ways in a year's list."""
    said = gettext("Saken %(case)s er skrevet på flere måter: %(ways)s.")
    return tuple(said % {"case": case, "ways": ", ".join(ways)} for case, ways in found.items())
