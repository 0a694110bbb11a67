"""The sheets of a meeting that are about one target each: missed, or feared for by those responsible."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.board.missed_list import remarks
from indicators.presentation.charts.bullet import bullet
from indicators.presentation.charts.bullet_svg import STAGE, draw
from indicators.presentation.lines.indicator_facts import Fact
from indicators.presentation.lines.row_views import (
    StatusMark,
    called,
    line_mark,
    line_url,
    sentence_parts,
    verdict_css,
)
from indicators.presentation.wording.actions import ForecastView, forecast_view, marks
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.line_targets import goal
from indicators.presentation.wording.sentence import Segment
from indicators.presentation.wording.why import WhyView, why
from indicators.values import EmptyResult


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a sheet is: its number, its address, and what it is called in the list."""

    number: int
    title: str
    place: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class MissedSheet:
    """One missed target; ``forecast`` where the leader fears for it too."""

    sheet: Sheet
    line: JudgedLine
    url: str
    status: StatusMark
    sentence: tuple[Segment, ...]
    css: str
    bullet: SafeString
    called: str
    why: WhyView
    remarks: tuple[str, ...]
    turned: str
    marks: SafeString
    forecast: ForecastView | None
    source: str


@dataclass(frozen=True, slots=True)
class RiskSheet:
    """One target that is not missed yet, and that the leader fears for."""

    sheet: Sheet
    line: JudgedLine
    url: str
    forecast: ForecastView | None
    bullet: SafeString
    facts: tuple[Fact, ...]
    turned: str
    marks: SafeString
    called: str
    why: WhyView
    source: str


def missed_sheet(line: JudgedLine, sheet: Sheet, *, feared: bool) -> MissedSheet:
    """Preformat a missed target; ``feared``: its leader is unsure of the year as well, or expects a miss."""
    return MissedSheet(
        sheet=sheet,
        line=line,
        url=line_url(line),
        status=line_mark(line),
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        bullet=draw(bullet(line), STAGE),
        called=called(line),
        why=why(line),
        remarks=remarks(line),
        turned=turned_words(line),
        marks=marks(line),
        forecast=forecast_view(line.forecast, line.spec) if feared else None,
        source=_source(line),
    )


def risk_sheet(line: JudgedLine, sheet: Sheet) -> RiskSheet:
    """Preformat a target at risk."""
    return RiskSheet(
        sheet=sheet,
        line=line,
        url=line_url(line),
        forecast=forecast_view(line.forecast, line.spec),
        bullet=draw(bullet(line), STAGE),
        facts=_facts(line),
        turned=turned_words(line),
        marks=marks(line),
        called=called(line),
        why=why(line),
        source=_source(line),
    )


def _facts(line: JudgedLine) -> tuple[Fact, ...]:
    """How it stands, what was wanted, what is expected, and how it was."""
    so_far = line_mark(line).word
    if not isinstance(line.result, EmptyResult):
        so_far = result_text(line.result, line.spec, line.result_text, named=True)
    found = [
        Fact(gettext("Så langt"), so_far),
        Fact(gettext("Mål"), goal(line, named=True)),
    ]
    if line.previous is not None:
        previous = line.previous
        found.append(Fact(str(previous.year), result_text(previous.result, line.spec, previous.text)))
    return tuple(found)


def _source(line: JudgedLine) -> str:
    """Where the target and the figure come from."""
    found = []
    if line.adopted_by:
        found.append(gettext("Målet er vedtatt i %(case)s.") % {"case": line.adopted_by})
    if line.source_line:
        found.append(
            gettext("Hentet fra linje %(number)d i årsmeldingen som tekst.") % {"number": line.source_line}
        )
    else:
        found.append(gettext("Rapportert av %(sector)s.") % {"sector": line.sector.name})
    return " ".join(found)
