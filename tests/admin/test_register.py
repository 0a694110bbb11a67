"""The register in the admin: sectors, headings, notes, people; every change traced, nothing deleted."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from indicators import workflow
from indicators.management.commands.demo_users import password_of
from indicators.models import Membership, ResultComment, ScorecardLine, Sector, SectorStaffing, User
from tests import municipality
from tests.admin.conftest import Town
from tests.admin.pages import change_url, errors, fields, plain, save, send, signed_in, told


def test_a_sector_with_its_staffing(town: Town) -> None:
    client, url = signed_in(town.controller), "/admin/indicators/sector/add/"
    send(client, url, fields(client, url), name="Kultur", kind="sector", code="kultur", order="3")
    sector = Sector.objects.get(code="kultur")
    assert sector.history.get().history_change_reason == "Lagt til i administrasjonen"
    rows = {
        "staffing-TOTAL_FORMS": "1",
        "staffing-0-year": "2025",
        "staffing-0-fte": "32,4",
        "staffing-0-seen": "0",
    }
    send(client, change_url(sector), {**fields(client, change_url(sector)), **rows}, why="Bemanning fra 5.1")
    staffing = SectorStaffing.objects.get(sector=sector)
    assert str(staffing.fte) == "32.40"
    assert staffing.history.get().history_change_reason == "Bemanning fra 5.1"


def test_dates_in_the_wrong_order_are_an_error(town: Town) -> None:
    response = save(
        signed_in(town.controller), change_url(town.school), valid_from="2025-01-01", valid_to="2024-01-01"
    )
    assert errors(response) == ["Sluttdatoen er før startdatoen."]


@pytest.mark.parametrize("year", ["0", "99999", "to tusen"])
def test_a_year_that_is_none_is_an_error(town: Town, year: str) -> None:
    client, url = signed_in(town.controller), "/admin/indicators/plan/add/"
    response = send(client, url, fields(client, url), year=year, title="Plan")
    assert response.status_code == 200
    assert len(errors(response)) == 1


def test_a_heading_of_another_year_is_refused(town: Town) -> None:
    other = municipality.heading(town.area, "Gammel", year=2024)
    response = save(signed_in(town.controller), change_url(town.line), heading=str(other.pk))
    assert errors(response) == ["Overskriften hører til et annet tjenesteområde eller år enn linjen."]
    town.line.refresh_from_db()
    assert town.line.heading is None


def test_a_new_year_begins_as_the_newest_line(town: Town) -> None:
    client = signed_in(town.controller)
    url = f"/admin/indicators/scorecardline/add/?indicator={town.line.indicator_id}"
    held = fields(client, url)
    assert (held["year"], held["name"], held["direction"]) == ("2026", "Indikator lesing", "lower")
    send(client, url, held)
    assert ScorecardLine.objects.get(indicator=town.line.indicator, year=2026).unit == "%"


def test_a_comment_explains_the_indicators_that_are_ticked(town: Town) -> None:
    comment, _ = workflow.save_record(
        by=town.controller,
        model=ResultComment,
        values={"area": town.area, "year": 2025, "code": "k", "order": 1, "text": "Fordi"},
        reason="Test",
    )
    page = signed_in(town.leader).get(change_url(comment)).content.decode()
    assert "lesing" in page
    assert "fall" not in page
    save(signed_in(town.leader), change_url(comment), indicators=[str(town.line.indicator_id)])
    assert list(comment.indicators.all()) == [town.line.indicator]


def test_a_new_user_with_a_one_time_password_and_a_role(town: Town) -> None:
    client, url = signed_in(town.controller), "/admin/indicators/user/add/"
    held = {**fields(client, url), "username": "ny-leder", "email": "ny@example.no"}
    response = send(client, url, held, password="kort")
    assert errors(response) == ["Passordet er for kort. Det må ha minst 12 tegn."]
    send(client, url, held, password="et-langt-engangspassord")
    person = User.objects.get(username="ny-leder")
    assert person.check_password("et-langt-engangspassord")
    assert (person.is_staff, person.is_superuser) == (False, False)
    rows = {"memberships-TOTAL_FORMS": "1", "memberships-0-role": "leader", "memberships-0-seen": "0"}
    held = {**fields(client, change_url(person)), **rows}
    response = send(client, change_url(person), held)
    assert errors(response) == ["En sektorleder må ha en sektor; andre roller skal ikke ha noen."]
    send(client, change_url(person), {**held, "memberships-0-sector": str(town.school.pk)})
    assert Membership.objects.get(user=person).history.get().history_user == town.controller


def test_no_field_makes_a_superuser(town: Town) -> None:
    client, url = signed_in(town.controller), change_url(town.auditor)
    held = fields(client, url)
    client.post(url, {**held, "is_superuser": "on", "is_staff": "on", "password": "noe-helt-annet-langt"})
    town.auditor.refresh_from_db()
    assert (town.auditor.is_superuser, town.auditor.is_staff) == (False, False)
    assert town.auditor.check_password("et-langt-passord")


def test_nobody_shuts_themselves_out(town: Town) -> None:
    client, url = signed_in(town.controller), change_url(town.controller)
    held = fields(client, url)
    del held["is_active"]
    assert errors(send(client, url, held, why="Slutter")) == ["Du kan ikke stenge deg selv ute."]
    url = change_url(town.auditor)
    held = fields(client, url)
    del held["is_active"]
    assert errors(send(client, url, held)) == ["Skriv hvorfor."]
    town.auditor.refresh_from_db()
    assert town.auditor.is_active is True
    send(client, url, held, why="Har sluttet")
    town.auditor.refresh_from_db()
    assert town.auditor.is_active is False


def test_a_link_for_a_new_password_is_sent_from_the_page_of_the_person_alone(town: Town) -> None:
    User.objects.filter(pk=town.auditor.pk).update(email="revisor@example.no")
    client = signed_in(town.controller)
    chosen = {"action": "send_reset", "_selected_action": [town.auditor.pk, town.leader.pk]}
    client.post("/admin/indicators/user/", chosen, follow=True)
    assert mail.outbox == []
    why = {"lenke-why": "Har glemt det"}
    answers = [
        client.post(f"/personer/{person.pk}/lenke/", why, follow=True)
        for person in (town.auditor, town.leader)
    ]
    assert [told(answer) for answer in answers] == [
        ["Lenken er sendt til adressen som står på personen."],
        [],
    ]
    refused = "Brukeren er stengt, mangler e-postadresse eller har ikke passord her."
    assert [refused in answer.content.decode() for answer in answers] == [False, True]
    assert [letter.to for letter in mail.outbox] == [["revisor@example.no"]]


def test_the_history_says_who_when_what_and_why(town: Town) -> None:
    client = signed_in(town.controller)
    save(client, change_url(town.line), unit="prosent", results__0__written="28 %", why="Ny enhet")
    page = client.get(f"/admin/indicators/scorecardline/{town.line.pk}/history/")
    rows = [(c.who, c.what, plain(c.before), plain(c.after), c.why) for c in page.context["changes"]]
    assert ("controller", "enhet", "%", "prosent", "Ny enhet") in rows
    assert ("controller", "resultat", "", "28 %", "Ny enhet") in rows
    page = client.get(f"/admin/indicators/indicator/{town.line.indicator_id}/history/")
    assert ("controller", "resultat", "", "28 %") in [
        (c.who, c.what, c.before, c.after) for c in page.context["changes"]
    ]


def demo_users() -> str:
    out = StringIO()
    call_command("demo_users", stdout=out)
    return out.getvalue()


@pytest.fixture
def elverums_sectors(db: None) -> None:
    names = (
        "Sektor for skole",
        "Sektor for helse, mestring og omsorg",
        "Eiendomsstaben",
        "Sektor for kultur",
    )
    for order, name in enumerate(names, 1):
        workflow.save_record(
            by=workflow.program_user(),
            model=Sector,
            values={"code": f"s{order}", "name": name, "kind": "sector", "order": order},
            reason="Test",
        )


def test_demo_users_are_made_once_and_printed_each_time(elverums_sectors: None) -> None:
    first = demo_users()
    people = User.objects.exclude(username=workflow.PROGRAM_USER)
    leaders = {"leder-eiendom", "leder-helse", "leder-kultur", "leder-skole"}
    names = leaders | {"bidragsyter", "controller", "ledelse", "revisor"}
    assert set(people.values_list("username", flat=True)) == names
    assert all(person.check_password(password_of(person.username)) for person in people)
    assert all(len(password_of(person.username)) >= 12 for person in people)
    before = (User.objects.count(), Membership.history.count())
    assert demo_users() == first
    assert (User.objects.count(), Membership.history.count()) == before
    assert "leder-skole" in first
    assert password_of("leder-skole") in first


def test_demo_users_are_refused_outside_a_demo(elverums_sectors: None, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="bare i en demo"):
        demo_users()
    assert not User.objects.filter(username="controller").exists()
