"""A municipality begins: whose the program is, and its sectors and areas as lists."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from indicators import municipality as whose
from indicators import workflow
from indicators.models import Municipality, Plan, Role, Sector, ServiceArea, TrailEntry, User
from indicators.municipality import Place, municipality
from indicators.presentation.starting.page import starting_page
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.log.verification import verify
from indicators.selectors.register.starting import started, taken_numbers
from indicators.values.lists.unit_lists import read_areas, read_sectors
from tests import municipality as town

pytestmark = pytest.mark.django_db

ELVERUM = Place("Elverum kommune", "3420", "nb", 1838)


@pytest.fixture
def controller() -> User:
    return town.user("kari", Role.CONTROLLER)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is asked whose the program is, each time."""
    monkeypatch.setattr(whose, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(whose.memory, "kept", None)


def sectors(by: User, text: str) -> list[tuple[int, bool]]:
    return [(one.line, one.new) for one in workflow.add_sectors(by=by, rows=read_sectors(text)[1])]


def areas(by: User, text: str) -> list[tuple[int, bool]]:
    return [
        (one.line, one.new) for one in workflow.add_areas(by=by, rows=read_areas(text, taken_numbers())[1])
    ]


def refused(act: object, by: User, text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(workflow.RowsRefused) as stopped:
        act(by, text)  # type: ignore[operator]
    return [(one.line_id, one.field, refusal_text(one.refusal)) for one in stopped.value.rows]


def test_a_list_of_sectors_is_added_once_and_can_be_sent_again_with_more(controller: User) -> None:
    text = "skole; Sektor for skole; sektor\nØkonomistaben"
    assert sectors(controller, text) == [(1, True), (2, True)]
    assert sectors(controller, f"{text}\n\nKultur") == [(1, False), (2, False), (4, True)]
    assert list(Sector.objects.values_list("code", "name", "kind", "order")) == [
        ("skole", "Sektor for skole", "sector", 1),
        ("okonomistaben", "Økonomistaben", "staff", 2),
        ("kultur", "Kultur", "sector", 3),
    ]
    assert set(TrailEntry.objects.filter(by=controller).values_list("act", "reason")) == {
        ("keep_register", "Lagt inn som liste i Kom i gang")
    }
    assert verify().finding is None


def test_a_list_with_a_row_that_cannot_stand_adds_nothing_and_names_every_such_row(controller: User) -> None:
    sectors(controller, "skole; Sektor for skole")
    told = refused(
        sectors, controller, "Ny\nskole; Oppvekst\nÆ Ø; Kultur\na; B; klynge\nhelse; \na; b; stab; c\nny; Bo"
    )
    finnes = "Finnes fra før som %s. Det som finnes, endres på siden Organisasjon."
    assert told == [
        (2, "name", finnes % "Sektor for skole (skole)"),
        (3, "code", "En kode er små bokstaver uten æ, ø og å, tall og bindestrek."),
        (4, "kind", "Skriv «sektor» eller «stab», eller la feltet stå tomt."),
        (6, "", "Listen har ingen kolonne for «c»."),
        (7, "name", finnes % "Ny (ny)"),
    ]
    assert list(Sector.objects.values_list("code", flat=True)) == ["skole"]


def test_areas_are_delivered_by_the_sectors_that_the_list_names(controller: User) -> None:
    sectors(
        controller, "skole; Sektor for skole\nhelse; Sektor for helse, mestring og omsorg\nteknisk; Teknisk"
    )
    text = "6.1; Barnehage; skole\n6.2; Omsorg; skole, Sektor for helse, mestring og omsorg\nVann"
    assert areas(controller, text) == [(1, True), (2, True), (3, True)]
    assert areas(controller, "6.1; Barnehage; skole\nVann") == [(1, False), (2, False)]
    assert [
        (one.number, one.name, [sector.code for sector in one.sectors.all()])
        for one in ServiceArea.objects.all()
    ] == [("6.1", "Barnehage", ["skole"]), ("6.2", "Omsorg", ["skole", "helse"]), ("7", "Vann", [])]
    assert refused(areas, controller, "6.1; Barnehage; teknisk\n6.3; Vei; vei\n6.5; ") == [
        (1, "name", "Finnes fra før som 6.1 Barnehage. Det som finnes, endres på siden Organisasjon."),
        (2, "sectors", "«vei» er ingen sektor eller stab. Skriv koden eller hele navnet."),
        (3, "name", "Navnet mangler."),
    ]
    assert verify().finding is None


@pytest.mark.parametrize(("rows", "said"), [
    (0, "Skriv eller lim inn minst én rad."), (501, "Listen har 501 rader. Legg inn høyst 500 om gangen."),
])  # fmt: skip
def test_an_empty_list_and_an_endless_one_are_refused(controller: User, rows: int, said: str) -> None:
    with pytest.raises(workflow.Invalid) as stopped:
        sectors(controller, "\n".join(f"Sektor {number}" for number in range(rows)))
    assert refusal_text(stopped.value) == said


@pytest.mark.parametrize("role", [Role.MANAGEMENT, Role.AUDITOR])
def test_only_the_controller_sets_the_program_up(role: Role) -> None:
    by = town.user("per", role)
    for act in (sectors, areas):
        with pytest.raises(workflow.NotAllowed):
            act(by, "Vann")
    with pytest.raises(workflow.NotAllowed):
        workflow.save_municipality(by=by, values={"name": "Vik", "number": "1", "language": "nb"})
    with pytest.raises(workflow.NotAllowed):
        workflow.set_aside(by=by, step="fjoraret", aside=True)
    assert not Municipality.objects.exists()


def test_what_the_controller_keeps_goes_before_the_environment(controller: User, asked: None) -> None:
    assert municipality() == ELVERUM
    values = {"name": "Testvik kommune", "number": "9999", "language": "nn", "since": 2020}
    row, changed = workflow.save_municipality(by=controller, values=values)
    assert changed
    assert municipality() == Place("Testvik kommune", "9999", "nn", 2020)
    assert workflow.save_municipality(by=controller, values=values, version=row.version)[1] is False
    workflow.save_municipality(by=controller, values={"since": None}, version=row.version)
    assert municipality().since == 1838
    assert verify().finding is None


@pytest.mark.parametrize(("values", "field"), [
    ({"number": "42"}, "number"), ({"number": "٣٤٢٠"}, "number"), ({"language": "se"}, "language"),
    ({"name": ""}, "name"), ({"since": 1000}, "since"),
])  # fmt: skip
def test_a_municipality_that_cannot_be_is_refused(
    controller: User, values: dict[str, object], field: str
) -> None:
    whole = {"name": "Testvik kommune", "number": "9999", "language": "nn"}
    with pytest.raises(workflow.Invalid) as stopped:
        workflow.save_municipality(by=controller, values={**whole, **values})
    assert list(stopped.value.errors) == [field]


def test_a_database_that_is_away_does_not_take_the_name_with_it(
    controller: User, asked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow.save_municipality(by=controller, values={"name": "Vik", "number": "9999", "language": "nb"})
    assert municipality().name == "Vik"

    def away(*given: object) -> object:
        raise DatabaseError

    monkeypatch.setattr(whose.apps, "get_model", away)
    assert municipality().name == "Vik"
    whose.forget()
    assert municipality() == ELVERUM


def states() -> str:
    return " ".join(step.state for step in starting_page(started()).steps)


def test_each_step_is_counted_by_what_there_is(controller: User) -> None:
    told = [states()]
    workflow.save_municipality(by=controller, values={"name": "Vik", "number": "9999", "language": "nb"})
    told.append(states())
    sectors(controller, "Skole")
    told.append(states())
    areas(controller, "6.4; Skole")
    told.append(states())  # an area without a sector is not done
    areas(controller, "6.5; Kultur; skole")
    area = ServiceArea.objects.get(number="6.4")
    workflow.save_record(
        by=controller, model=ServiceArea, pk=area.pk, values={}, links={"sectors": Sector.objects.all()},
        reason="Ført",
    )  # fmt: skip
    told.append(states())
    workflow.set_aside(by=controller, step="fjoraret", aside=True)
    told.append(states())
    town.user("sjef", Role.MANAGEMENT)
    town.user("leder", Role.LEADER, sector=Sector.objects.get())
    workflow.save_record(by=controller, model=Plan, values={"year": 2026, "title": "Plan"}, reason="Ført")
    town.line("lesing", of=area, by=Sector.objects.get(), year=2026)
    told.append(states())
    workflow.set_aside(by=controller, step="fjoraret", aside=False)
    told.append(states())
    assert told == [
        "next open waiting waiting waiting waiting waiting",
        "done next waiting waiting waiting waiting waiting",
        "done done next open waiting waiting waiting",
        "done done next open waiting waiting waiting",
        "done done done next open waiting waiting",
        "done done done next open aside waiting",
        "done done done done done aside next",
        "done done done done done next open",
    ]
