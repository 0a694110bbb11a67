"""The pages of the report's chapters: what a text looks like, and that nothing typed is lost or run."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import ReportChapter, Role, TrailEntry, User
from tests import municipality

pytestmark = pytest.mark.django_db

LIST = "/rapport/2025/kapitler/"
HOSTILE = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "#set page()", "{{ 7*7 }}", "{% now 'Y' %}",
    "<!--", "&lt;b&gt;", "</textarea><b>", "<?xml?>", "{ukjent}",
)  # fmt: skip


@pytest.fixture
def controller() -> User:
    return municipality.user("controller", Role.CONTROLLER)


@pytest.fixture
def writer(controller: User, client: Client) -> Client:
    client.force_login(controller)
    return client


def add(by: User, title: str, **values: Any) -> ReportChapter:
    return workflow.save_chapter(by=by, year=2025, values={"title": title, **values})


def sent(text: str, seen: int = 1, **more: str) -> dict[str, str]:
    return {"title": "Glimt", "kind": "text", "state": "ready", "text": text, "seen": str(seen), **more}


def shown(page: str) -> str:
    """The chapter as it is read, without the form beside it."""
    found = re.search(r'<section class="ch-doc".*?</section>', page, re.DOTALL)
    assert found is not None
    return found.group()


def test_marks_become_html_and_everything_else_stays_text(writer: Client, controller: User) -> None:
    text = "# Januar\n\nEn **fet** og *skrå* [lenke](https://elverum.no)\nto\n\n- a\n- b\n\n" + "\n\n".join(
        HOSTILE
    )
    add(controller, "Glimt", text=text, state="ready")
    page = writer.get(f"{LIST}glimt/").content.decode()
    told = shown(page)
    assert "<h2>Januar</h2><p>En <strong>fet</strong> og <em>skrå</em> " in told
    assert '<a href="https://elverum.no">lenke</a><br>to</p><ul><li>a</li><li>b</li></ul>' in told
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in told
    assert "javascript:alert(1)" in told
    assert not re.search(r"<script>alert|href=\"javascript|<b>|<!--\s*<|>49<", page)
    assert [
        line
        for line in HOSTILE
        if line.startswith("{") and f"<p>{line.replace(chr(39), '&#x27;')}</p>" not in told
    ] == []


def test_a_preview_shows_what_was_typed_and_writes_nothing(writer: Client, controller: User) -> None:
    row = add(controller, "Glimt", text="Før")
    before = TrailEntry.objects.count()
    page = writer.post(f"{LIST}glimt/", sent("**Etter**", preview="1")).content.decode()
    assert "<p><strong>Etter</strong></p>" in shown(page)
    assert "Slik blir det, ikke lagret ennå" in page
    assert ">\n**Etter**</textarea>" in page
    row.refresh_from_db()
    assert (row.text, TrailEntry.objects.count()) == ("Før", before)


def test_what_a_colleague_saved_is_told_and_what_was_typed_stands(writer: Client, controller: User) -> None:
    row = add(controller, "Glimt", text="Først")
    workflow.save_chapter(by=controller, year=2025, pk=row.pk, values={"text": "Kollegaens <b>"})
    page = writer.post(f"{LIST}glimt/", sent("Mitt", seen=1)).content.decode()
    assert "En kollega har lagret kapitlet" in page
    assert "Kollegaens &lt;b&gt;" in page
    assert ">\nMitt</textarea>" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    row.refresh_from_db()
    assert row.text == "Kollegaens <b>"
    answer = writer.post(f"{LIST}glimt/", sent("Mitt", seen=int(seen[1])))
    row.refresh_from_db()
    assert (answer.status_code, row.text, row.state) == (302, "Mitt", "ready")


@pytest.mark.parametrize(("text", "told"), [("x" * 100_001, "100"), ("a\u202eb", "U+202E")])
def test_a_text_that_cannot_be_kept_is_refused_at_its_field(
    writer: Client, controller: User, text: str, told: str
) -> None:
    row = add(controller, "Glimt", text="Før")
    page = writer.post(f"{LIST}glimt/", sent(text)).content.decode()
    error = re.search(r'id="id_text_error">(.*?)</div>', page, re.DOTALL)
    assert error is not None
    assert told in error[1]
    assert text[:50] in page
    row.refresh_from_db()
    assert row.text == "Før"


def test_the_list_adds_orders_and_takes_back(writer: Client, controller: User) -> None:
    first = add(controller, "Glimt", state="ready")
    assert (
        writer.post("/rapport/2025/nytt-kapittel/", {"title": "Beredskap"}).headers["Location"]
        == f"{LIST}beredskap/"
    )
    second = ReportChapter.objects.get(code="beredskap")
    act = "/rapport/2025/ordne-kapittel/{}/"
    writer.post(act.format(second.pk), {"do": "opp", "seen": "1"})
    assert list(ReportChapter.objects.order_by("order").values_list("code", flat=True)) == [
        "beredskap",
        "glimt",
    ]
    page = writer.post(act.format(first.pk), {"do": "trekk", "seen": "1"}, follow=True).content.decode()
    assert "En kollega har endret kapitlet" in page
    writer.post(act.format(first.pk), {"do": "trekk", "seen": "2"})
    assert ReportChapter.objects.get(pk=first.pk).withdrawn
    assert "Hent tilbake" in writer.get(LIST).content.decode()
    assert writer.post(act.format(first.pk), {"do": "slett", "seen": "3"}).status_code == 404
    page = writer.post("/rapport/2025/nytt-kapittel/", {"title": " "}).content.decode()
    assert 'id="id_title_error"' in page
    told = writer.post("/rapport/2026/hent-kapitler/", follow=True).content.decode()
    assert "1 kapittel er hentet. Se over årstallene i overskriftene." in told


def test_the_list_takes_the_same_statements_however_many_chapters(
    writer: Client, controller: User, django_assert_num_queries: Any
) -> None:
    add(controller, "Glimt")
    with django_assert_num_queries(6):
        writer.get(LIST)
    for number in range(5):
        add(controller, f"Kapittel {number}")
    with django_assert_num_queries(6):
        writer.get(LIST)


def test_a_year_without_chapters_is_a_page_for_the_controller_alone(writer: Client, client: Client) -> None:
    assert writer.get(LIST).status_code == 200
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    assert client.get(LIST).status_code == 404
