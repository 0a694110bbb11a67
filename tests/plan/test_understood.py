"""An adopted plan holds what was understood or confirmed; its adoption is of the past and can be mended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.models import AdoptedTarget, Plan, Target, TrailEntry

from .conftest import Town, roll

pytestmark = pytest.mark.django_db

CASE = {"case": "KS-sak 145/24", "adopted_on": date(2024, 12, 12)}


def adopt(town: Town, **other: Any) -> Plan:
    return workflow.adopt_plan(**{"by": town.controller, "year": 2025, **CASE, **other})


def say(town: Town, text: str, **other: Any) -> workflow.TargetSet:
    given = {"by": town.controller, "line_id": town.bare.pk, "text": text, "reason": "Fra arbeidsgruppen"}
    return workflow.set_target(**{**given, **other})


@pytest.mark.parametrize("text", ["tull og tøys", "bedre enn før", "Fortsette arbeidet", "så mye som mulig"])
def test_words_are_adopted_only_when_somebody_has_confirmed_them(town: Town, text: str) -> None:
    say(town, text)
    entries = TrailEntry.objects.count()
    with pytest.raises(workflow.RowsRefused) as refused:
        adopt(town)
    assert [(row.line_id, type(row.refusal)) for row in refused.value.rows] == [
        (town.bare.pk, workflow.NotUnderstood)
    ]
    assert (TrailEntry.objects.count(), AdoptedTarget.objects.count()) == (entries, 0)
    with pytest.raises(workflow.NeedsReason):
        say(town, text, in_words=True, reason=" ")
    assert say(town, text, in_words=True).changed is True
    assert adopt(town).adopted is True


def test_what_is_understood_is_never_in_words_and_other_words_are_confirmed_anew(town: Town) -> None:
    say(town, "5", in_words=True)
    assert Target.objects.get(line=town.bare).in_words is False
    say(town, "mye", in_words=True)
    assert Target.objects.get(line=town.bare).in_words is True
    say(town, "mye mer")
    assert Target.objects.get(line=town.bare).in_words is False


def test_a_text_that_was_confirmed_is_confirmed_in_the_plan_it_is_rolled_into(town: Town) -> None:
    say(town, "mye", in_words=True)
    roll(town)
    assert Target.objects.get(line__year=2026, line__indicator=town.bare.indicator).in_words is True


def test_an_adopted_plan_takes_no_words_that_nobody_confirmed(town: Town) -> None:
    adopt(town)
    given = {"case": "KS-sak 9/25", "adopted_on": date(2025, 3, 1)}
    with pytest.raises(workflow.NotUnderstood):
        say(town, "tull og tøys", **given)
    assert say(town, "tull og tøys", in_words=True, **given).changed is True


@pytest.mark.parametrize("day", [timezone.localdate() + timedelta(days=1), date(1, 1, 1), date(2021, 12, 31)])
def test_an_adoption_is_neither_in_the_future_nor_years_before(town: Town, day: date) -> None:
    for act in (lambda: adopt(town, adopted_on=day), lambda: say(town, "5", adopted_on=day)):
        with pytest.raises(workflow.Invalid) as refused:
            act()
        assert list(refused.value.errors) == ["adopted_on"]


def test_a_slip_is_corrected_in_the_plan_and_in_the_targets_that_took_it(town: Town) -> None:
    say(town, "5", case="KS-sak 1/25", adopted_on=date(2025, 1, 2))
    adopt(town, case="KS-sak 145/42")
    stood = list(AdoptedTarget.objects.order_by("pk").values_list("written", "version"))
    right = {"by": town.controller, "year": 2025, "case": "KS-sak 145/24", "adopted_on": date(2024, 12, 11)}
    with pytest.raises(workflow.NeedsReason):
        workflow.correct_adoption(**right, reason=" ")
    with pytest.raises(workflow.NotAllowed):
        workflow.correct_adoption(**{**right, "by": town.people["management"]}, reason="Skrivefeil")
    workflow.correct_adoption(**right, reason="Skrivefeil")
    plan = Plan.objects.get(year=2025)
    assert (plan.case, plan.adopted_on) == ("KS-sak 145/24", date(2024, 12, 11))
    assert dict(Target.objects.values_list("line__short_name", "case")) == {
        "lesing": "KS-sak 145/24",
        "fravar": "KS-sak 145/24",
        "trivsel": "KS-sak 145/24",
        "uten": "KS-sak 1/25",
    }
    assert list(AdoptedTarget.objects.order_by("pk").values_list("written", "version")) == stood


def test_an_empty_plan_is_not_offered_and_not_adopted(town: Town) -> None:
    workflow.save_record(
        by=town.controller, model=Plan, values={"year": 2030, "title": "Tom"}, reason="Ny plan"
    )
    with pytest.raises(workflow.Invalid):
        adopt(town, year=2030, adopted_on=date(2026, 1, 1))
    client = Client()
    client.force_login(town.controller)
    assert "Vedta planen" not in client.get("/plan/2030/").content.decode()
    assert "Vedta planen" in client.get("/plan/2025/").content.decode()


def test_the_page_names_what_must_be_mended_and_takes_a_confirmation(town: Town) -> None:
    say(town, "tull og tøys")
    client = Client()
    client.force_login(town.controller)
    sent = {"vedta-case": "KS-sak 1/25", "vedta-adopted_on": "2024-12-12", "vedta-version": "1"}
    page = client.post("/plan/2025/vedta/", sent).content.decode()
    assert f'<a href="/plan/2025/mal/{town.bare.pk}/">uten</a>: «tull og tøys» er ikke forstått' in page
    target = f"/plan/2025/mal/{town.bare.pk}/"
    asked = client.post(target, {"text": "tull og tøys", "seen": "1", "read": "1"}).content.decode()
    assert ("Dette er et mål i ord" in asked, "Feltet er påkrevet" in asked) == (True, False)
    confirmed = {"text": "tull og tøys", "confirmed": "tull og tøys", "in_words": "on", "why": "Vedtatt slik"}
    assert client.post(target, {**confirmed, "seen": "1"}).status_code == 302
    assert client.post("/plan/2025/vedta/", sent).status_code == 302
