"""Markup of any language that somebody typed at any door is text in the report's three files."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators import workflow
from indicators.models import Role, Round, Sector
from indicators.reports import web
from indicators.reports.building import build
from indicators.reports.material import Kind
from indicators.reports.pdf import pdf, set_text
from indicators.reports.runs import cleaned
from indicators.reports.word import word
from indicators.selectors.report.rows import ReportAsked
from tests import municipality
from tests.reports.reading import page_sections, parsed, pdf_sections, word_sections

pytestmark = pytest.mark.django_db

NAME = '{{ 7*7 }} #panic("x") <b>&amp; $x$ @merke'
"""Short enough for a name."""
TEXT = (
    '{%p if x %} {% raw %} #import "@preview/x:1.0.0" $ sum_(i=0) $ <merke> <script>alert(1)</script> &lt; '
    "]]></w:t> <w:p/> <?xml version='1.0'?> // {{ 7+7 }} {# y #} onload=alert(1) =cmd|' /C calc'!A0"
)


def typed(what: str, text: str = TEXT) -> str:
    """A text that tells where it was typed."""
    return f"{what} {text} slutt"


def a_year_of_markup() -> list[str]:
    """Everything that can be typed for a report of 2025, typed as markup; what must be read back."""
    said: list[str] = []

    def text(what: str, markup: str = TEXT) -> str:
        said.append(typed(what, markup))
        return said[-1]

    sector = municipality.record(Sector, code="skole", name=text("sektor", NAME), kind="sector", order=1)
    area = municipality.area("6.4", text("område", NAME), sector)
    heading = municipality.heading(area, text("tittel", NAME))
    line = municipality.line(
        "norm",
        of=area,
        by=sector,
        target="10",
        result="8",
        heading=heading,
        name=text("indikator", NAME),
        short_name=text("kort", NAME),
        unit="<i>{{ u }}</i>",
    )
    leader = municipality.user("leder", Role.LEADER, sector=sector)
    controller = municipality.user("controller", Role.CONTROLLER)
    row = workflow.plan_round(
        by=controller, year=2025, kind="year_end", opens_on=date(2025, 1, 1), deadline=date(2027, 1, 31)
    )
    workflow.open_round(by=controller, round_id=row.pk)
    workflow.explain(by=leader, line_id=line.pk, cause=text("årsak"), version=0)
    workflow.promise_action(
        by=leader,
        line_id=line.pk,
        text=text("tiltak"),
        responsible=text("rektor", NAME),
        due=date(2027, 6, 1),
    )
    workflow.note_figure(by=leader, line_id=line.pk, text=text("fotnote"))
    of: Any = {"by": leader, "year": 2025, "sector_id": sector.pk}
    workflow.comment_results(**of, area_id=area.pk, title=text("omtale", NAME), text=text("kommentar"))
    for kind in ("introduction", "results", "challenges"):
        workflow.write_area_text(**of, area_id=area.pk, kind=kind, text=text(kind))
    work = municipality.work(line, "lesing", text("planlagt"))
    workflow.report_work(by=leader, work_id=work.pk, done=text("gjort"), responsible=text("ansvar", NAME))
    names = ("authority", "service", "opened_text", "finding", "measure", "deadline_text")
    shown = {name: text(f"tilsyn{name}", NAME) for name in names}
    workflow.save_supervision(**of, values=shown)
    shown = {name: text(f"vedtak{name}", NAME) for name in ("text", "cases", "responsible", "deadline_text")}
    decision = workflow.save_decision(**of, values=shown)
    workflow.comment_decision(by=leader, decision_id=decision.pk, text=text("vedtakskommentar"))
    for place in ("supervision", "earlier"):
        values = {name: text(f"{place}{name}", NAME) for name in ("title", "text", "caption")}
        workflow.write_matter_text(by=controller, year=2025, place=place, values=values)
    workflow.save_chapter(
        by=controller,
        year=2025,
        values={"title": text("kapittel", NAME), "text": text("kapitteltekst"), "state": "ready"},
    )
    municipality.count_as_delivered(Round.objects.get(pk=row.pk))
    return said


def test_markup_typed_at_any_door_is_text_in_all_three() -> None:
    said = a_year_of_markup()
    document = build(Kind.ARSMELDING, ReportAsked(2025, "area"))
    html = web.html(document).decode()
    read = {
        "word": word_sections(word(document)),
        "pdf": pdf_sections(parsed(pdf(document))),
        "html": page_sections(html),
    }
    letters = {
        name: signs_of("".join(part for one in sections for part in (one.title, *one.lines)))
        for name, sections in read.items()
    }
    lost = [
        (name, one)
        for name, text in letters.items()
        for one in said
        if signs_of(set_text(cleaned(one))) not in text
    ]
    assert lost == []
    assert "<script" not in html.partition("<body>")[2]


def signs_of(text: str) -> str:
    """Every sign but spaces and hyphens, which setting a text may change."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u00ad\u2010")
