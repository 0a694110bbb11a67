"""Bidragsytere: which indicators a person enters figures for."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.persons import ContributorForm
from indicators.models import Indicator, Membership, Role, User
from indicators.permissions import KEEP_ROLES
from indicators.selectors.people.people import Contribution, contribution, may_name, person

from .query_params import reader


@require_http_methods(["GET", "HEAD", "POST"])
def person_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose them; the role comes with the first."""
    by = reader(request)
    if not by.has_perm(KEEP_ROLES):
        raise PermissionDenied
    found = person(by, pk)
    if found is None:
        raise Http404
    if not may_name(by, found.person):
        raise PermissionDenied
    page = contribution(found.person)
    held = page.membership
    form = ContributorForm(
        request.POST if request.method == "POST" else None,
        known=[one.id for _name, rows in page.sectors for one in rows],
        initial={
            "seen": held.version if held else 0,
            "valid_from": held.valid_from if held else None,
            "valid_to": held.valid_to if held else None,
        },
    )
    if form.is_bound and form.is_valid():
        try:
            count = _save(by, page, form)
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.take(stale)
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            told = ngettext(
                "%(name)s fører tall for %(count)d indikator.",
                "%(name)s fører tall for %(count)d indikatorer.",
                count,
            )
            messages.success(request, told % {"name": found.person.display_name, "count": count})
            return redirect("person", pk=pk)
    chosen = set(request.POST.getlist("indicators")) if form.is_bound else None
    sectors = [
        (name, [(one, one.held if chosen is None else str(one.id) in chosen) for one in rows])
        for name, rows in page.sectors
    ]
    shown = [(name, rows, sum(ticked for _one, ticked in rows)) for name, rows in sectors]
    return render(request, "people/lines.html", {"form": form, "one": found.person, "sectors": shown})


def _save(by: User, page: Contribution, form: ContributorForm) -> int:
    given = form.cleaned_data
    chosen = list(Indicator.objects.filter(pk__in=given["indicators"]))
    workflow.save_record(
        by=by,
        model=Membership,
        pk=page.membership.pk if page.membership else None,
        version=given["seen"] if page.membership else None,
        values={"user": page.person, "role": Role.CONTRIBUTOR, **form.columns},
        links={"indicators": chosen},
        reason=given["why"],
        once=given["once"],
    )
    return len(chosen)
