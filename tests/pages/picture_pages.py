"""The pages of a chapter's pictures, and those who meet them."""

from __future__ import annotations

import html
import re
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import ReportChapter, Role, User
from indicators.values.texts.pictures import PictureFile
from tests import municipality
from tests.pictures import kept, photograph, sent

PAGE = "/rapport/2026/kapitler/glimt/"
NEW = f"{PAGE}bilde/"
ONE = f"{NEW}1/"
GREEN, BLUE = kept("green"), kept("blue")
SAID = {"alt": "En elg i vinterskog", "caption": "Elgen kom til byen", "credit": "Foto: Kommunen"}


@pytest.fixture
def controller() -> User:
    return municipality.user("controller", Role.CONTROLLER)


@pytest.fixture
def writer(controller: User) -> Client:
    return signed_in(controller)


@pytest.fixture
def reader() -> Client:
    return signed_in(municipality.user("reader"))


@pytest.fixture
def chapter(controller: User) -> ReportChapter:
    text = "# Januar\n\nFørst\n\nSist"
    return workflow.save_chapter(by=controller, year=2026, values={"title": "Glimt", "text": text})


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(file: PictureFile) -> str:
    return f"/rapport/2026/bilder/{sha256(file.content).hexdigest()}/"


def shown(client: Client, page: str = PAGE) -> str:
    """The chapter as it is read, without the form beside it."""
    found = re.search(r'<section class="ch-doc".*?</section>', client.get(page).content.decode(), re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r">\s+<", "><", found.group()).split())


def faults(answer: Any) -> list[str]:
    said = re.findall(r'<p class="ds-validation-message">(.*?)</p>', answer.content.decode())
    return [html.unescape(one) for one in said]


def form(**given: Any) -> dict[str, Any]:
    return {"file": sent(photograph("green")), **SAID, "after": "2", "seen": "1", "text_seen": "1", **given}
