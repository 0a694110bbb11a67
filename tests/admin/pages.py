"""A person at an admin page: what a browser would send when a form is filled in and saved."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from indicators.models import User


class Fields(HTMLParser):
    """The successful controls of the page's form, as a browser collects them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self.names: set[str] = set()
        self._inside = False
        self._select: str | None = None
        self._text: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = (given.get("id") or "").endswith("_form")
        name = given.get("name") or ""
        if not self._inside or "__prefix__" in name or "disabled" in given:
            return
        if tag == "input":
            self._input(name, given)
        elif tag == "select":
            self._select = name
            self.names.add(name)
            self.found.setdefault(name, [] if "multiple" in given else "")
        elif tag == "textarea":
            self._text = name
            self.names.add(name)
            self.found[name] = ""
        elif tag == "option" and self._select and "selected" in given:
            value, held = given.get("value") or "", self.found[self._select]
            self.found[self._select] = [*held, value] if isinstance(held, list) else value

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        kind = given.get("type") or "text"
        if kind in ("submit", "button") or not name:
            return
        self.names.add(name)
        if kind == "checkbox":
            if "checked" in given:
                held = self.found.get(name, [])
                self.found[name] = [*held, given.get("value") or "on"]
        else:
            self.found[name] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self.found[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            if self._text is not None:
                self.found[self._text] = self.found[self._text].removeprefix("\n")
            self._text = None
        elif tag == "form":
            self._inside = False


def signed_in(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def change_url(row: Any) -> str:
    """The address of a row's page."""
    return reverse(f"admin:indicators_{row._meta.model_name}_change", args=[row.pk])


def fields(client: Client, url: str) -> dict[str, Any]:
    """What the form at an address holds."""
    return Fields(client.get(url).content.decode()).found


def save(client: Client, url: str, **typed: Any) -> Any:
    """Open the page, type, save; the names are those of the fields, with ``__`` for ``-``."""
    return send(client, url, fields(client, url), **typed)


def send(client: Client, url: str, held: dict[str, Any], **typed: Any) -> Any:
    """Send a form that was opened earlier; a name that the page does not have is a mistake of the test."""
    changed = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(url, {**held, **changed, "_continue": "1"}, follow=True)


def told(response: Any) -> list[str]:
    """The messages on the page, with plain blanks."""
    return [plain(str(message)) for message in response.context["messages"]]


def errors(response: Any) -> list[str]:
    """Every error on the page, of the form and of its rows."""
    found = [plain(str(error)) for row in response.context["errors"] for error in flat(row)]
    return sorted(set(found))


def plain(text: str) -> str:
    """Text with plain blanks for the hard ones between figures and units."""
    return text.replace("\xa0", " ")


def flat(errors: Any) -> list[Any]:
    """Errors without the lists they lie in."""
    return [e for row in errors for e in flat(row)] if isinstance(errors, list | tuple) else [errors]
