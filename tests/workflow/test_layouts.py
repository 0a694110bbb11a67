"""What is chosen about a report is kept by those who keep it, once, and another year's can be taken over."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import workflow
from indicators.models import KeptFile, ReportLayout, Role, TrailEntry, User, WordTemplate
from indicators.values.layouts import Layout, Part, Placed, ReportKind
from tests import municipality

pytestmark = pytest.mark.django_db

PLAN = ReportKind.PLAN
CHOSEN = Layout(
    (Placed("mal", True, "Våre mål"), Placed("vurdering", False)), "sector", frozenset({Part.WORK})
)


@pytest.fixture
def controller() -> User:
    return municipality.user("controller", Role.CONTROLLER)


def refusal(act: Any, **given: Any) -> str:
    try:
        act(**given)
    except workflow.Refusal as refused:
        return type(refused).__name__
    return ""


def test_a_layout_is_kept_whole_once_and_told_in_the_trail(controller: User) -> None:
    given: dict[str, Any] = {"by": controller, "year": 2026, "kind": PLAN}
    for _twice in range(2):
        row = workflow.keep_layout(**given, layout=CHOSEN, version=0)
    assert (row.layout, row.version, str(row)) == (CHOSEN, 1, "Virksomhetsplan 2026")
    entry = TrailEntry.objects.get(act="keep_layout")
    assert (entry.act, entry.year, entry.by, entry.after) == (
        "keep_layout",
        2026,
        controller,
        {
            "year": "2026", "kind": "plan", "grouping": "sector", "chapters": "mal: Våre mål\n- vurdering",
            "shows_introduction": True, "shows_chart": True, "shows_comments": True, "shows_series": True,
            "shows_challenges": True,
        },
    )  # fmt: skip
    assert refusal(workflow.keep_layout, **given, layout=Layout(), version=0) == "Stale"
    workflow.keep_layout(**given, layout=Layout(), version=1)
    assert TrailEntry.objects.latest("sequence").after["shows_work"] is True
    assert ReportLayout.objects.get().layout == Layout()


def test_a_layout_is_kept_by_the_controller_alone_and_holds_no_hidden_sign(controller: User) -> None:
    given: dict[str, Any] = {"year": 2026, "kind": PLAN, "layout": CHOSEN}
    manager = municipality.user("manager", Role.MANAGEMENT)
    assert refusal(workflow.keep_layout, by=manager, **given) == "NotAllowed"
    assert refusal(workflow.copy_layout, by=manager, year=2026, kind=PLAN, from_year=2025) == "NotAllowed"
    hidden = Layout((Placed("mal", True, "Mål\u202eabc"),))
    assert refusal(workflow.keep_layout, by=controller, **{**given, "layout": hidden}) == "ForbiddenMark"
    assert refusal(workflow.keep_layout, by=controller, **{**given, "year": 1}) == "Invalid"
    assert refusal(workflow.keep_layout, by=controller, **given, version=3) == "Invalid"
    assert not ReportLayout.objects.exists()


def test_another_years_layout_is_taken_over(controller: User) -> None:
    given: dict[str, Any] = {"by": controller, "kind": PLAN}
    workflow.keep_layout(**given, year=2025, layout=CHOSEN)
    copied = workflow.copy_layout(**given, year=2026, from_year=2025, version=0)
    assert copied.layout == CHOSEN
    for from_year in (2024, 2026):
        assert refusal(workflow.copy_layout, **given, year=2026, from_year=from_year) == "NotFound"
    tertial = {**given, "kind": ReportKind.TERTIAL}
    assert refusal(workflow.copy_layout, **tertial, year=2026, from_year=2025) == "NotFound"


def test_one_template_is_in_force_and_the_others_are_kept(controller: User) -> None:
    def keep(content: bytes, version: int) -> WordTemplate:
        return workflow.keep_word_template(
            by=controller, name=f"{content.decode()}.docx", content=content, version=version
        )

    def in_force() -> list[str]:
        return [one.name for one in WordTemplate.objects.filter(withdrawn=False)]

    first = keep(b"a", 0)
    assert keep(b"a", 0) == first
    second = keep(b"b", first.pk)
    assert (
        in_force(),
        WordTemplate.objects.count(),
        TrailEntry.objects.filter(act="keep_word_template").count(),
    ) == (["b.docx"], 2, 2)
    entry = TrailEntry.objects.latest("sequence")
    assert (entry.label, entry.before["name"], entry.after["name"]) == ("b.docx", "a.docx", "b.docx")
    assert refusal(keep, content=b"c", version=first.pk) == "Stale"
    workflow.choose_word_template(by=controller, pk=first.pk, version=second.pk)
    assert in_force() == ["a.docx"]
    workflow.choose_word_template(by=controller, pk=None, version=first.pk)
    assert in_force() == []
    assert refusal(workflow.choose_word_template, by=controller, pk=0) == "NotFound"
    assert refusal(keep, content=b"", version=0) == "Invalid"
    assert refusal(keep, content=b"x" * 5_000_001, version=0) == "Invalid"
    manager = municipality.user("manager", Role.MANAGEMENT)
    assert refusal(workflow.choose_word_template, by=manager, pk=first.pk) == "NotAllowed"
    assert refusal(workflow.keep_word_template, by=manager, name="m", content=b"m") == "NotAllowed"
    assert sorted(bytes(one.content) for one in KeptFile.objects.all()) == [b"a", b"b"]
