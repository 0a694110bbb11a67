"""Pages as a signed-in person gets them, with templates that refuse unknown variables."""

from __future__ import annotations

import pytest
from django.template import engines
from django.test import Client

from indicators.models import Role
from tests import municipality


class Unknown(str):
    """What stands for a variable that a template names and nobody gave: printing it fails the test."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __mod__(self, variable: object) -> str:
        raise AssertionError(f"the template asks for {variable}, which does not exist")


@pytest.fixture(autouse=True)
def strict_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown variables fail instead of printing nothing. The engine keeps the templates it has read."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Unknown("%s"))


@pytest.fixture
def reader(elverum: None, client: Client) -> Client:
    """A member of the management, signed in, with Elverum's year 2025."""
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT, first_name="Ledelsen"))
    return client
