"""A table is brought in as one act, all or nothing, and taken back as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import models as m
from indicators import workflow
from indicators.selectors.log.verification import verify
from indicators.workflow import AreaWanted, FigureWanted, RowWanted
from tests import municipality
from tests.kept_rows import again
from tests.plan.conftest import Town, build_town

PLACE = ("line__indicator__code", "line__year")
TOLD = {"name", "direction", "value_kind", "unit", "withdrawn", "order"}
LINE = {
    "name": "Andel med fast lege",
    "short_name": "Fast lege",
    "direction": "higher",
    "value_kind": "percent",
    "unit": "%",
}


@pytest.fixture
def town(db: None) -> Town:
    return again(build_town)


def draft(town: Town, purpose: str = "plan", year: int = 2026, by: Any = None) -> m.TableDraft:
    return workflow.keep_table(
        by=by or town.controller, purpose=purpose, year=year, name="plan.docx", sha256="ab" * 32, source="{}"
    )


def apply(
    town: Town, rows: Sequence[RowWanted], row: m.TableDraft | None = None, **more: Any
) -> m.TableImport:
    found = row or draft(town)
    return workflow.apply_table(
        by=town.controller, draft_id=found.pk, version=found.version, rows=rows, **more
    )


def stands() -> dict[str, Any]:
    """Everything that an import may write, as it is read: lines in use, figures that say something."""
    lines = m.ScorecardLine.objects.filter(withdrawn=False)
    used = m.Indicator.objects.filter(in_use=True)
    return {
        "lines": sorted(lines.values_list("indicator__code", "year", *sorted(TOLD), "sector__code")),
        "indicators": sorted(used.values_list("code", flat=True)),
        "plans": sorted(m.Plan.objects.filter(withdrawn=False).values_list("year", "title")),
        "targets": sorted(
            m.Target.objects.exclude(written="").values_list(
                "line__indicator__code", "line__year", "written", "in_words"
            )
        ),
        "results": sorted(m.Result.objects.exclude(written="").values_list(*PLACE, "written")),
        "benchmarks": sorted(
            m.Benchmark.objects.filter(superseded=False).values_list(
                "line__indicator__code", "written", "edition"
            )
        ),
    }


def a_new_one(town: Town, **other: Any) -> RowWanted:
    figures = (
        FigureWanted("target", "target", 2026, "≥ 95 %"),
        FigureWanted("previous", "result", 2025, "93 %"),
    )
    given: dict[str, Any] = {
        "key": "r1", "year": 2026, "indicator_id": None, "figures": figures, "line": LINE,
        "area": AreaWanted(None, "6.5", "Legetjeneste"), "sector_id": town.school.pk, "heading": "Leger",
        "functions": ("241",), "code": "Fast lege",
    }  # fmt: skip
    return RowWanted(**(given | other))


def a_known_one(town: Town) -> RowWanted:
    """A row of an indicator that stands in 2025, into the plan of 2026."""
    line = {
        "name": "Lesing på nytt",
        "short_name": "Lesing",
        "direction": "lower",
        "value_kind": "percent",
        "unit": "%",
    }
    figures = (FigureWanted("target", "target", 2026, "< 15 %"),)
    return RowWanted("r2", 2026, town.reading.indicator_id, figures, line=line, sector_id=town.school.pk)


def test_rows_become_indicators_lines_targets_and_figures(town: Town) -> None:
    before = stands()
    done = apply(town, [a_new_one(town), a_known_one(town)])
    assert (done.made, done.changed, done.name, done.state) == (1, 1, "plan.docx", "applied")
    now = stands()
    new = {name: [one for one in now[name] if one not in before[name]] for name in now}
    columns = (*sorted(TOLD), "sector__code")
    assert columns == ("direction", "name", "order", "unit", "value_kind", "withdrawn", "sector__code")
    assert new == {
        "lines": [
            ("fast-lege", 2025, "higher", "Andel med fast lege", 1, "%", "percent", False, "skole"),
            ("fast-lege", 2026, "higher", "Andel med fast lege", 1, "%", "percent", False, "skole"),
            ("lesing", 2026, "lower", "Lesing på nytt", 1, "%", "percent", False, "skole"),
        ],
        "indicators": ["fast-lege"],
        "plans": [(2026, "Virksomhetsplan 2026")],
        "targets": [("fast-lege", 2026, "≥ 95 %", False), ("lesing", 2026, "< 15 %", False)],
        "results": [("fast-lege", 2025, "93 %")],
        "benchmarks": [],
    }
    line = m.ScorecardLine.objects.get(indicator__code="fast-lege", year=2026)
    assert (str(line.area), line.planned) == ("6.5 Legetjeneste", True)
    assert line.heading is not None
    assert (line.heading.title, [str(one) for one in line.heading.functions.all()]) == ("Leger", ["241"])
    assert not m.ScorecardLine.objects.get(indicator__code="fast-lege", year=2025).planned
    assert verify().finding is None


def test_the_trail_names_the_file_and_its_digest(town: Town) -> None:
    apply(town, [a_new_one(town)], reason="Vedtatt i juni")
    entries = m.TrailEntry.objects.order_by("-sequence")
    assert {one.act for one in entries[:6]} == {"import_table"}
    last = entries[0]
    assert (last.reason, last.after) == (
        "Importert fra «plan.docx» (abababababab). Vedtatt i juni",
        {
            "name": "plan.docx", "sha256": "ab" * 32, "purpose": "plan", "year": 2026, "state": "applied",
            "made": 1, "changed": 0,
        },
    )  # fmt: skip


def test_each_row_more_takes_the_same_few_statements_to_write_and_to_take_back(town: Town) -> None:
    taken = []
    for count in (2, 4, 8):
        many = [a_new_one(town, key=f"r{one}", code=f"fast-{count}-{one}") for one in range(count)]
        with CaptureQueriesContext(connection) as written:
            done = apply(town, many)
        with CaptureQueriesContext(connection) as undone:
            workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
        taken.append((len(written), len(undone)))
    (_first, second, third) = taken
    assert ((third[0] - second[0]) / 4, (third[1] - second[1]) / 4) == (44, 68)


def test_a_sector_owes_from_its_first_line_until_the_import_is_taken_back(town: Town) -> None:
    """Its delivery begins with the first figure, in the same act that makes the line."""
    culture = municipality.sector("kultur", 3)
    days = {"opens_on": date(2025, 1, 1), "deadline": date(2026, 1, 31)}
    round_ = workflow.plan_round(by=town.controller, year=2025, kind="year_end", **days)
    workflow.open_round(by=town.controller, round_id=round_.pk)

    def owed() -> dict[str, tuple[str, bool]]:
        rows = m.Submission.with_lapsed.values_list("sector__code", "state", "lapsed")
        return {code: (state, lapsed) for code, state, lapsed in rows}

    before = owed()
    assert set(before) == {"skole", "helse"}
    new = [a_new_one(town, sector_id=culture.pk, key=f"r{n}", code=f"ny-{n}") for n in (1, 2)]
    done = apply(town, new)
    assert owed() == before | {"kultur": ("draft", False)}
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert owed() == before | {"kultur": ("draft", True)}
    assert verify().finding is None


def test_undoing_leaves_what_stood_before(town: Town) -> None:
    before = stands()
    found = draft(town)
    done = apply(town, [a_new_one(town), a_known_one(town)], found)
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert stands() == before
    again_ = workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert (again_.state, again_.version) == ("undone", 2)
    found.refresh_from_db()
    assert found.used is None
    assert verify().finding is None


def test_what_was_undone_can_be_used_again_and_gives_the_same(town: Town) -> None:
    found = draft(town)
    done = apply(town, [a_new_one(town)], found)
    first = stands()
    workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    pk = m.Indicator.objects.get(code="fast-lege").pk
    found.refresh_from_db()
    apply(town, [a_new_one(town, indicator_id=pk, area=AreaWanted(None, "6.5", "Legetjeneste"))], found)
    assert stands() == first


def test_one_bad_row_writes_nothing_and_every_bad_cell_is_named(town: Town) -> None:
    before, entries = stands(), m.TrailEntry.objects.count()
    bad_target = FigureWanted("target", "target", 2026, "9..5 %")
    bad_result = FigureWanted("previous", "result", 2025, "x" * 5000)
    rows = [
        a_new_one(town),
        a_new_one(town, key="r5", figures=(bad_target,)),
        a_new_one(town, key="r6", figures=(bad_result,)),
        a_new_one(town, key="r7", sector_id=None),
        a_new_one(town, key="r8", area=None),
    ]
    with pytest.raises(workflow.TableRefused) as refused:
        apply(town, rows)
    assert [(one.key, one.field) for one in refused.value.cells] == [
        ("r5", "target"), ("r6", "previous"), ("r7", "sector"), ("r8", "area"),
    ]  # fmt: skip
    assert (stands(), m.TrailEntry.objects.count()) == (before, entries)


def test_a_figure_that_somebody_changed_meanwhile_is_not_overwritten(town: Town) -> None:
    figure = FigureWanted("target", "target", 2025, "< 10 %", seen="< 25 %")
    row = RowWanted("r1", 2025, town.reading.indicator_id, (figure,), line={"name": "Lesing"})
    with pytest.raises(workflow.TableRefused) as refused:
        apply(town, [row], draft(town, year=2025))
    assert [(one.key, one.field, type(one.refusal)) for one in refused.value.cells] == [
        ("r1", "target", workflow.Stale)
    ]


def test_what_was_changed_since_is_not_undone(town: Town) -> None:
    done = apply(town, [a_new_one(town)])
    line = m.ScorecardLine.objects.get(indicator__code="fast-lege", year=2026)
    workflow.set_target(by=town.controller, line_id=line.pk, text="≥ 96 %", reason="Nytt")
    before = stands()
    with pytest.raises(workflow.CannotUndoImport) as refused:
        workflow.undo_table(by=town.controller, import_id=done.pk, reason="Feil fil")
    assert refused.value.changed == (str(line),)
    assert stands() == before


def test_a_table_with_nothing_new_is_not_an_import(town: Town) -> None:
    row = RowWanted("r1", 2025, town.reading.indicator_id, (), line={"name": town.reading.name})
    with pytest.raises(workflow.Invalid):
        apply(town, [row], draft(town, year=2025))
    assert m.TableImport.objects.count() == 0


def test_a_preview_is_its_makers_and_the_controllers(town: Town) -> None:
    leader = town.people["leader"]
    own = draft(town, "results", 2025, by=leader)
    others = draft(town, "results", 2025)
    assert workflow.answer_table(by=leader, draft_id=own.pk, answers={"r1": {"result": "12"}}).version == 2
    assert (
        workflow.answer_table(by=town.controller, draft_id=own.pk, answers={"r1": {"result": ""}}).answers
        == {}
    )
    with pytest.raises(workflow.NotAllowed):
        workflow.answer_table(by=leader, draft_id=others.pk, answers={"r1": {"result": "12"}})
    with pytest.raises(workflow.NotAllowed):
        draft(town, "plan", by=leader)
    with pytest.raises(workflow.Stale):
        workflow.answer_table(by=leader, draft_id=own.pk, answers={"r1": {"result": "13"}}, version=1)
    workflow.discard_table(by=leader, draft_id=own.pk)
    assert list(m.TableDraft.objects.values_list("pk", flat=True)) == [others.pk]


def test_a_leader_brings_in_figures_of_the_own_sector_alone(town: Town) -> None:
    leader = town.people["leader"]
    found = draft(town, "results", 2025, by=leader)
    mine = RowWanted(
        "r1", 2025, town.reading.indicator_id, (FigureWanted("result", "result", 2025, "18 %", seen="28 %"),)
    )
    workflow.apply_table(by=leader, draft_id=found.pk, version=1, rows=[mine])
    assert ("lesing", 2025, "18 %") in stands()["results"]
    foreign = FigureWanted("result", "result", 2025, "3 %", seen="9 %")
    other = draft(town, "results", 2025, by=leader)
    row = RowWanted("r1", 2025, town.absence.indicator_id, (foreign,))
    with pytest.raises(workflow.TableRefused) as refused:
        workflow.apply_table(by=leader, draft_id=other.pk, version=1, rows=[row])
    assert [type(one.refusal) for one in refused.value.cells] == [workflow.NotAllowed]
    done = m.TableImport.objects.get()
    workflow.undo_table(by=leader, import_id=done.pk, reason="Feil fil")
    assert ("lesing", 2025, "18 %") not in stands()["results"]


def test_the_first_areas_of_a_municipality_stand_in_the_order_of_the_table(db: None) -> None:
    controller, sector = municipality.user("c", m.Role.CONTROLLER), municipality.sector()
    municipality.record(m.Plan, year=2026, title="Plan 2026")
    row = workflow.keep_table(
        by=controller, purpose="plan", year=2026, name="plan.docx", sha256="ab" * 32, source="{}"
    )
    rows = [
        RowWanted(name, 2026, None, (), line={**LINE, "name": name}, area=area, sector_id=sector.pk)
        for name, area in (
            ("Vann", AreaWanted(None, "6.8", "Vann")),
            ("Lege", AreaWanted(None, "6.5", "Lege")),
        )
    ]
    workflow.apply_table(by=controller, draft_id=row.pk, version=row.version, rows=rows)
    assert list(m.ServiceArea.objects.order_by("order").values_list("number", "order")) == [
        ("6.8", 1), ("6.5", 2),
    ]  # fmt: skip
