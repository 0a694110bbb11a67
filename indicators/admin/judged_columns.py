"""A judged line as the administration shows it: words and figures, ready to place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine, judge_lines
from indicators.models import ScorecardLine, User
from indicators.presentation.lines.row_views import line_mark
from indicators.presentation.wording.figures import result_text, target_text
from indicators.presentation.wording.sentence import sentence

DASH = "–"
VERDICT = (
    '<span class="st st-{}"><svg class="ico" width="18" height="18" aria-hidden="true">'
    '<use href="#{}"></use></svg>{}</span>'
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was understood of a line's target and result, and the verdict on them."""

    line: JudgedLine
    target: str
    result: str
    verdict: SafeString
    sentence: str
    periods: str


def shown(line: JudgedLine) -> Shown:
    """Word a judged line."""
    mark = line_mark(line)
    return Shown(
        line=line,
        target=str(target_text(line.target, line.spec, named=True)),
        result=result_text(line.result, line.spec, line.result_text, named=True),
        verdict=format_html(VERDICT, mark.css, mark.icon, mark.word),
        sentence=sentence(line),
        periods=", ".join(
            f"{row.period.label}: {result_text(row.result, line.spec, row.text)}" for row in line.periods
        ),
    )


def shown_by_id(ids: Iterable[int], user: User | AnonymousUser | None) -> dict[int, Shown]:
    """The lines with these ids, judged together as ``user`` may read them (None: drafts and all)."""
    lines = judge_lines(ScorecardLine.objects.filter(pk__in=[pk for pk in ids if pk]), user=user)
    return {line.id: shown(line) for line in lines}


class JudgedColumns:
    """The columns of a list whose rows carry ``shown``."""

    @admin.display(description=_("Indikator"))
    def short_name(self, row: Any) -> str:
        return str(row.shown.line.short_name if row.shown else row.code)

    @admin.display(description=_("År"))
    def shown_year(self, row: Any) -> str:
        return str(row.shown.line.year) if row.shown else DASH

    @admin.display(description=_("Område"))
    def area_name(self, row: Any) -> str:
        area = row.shown.line.area if row.shown else None
        return f"{area.number} {area.name}" if area else DASH

    @admin.display(description=_("Ansvarlig"))
    def sector_name(self, row: Any) -> str:
        return row.shown.line.sector.name if row.shown else DASH

    @admin.display(description=_("Mål"))
    def target_shown(self, row: Any) -> str:
        return row.shown.target if row.shown else DASH

    @admin.display(description=_("Resultat"))
    def result_shown(self, row: Any) -> str:
        return row.shown.result if row.shown else DASH

    @admin.display(description=_("Status"))
    def verdict_shown(self, row: Any) -> str:
        return row.shown.verdict if row.shown else DASH
