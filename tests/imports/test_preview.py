"""From a table as it comes in to what stands in the register, and back."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.test import Client

from indicators import models as m
from indicators import workflow
from indicators.exports.entry_workbook import write_plan, write_results
from indicators.imports.tables import read_file, read_pasted
from indicators.imports.tables.preview import Preview, preview_of
from indicators.permissions import roles_of
from indicators.presentation.table_import.rows import row_view
from indicators.selectors.log.verification import verify
from indicators.selectors.table_import.entry_workbooks import plan_lines, sector_lines, workbooks_for
from indicators.selectors.table_import.matched_rows import FieldChange
from indicators.values.tables import Source
from tests.imports.test_applying import stands
from tests.kept_rows import again
from tests.plan.conftest import Town, build_town

PLAN = """6.7 Helse

Indikatorer for helsestasjon (funksjon 232)	Resultat 2025	Mål 2026
Andel hjemmebesøk innen 14 dager	92 %	≥ 95 %
Antall avvik *)	4	0

*) Bare avvik av alvorlig grad.
"""
PEOPLE = """Navn	E-post	Rolle	Sektor
Kari Nordmann	kari@eksempel.no	Sektorleder	Sektor for skole
Ola Nordmann	ola@eksempel.no	Revisor
"""
SECTORS = """Sektor	Type
Teknisk	Sektor
Økonomistaben	Stab
"""


@pytest.fixture
def town(db: None) -> Town:
    return again(build_town)


def kept(town: Town, source: Source, purpose: str, year: int = 2026, **more: str) -> m.TableDraft:
    return workflow.keep_table(
        by=town.controller, purpose=purpose, year=year, name=source.name or "Limt inn", sha256=source.digest,
        source=json.dumps(source.to_json()), **more,
    )  # fmt: skip


def use(town: Town, row: m.TableDraft) -> m.TableImport:
    seen = preview_of(row)
    return workflow.apply_table(
        by=town.controller, draft_id=row.pk, version=row.version, rows=seen.wanted, people=seen.people,
        sectors=seen.sectors,
    )  # fmt: skip


def answer_all(town: Town, row: m.TableDraft, **given: str) -> m.TableDraft:
    """Answer what is asked with the first choice, or with what is given for a field."""
    answers = {
        f"question:{one.id}": {one.field: given.get(one.field, one.choices[0] if one.choices else "")}
        for one in preview_of(row).questions
    }
    return workflow.answer_table(by=town.controller, draft_id=row.pk, answers=answers)


def test_a_plan_that_is_pasted_is_the_plan(town: Town) -> None:
    row = kept(town, read_pasted(PLAN), "plan")
    asked = [one.code for one in preview_of(row).questions]
    assert asked == ["sector.missing"]
    row = answer_all(town, row, sector="Sektor for helse")
    assert preview_of(row).questions == ()
    use(town, row)
    lines = m.ScorecardLine.objects.filter(year=2026).order_by("order")
    told = [(one.name, str(one.area), one.sector.code, one.direction, one.unit) for one in lines]
    assert told == [
        ("Andel hjemmebesøk innen 14 dager", "6.7 Helse", "helse", "higher", "%"),
        ("Antall avvik", "6.7 Helse", "helse", "lower", ""),
    ]
    heading = lines[0].heading
    assert heading is not None
    assert [code.code for code in heading.functions.all()] == ["232"]
    notes = m.FootnoteCell.objects.values_list("line__name", "cell", "footnote__text")
    assert list(notes) == [("Antall avvik", "name", "Bare avvik av alvorlig grad.")]
    assert verify().finding is None


def test_what_is_brought_in_twice_changes_nothing(town: Town) -> None:
    row = answer_all(town, kept(town, read_pasted(PLAN), "plan"), sector="Sektor for helse")
    use(town, row)
    again_ = preview_of(kept(town, read_pasted(PLAN), "plan"))
    assert (again_.wanted, again_.questions, [one.effect for one in again_.matched]) == (
        [], (), ["same", "same"],
    )  # fmt: skip


def test_taking_a_plan_back_takes_its_footnotes_back(town: Town) -> None:
    before = stands()
    row = answer_all(town, kept(town, read_pasted(PLAN), "plan"), sector="Sektor for helse")
    done = use(town, row)
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert stands() == before
    assert list(m.FootnoteCell.objects.values_list("withdrawn", flat=True)) == [True]
    assert verify().finding is None


def test_people_of_a_table_are_those_of_a_list(town: Town) -> None:
    row = kept(town, read_pasted(PEOPLE), "people")
    seen = preview_of(row)
    assert seen.questions == ()
    done = use(town, row)
    assert (done.made, done.changed, m.TableDraft.objects.filter(pk=row.pk).exists()) == (2, 0, False)
    people = m.User.objects.filter(email__endswith="@eksempel.no").order_by("email")
    held = m.Membership.objects.filter(user__in=people).order_by("user__email")
    roles = [(one.role, one.sector.code if one.sector else "") for one in held]
    assert ([one.display_name for one in people], roles) == (
        ["Kari Nordmann", "Ola Nordmann"],
        [("leader", "skole"), ("auditor", "")],
    )
    assert preview_of(kept(town, read_pasted(PEOPLE), "people")).to_write == 0
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert [one.is_active for one in people.all()] == [False, False]
    assert [roles_of(one).names for one in people.all()] == [frozenset(), frozenset()]
    assert verify().finding is None


def test_sectors_of_a_table_are_added(town: Town) -> None:
    done = use(town, kept(town, read_pasted(SECTORS), "sectors"))
    assert (done.made, done.changed) == (2, 0)
    new = m.Sector.objects.filter(order__gt=2).values_list("code", "name", "kind")
    assert list(new) == [("teknisk", "Teknisk", "sector"), ("okonomistaben", "Økonomistaben", "staff")]
    assert preview_of(kept(town, read_pasted(SECTORS), "sectors")).to_write == 0


def workbook(write: Any) -> Source:
    file = io.BytesIO()
    write(file)
    return read_file("fylt ut.xlsx", file.getvalue())


@pytest.mark.parametrize("purpose", ["plan", "results"])
def test_a_workbook_that_comes_back_untouched_changes_nothing(town: Town, purpose: str) -> None:
    if purpose == "plan":
        names = [one.name for one in m.Sector.objects.all()]
        source = workbook(lambda file: write_plan(file, plan_lines(town.controller, 2025), 2025, names))
    else:
        found = sector_lines(town.controller, 2025, "skole")
        assert found is not None
        source = workbook(lambda file: write_results(file, found[0], 2025, found[1]))
    seen = preview_of(kept(town, source, purpose, 2025))
    assert (seen.to_write, seen.questions) == (0, ())
    assert {one.effect for one in seen.matched} == {"same"}


def test_what_is_filled_in_comes_in(town: Town) -> None:
    found = sector_lines(town.controller, 2025, "skole")
    assert found is not None
    source = workbook(lambda file: write_results(file, found[0], 2025, found[1]))
    row = kept(town, source, "results", 2025)
    key = next(one.row.key for one in preview_of(row).matched if one.code == "trivsel")
    row = workflow.answer_table(by=town.controller, draft_id=row.pk, answers={key: {"result": "4,6"}})
    use(town, row)
    assert ("trivsel", 2025, "4,6") in stands()["results"]


def test_a_person_is_offered_the_workbooks_of_what_they_report(town: Town) -> None:
    def offered(who: Any) -> list[tuple[int, str]]:
        return [(one.year, one.sector) for one in workbooks_for(who, 2026)]

    assert offered(town.controller) == [(2026, ""), (2025, ""), (2025, "skole"), (2025, "helse")]
    assert offered(town.people["leader"]) == [(2025, "skole")]
    assert sector_lines(town.people["leader"], 2025, "helse") is None


def test_a_preview_asks_the_database_the_same_however_many_rows(
    town: Town, django_assert_num_queries: Any
) -> None:
    head = "6.7 Helse\n\nIndikator\tResultat 2025\tMål 2026\n"
    rows = [f"Andel tiltak nummer {number}\t{number} %\t≥ {number} %\n" for number in range(60)]
    for count in (2, 60):
        row = kept(town, read_pasted(head + "".join(rows[:count])), "plan")
        with django_assert_num_queries(PREVIEW):
            seen: Preview = preview_of(row)
        assert len(seen.wanted) == count


PREVIEW = 7
"""Statements of a preview."""


def test_nothing_is_used_while_a_question_is_open(town: Town) -> None:
    row = kept(town, read_pasted(PLAN), "plan")
    client = Client()
    client.force_login(town.controller)
    page = client.post(f"/import/{row.pk}/bruk/", {"seen": "1"})
    assert (page.status_code, m.TableImport.objects.count()) == (200, 0)
    assert "1 spørsmål står igjen. Besvar det før tabellen brukes." in page.content.decode()


def test_every_figure_of_a_row_is_shown_as_it_was_read(town: Town) -> None:
    text = "6.7 Helse\n\nIndikator\tResultat 2024\tResultat 2025\tMål 2026\nAndel besøk\t91 %\t92%\t≥ 95 %\n"
    row = kept(town, read_pasted(text), "plan")
    seen = preview_of(row)
    shown = row_view(seen.matched[0].row, seen.matched[0], (), {})
    assert [(one.label, one.written, one.read) for one in shown.cells] == [
        ("Tidligere resultat 2025", "92%", "92\xa0%"),
        ("Mål 2026", "≥ 95 %", "≥ 95\xa0%"),
    ]
    assert shown.others == (("Tidligere resultat 2024", "91 %", ""),)


def test_a_leader_sees_nothing_of_what_others_have_not_delivered(town: Town) -> None:
    """A table that names everybody's indicators is held against the leader's own alone."""
    leader = town.people["leader"]
    text = "Kode\tIndikator\tResultat 2025\nlesing\tlesing\t29 %\nfravar\tfravar\t4 %\n"
    row = workflow.keep_table(
        by=leader,
        purpose="results",
        year=2025,
        name="tall",
        sha256="",
        source=json.dumps(read_pasted(text).to_json()),
    )
    seen = preview_of(row, leader)
    assert [(one.code, one.effect, one.reasons, one.changes) for one in seen.matched] == [
        ("lesing", "changed", (), (FieldChange("result", "28 %", "29 %"),)),
        ("fravar", "refused", ("not_yours",), ()),
    ]
    assert [one.key for one in seen.wanted] == ["r1"]
    assert [one.effect for one in preview_of(row, town.controller).matched] == ["changed", "same"]


def test_a_line_that_stands_is_not_moved_by_the_title_that_a_table_stands_under(town: Town) -> None:
    text = "6.9 Kultur\n\nIndikatorer (funksjon 370)\tMål 2025\nlesing\t< 15 %\n"
    line = town.reading
    before = (line.area_id, line.sector_id, line.heading_id)
    row = kept(town, read_pasted(text), "plan", 2025)
    row = workflow.answer_table(by=town.controller, draft_id=row.pk, answers={"r3": {"same_as": "lesing"}})
    assert [[one.field for one in each.changes] for each in preview_of(row).matched] == [["target", "name"]]
    use(town, row)
    line.refresh_from_db()
    assert ((line.area_id, line.sector_id, line.heading_id), line.target.written) == (before, "< 15 %")


GOALS = """6.7 Helse

Indikator	Resultat 2025	Mål 2026
Hovedmål 1: Trygge barn\t\t
Delmål 1.1: Flere besøk\t\t
Andel hjemmebesøk innen 14 dager	92 %	≥ 95 %
Delmål 1.2: Færre avvik\t\t
Antall avvik	4	0
Hovedmål 2: Gode liv\t\t
Delmål 9.1: Bedre helse\t\t
Andel som trives	81 %	≥ 90 %
"""


def goals_that_stand() -> list[tuple[str, str]]:
    """Each goal of a plan with what it stands under, and each line with the goal that it hangs on."""
    goals = m.Goal.objects.filter(withdrawn=False).order_by("pk")
    lines = m.ScorecardLine.objects.filter(withdrawn=False, goal__isnull=False).order_by("order", "pk")
    above = [(one.text, one.parent.text if one.parent else "") for one in goals]
    return above + [(one.name, one.goal.text if one.goal else "") for one in lines]


def test_goals_in_two_levels_become_goals_are_shown_first_and_taken_back(town: Town) -> None:
    row = kept(town, read_pasted(GOALS), "plan")
    questions = [(one.code, one.choices) for one in preview_of(row).questions if one.code == "goal.under"]
    assert questions == [("goal.under", ("Hovedmål 1: Trygge barn", "Hovedmål 2: Gode liv", "alone"))]
    row = answer_all(town, row, sector="Sektor for helse", under="Hovedmål 2: Gode liv")
    seen = preview_of(row)
    shown = [row_view(one, None, (), {}) for one in seen.understanding.rows]
    assert [one.goals for one in shown if one.goals] == [
        "Hovedmål 1: Trygge barn",
        "Hovedmål 1: Trygge barn › Delmål 1.1: Flere besøk",
        "Hovedmål 1: Trygge barn",
        "Hovedmål 1: Trygge barn › Delmål 1.2: Færre avvik",
        "Hovedmål 2: Gode liv",
        "Hovedmål 2: Gode liv › Delmål 9.1: Bedre helse",
    ]
    before, goals = stands(), goals_that_stand()
    done = use(town, row)
    now = goals_that_stand()
    assert now == [
        ("Hovedmål 1: Trygge barn", ""),
        ("Delmål 1.1: Flere besøk", "Hovedmål 1: Trygge barn"),
        ("Delmål 1.2: Færre avvik", "Hovedmål 1: Trygge barn"),
        ("Hovedmål 2: Gode liv", ""),
        ("Delmål 9.1: Bedre helse", "Hovedmål 2: Gode liv"),
        ("Andel hjemmebesøk innen 14 dager", "Delmål 1.1: Flere besøk"),
        ("Antall avvik", "Delmål 1.2: Færre avvik"),
        ("Andel som trives", "Delmål 9.1: Bedre helse"),
    ]
    moved = GOALS.replace("Delmål 9.1: Bedre helse\t\t\n", "")
    again_ = preview_of(kept(town, read_pasted(moved), "plan"))
    assert [(one.effect, one.changes) for one in again_.matched] == [
        ("same", ()),
        ("same", ()),
        ("changed", (FieldChange("goal", "Hovedmål 2: Gode liv › Delmål 9.1: Bedre helse",
                                 "Hovedmål 2: Gode liv"),)),
    ]  # fmt: skip
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert (stands(), goals_that_stand()) == (before, goals)
    assert verify().finding is None
