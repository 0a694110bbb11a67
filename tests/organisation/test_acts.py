"""Moving, merging, splitting and ending: which lines go where, what is owed, and what stands in the trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from indicators import workflow
from indicators.models import Act, Heading, Role, Sector, ServiceArea, Submission, TrailEntry
from indicators.selectors.log.verification import verify
from tests import municipality

from .conftest import WHY, Town

pytestmark = pytest.mark.django_db

LATER = (2026, 2027)


def moved(town: Town, codes: dict[str, str], *, unit: int = 0) -> dict[tuple[str, int], tuple[str, str, str]]:
    """The places of all lines where these indicators have another sector from 2026 on."""
    places = BEFORE(town)
    for code, new in codes.items():
        for year in LATER:
            place = list(places[code, year])
            place[unit] = new
            places[code, year] = (place[0], place[1], place[2])
    return places


def BEFORE(_town: Town) -> dict[tuple[str, int], tuple[str, str, str]]:
    """Where everything stands at first."""
    skole = {(code, year): ("skole", "6.4", "Grunnskole") for code in ("lesing", "regning") for year in YEARS}
    barn = {("plasser", year): ("barnehage", "6.5", "") for year in YEARS}
    return skole | barn | {("besok", 2025): ("kultur", "6.4", "")}


YEARS = (2025, 2026, 2027)


def move(town: Town, *codes: str, year: int = 2026, **to: Any) -> workflow.Reorganised:
    ids = [town.line(code, year).pk for code in codes]
    return workflow.move_lines(by=town.controller, line_ids=ids, reason=WHY, **to)


def merge(town: Town, *codes: str, into: str, year: int = 2026, name: str = "") -> workflow.Reorganised:
    pks = [town.sectors[code].pk for code in codes]
    return workflow.merge_units(
        by=town.controller,
        model=Sector,
        pks=pks,
        into_id=town.sectors[into].pk,
        year=year,
        reason=WHY,
        name=name,
    )


def split(town: Town, source: str, *lines: str, year: int = 2026) -> workflow.Reorganised:
    return workflow.split_unit(
        by=town.controller, model=Sector, pk=town.sectors[source].pk, year=year, reason=WHY,
        values={"code": "ny", "name": "Ny sektor", "kind": "sector", "order": 9},
        line_ids=[town.line(code, year).pk for code in lines],
    )  # fmt: skip


def end(town: Town, code: str, last_year: int, to: str | None = None) -> workflow.Reorganised:
    heir = town.sectors[to].pk if to else None
    return workflow.end_unit(
        by=town.controller,
        model=Sector,
        pk=town.sectors[code].pk,
        last_year=last_year,
        to_id=heir,
        reason=WHY,
    )


def test_a_line_goes_to_a_sector_that_owes_nothing_yet(town: Town) -> None:
    """The line is owed by its new sector at once, and by the old one no more; later plans follow."""
    assert town.owed() == {"skole": "not_begun", "barnehage": "not_begun"}
    done = move(town, "plasser", sector_id=town.sectors["kultur"].pk)
    assert town.places() == moved(town, {"plasser": "kultur"})
    assert town.owed() == {"skole": "not_begun", "kultur": "not_begun"}
    assert [(one.sector, one.owed, one.owes) for one in done.owed] == [
        ("Sektor for barnehage", True, False), ("Sektor for kultur", False, True),
    ]  # fmt: skip
    assert set(town.areas["6.5"].sectors.values_list("code", flat=True)) == {"barnehage", "kultur"}
    move(town, "plasser", sector_id=town.sectors["barnehage"].pk)
    assert town.places() == BEFORE(town)
    assert town.owed() == {"skole": "not_begun", "barnehage": "not_begun"}
    assert verify().finding is None


def test_a_figure_that_is_entered_goes_along_as_a_draft(town: Town) -> None:
    workflow.report_result(
        by=town.leaders["barnehage"],
        line_id=town.line("plasser", 2026).pk,
        text="12",
        reason="Ført",
        version=0,
    )
    assert town.owed()["barnehage"] == "draft"
    merge(town, "barnehage", into="kultur")
    assert town.owed() == {"skole": "not_begun", "kultur": "draft"}


def test_only_what_still_stands_in_the_same_place_follows_in_later_years(town: Town) -> None:
    move(town, "lesing", year=2027, sector_id=town.sectors["kultur"].pk)
    move(town, "lesing", sector_id=town.sectors["barnehage"].pk)
    assert town.places() == BEFORE(town) | {
        ("lesing", 2026): ("barnehage", "6.4", "Grunnskole"),
        ("lesing", 2027): ("kultur", "6.4", "Grunnskole"),
    }  # fmt: skip


def test_a_heading_follows_its_line_into_another_area(town: Town) -> None:
    move(town, "lesing", area_id=town.areas["6.5"].pk)
    assert town.places() == BEFORE(town) | {
        ("lesing", year): ("skole", "6.5", "Grunnskole") for year in LATER
    }
    made = Heading.objects.filter(area=town.areas["6.5"]).order_by("year")
    assert list(made.values_list("year", "title")) == [(2026, "Grunnskole"), (2027, "Grunnskole")]
    move(town, "lesing", heading="Språk")
    move(town, "regning", heading="")
    assert town.places() == BEFORE(town) | {
        **{("lesing", year): ("skole", "6.5", "Språk") for year in LATER},
        **{("regning", year): ("skole", "6.4", "") for year in LATER},
    }


def test_two_sectors_become_one_and_last_year_is_what_it_was(town: Town) -> None:
    done = merge(town, "barnehage", "kultur", into="skole", name="Sektor for oppvekst")
    assert town.places() == moved(town, {"plasser": "skole"})
    assert town.owed() == {"skole": "not_begun"}
    assert Submission.with_lapsed.filter(lapsed=True).count() == 1
    names = {
        code: {year: Sector.objects.get(code=code).name_in(year) for year in YEARS} for code in town.sectors
    }
    assert names == {
        "skole": {2025: "Sektor for skole", 2026: "Sektor for oppvekst", 2027: "Sektor for oppvekst"},
        "barnehage": dict.fromkeys(YEARS, "Sektor for barnehage"),
        "kultur": dict.fromkeys(YEARS, "Sektor for kultur"),
    }
    ended = Sector.objects.filter(valid_to__isnull=False)
    assert {(one.code, str(one.valid_to), one.successor and one.successor.code) for one in ended} == {
        ("barnehage", "2025-12-31", "skole"), ("kultur", "2025-12-31", "skole"),
    }  # fmt: skip
    assert sorted(name for name, _last in done.ended) == ["Sektor for barnehage", "Sektor for kultur"]
    assert verify().finding is None


def test_every_line_and_every_sector_stands_in_the_trail_under_the_act(town: Town) -> None:
    after = TrailEntry.objects.count()
    merge(town, "barnehage", into="skole")
    entries = TrailEntry.objects.filter(sequence__gt=after).order_by("sequence")
    assert {(one.act, one.reason) for one in entries} == {(Act.MERGE_UNITS, WHY)}
    told = [(one.subject_table, one.year, one.before, one.after) for one in entries]
    names = ("Sektor for barnehage", "Sektor for skole")
    for year in LATER:
        assert ("scorecardline", year, {"sector": names[0]}, {"sector": names[1]}) in told
    assert (
        "sector",
        None,
        {"valid_to": None, "successor": None},
        {"valid_to": "2025-12-31", "successor": names[1]},
    ) in told


def test_a_sector_is_split(town: Town) -> None:
    done = split(town, "skole", "regning")
    assert done.made == "Ny sektor"
    assert town.places() == moved(town, {"regning": "ny"})
    assert town.owed() == {"skole": "not_begun", "barnehage": "not_begun", "ny": "not_begun"}
    assert str(Sector.objects.get(code="ny").valid_from) == "2026-01-01"


def test_a_sector_with_lines_ends_only_with_an_heir(town: Town) -> None:
    with pytest.raises(workflow.HasLines) as refused:
        end(town, "barnehage", 2026)
    assert (refused.value.unit, refused.value.lines, refused.value.year) == ("Sektor for barnehage", 1, 2027)
    with pytest.raises(workflow.Invalid) as plain:
        workflow.save_record(
            by=town.controller, model=Sector, pk=town.sectors["barnehage"].pk,
            values={"valid_to": "2026-12-31"}, reason=WHY,
        )  # fmt: skip
    assert list(plain.value.errors) == ["valid_to"]
    end(town, "barnehage", 2026, to="kultur")
    assert town.places() == BEFORE(town) | {("plasser", 2027): ("kultur", "6.5", "")}
    assert town.owed() == {"skole": "not_begun", "barnehage": "not_begun"}


def test_a_plan_that_is_rolled_later_knows_the_heirs(town: Town) -> None:
    end(town, "barnehage", 2027, to="kultur")
    row = workflow.RolledRow(town.line("plasser", 2027).pk, True, "Plasser", "plasser", True, "10")
    workflow.roll_forward(by=town.controller, from_year=2027, reason="Plan", rows=[row], title="Plan 2028")
    assert town.places()["plasser", 2028] == ("kultur", "6.5", "")


def test_areas_merge_too(town: Town) -> None:
    workflow.merge_units(
        by=town.controller, model=ServiceArea, pks=[town.areas["6.4"].pk], into_id=town.areas["6.5"].pk,
        year=2026, reason=WHY, name="Oppvekst",
    )  # fmt: skip
    assert town.places() == BEFORE(town) | {
        (code, year): ("skole", "6.5", "Grunnskole") for code in ("lesing", "regning") for year in LATER
    }
    barn = ServiceArea.objects.get(number="6.5")
    assert {year: barn.numbered_in(year) for year in YEARS} == {
        2025: "6.5 Barnehage", 2026: "6.5 Oppvekst", 2027: "6.5 Oppvekst",
    }  # fmt: skip


ACTS: dict[str, Callable[[Town], object]] = {
    "move": lambda town: move(town, "plasser", sector_id=town.sectors["skole"].pk),
    "merge": lambda town: merge(town, "barnehage", into="skole"),
    "split": lambda town: split(town, "barnehage", "plasser"),
    "end": lambda town: end(town, "barnehage", 2025, to="skole"),
    "admin": lambda town: workflow.save_record(
        by=town.controller, model=type(town.line("plasser", 2026)), pk=town.line("plasser", 2026).pk,
        values={"sector": town.sectors["skole"]}, reason=WHY,
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", ["submitted", "returned", "approved", "reopened"])
def test_nothing_changes_hands_while_a_sector_has_delivered(town: Town, state: str) -> None:
    """What was delivered would be hidden, or a draft be read by all: every door refuses."""
    deliver(town, state)
    before, count = town.places(), TrailEntry.objects.count()
    for act in ACTS.values():
        with pytest.raises((workflow.HasDelivered, workflow.Locked)):
            act(town)
        assert (town.places(), TrailEntry.objects.count()) == (before, count)
    assert set(Sector.objects.values_list("code", flat=True)) == set(town.sectors)


def report(town: Town) -> None:
    pk = town.line("plasser", 2026).pk
    workflow.report_result(by=town.leaders["barnehage"], line_id=pk, text="12", reason="Ført", version=0)


def deliver(town: Town, state: str) -> None:
    workflow.report_result(
        by=town.leaders["barnehage"],
        line_id=town.line("plasser", 2026).pk,
        text="12",
        reason="Ført",
        version=0,
    )
    pk = Submission.objects.get(round=town.round, sector=town.sectors["barnehage"]).pk
    workflow.submit(by=town.leaders["barnehage"], submission_id=pk)
    if state == "returned":
        workflow.return_submission(by=town.management, submission_id=pk, reason="Se over")
    elif state != "submitted":
        workflow.approve(by=town.management, submission_id=pk)
    if state == "reopened":
        workflow.reopen(by=town.management, submission_id=pk, reason="Feil tall")


def test_a_closed_year_is_never_reorganised(town: Town) -> None:
    for act in (
        lambda: move(town, "plasser", year=2025, sector_id=town.sectors["skole"].pk),
        lambda: merge(town, "barnehage", into="skole", year=2025),
        lambda: split(town, "barnehage", "plasser", year=2025),
    ):
        with pytest.raises(workflow.Locked):
            act()
    assert town.places() == BEFORE(town)


def test_what_is_tried_is_what_is_done(town: Town) -> None:
    """Nothing stays of a trial, and the act itself says the same."""
    given = {
        "by": town.controller, "model": Sector, "pks": [town.sectors["barnehage"].pk], "year": 2026,
        "into_id": town.sectors["skole"].pk, "reason": WHY, "name": "Sektor for oppvekst",
    }  # fmt: skip
    count = TrailEntry.objects.count()
    tried = workflow.tried(workflow.merge_units, **given)
    assert (town.places(), TrailEntry.objects.count()) == (BEFORE(town), count)
    assert workflow.merge_units(**given) == tried  # type: ignore[arg-type]


def test_only_the_controller_reorganises(town: Town) -> None:
    auditor = municipality.user("revisor", Role.AUDITOR)
    acts = ACTS | {
        "rename": lambda town: workflow.rename_unit(
            by=town.controller, model=Sector, pk=town.sectors["skole"].pk, values={"name": "X"},
            from_year=2026, reason=WHY,
        )
    }  # fmt: skip
    for by in (auditor, town.management, town.leaders["barnehage"]):
        for act in acts.values():
            with pytest.raises(workflow.NotAllowed):
                act(replace(town, controller=by))
    assert town.places() == BEFORE(town)


def test_a_line_is_given_only_to_what_exists_in_its_year(town: Town) -> None:
    end(town, "kultur", 2025)
    with pytest.raises(workflow.Invalid) as refused:
        move(town, "plasser", sector_id=town.sectors["kultur"].pk)
    assert refused.value.errors == {"sector": ["Sektor for kultur finnes ikke i 2026."]}
