"""The municipality's coat of arms: sent in, made anew, on the cover of every report, and taken away."""

from __future__ import annotations

import io
import json

import docx
import pypdf
import pytest
from django.test import Client
from PIL import Image

from indicators import municipality as whose
from indicators.models import KeptFile, Municipality, Role
from indicators.reports.building import build
from indicators.reports.document import Document
from indicators.reports.document_json import from_json, to_json
from indicators.reports.material import Kind
from indicators.reports.pdf import pdf
from indicators.reports.web import html
from indicators.reports.word import word
from indicators.selectors.log.findings import Fault
from indicators.selectors.log.verification import verify
from indicators.selectors.report.rows import ReportAsked
from tests import municipality, pictures

pytestmark = pytest.mark.django_db
SHIELD = pictures.file_of(Image.new("RGBA", (80, 100), (200, 0, 0, 128)), "PNG")
ALT = "Kommunevåpenet til Elverum kommune"
ADDRESS = "/kom-i-gang/vapen/"


@pytest.fixture
def controller(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(whose, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(whose.memory, "kept", None)
    client = Client()
    client.force_login(municipality.user("kari", Role.CONTROLLER))
    return client


def send(client: Client, content: bytes = SHIELD, seen: str = "0") -> str:
    answer = client.post(ADDRESS, {"file": pictures.sent(content, "vapen.png"), "seen": seen}, follow=True)
    return str(answer.content.decode())


def report() -> Document:
    school = municipality.sector()
    municipality.line(
        "lesing", of=municipality.area("6.4", "Skole", school), by=school, target="10", result="9"
    )
    return build(Kind.ARSMELDING, ReportAsked(2025, "area"))


def test_it_stands_on_the_cover_of_every_file(controller: Client) -> None:
    assert "Kommunevåpenet er lagret." in send(controller)
    made = report()
    assert [(one.alt, one.media, one.width, one.height) for one in made.arms] == [(ALT, "image/png", 80, 100)]
    assert from_json(to_json(made)) == made
    page = html(made).decode()
    assert page.count(f'alt="{ALT}"') == 1
    assert page.index(ALT) < page.index("<dl")
    told = docx.Document(io.BytesIO(word(made)))
    assert [one.get("descr") for one in told.paragraphs[0]._p.iter("{*}docPr")] == [ALT]
    first = pypdf.PdfReader(io.BytesIO(pdf(made)))
    assert ALT in {str(one.get("/Alt", "")) for one in objects(first)}
    assert verify().finding is None


def objects(read: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """Every dictionary of a PDF."""
    numbers = range(1, int(read.trailer["/Size"]))
    found = (read.get_object(number) for number in numbers)
    return [one for one in found if isinstance(one, pypdf.generic.DictionaryObject)]


def test_a_document_that_was_kept_before_there_were_any_can_be_read(controller: Client) -> None:
    made = report()
    written = json.loads(to_json(made))
    del written["document"]["arms"]
    assert from_json(json.dumps(written).encode()) == made


def test_it_is_taken_away_and_its_file_is_kept(controller: Client) -> None:
    send(controller)
    page = controller.post(ADDRESS, {"do": "away", "seen": "1"}, follow=True).content.decode()
    assert "Kommunevåpenet er tatt bort." in page
    assert (Municipality.objects.get().arms, report().arms, KeptFile.objects.count()) == ("", (), 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Filen er en tegning (SVG)"),
        (b"", "Filen er tom."),
        (b"MZ" + bytes(99), "Filen er ikke et bilde som programmet kjenner."),
    ],
)
def test_what_is_no_picture_is_refused_in_words(controller: Client, content: bytes, said: str) -> None:
    assert said in send(controller, content)
    assert Municipality.objects.count() == 0


def test_an_old_page_changes_nothing(controller: Client) -> None:
    send(controller)
    assert "En kollega har endret dette." in send(controller, pictures.photograph(), seen="7")
    assert Municipality.objects.get().arms_media == "image/png"


def test_a_file_that_was_altered_is_found(controller: Client) -> None:
    from django.db import connection

    send(controller)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_keptfile SET content = %s", [b"x"])
    found = verify().finding
    assert found is not None
    assert found.fault is Fault.FILE_ALTERED
