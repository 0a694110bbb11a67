"""Admin pages whose every write goes through the workflow, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError
from django.db.models import CharField, Model, TextField
from django.forms import BaseModelFormSet
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.collation import norwegian
from indicators.forms.locked import shown_only
from indicators.forms.optimistic_lock import (
    NEEDS_REASON,
    WHY,
    RecordForm,
    Refused,
    SeenForm,
    refused,
    typed_reason,
)
from indicators.models import Tracked, User
from indicators.workflow.idempotency import row_made_before

from .history import changes_of_record
from .role_permissions import RoleGuard

ADDED = _("Lagt til i administrasjonen")
CHANGED = _("Endret i administrasjonen")
NOT_WHOLE = _(
    "Siden var ikke hel da den ble sendt, så ingenting er lagret. Se over radene, og lagre en gang til."
)
"""What is said of rows that come without their count."""


def at_the_same_time() -> workflow.Refusal:
    """What the database's own constraints refused after every check had passed."""
    return workflow.Invalid({"": [gettext("Noen andre lagret det samme samtidig. Prøv en gang til.")]})


def formsets_in(context: Any) -> list[Any]:
    """The rows on a page."""
    return [rows.formset for rows in context["inline_admin_formsets"]]


def lacks_reason(formset: Any) -> bool:
    """Whether a row was refused because the reason is missing."""
    found = [row.errors for row in formset.forms if isinstance(row.errors, ErrorDict)]
    codes = {error.code for row in found for errors in row.as_data().values() for error in errors}
    return NEEDS_REASON in codes


def yes_or_no(column: str, heading: Any) -> Callable[[Model], str]:
    """A column of a list in words: Django's own has a picture that reads "True" in every language."""

    @admin.display(description=heading, ordering=column)
    def shown(row: Model) -> str:
        return gettext("Ja") if getattr(row, column) else gettext("Nei")

    shown.__name__ = f"{column}_shown"
    return shown


class RecordInline(RoleGuard, admin.TabularInline):  # type: ignore[type-arg]
    """Rows below a record. ``obj`` in its permissions is the record that they belong to."""

    form: Any = SeenForm
    template = "admin/rows.html"
    can_delete = False
    extra = 0
    row_help: Any = ""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.inline = self
        formset.default_error_messages = formset.default_error_messages | {
            "missing_management_form": NOT_WHOLE
        }
        formset.form.request = request
        formset.form.shown_only = shown_only(self.model, self.get_readonly_fields(request, obj))
        for name, field in formset.form.base_fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = capfirst(str(field.label or name))
        return formset

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """No empty row for whoever may not add one, which Django forgets where there is one row at most."""
        return super().get_extra(request, obj, **kwargs) if self.has_add_permission(request, obj) else 0

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": list(self.get_fields(request, obj))})]

    def write(self, request: HttpRequest, formset: Any, form: Any) -> None:
        """Save one row of the formset through the workflow. Raises a ``Refusal``."""
        model: type[Tracked] = self.model
        links = {field.name for field in model._meta.many_to_many} & set(form.columns)
        columns = {name: form.cleaned_data[name] for name in form.columns if name not in links}
        workflow.save_record(
            by=request.user,  # type: ignore[arg-type]
            model=model,
            values={**columns, formset.fk.name: formset.instance},
            links={name: form.cleaned_data[name] for name in links},
            reason=typed_reason(request) or str(CHANGED if form.instance.pk else ADDED),
            pk=form.instance.pk,
            version=form.seen_version if form.instance.pk else None,
        )


class NorwegianList(ChangeList):
    """A list that sorts words as Norwegians do, also in columns that have no such order in the database."""

    def get_ordering_field(self, field_name: Any) -> Any:
        name: Any = super().get_ordering_field(field_name)
        if not isinstance(name, str):
            return name
        field: Any = next((one for one in self.lookup_opts.fields if one.name == name), None)
        if field is not None and field.related_model is User:
            return norwegian(f"{name}__username")[0]  # Django's own would be by the number of the row
        words = isinstance(field, CharField | TextField) and not field.choices and not field.db_collation
        return norwegian(name)[0] if words else name


class RecordAdmin(RoleGuard, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page of the register."""

    form = RecordForm
    show_full_result_count = False
    list_per_page = 100
    save_on_top = False
    actions: Any = ()
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return NorwegianList

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.request = request
        form.shown_only = shown_only(self.model, self.get_readonly_fields(request, obj))
        return form

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list; a choice of the address that no row can have shows all of it, and says so."""
        if ERROR_FLAG in request.GET and request.method == "GET":
            messages.warning(
                request, gettext("Adressen har et valg som listen ikke kjenner. Alle rader vises.")
            )
        try:
            return super().changelist_view(request, extra_context)
        except (OverflowError, DataError):
            return redirect(f"{request.path}?{ERROR_FLAG}=1")

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Rows come after the record that they belong to exists."""
        return super().get_inlines(request, obj) if obj is not None else []

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show a refusal that came while saving at its form; what was written before it is rolled back."""
        try:
            made = self.made_already(request) if object_id is None else None
            if made is not None:
                return self.response_add(request, made)
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (workflow.Refusal, IntegrityError) as problem:
            if refused(request) is None:
                refusal = problem if isinstance(problem, workflow.Refusal) else at_the_same_time()
                request.refused = Refused(None, refusal)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def made_already(self, request: HttpRequest) -> Model | None:
        """The row that was made of the very form that is sent, where the person may make such rows."""
        if request.method != "POST" or not self.has_add_permission(request):
            return None
        return row_made_before(str(request.POST.get("once", "")), self.model)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not form.columns or form.untouched:
            return
        links = {field.name for field in self.opts.many_to_many} & set(form.columns)
        row, _changed = workflow.save_record(
            by=request.user,  # type: ignore[arg-type]
            model=self.model,
            values={name: form.cleaned_data[name] for name in form.columns if name not in links},
            links={name: form.cleaned_data[name] for name in links},
            reason=typed_reason(request) or str(CHANGED if change else ADDED),
            pk=obj.pk if change else None,
            version=form.seen_version if change else None,
            once="" if change else form.cleaned_data.get("once", ""),
            **self.save_options(form),
        )
        obj.__dict__.update(row.__dict__)

    def save_options(self, form: Any) -> dict[str, Any]:
        """What else a page says to the workflow when it saves a row."""
        return {}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(
        self, request: HttpRequest, form: Any, formset: BaseModelFormSet[Any, Any], change: bool
    ) -> None:
        inline: Any = formset.inline  # type: ignore[attr-defined]
        for row in formset.forms:
            if not row.has_changed() or getattr(row, "untouched", False):
                continue
            try:
                inline.write(request, formset, row)
            except workflow.Refusal as refusal:
                request.refused = Refused.of_row(row.prefix, refusal, getattr(row, "writing", None))  # type: ignore[attr-defined]
                raise

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        if context.get("original") is not None:
            context["subtitle"] = self.name_of(context["original"])
            context["show_save_and_add_another"] = False
        form = context["adminform"].form
        if WHY in form.fields and not form.has_error(WHY) and any(map(lacks_reason, formsets_in(context))):
            form.add_error(WHY, gettext("Skriv hvorfor."))
        return super().render_change_form(request, context, *args, **kwargs)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        return []

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """Nothing: the row history is the trail."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """Nothing: the row history is the trail."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change to the record: when, who, what, from what to what, and why."""
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Endringer: %(name)s") % {"name": self.name_of(obj)},
            "changes": self.changes(obj),
            "object": obj,
            "opts": self.opts,
            "module_name": self.opts.verbose_name_plural,
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def name_of(self, obj: Any) -> str:
        """What the record is called in headings."""
        return str(obj)

    def changes(self, obj: Any) -> Any:
        """The rows of the history page, newest first."""
        return changes_of_record(obj)
