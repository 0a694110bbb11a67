"""No text of the interface is left unmarked: with every translation in brackets, nothing but data is bare."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.utils import translation

from indicators import judging
from indicators.imports.reference import reference_of
from indicators.kostra import official
from indicators.models import EditionProposal, KeptFile, Role
from indicators.reports.word.styles import PARAGRAPHS, TABLE
from indicators.reports.word.template import REPORT, WORDS
from indicators.values import MONTHS
from tests import municipality
from tests.permissions.doors import ACCOUNT, ADMIN, COLUMNS, OWN, Door
from tests.permissions.world import World, make_world

pytestmark = pytest.mark.django_db

PAGES = (
    "/", "/malekort/2025/", "/malekort/2025/?kort=alle", "/plan/2025/", "/indikator/skole-lesing-5/2025/",
    "/rapport/2025/kapitler/", "/rapport/2025/kapitler/bemanning/", "/rapport/2025/kilde/",
    "/rapport/2025/bemanning/", "/rapport/2025/selskaper/",
    "/indikator/bistand-sosialhjelp-mottakere/2025/", "/tabeller/", "/tabeller/?sok=finnesikke",
    "/endringslogg/", "/hjelp/", "/hjelp/status/", "/sok/?q=skole", "/sok/?q=Skole+Barnevern+Lesing",
    "/sok/treff/?q=e", "/runder/", "/godkjenning/", "/rapportering/", "/konto/", "/konto/passord/",
    "/konto/okter/", "/konto/tofaktor/", "/?ar=1", "/admin/", "/admin/indicators/scorecardline/",
)  # fmt: skip
SAID_ALOUD = {
    "title", "aria-label", "placeholder", "alt", "data-failed", "data-l", "data-label", "data-saving",
    "data-saved", "data-unsaved", "data-waiting", "data-unsent", "data-signin", "data-over", "data-late",
    "data-pasted", "data-on", "data-off", "data-said",
}  # fmt: skip
SILENT = {"script", "style", "symbol"}
NAMES = {
    "Bokmål", "Nynorsk", "Elverum kommune", "Controller", "KOSTRA", "Excel", "CSV", "SHA-256", "Django",
    "PDF", "Word", "HTML", "JPEG", "prosentpoeng", "landssnitt", "Ctrl", "Enter", "Esc", "Shift", "Alt",
    "dd.mm.åååå", "finnesikke",
    "året", "halvår", "tertial", "kvartal",
}  # fmt: skip
"""What is the same in both languages, and what is called what it is called."""
NAMED = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})\b")
WORD = re.compile(r"[^\W\d_]{3,}")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
"""A SHA-256 in hexadecimal: it has letters, but says no word."""
ADDRESS = re.compile(r"\bhttps?://\S+|\b[\w-]+\.no\b|\b[A-Z]+(?:_[A-Z]+)+\b")
"""Where something is, and what a setting is called: the same in every language."""


class Texts(HTMLParser):
    """The texts of a page, and what its attributes say to those who do not see it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.found += [(value or "", True) for name, value in attrs if name in SAID_ALOUD]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append((data, False))


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every translated text stands in brackets."""
    real = translation._trans
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        said = getattr(real, name)
        monkeypatch.setattr(real, name, lambda *args, said=said: f"⟦{said(*args)}⟧", raising=False)
    forget_words()
    yield
    forget_words()


def forget_words() -> None:
    """Forget whatever the program has kept in memory of words: all of it was worded once."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("indicators.")]
    for module in modules:
        for kept in vars(module).values():
            if isinstance(kept, _lru_cache_wrapper):
                kept.cache_clear()
    judging.forget()


def data() -> set[str]:
    """Every text that people or the fixture have written, word by word, also as headings; and months."""
    found = {month[:length] for name in MONTHS for month in (name, name.capitalize()) for length in (3, None)}
    for model in apps.get_app_config("indicators").get_models():
        names = [
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, models.CharField | models.TextField) and not one.choices
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            found.update(word for text in row if text for word in WORD.findall(str(text)))
    return found | {word[:1].upper() + word[1:] for word in found}


def bare(page: str, known: set[str]) -> list[str]:
    """The texts that have words outside of brackets which are no data.

    A sentence may be set in pieces, so its bracket is closed in a later piece than it was opened in.
    """
    reader = Texts()
    reader.feed(page)
    left, running = [], 0
    for text, aloud in reader.found:
        if not set(WORD.findall(text)) - known:  # nothing in it can be bare: most texts are looked at no more
            running += 0 if aloud else text.count("⟦") - text.count("⟧")
            continue
        depth, outside = 0 if aloud else running, ""
        for sign in text:
            depth += (sign == "⟦") - (sign == "⟧")
            outside += sign if depth == 0 and sign != "⟧" else " "
        running = running if aloud else depth
        outside = NAMED.sub(" ", ADDRESS.sub(" ", DIGEST.sub(" ", outside)))
        if set(WORD.findall(outside)) - known:
            left.append(" ".join(text.split()))
    return left


def test_every_text_is_marked_for_translation(
    elverum: None, remembering: None, client: Client, bracketed: None
) -> None:
    client.force_login(municipality.user("sjefen", Role.CONTROLLER, first_name="Sjefen"))
    known = data()
    printed = reference_of(2025)
    assert printed is not None
    words = [text for of in printed.sections for one in of.pieces for text in (of.title, one.text)]
    known_there = known | {word for text in words for word in WORD.findall(text)}
    known_there |= {word for mend in printed.mends for word in WORD.findall(mend.text)}
    found = {}
    for address in PAGES:
        answer = client.get(address, follow=True)
        texts = bare(answer.content.decode(), known_there if "/kilde/" in address else known)
        if texts:
            found[address] = sorted(set(texts))
    assert found == {}


FROZEN = {"edition", "edition_date", "proposal", "proposal_act"}
"""Addresses that show a document as it was published, in the language that it was written in."""


def published() -> set[str]:
    """The words of the documents that are published or proposed."""
    digests = EditionProposal.objects.values_list("document", flat=True)
    kept = KeptFile.objects.filter(pk__in=list(digests)).values_list("content", flat=True)
    return {word for content in kept for word in WORD.findall(bytes(content).decode())}


def of_word() -> set[str]:
    """What styles and places are called in a Word file, in whatever language the reader has."""
    names = {name for style, looks in PARAGRAPHS.items() for name in (style, *looks.names)}
    return {word for name in names | {TABLE, REPORT, *WORDS} for word in WORD.findall(name)}


PRINTED = ("reference", "reference_part")
"""Pages that are mostly the words of a printed report; they are read once, with these known."""
READ = {name: door for name, door in OWN.items() if name not in PRINTED}
ROLES = {"controller": {**READ, **ACCOUNT, **ADMIN}, "leader": READ, "management": READ}
ELSEWHERE, REFUSED = {"302"}, {"403", "404", "405"}
"""Answers that say nothing, and those that say the same to everybody."""


def has_texts(role: str, door: Door, method: str) -> bool:
    """Whether the answer may have texts that the controller's answers have not."""
    column = next(number for number, roles in enumerate(COLUMNS.values()) if role in roles)
    status = getattr(door, method).split()[column]
    if method == "get" and status in ELSEWHERE:
        return False
    return role == "controller" or status not in REFUSED


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.usefixtures("remembering")
@pytest.mark.parametrize("role", ROLES)
def test_every_text_behind_every_address_is_marked(world: World, bracketed: None, role: str) -> None:
    """Each address is opened, and posted to with nothing, so that forms tell what is wrong with them."""
    known = data() | {"les", "pdf", "docx", "html"}  # what is searched for, and words of an address
    known |= of_word()
    known |= {word for one in official() for word in WORD.findall(one.name)}
    frozen = known | published()
    found = {}
    for name, door in ROLES[role].items():
        address = door.address.format(**world.places)
        for method in ("get", "post"):
            if not has_texts(role, door, method):
                continue
            with transaction.atomic():
                answer = getattr(world.client(role), method)(address)
                transaction.set_rollback(True)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                texts = bare(answer.content.decode(), frozen if name in FROZEN else known)
                if texts:
                    found[f"{method} {name}"] = sorted(set(texts))
    assert found == {}


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>⟦Hei⟧ Lesing</p>", []),
        ("<p>Hei på deg</p>", ["Hei på deg"]),
        ('<a aria-label="Lukk">⟦x⟧</a>', ["Lukk"]),
        ("<p>⟦Viser ⟦alle⟧ ti⟧ av mange</p>", ["⟦Viser ⟦alle⟧ ti⟧ av mange"]),
        ("<script>const norsk = 1</script><p>12 %</p>", []),
    ],
)
def test_what_counts_as_bare(page: str, left: list[str]) -> None:
    assert bare(page, {"Lesing"}) == left
