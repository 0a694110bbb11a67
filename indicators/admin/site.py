"""The site itself: who may enter, what it is called, and in which order things stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _

from indicators.permissions import EDIT_PLAN, REPORT_RESULT, USE_ADMIN
from indicators.values import Status
from indicators.values.query.address_words import STATUS_SLUGS

GROUPS = (
    (_("Målekort"), ("Indicator", "ScorecardLine", "Footnote", "ResultComment")),
    (_("Plan og organisasjon"), ("Plan", "Heading", "ServiceArea", "Sector", "FunctionCode")),
    (_("Brukere"), ("User", "Membership")),
)
"""The order of the index."""

CLOSED = frozenset({"password_change", "password_change_done", "logout", "view_on_site"})
"""Doors of Django's admin that the program has of its own, or does not want."""


class MalekortAdminSite(admin.AdminSite):
    """Open to those whose role says so; Django's staff flag opens nothing."""

    site_header = _("Målekort – administrasjon")
    site_title = _("Målekort – administrasjon")
    index_title = _("Administrasjon")
    index_template = "admin/malekort_index.html"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.has_perm(USE_ADMIN)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """403 for somebody who is signed in without the right, not a new sign-in."""
        inner: Callable[..., HttpResponseBase] = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in CLOSED]

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """None: the row history is the trail, not the admin's own log."""
        return LogEntry.objects.none()

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        models = {
            model["object_name"]: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        groups = []
        for name, wanted in GROUPS:
            shown = [models[model] for model in wanted if model in models]
            if shown:
                groups.append(
                    {
                        "name": name,
                        "app_label": "indicators",
                        "app_url": "",
                        "has_module_perms": True,
                        "models": shown,
                    }
                )
        return groups

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().index(request, {**(extra_context or {}), "shortcuts": shortcuts(request)})


def shortcuts(request: HttpRequest) -> list[tuple[Any, str]]:
    """What the person most often comes for, as (text, address)."""
    lines = reverse("admin:indicators_scorecardline_changelist")
    found: list[tuple[Any, str]] = []
    if request.user.has_perm(REPORT_RESULT) and not request.user.has_perm(EDIT_PLAN):
        found.append((_("Før resultater for din sektor"), f"{lines}?sektor=mine"))
    if request.user.has_perm(EDIT_PLAN):
        found.append((_("Årets målekortlinjer"), lines))
    for word, status in (
        (_("Ikke rapportert"), Status.NOT_REPORTED),
        (_("Må vurderes"), Status.UNDECIDED),
    ):
        found.append((word, f"{lines}?status={STATUS_SLUGS[status]}"))
    return found


site = MalekortAdminSite(name="admin")
site.disable_action("delete_selected")
