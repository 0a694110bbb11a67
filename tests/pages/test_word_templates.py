"""The page of the Word template: a file comes in there and nowhere else, from those alone who may send it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client

from indicators.exports import disposition
from indicators.models import KeptFile, Role, WordTemplate
from indicators.reports.files import FORMATS
from indicators.reports.word.template import own_template
from indicators.reports.word.trying import SAMPLE
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.verification import verify
from indicators.selectors.report.word_templates import TemplateAlteredError
from tests import municipality

pytestmark = pytest.mark.django_db

PAGE = "/rapport/mal/"


@pytest.fixture
def writer(client: Client) -> Client:
    client.force_login(municipality.user("controller", Role.CONTROLLER))
    return client


def file(content: bytes, name: str = "Elverum mal.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(client: Client, content: bytes, seen: int = 0, name: str = "Elverum mal.docx") -> str:
    sent = {"file": file(content, name), "seen": str(seen)}
    return client.post(PAGE, sent, follow=True).content.decode()


def municipal() -> bytes:
    made = docx.Document()
    made.add_paragraph("Elverum kommune {{ år }} {{ feil }}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_template_is_uploaded_used_downloaded_and_taken_away(writer: Client) -> None:
    content = municipal()
    page = send(writer, content)
    assert "Malen er tatt i bruk." in page
    assert "{{ feil }}" in page
    assert "Stiler som malen ikke har" in page
    row = WordTemplate.objects.get()
    assert (row.name, row.size) == ("Elverum mal.docx", len(content))
    assert writer.get(f"{PAGE}{row.pk}/last-ned/").content == content
    texts = [one.text for one in docx.Document(io.BytesIO(FORMATS["docx"].write(SAMPLE))).paragraphs]
    assert texts[:2] == ["Elverum kommune 2026 {{ feil }}", "Innhold"]
    choose = {"template": "0", "seen": str(row.pk)}
    assert (
        "Programmets egen mal er tatt i bruk."
        in writer.post(f"{PAGE}velg/", choose, follow=True).content.decode()
    )
    assert (
        "En kollega har valgt en annen mal"
        in writer.post(f"{PAGE}velg/", {"template": str(row.pk), "seen": "99"}, follow=True).content.decode()
    )
    assert writer.post(f"{PAGE}velg/", {"template": "99", "seen": "0"}).status_code == 404
    assert "En kollega har valgt en annen mal" in send(writer, own_template(), seen=99)
    assert WordTemplate.objects.count() == 1
    own = writer.get(f"{PAGE}programmets.docx")
    assert (own.content, own["Content-Disposition"]) == (
        own_template(),
        disposition("malekort-mal.docx"),
    )


def test_a_file_that_cannot_be_a_template_is_refused_at_its_field(writer: Client) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(400_000_000))
    for content, said in (
        (b"", "Filen er tom."),
        (b"x" * 5_000_001, "Filen er større enn 5 MB."),
        (b"x", "Filen er ikke et Word-dokument"),
        (bomb.getvalue(), "Filen pakkes ut til mer enn 25 MB"),
    ):
        page = send(writer, content)
        assert f'<p class="ds-validation-message">{said}' in page
    assert "Velg en fil." in writer.post(PAGE, {"seen": "0"}).content.decode()
    assert 'id="id_file_error"' in send(writer, municipal(), name=f"{'a' * 210}.docx")
    assert not WordTemplate.objects.exists()


def test_a_file_is_read_past_everywhere_else(writer: Client) -> None:
    answer = writer.post("/rapport/mal/velg/", {"file": file(b"x" * 999), "template": "0", "seen": "0"})
    assert (answer.status_code, list(answer.wsgi_request.FILES)) == (302, [])
    other = Client()
    other.force_login(municipality.user("revisor", Role.AUDITOR))
    answer = other.post(PAGE, {"file": file(municipal()), "seen": "0"})
    assert (answer.status_code, list(answer.wsgi_request.FILES)) == (403, [])


def test_a_file_that_was_altered_in_the_database_is_not_used(writer: Client) -> None:
    send(writer, municipal())
    row = WordTemplate.objects.get()
    QuerySet(KeptFile).filter(pk=row.sha256).update(content=own_template())
    assert verify().finding == Finding(Fault.FILE_ALTERED, row.pk, "wordtemplate", ("sha256",))
    told = "Filen i databasen er ikke den som ble lastet opp"
    assert told in writer.get(PAGE).content.decode()
    assert told in writer.get(f"{PAGE}{row.pk}/last-ned/", follow=True).content.decode()
    with pytest.raises(TemplateAlteredError):
        FORMATS["docx"].write(SAMPLE)
