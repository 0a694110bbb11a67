"""What a controller does with a person's data: hands it out, and takes it away when its time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import workflow
from indicators.exports.person_json import person_answer
from indicators.models import User
from indicators.permissions import MANAGE_PEOPLE
from indicators.presentation.people.page import person_page
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.people.person_file import anonymisation_effects, person_file

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Page = ModelAdmin[User]
else:
    Page = object


class PersonalDataPages(Page):
    """Two pages of a person: one to read and decide on, one that only gives the file."""

    def get_urls(self) -> Any:
        own = [
            path("<int:pk>/personopplysninger/", self._page(self.personal), name="indicators_user_personal"),
            path("<int:pk>/opplysninger.json", self._page(self.export), name="indicators_user_export"),
        ]
        return own + super().get_urls()

    def _page(self, view: Any) -> Any:
        return self.admin_site.admin_view(view)

    def personal(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What would be taken away and what stays; a POST takes it away."""
        return _personal(request, self, pk)

    def export(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file."""
        return _export(request, pk)


def _person(request: HttpRequest, pk: int) -> User:
    if not request.user.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    return get_object_or_404(User, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def _personal(request: HttpRequest, pages: Page, pk: int) -> HttpResponse:
    person, problem = _person(request, pk), ""
    by, reason = cast("User", request.user), request.POST.get("reason", "")
    if request.method == "POST":
        try:
            made, _done = workflow.make_anonymous(by=by, pk=pk, reason=reason)
        except workflow.Refusal as refusal:
            problem = refusal_text(refusal)
        else:
            messages.success(request, gettext("%(name)s er gjort anonym.") % {"name": made.display_name})
            return redirect("admin:indicators_user_change", pk)
    context = {
        **pages.admin_site.each_context(request),
        "title": gettext("Personopplysninger"),
        "opts": pages.opts,
        "person": person,
        "page": person_page(anonymisation_effects(person, by=by)),
        "problem": problem,
        "reason": reason,
    }
    return TemplateResponse(request, "admin/personal.html", context)


@require_POST
def _export(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    workflow.note_export(by=cast("User", request.user), pk=pk)
    return person_answer(person_file(person), person.username)
