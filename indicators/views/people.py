"""Personer og roller: who can sign in, what each may do, and help with an account that is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.collation import norwegian
from indicators.forms.persons import (
    EndRoleForm,
    NewPersonForm,
    OneTimeForm,
    PersonForm,
    RoleForm,
    WhyForm,
    end_form,
)
from indicators.forms.sign_in import ForgottenPasswordForm
from indicators.models import Membership, Role, User
from indicators.permissions import KEEP_ROLES, MANAGE_PEOPLE
from indicators.selectors.people.people import (
    PersonRow,
    contributor_indicators,
    may_name,
    people,
    person,
    roles_to_give,
)

from .query_params import reader


@require_safe
def people_page(request: HttpRequest) -> HttpResponse:
    """Everybody, with roles."""
    by = _keeper(request)
    found = {"found": people(by), "may_make": by.has_perm(MANAGE_PEOPLE)}
    return render(request, "people/page.html", found)


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Make somebody who can sign in."""
    by = _keeper(request)
    if not by.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    form = NewPersonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = workflow.save_user(
                by=by,
                values=form.columns,
                password=given["password"],
                reason=given["why"],
                once=given["once"],
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("%(name)s kan logge inn.") % {"name": made.display_name})
            return redirect("person", pk=made.pk)
    return render(request, "people/new.html", {"form": form})


@require_safe
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One person."""
    return _show(request, _keeper(request), _found(request, pk))


@require_POST
def person_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One act about a person; the page comes back with what was refused."""
    by, found = _keeper(request), _found(request, pk)
    if act not in ACTS:
        raise Http404
    name, form, write = ACTS[act](request, by, found)
    if form.is_valid():
        try:
            said = write()
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, said)
            return redirect("person", pk=pk)
    return _show(request, by, found, **{name: form})


type Act = tuple[str, Any, Callable[[], str]]


def _save(request: HttpRequest, by: User, found: PersonRow) -> Act:
    form = PersonForm(request.POST, prefix="om")

    def write() -> str:
        workflow.save_user(by=by, pk=found.person.pk, values=form.columns, reason=form.cleaned_data["why"])
        return gettext("Endringene er lagret.")

    return "details", form, write


def _give(request: HttpRequest, by: User, found: PersonRow) -> Act:
    form = _role_form(by, found, request.POST)

    def write() -> str:
        values = {**form.columns, "user": found.person}
        given = form.cleaned_data
        workflow.save_record(by=by, model=Membership, values=values, reason=given["why"], once=given["once"])
        return gettext("%(name)s har fått rollen.") % {"name": found.person.display_name}

    return "role", form, write


def _end(request: HttpRequest, by: User, found: PersonRow) -> Act:
    asked = request.POST.get("rolle", "")
    held = next((one.membership for one in found.roles if str(one.membership.pk) == asked), None)
    if held is None:
        raise Http404
    form = end_form(held, request.POST)

    def write() -> str:
        given = form.cleaned_data
        workflow.save_record(
            by=by, model=Membership, pk=held.pk, version=given["version"],
            values={"valid_to": given["valid_to"]}, reason=given["why"],
        )  # fmt: skip
        return gettext("Rollen avsluttes %(day)s.") % {"day": given["valid_to"].strftime("%d.%m.%Y")}

    return "ended", form, write


def _one_time(request: HttpRequest, by: User, found: PersonRow) -> Act:
    form = OneTimeForm(request.POST, prefix="passord")

    def write() -> str:
        given = form.cleaned_data
        workflow.set_one_time_password(
            by=by, pk=found.person.pk, password=given["password"], reason=given["why"]
        )
        return gettext("Engangspassordet er satt. Det må byttes ved neste innlogging.")

    return "password", form, write


def _letter(request: HttpRequest, by: User, found: PersonRow) -> Act:
    form = WhyForm(request.POST, prefix="lenke")

    def write() -> str:
        to = workflow.note_reset_letter(by=by, pk=found.person.pk, reason=form.cleaned_data["why"])
        ForgottenPasswordForm.send_to(request, to)
        return gettext("Lenken er sendt til adressen som står på personen.")

    return "letter", form, write


def _factor(request: HttpRequest, by: User, found: PersonRow) -> Act:
    form = WhyForm(request.POST, prefix="tofaktor")

    def write() -> str:
        workflow.remove_second_factor(by=by, pk=found.person.pk, reason=form.cleaned_data["why"])
        return gettext("Tofaktoren er fjernet. Personen er logget ut overalt.")

    return "factor", form, write


ACTS: dict[str, Callable[[HttpRequest, User, PersonRow], Act]] = {
    "lagre": _save,
    "rolle": _give,
    "avslutt": _end,
    "engangspassord": _one_time,
    "lenke": _letter,
    "tofaktor": _factor,
}


def _show(request: HttpRequest, by: User, found: PersonRow, **sent: Any) -> HttpResponse:
    """The page of a person, with a form as it was refused."""
    one = found.person
    columns = ("first_name", "last_name", "username", "email", "is_active")
    details = PersonForm(initial={name: getattr(one, name) for name in columns}, prefix="om")
    ended: EndRoleForm | None = sent.get("ended")
    forms: dict[int, EndRoleForm] = {held.membership.pk: end_form(held.membership) for held in found.roles}
    if ended is not None:
        forms |= {pk: ended for pk, form in forms.items() if form.prefix == ended.prefix}
    roles = [(held, forms[held.membership.pk]) for held in found.roles]
    page = {
        "found": found,
        "one": one,
        "roles": roles,
        "own": one.pk == by.pk,
        "names": may_name(by, one),
        "named": contributor_indicators(one),
        "contributes": any(
            held.membership.role == Role.CONTRIBUTOR and not held.over for held in found.roles
        ),
        "details": sent.get("details", details),
        "role": sent.get("role", _role_form(by, found)) if roles_to_give(by, one) else None,
        "password": sent.get("password", OneTimeForm(prefix="passord")),
        "letter": sent.get("letter", WhyForm(prefix="lenke")),
        "factor": sent.get("factor", WhyForm(prefix="tofaktor")),
        "sent": next(iter(sent), ""),
    }
    return render(request, "people/person.html", page)


def _role_form(by: User, found: PersonRow, data: Any = None) -> RoleForm:
    leaders = User.objects.filter(memberships__role="leader", is_active=True).exclude(pk=found.person.pk)
    return RoleForm(
        data,
        prefix="rolle",
        roles=roles_to_give(by, found.person),
        leaders=leaders.distinct().order_by(*norwegian("last_name", "first_name")),
    )


def _found(request: HttpRequest, pk: int) -> PersonRow:
    found = person(reader(request), pk)
    if found is None:
        raise Http404
    return found


def _keeper(request: HttpRequest) -> User:
    """Who keeps roles: the controller and management. Raises PermissionDenied for anybody else."""
    by = reader(request)
    if not by.has_perm(KEEP_ROLES):
        raise PermissionDenied
    return by
