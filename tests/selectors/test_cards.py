"""The cards as the report has them, an indicator's page, and the table."""

from __future__ import annotations

import pytest

from indicators import selectors, workflow
from indicators.models import Role, ScorecardLine, User
from indicators.values import Status
from tests import municipality
from tests.asking import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum")]


@pytest.fixture
def reader() -> User:
    return municipality.user("revisor", Role.AUDITOR)


def test_a_card_has_the_headings_and_order_of_the_report(reader: User) -> None:
    (card,) = selectors.cards(reader, 2025, key="6.4")
    assert (card.number, card.title, card.sectors) == ("6.4", "Skole", ("Sektor for skole",))
    assert [(group.title, group.functions, len(group.lines)) for group in card.groups] == [
        ("Grunnskole", ("202",), 12),
        ("Kulturskolen", ("383",), 2),
        ("Voksenopplæring", ("213",), 2),
    ]
    assert [line.source_line for line in card.lines] == sorted(line.source_line or 0 for line in card.lines)


def test_a_heading_repeated_after_a_page_break_opens_no_group(reader: User) -> None:
    (card,) = selectors.cards(reader, 2025, key="6.2")
    (group,) = [group for group in card.groups if any(line.source_line == 439 for line in group.lines)]
    assert [line.source_line for line in group.lines] == [434, 438, 439, 440]


def test_the_previous_year_of_a_group_is_the_one_of_its_figures(reader: User) -> None:
    (card,) = selectors.cards(reader, 2025, key="6.7")
    assert [group.previous_year for group in card.groups] == [2024, 2024, 2024, 2023]


def test_notes_are_numbered_as_they_are_met_and_found_by_their_cells(reader: User) -> None:
    (card,) = selectors.cards(reader, 2025, key="6.2")
    assert [note.number for note in card.notes] == list(range(1, len(card.notes) + 1))
    exercise = next(line for line in card.lines if line.source_line == 439)
    numbers = card.note_numbers[exercise.id, "result"]
    texts = [note.text for note in card.notes if note.number in numbers]
    assert texts[0].startswith("Hendelsen bombefunn Terningmoen")
    assert [note.remark for note in card.notes if note.number in numbers] == [False, True]


def test_every_card_by_sector_holds_the_same_lines(reader: User) -> None:
    by_area = {line.id for card in selectors.cards(reader, 2025) for line in card.lines}
    by_sector = {line.id for card in selectors.cards(reader, 2025, by="sector") for line in card.lines}
    assert len(by_area) == 135
    assert by_area == by_sector


def test_an_indicator_knows_its_years_neighbours_and_changes(reader: User) -> None:
    view = selectors.indicator(reader, "skole-lesing-5", 2025)
    assert view is not None
    assert [(row.year, row.verdict.status) for row in view.years] == [
        (2024, Status.NO_TARGET),
        (2025, Status.MISSED),
    ]
    assert (view.position, view.count, view.before is None) == (1, 16, True)
    assert view.after is not None
    assert view.after.source_line == 591
    assert len(view.siblings) == 12
    assert [(row.what, row.year, row.before, row.after) for row in view.changes] == [
        ("result", 2025, "", "28,2 %"),
        ("target", 2025, "", "<20 %"),
        ("result", 2024, "", "28,8 %"),
    ]
    assert {(row.who, row.why) for row in view.changes} == {
        ("Målekort (programmet)", "Lest inn fra årsmeldingen for 2025")
    }


def test_a_correction_shows_who_when_from_to_and_why(reader: User) -> None:
    line = ScorecardLine.objects.get(source_line=590, year=2025)
    leader = municipality.user("leder", Role.LEADER, sector=line.sector, first_name="Kari", last_name="Prøve")
    workflow.report_result(by=leader, line_id=line.pk, text="27,9 %", reason="Ny telling", version=1)
    view = selectors.indicator(reader, line.indicator.code, 2025)
    assert view is not None
    newest = view.changes[0]
    assert (newest.who, newest.before, newest.after, newest.why) == (
        "Kari Prøve",
        "28,2 %",
        "27,9 %",
        "Ny telling",
    )


@pytest.mark.parametrize(("code", "year"), [("finnes-ikke", 2025), ("skole-lesing-5", 1999)])
def test_what_does_not_exist_is_none(reader: User, code: str, year: int) -> None:
    assert selectors.indicator(reader, code, year) is None


def lines(reader: User, query: str) -> list[int | None]:
    view = selectors.table(reader, asked(query))
    return [line.source_line for line in view.lines]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 135),
        ("status=ikke-nadd", 51),
        ("status=nadd&status=ikke-malt", 80),
        ("omrade=6.4", 16),
        ("omrade=6.4&status=nadd", 4),
        ("sok=trivsel", 3),
        ("sok=TRIVSEL+7.", 1),
        ("sok=383", 2),
        ("sok=finnes+ikke+her", 0),
        ("forklaring=mangler&status=ikke-nadd&omrade=6.4", 12),
    ],
)
def test_filters_of_the_table(reader: User, query: str, count: int) -> None:
    assert len(lines(reader, query)) == count


def test_norwegian_letters_are_found_whatever_their_case(reader: User) -> None:
    assert lines(reader, "sok=ÅPNE+DAGER") == lines(reader, "sok=åpne+dager") == [677]


def test_all_years_have_earlier_lines_too(reader: User) -> None:
    view = selectors.table(reader, asked("ar=alle"))
    assert {line.year for line in view.lines} == {2023, 2024, 2025}
    assert [line.year for line in view.lines] == sorted((line.year for line in view.lines), reverse=True)


def test_series_come_when_asked_for(reader: User) -> None:
    assert len(lines(reader, "serier=med")) == 139
