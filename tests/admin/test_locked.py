"""A value that is sent for a field which a page only shows is refused with a sentence, on every page."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory

from indicators.admin import site
from indicators.forms.locked import RefusesLocked
from indicators.models import Membership, Plan, ScorecardLine
from tests.admin.conftest import Town
from tests.admin.pages import change_url, errors, fields, plain, signed_in
from tests.permissions.world import record

SAID = "«%s» kan ikke endres her, så ingenting er lagret. Last siden på nytt."


def asked_by(town: Town) -> Any:
    request = RequestFactory().get("/")
    request.user = town.controller
    return request


def test_every_form_of_the_administration_refuses_what_it_locks(town: Town) -> None:
    request = asked_by(town)
    pages = [page for page in site._registry.values() if page.model._meta.app_label == "indicators"]
    forms = [page.get_form(request) for page in pages]
    forms += [row(page.model, site).get_formset(request).form for page in pages for row in page.inlines]
    assert forms
    assert [form.__name__ for form in forms if not issubclass(form, RefusesLocked)] == []


def held_pages(town: Town) -> dict[type, Any]:
    """A record of each page that only shows columns of it."""
    plan = Plan.objects.filter(year=2025).first() or record(Plan, year=2025, title="Plan")
    return {
        Plan: plan,
        ScorecardLine: town.line,
        type(town.line.indicator): town.line.indicator,
        Membership: Membership.objects.first(),
    }


def test_a_value_of_a_field_that_is_only_shown_is_refused_and_nothing_is_saved(town: Town) -> None:
    client, request = signed_in(town.controller), asked_by(town)
    tried = set()
    for model, row in held_pages(town).items():
        url, page = change_url(row), site._registry[model]
        held = fields(client, url)
        for name in page.get_form(request, row, change=True).shown_only:
            answer = client.post(url, {**held, name: "9", "why": "Ordene mine"})
            column = row._meta.get_field(name)
            label = plain(str(column.verbose_name))
            assert answer.status_code == 200, (model, name)
            assert SAID % (label[:1].upper() + label[1:]) in errors(answer), (model, name)
            assert "Ordene mine" in answer.content.decode()
            tried.add(model)
        row.refresh_from_db()
        assert row.version == 1
    locked = {
        model
        for model, row in held_pages(town).items()
        if site._registry[model].get_form(request, row, change=True).shown_only
    }
    assert tried == locked == set(held_pages(town))


def test_a_disabled_field_of_a_row_is_refused_and_what_stands_may_come_back(town: Town) -> None:
    client = signed_in(town.controller)
    url = change_url(town.foreign)
    held = {**fields(client, url), "why": "Rettet"}
    odd = client.post(url, {**held, "results-0-period": "half-1"})
    assert (odd.status_code, SAID % "Periode" in errors(odd)) == (200, True)
    same = client.post(url, {**held, "results-0-period": "year-1"})
    assert (same.status_code, errors(same) if same.status_code == 200 else []) == (302, [])
