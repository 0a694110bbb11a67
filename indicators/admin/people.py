"""Users and the roles they hold."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.collation import norwegian
from indicators.forms.optimistic_lock import typed_reason
from indicators.forms.people import RoleForm, RoleRowForm, UserForm
from indicators.models import Membership, User

from .history import changes_of_record, newest_first
from .personal import PersonalDataPages
from .records import ADDED, CHANGED, RecordAdmin, RecordInline, yes_or_no
from .site import site

[BY_NAME] = norwegian("username")
"""Norwegian order, which the column itself does not have: it is Django's own."""
IN_USE = yes_or_no("is_active", _("i bruk"))

VALIDITY = _("En rolle slettes ikke. Sett en sluttdato når den er over.")
ROWS = _(
    "En rolle slettes ikke. Sett en sluttdato når den er over. Sektor og stedfortreder er for sektorledere, "
    "indikatorer for bidragsytere. En stedfortreder må ha begge datoene."
)


class RolesInline(RecordInline):
    model = Membership
    fk_name = "user"
    form = RoleRowForm
    fields = ("role", "sector", "stands_in_for", "indicators", "valid_from", "valid_to")
    autocomplete_fields = ("indicators",)
    verbose_name = _("rolle")
    verbose_name_plural = _("Roller")
    row_help = ROWS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _known(obj) and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _known(obj) and super().has_add_permission(request, obj)


def _known(person: Any) -> bool:
    """Nothing is written about somebody who was made anonymous."""
    return person is None or person.anonymous_since is None


@admin.register(User, site=site)
class UserAdmin(PersonalDataPages, RecordAdmin):
    change_form_template = "admin/person_form.html"
    list_display = ("user_name", "display_name", "roles", "email", IN_USE, "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = (BY_NAME,)
    form = UserForm
    inlines = (RolesInline,)
    actions: Any = ()
    fieldsets = ((None, {"fields": ("username", ("first_name", "last_name"), "email", "is_active")}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("memberships__sector")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _known(obj) and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None:
            return self.fieldsets
        fields = ("username", ("first_name", "last_name"), "email", "password", "is_active")
        return ((None, {"fields": fields}),)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The password is a field of the form alone, never a column of the row."""
        fields = [name for name in kwargs.pop("fields", None) or () if name != "password"]
        return super().get_form(request, obj, change=change, fields=fields, **kwargs)

    @admin.display(description=_("brukernavn"), ordering=BY_NAME)
    def user_name(self, person: User) -> str:
        return person.username

    @admin.display(description=_("Navn"), ordering=norwegian("last_name")[0])
    def display_name(self, person: User) -> str:
        return person.get_full_name() or "–"

    @admin.display(description=_("Roller"))
    def roles(self, person: User) -> str:
        held = [
            f"{row.get_role_display()} ({row.sector})" if row.sector else row.get_role_display()
            for row in person.memberships.all()
        ]
        return ", ".join(held) or "–"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        row = workflow.save_user(
            by=request.user,  # type: ignore[arg-type]
            pk=obj.pk if change else None,
            values={name: form.cleaned_data[name] for name in UserForm.Meta.fields},
            password=None if change else form.cleaned_data["password"],
            reason=typed_reason(request) or str(CHANGED if change else ADDED),
            once="" if change else form.cleaned_data.get("once", ""),
        )
        obj.__dict__.update(row.__dict__)

    def changes(self, obj: Any) -> Any:
        """Who gave and ended which roles."""
        return newest_first(row for held in obj.memberships.all() for row in changes_of_record(held))


@admin.register(Membership, site=site)
class MembershipAdmin(RecordAdmin):
    form = RoleForm
    list_display = ("user", "role", "sector", "stands_in_for", "contributes", "valid_from", "valid_to")
    list_filter = ("role", "sector")
    autocomplete_fields = ("indicators",)
    search_fields = ("user__username", "user__first_name", "user__last_name")
    ordering = (*norwegian("user__username"), "role", "sector__order")
    list_select_related = ("user", "sector", "stands_in_for")
    fieldsets = (
        (None, {"fields": ("user", ("role", "sector"), "stands_in_for", "indicators")}),
        (_("Gyldighet"), {"description": VALIDITY, "fields": (("valid_from", "valid_to"),)}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("indicators")

    @admin.display(description=_("Indikatorer"))
    def contributes(self, row: Membership) -> str:
        return ", ".join(sorted(one.code for one in row.indicators.all())) or "–"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("user",) if obj is not None else ()
