"""Chapters of the report: who writes what, order and numbers, next year's headings, and what stays hidden."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators import workflow
from indicators.models import Partner, ReportChapter, Role, SectorStaffing, TrailEntry, User
from indicators.selectors.report.chapters import (
    chapter_years,
    chapters,
    partners,
    staffing,
    withdrawn_chapters,
)
from tests import municipality
from tests.permissions.world import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def controller() -> User:
    return municipality.user("controller", Role.CONTROLLER)


@pytest.fixture
def management() -> User:
    return municipality.user("management", Role.MANAGEMENT)


def add(by: User, title: str, parent: ReportChapter | None = None, **values: Any) -> ReportChapter:
    return workflow.save_chapter(
        by=by, year=2025, values={"title": title, **values}, parent_id=parent.pk if parent else None
    )


def told(user: User | AnonymousUser, year: int = 2025) -> list[str]:
    return [f"{one.number} {one.row.title}" for one in chapters(user, year)]


def refusal(call: Any) -> str:
    before = TrailEntry.objects.count()
    try:
        call()
    except workflow.Refusal as refused:
        assert TrailEntry.objects.count() == before
        return repr(refused) if isinstance(refused, workflow.Invalid) else type(refused).__name__
    return "done"


def test_a_draft_is_read_by_those_who_write_it_and_numbers_are_the_same_for_all(
    controller: User, management: User
) -> None:
    add(controller, "Glimt", state="ready")
    add(controller, "Innledning", kind="foreword")
    above = add(controller, "Organisering")
    add(controller, "Politisk", above, state="ready")
    add(controller, "Administrativ", above)
    whole = ["1 Glimt", "2 Innledning", "3 Organisering", "3.1 Politisk", "3.2 Administrativ"]
    assert told(controller) == whole
    assert told(management) == [whole[0], whole[1], whole[3]]
    leader = municipality.user("leader", Role.LEADER, sector=municipality.sector())
    for reader in (leader, municipality.user("revisor", Role.AUDITOR), AnonymousUser()):
        assert told(reader) == [whole[0], whole[3]]
    assert [one.row.code for one in chapters(controller, 2025) if one.may_write] == [
        "glimt", "innledning", "organisering", "politisk", "administrativ",
    ]  # fmt: skip
    assert [one.row.code for one in chapters(management, 2025) if one.may_write] == ["innledning"]


def test_management_writes_the_foreword_and_nothing_else_of_it_or_of_others(
    controller: User, management: User
) -> None:
    foreword, other = add(controller, "Innledning", kind="foreword"), add(controller, "Glimt")

    def save(by: User, row: ReportChapter, **values: Any) -> str:
        return refusal(lambda: workflow.save_chapter(by=by, year=2025, pk=row.pk, values=values))

    assert save(management, foreword, text="I år", state="ready", responsible="Kommunedirektøren") == "done"
    assert save(management, foreword, title="Forord") == "NotAllowed"
    assert save(management, foreword, kind="text") == "NotAllowed"
    assert save(management, other, text="Nei") == "NotAllowed"
    acts = [
        lambda: workflow.save_chapter(by=management, year=2025, values={"title": "Ny"}),
        lambda: workflow.move_chapter(by=management, year=2025, pk=foreword.pk, up=False),
        lambda: workflow.withdraw_chapter(by=management, year=2025, pk=foreword.pk),
        lambda: workflow.copy_chapters(by=management, year=2026),
    ]
    assert [refusal(act) for act in acts] == ["NotAllowed"] * 4
    row = ReportChapter.objects.get(pk=foreword.pk)
    assert (row.text, row.state, row.responsible, row.title) == (
        "I år",
        "ready",
        "Kommunedirektøren",
        "Innledning",
    )


def test_a_text_is_kept_as_it_was_typed_and_saving_it_again_writes_nothing(controller: User) -> None:
    row = add(controller, "Glimt")
    text = "# Januar\r\n\r\n<script>{{ 7*7 }}</script> \\- **fet** #let x\n\n{bemanning}\n" + "å" * 60_000
    saved = workflow.save_chapter(by=controller, year=2025, pk=row.pk, values={"text": text}, version=1)
    assert ReportChapter.objects.get(pk=row.pk).text == text
    assert saved.version == 2
    before = TrailEntry.objects.count()
    again = workflow.save_chapter(by=controller, year=2025, pk=row.pk, values={"text": text}, version=1)
    assert (again.version, TrailEntry.objects.count()) == (2, before)


def test_what_cannot_stand_is_refused_at_its_field(controller: User) -> None:
    above = add(controller, "Organisering")
    under = add(controller, "Politisk", above)

    def save(**values: Any) -> str:
        return refusal(lambda: workflow.save_chapter(by=controller, year=2025, pk=under.pk, values=values))

    assert save(title="  ") == "Invalid(errors={'title': ['Skriv en tittel.']})"
    assert save(kind="bilde").startswith("Invalid(errors={'kind':")
    assert save(state="ferdig").startswith("Invalid(errors={'state':")
    assert save(text="å" * 100_001) == "TooLong"
    assert save(text="a\u202eb") == "ForbiddenMark"
    assert save(year=1900) == "NotAllowed"
    assert refusal(lambda: add(controller, "Dypere", under)).startswith("Invalid(errors={'parent':")
    assert refusal(lambda: workflow.withdraw_chapter(by=controller, year=2025, pk=above.pk)).startswith(
        "Invalid"
    )
    elsewhere: dict[str, Any] = {"by": controller, "year": 2024, "pk": under.pk}
    assert [
        refusal(lambda: workflow.save_chapter(**elsewhere, values={"text": "Nei"})),
        refusal(lambda: workflow.move_chapter(**elsewhere, up=True)),
        refusal(lambda: workflow.withdraw_chapter(**elsewhere)),
        refusal(lambda: workflow.copy_chapters(by=controller, year=2020)),
    ] == ["NotFound"] * 4


def test_order_is_moved_one_place_at_a_time_within_the_same_parent(controller: User) -> None:
    one, two, three = (add(controller, title) for title in ("A", "B", "C"))
    add(controller, "B1", two)
    last = add(controller, "B2", two)

    def move(row: ReportChapter, up: bool) -> list[str]:
        workflow.move_chapter(by=controller, year=2025, pk=row.pk, up=up)
        return told(controller)

    assert move(three, True) == ["1 A", "2 C", "3 B", "3.1 B1", "3.2 B2"]
    assert move(last, True) == ["1 A", "2 C", "3 B", "3.1 B2", "3.2 B1"]
    assert move(one, False) == ["1 C", "2 A", "3 B", "3.1 B2", "3.2 B1"]
    before = TrailEntry.objects.count()
    assert move(three, True) == move(two, False) == ["1 C", "2 A", "3 B", "3.1 B2", "3.2 B1"]
    assert TrailEntry.objects.count() == before


def test_a_withdrawn_chapter_leaves_the_report_and_comes_back_last(
    controller: User, management: User
) -> None:
    one = add(controller, "A", state="ready", text="Står")
    add(controller, "B", state="ready")
    workflow.withdraw_chapter(by=controller, year=2025, pk=one.pk)
    assert told(controller) == told(AnonymousUser()) == ["1 B"]
    assert [row.title for row in withdrawn_chapters(controller, 2025)] == ["A"]
    assert withdrawn_chapters(management, 2025) == ()
    back = workflow.withdraw_chapter(by=controller, year=2025, pk=one.pk, withdrawn=False)
    assert (told(controller), back.text) == (["1 B", "2 A"], "Står")


def test_next_year_gets_the_headings_as_empty_drafts_and_keeps_what_it_has(controller: User) -> None:
    add(controller, "Glimt 2025", state="ready", text="Januar", responsible="Per")
    above = add(controller, "Organisering", state="ready", text="Slik")
    add(controller, "Politisk", above, state="ready")
    gone = add(controller, "Borte")
    workflow.withdraw_chapter(by=controller, year=2025, pk=gone.pk)
    own = workflow.save_chapter(
        by=controller, year=2026, code="organisering", values={"title": "Ny organisering", "text": "Ny"}
    )
    assert workflow.copy_chapters(by=controller, year=2026) == 2
    assert told(controller, 2026) == ["1 Ny organisering", "1.1 Politisk", "2 Glimt 2025"]
    rows = {row.code: row for row in ReportChapter.objects.filter(year=2026)}
    assert rows["organisering"] == own
    assert [(rows["glimt-2025"].text, rows["glimt-2025"].state, rows["glimt-2025"].responsible)] == [
        ("", "draft", "Per")
    ]
    assert workflow.copy_chapters(by=controller, year=2026) == 0
    assert chapter_years() == (2026, 2025)


def test_codes_for_addresses_are_made_of_titles_and_are_never_the_same(controller: User) -> None:
    titles = ["Økonomi og ånd", "Økonomi og ånd", "«!»", "«?»", "x" * 200]
    codes = [add(controller, title).code for title in titles]
    assert codes == ["okonomi-og-and", "okonomi-og-and-2", "kapittel", "kapittel-2", "x" * 50]


def test_a_form_that_is_sent_twice_makes_one_chapter(controller: User) -> None:
    given: dict[str, Any] = {"by": controller, "year": 2025, "values": {"title": "Glimt"}, "once": "abc"}
    assert workflow.save_chapter(**given) == workflow.save_chapter(**given)
    assert told(controller) == ["1 Glimt"]


def test_staffing_says_what_is_known_and_compares_only_what_can_be(controller: User) -> None:
    skole, helse, kultur = (
        municipality.sector(code, n) for n, code in enumerate(("skole", "helse", "kultur"))
    )
    record(SectorStaffing, sector=skole, year=2024, fte=Decimal("440.5"))
    record(SectorStaffing, sector=skole, year=2025, fte=Decimal("441.0"), sick_leave=Decimal("11.07"))
    record(SectorStaffing, sector=helse, year=2025, fte=Decimal("673.3"))
    table = staffing(2025)
    assert [(row.name, row.fte, row.before, row.change, row.sick_leave) for row in table.rows] == [
        ("Sektor for skole", Decimal("441.0"), Decimal("440.5"), Decimal("0.5"), Decimal("11.07")),
        ("Sektor for helse", Decimal("673.3"), None, None, None),
        ("Sektor for kultur", None, None, None, None),
    ]
    assert (table.total, table.before, table.change) == (Decimal("1114.3"), None, None)
    record(SectorStaffing, sector=helse, year=2024, fte=Decimal("675"))
    table = staffing(2025)
    assert (table.total, table.before, table.change) == (
        Decimal("1114.3"),
        Decimal("1115.5"),
        Decimal("-1.2"),
    )
    assert staffing(2030).total is None
    assert kultur.pk in {row.sector_id for row in table.rows}


def test_companies_and_cooperation_are_lists_of_a_year(controller: User) -> None:
    record(
        Partner, year=2025, kind="company", order=2, name="B AS", form="Aksjeselskap", share=Decimal("7.6")
    )
    record(Partner, year=2025, kind="company", order=1, name="A KF", form="Foretak")
    record(Partner, year=2025, kind="cooperation", order=1, name="Legevakt", host="Elverum")
    record(Partner, year=2024, kind="company", order=1, name="C AS")
    assert [row.name for row in partners(2025, "company")] == ["A KF", "B AS"]
    assert [row.name for row in partners(2025, "cooperation")] == ["Legevakt"]
    twice = {"year": 2025, "kind": "company", "order": 3, "name": "A KF"}
    with pytest.raises(workflow.Invalid) as refused:
        record(Partner, **twice)
    assert refused.value.errors == {"__all__": ["Navnet står i listen fra før."]}
    with pytest.raises(workflow.Invalid):
        record(Partner, **{**twice, "name": "D AS", "share": Decimal("100.01")})


def enter(by: User, *rows: workflow.TypedStaffing) -> Any:
    return workflow.save_staffing(by=by, year=2025, rows=rows)


def test_staffing_is_entered_whole_or_not_at_all(controller: User, management: User) -> None:
    skole, helse = municipality.sector("skole", 1), municipality.sector("helse", 2)
    typed = workflow.TypedStaffing
    rows = (typed(skole.pk, Decimal("441.0"), Decimal("11.07"), 0), typed(helse.pk, None, None, 0))
    assert enter(controller, *rows) == 1
    assert enter(controller, *rows) == 0
    for refused, fields in (
        (
            (typed(skole.pk, None, Decimal(9), 1), typed(helse.pk, Decimal(5), None, 0)),
            [(skole.pk, "fte", "Invalid")],
        ),
        (
            (typed(skole.pk, Decimal(9), None, 0), typed(helse.pk, Decimal(5), None, 0)),
            [(skole.pk, "fte", "Stale")],
        ),
        ((typed(skole.pk, Decimal(-1), None, 1),), [(skole.pk, "fte", "Invalid")]),
        ((typed(helse.pk, Decimal(5), Decimal("100.1"), 0),), [(helse.pk, "__all__", "Invalid")]),
    ):
        before = TrailEntry.objects.count()
        with pytest.raises(workflow.RowsRefused) as told:
            enter(controller, *refused)
        found = [(one.line_id, one.field, type(one.refusal).__name__) for one in told.value.rows]
        assert (found, TrailEntry.objects.count()) == (fields, before)
    row = SectorStaffing.objects.get()
    assert (row.sector, row.year, row.fte, row.sick_leave) == (
        skole,
        2025,
        Decimal("441.00"),
        Decimal("11.07"),
    )
    assert refusal(lambda: enter(management, *rows)) == "NotAllowed"
    assert refusal(lambda: enter(controller, typed(10**6, Decimal(1), None))) == "NotFound"


def test_the_lists_of_the_year_before_are_copied_once(controller: User, management: User) -> None:
    record(
        Partner, year=2025, kind="company", order=1, name="A AS", form="Aksjeselskap", share=Decimal("7.6")
    )
    record(
        Partner, year=2025, kind="cooperation", order=1, name="Legevakt", host="Elverum", note="Siden 2014"
    )
    record(Partner, year=2025, kind="company", order=2, name="Solgt AS", withdrawn=True)
    record(Partner, year=2026, kind="cooperation", order=1, name="Legevakt", withdrawn=True)
    assert workflow.copy_partners(by=controller, year=2026) == 1
    assert workflow.copy_partners(by=controller, year=2026) == 0
    made = Partner.objects.get(year=2026, kind="company")
    assert (made.name, made.form, made.share, made.order) == ("A AS", "Aksjeselskap", Decimal("7.60"), 1)
    assert partners(2026, "cooperation") == ()
    assert refusal(lambda: workflow.copy_partners(by=controller, year=2030)) == "NotFound"
    assert refusal(lambda: workflow.copy_partners(by=management, year=2026)) == "NotAllowed"


def test_the_foreword_alone_is_managements(controller: User, management: User) -> None:
    right = "indicators.write_chapter"
    kinds = {
        kind: tuple(user.has_perm(right, ReportChapter(kind=kind)) for user in (controller, management))
        for kind in ReportChapter.Kind.values
    }
    assert kinds == dict.fromkeys(ReportChapter.Kind.values, (True, False)) | {"foreword": (True, True)}
