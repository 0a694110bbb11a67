"""KOSTRA's functions: by name, and added to."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.apps import apps

from indicators import kostra, workflow
from indicators import municipality as whose
from indicators.kostra import named, official
from indicators.models import FunctionCode, Role, User
from indicators.selectors.log.verification import verify
from indicators.selectors.register.functions import function_rows
from tests import municipality as town


def test_the_file_is_in_order_and_whole() -> None:
    codes = [one.code for one in official()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[1-3]\d\d", one.code) for one in official())
    assert all(one.name == one.name.strip() != "" for one in official())
    assert {one.code for one in official()} >= set(
        "120 121 130 202 213 231 232 233 234 241 242 243 251 252 253 254 265 273 275 276 281 283 285 302 303 "
        "329 383".split()
    )
    assert (named("253"), named("999")) == ("253 Helse- og omsorgstjenester i institusjon", "999")


@pytest.fixture
def controller(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(whose, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(whose.memory, "kept", None)
    return town.user("kari", Role.CONTROLLER)


def test_a_function_is_renamed_ended_and_added(controller: User) -> None:
    workflow.save_function(by=controller, values={"code": "202", "name": "Grunnskolen", "last_year": 2027})
    workflow.save_function(by=controller, values={"code": "399", "name": "Egen", "first_year": 2026})
    known = kostra.functions()
    assert [known["202"].used_in(year) for year in (2026, 2027, 2028)] == [True, True, False]
    assert [known["399"].used_in(year) for year in (2025, 2026)] == [False, True]
    assert (FunctionCode.objects.get(code="202").called, named("399")) == ("202 Grunnskolen", "399 Egen")
    assert list(FunctionCode.objects.values_list("code", flat=True)) == ["202", "399"]
    assert verify().finding is None


def test_a_database_in_use_gets_the_functions_that_it_lacks_and_an_empty_one_none(db: None) -> None:
    take_up = import_module("indicators.migrations.0045_known_functions").take_up
    take_up(apps, None)
    assert not FunctionCode.objects.exists()
    town.user("kari", Role.CONTROLLER)
    FunctionCode.objects.create(code="798")
    take_up(apps, None)
    take_up(apps, None)
    wanted = {"798", *(one.code for one in official())}
    assert sorted(FunctionCode.objects.values_list("code", flat=True)) == sorted(wanted)
    assert verify().finding is None


def test_every_function_can_be_made_choosable_and_codes_that_stand_are_left_alone(controller: User) -> None:
    old = FunctionCode.objects.create(code="202")
    strange = FunctionCode.objects.create(code="798")
    made = workflow.take_up_functions(by=controller)
    assert made == len(official()) - 1
    assert workflow.take_up_functions(by=controller) == 0
    assert set(FunctionCode.objects.filter(code__in=("202", "798")).values_list("pk", flat=True)) == {
        old.pk, strange.pk,
    }  # fmt: skip
    rows = {row.function.code: row for row in function_rows()}
    assert (rows["798"].function.name, rows["202"].choosable) == ("", True)
    assert verify().finding is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "99"}, "code"),
        ({"code": "٣٩٩"}, "code"),
        ({"name": ""}, "name"),
        ({"last_year": 5}, "last_year"),
    ],
)
def test_a_function_that_cannot_be_is_refused(
    controller: User, values: dict[str, object], field: str
) -> None:
    with pytest.raises(workflow.Invalid) as stopped:
        workflow.save_function(by=controller, values={"code": "399", "name": "Egen", **values})
    assert list(stopped.value.errors) == [field]


def test_only_the_controller_keeps_functions(controller: User) -> None:
    by = town.user("per", Role.AUDITOR)
    with pytest.raises(workflow.NotAllowed):
        workflow.save_function(by=by, values={"code": "399", "name": "Egen"})
    with pytest.raises(workflow.NotAllowed):
        workflow.take_up_functions(by=by)
