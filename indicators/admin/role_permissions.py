"""What holds for every page and every row: the role decides, and nothing is deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.forms.numbers import NorwegianDecimalField
from indicators.models import User

TEXT_AREA_ROWS = 3

CHOOSE = _("– velg –")


def _full_name(person: User) -> str:
    """What a person is called in a list to choose from: two may have one name."""
    return f"{person.display_name} ({person.username})"


class RoleGuard:
    """Asks the role about the very object, and never allows deletion."""

    opts: Any
    formfield_overrides: Any = {models.DecimalField: {"form_class": NorwegianDecimalField}}

    def _may(self, request: HttpRequest, action: str, obj: Model | None) -> bool:
        return request.user.has_perm(f"indicators.{action}_{self.opts.model_name}", obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "add", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: rows are withdrawn or ended, never deleted."""
        return False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Plain fields: no small buttons for adding and deleting what they point at, dates as dates."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is None:
            return None
        for button in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if hasattr(field.widget, button):
                setattr(field.widget, button, False)
        if isinstance(field, forms.DateField):
            field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        looked_up = db_field.name in getattr(self, "autocomplete_fields", ())
        if isinstance(field, forms.ModelMultipleChoiceField) and not looked_up:
            choices: Any = field.choices
            field.widget = forms.CheckboxSelectMultiple(choices=choices)
            field.help_text = ""
        elif isinstance(field, forms.ModelChoiceField):
            field.empty_label = CHOOSE
            if db_field.related_model is User:
                people: Any = field
                people.label_from_instance = _full_name
        elif isinstance(field, forms.ChoiceField):
            listed: Any = field.choices
            field.choices = [(code, label if code else CHOOSE) for code, label in listed]
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = TEXT_AREA_ROWS
        return field
