"""Pictures of chapters where reports and editions print them."""

from __future__ import annotations

import html
import re
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.jobs import editions as publishing
from indicators.models import ChapterPicture, Output, ReportChapter, Role, User
from indicators.reports.building import build
from indicators.reports.difference_words import chapter_differences
from indicators.reports.document import Figure, Picture
from indicators.reports.material import Kind
from indicators.reports.table import Table
from indicators.selectors.report.proofreading import remarks_of
from indicators.selectors.report.rows import ReportAsked
from tests import municipality
from tests.pages.picture_pages import BLUE, GREEN, PAGE, SAID, address, form, signed_in
from tests.pages.picture_pages import chapter as chapter  # noqa: PLC0414
from tests.pages.picture_pages import controller as controller  # noqa: PLC0414
from tests.pages.picture_pages import reader as reader  # noqa: PLC0414
from tests.pages.picture_pages import writer as writer  # noqa: PLC0414
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


def test_an_edition_keeps_its_pictures_and_tells_what_became_of_them(place: Place) -> None:
    of: dict[str, Any] = {"by": place.controller, "year": 2026}
    values = {"title": "Glimt", "text": "Januar", "state": "ready"}
    chapter = workflow.save_chapter(**of, values=values)
    picture: dict[str, Any] = {**of, "chapter_id": chapter.pk}
    workflow.add_picture(**picture, file=GREEN, values=SAID)
    workflow.add_picture(**picture, file=GREEN, values={"alt": "Underskrift"})
    bring_to(place, "closed")
    manager, other = signed_in(place.management), signed_in(place.reader)

    def propose() -> Any:
        given = {"by": place.controller, "year": 2026, "output": Output.ARSMELDING, "grouping": "area"}
        return publishing.propose(**given, keys=(), why="Rettet", despite="Helse mangler")

    def publish(row: Any) -> None:
        files = {"html": b"<!doctype html>", "pdf": b"%PDF", "docx": b"PK"}
        row = workflow.keep_edition_files(by=workflow.program_user(), proposal_id=row.pk, files=files)
        workflow.publish_edition(by=place.management, proposal_id=row.pk, open_remarks=0)

    first = propose()
    digest = sha256(GREEN.content).hexdigest()
    proposed = f"/rapport/forslag/{first.pk}/bilde/{digest}/"
    assert f'src="{proposed}"' in manager.get(f"/rapport/forslag/{first.pk}/").content.decode()
    assert (manager.get(proposed).content, other.get(proposed).status_code) == (GREEN.content, 404)
    publish(first)
    workflow.change_picture(**picture, number=1, file=BLUE, values={"alt": "En rev"})
    workflow.change_picture(**picture, number=2, values={"credit": "Foto: Ola"}, after=0)
    workflow.add_picture(**picture, file=BLUE, values={"decorative": True}, after=0)
    publish(propose())
    told = publishing.differences(*(publishing.frozen(row.document) for row in editions()))
    assert [(line.what, line.where, line.before, line.after) for one in chapter_differences(told)
            for line in one.lines] == [
        ("Bilde lagt til", (), "", ""),
        ("Bilde flyttet", ("Underskrift",), "", ""),
        ("Fotograf eller kilde endret", ("Underskrift",), "", "Foto: Ola"),
        ("Bildet er byttet", ("Elgen kom til byen",), "", ""),
        ("Beskrivelse av bilde endret", ("Elgen kom til byen",), "En elg i vinterskog", "En rev"),
    ]  # fmt: skip
    old = f"/rapport/2026/utgaver/1/bilde/{digest}/?type=arsmelding"
    assert f'src="{old}"' in other.get("/rapport/2026/utgaver/1/").content.decode()
    assert other.get(old).content == GREEN.content
    new = old.replace("/1/bilde", "/2/bilde")
    assert other.get(new.replace(digest, sha256(BLUE.content).hexdigest())).content == BLUE.content
    assert other.get(old.replace(digest, "0" * 64)).status_code == 404


def editions() -> Any:
    from indicators.models import Edition

    return Edition.objects.order_by("number")


def test_the_report_counts_pictures_with_a_caption_among_its_figures(place: Place) -> None:
    of: dict[str, Any] = {"by": place.controller, "year": 2026}
    values = {"title": "Glimt", "text": "Januar\n\n{bemanning}\n\nMai", "state": "ready"}
    chapter = workflow.save_chapter(**of, values=values)
    before = build(Kind.ARSMELDING, ReportAsked(2026, "area"))
    then = timezone.now()
    for place_in_text, said in ((3, SAID), (0, {"alt": "En elg"}), (1, SAID)):
        workflow.add_picture(**of, chapter_id=chapter.pk, file=GREEN, values=said, after=place_in_text)
    made = build(Kind.ARSMELDING, ReportAsked(2026, "area"))
    glimt = next(one for one in made.chapters if one.title == "Glimt")
    table = next(one.key for one in before.tables if "Bemanning" in one.caption)
    charts = [one.number for one in made.figures if isinstance(one, Figure)]
    last = max((number for number in charts if number < made.pictures[-1].number), default=0)
    blocks = [(type(one), one.key) for one in glimt.blocks if isinstance(one, Picture | Table)]
    assert blocks == [
        (Picture, "glimt-bilde-2"),
        (Picture, "glimt-bilde-3"),
        (Table, table),  # its name is the one that it had without pictures
        (Picture, "glimt-bilde-1"),
    ]
    assert [one.number for one in made.pictures] == [0, last + 1, last + 2]
    assert sorted(one.number for one in made.figures) == [*range(1, len(made.figures) + 1)]
    past = build(Kind.ARSMELDING, ReportAsked(2026, "area", "", None, then))
    assert past.pictures == ()


def test_the_page_of_a_report_fetches_pictures_as_of_its_moment(place: Place) -> None:
    of: dict[str, Any] = {"by": place.controller, "year": 2026}
    chapter = workflow.save_chapter(**of, values={"title": "Glimt", "text": "Januar", "state": "ready"})
    workflow.add_picture(**of, chapter_id=chapter.pk, file=GREEN, values=SAID)
    then = timezone.localtime().replace(tzinfo=None).isoformat()
    workflow.change_picture(**of, chapter_id=chapter.pk, number=1, file=BLUE, values={})
    client = signed_in(place.reader)

    def sources(query: str) -> list[str]:
        page = client.get(f"/rapport/2026/{query}").content.decode()
        return [html.unescape(one) for one in re.findall(r'<img src="([^"]*)"', page)]

    assert sources("") == [address(BLUE)]
    (past,) = sources(f"?pa={then}")
    assert past.startswith(f"{address(GREEN)}?pa=")
    assert client.get(past).content == GREEN.content


def test_pictures_of_the_source_are_missing_until_the_controller_says_otherwise(
    writer: Client, controller: User, chapter: ReportChapter
) -> None:
    lacks = "Bildene og figurene i dette kapitlet finnes ikke i kilden og mangler her."
    given = {"title": "Glimt", "kind": "text", "state": "ready", "text": chapter.text}
    workflow.save_chapter(by=controller, year=2026, pk=chapter.pk, values={"pictures_missing": True})
    writer.post(PAGE, given | {"seen": "2", "pictures_missing": "on"})
    assert (lacks in writer.get(PAGE).content.decode(), len(remarks_of(2026))) == (True, 1)
    writer.post(PAGE, given | {"seen": "3"})
    assert (lacks in writer.get(PAGE).content.decode(), len(remarks_of(2026))) == (False, 0)
    writer.post(PAGE, given | {"seen": "4", "pictures_missing": "on"})  # is no field any more
    assert ReportChapter.objects.get().pictures_missing is False


def test_management_sets_a_picture_into_the_foreword_and_into_nothing_else(
    controller: User, chapter: ReportChapter
) -> None:
    of: dict[str, Any] = {"by": controller, "year": 2026}
    workflow.save_chapter(**of, values={"title": "Forord", "kind": "foreword"})
    workflow.save_chapter(**of, pk=chapter.pk, values={"state": "ready"})
    manager = signed_in(municipality.user("management", Role.MANAGEMENT))
    pages = {name: f"/rapport/2026/kapitler/{name}/bilde/" for name in ("forord", "glimt")}
    answers = {name: manager.post(page, form(after="0")).status_code for name, page in pages.items()}
    assert (answers, ChapterPicture.objects.get().chapter.code) == ({"forord": 302, "glimt": 403}, "forord")
    with pytest.raises(workflow.NotAllowed):
        workflow.add_picture(
            by=User.objects.get(username="management"),
            year=2026,
            chapter_id=chapter.pk,
            file=GREEN,
            values=SAID,
        )
