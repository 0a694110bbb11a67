"""KOSTRA-funksjoner: the functions by name, and what the municipality adds, renames and ends."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.starting import FunctionForm
from indicators.kostra import functions
from indicators.permissions import EDIT_PLAN
from indicators.selectors.register.functions import function_rows, own_version

from .query_params import reader


@require_http_methods(["GET", "HEAD", "POST"])
def kostra_functions(request: HttpRequest) -> HttpResponse:
    """The list, and a form for one of them: a new one, or the one that ``kode`` names."""
    by = reader(request)
    if not by.has_perm(EDIT_PLAN):
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("do") == "take-up":
        made = workflow.take_up_functions(by=by)
        told = ngettext("%(count)d funksjon kan velges.", "%(count)d nye funksjoner kan velges.", made)
        messages.success(request, told % {"count": made})
        return redirect("kostra_functions")
    form = FunctionForm(request.POST) if request.method == "POST" else FunctionForm(initial=_chosen(request))
    if form.is_bound and form.is_valid():
        try:
            row, _changed = workflow.save_function(
                by=by, values=form.columns, version=form.cleaned_data["seen"] or 0
            )
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.refuse(
                gettext(
                    "Funksjonen er skrevet før. Ingenting er lagret. Lagre en gang til for å erstatte det."
                )
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("%(name)s er lagret.") % {"name": row})
            return redirect("kostra_functions")
    return render(request, "starting/functions.html", {"form": form, "rows": function_rows()})


def _chosen(request: HttpRequest) -> dict[str, object]:
    """The function that the address names, as it stands."""
    code = request.GET.get("kode", "")
    known = functions().get(code)
    if known is None:
        return {}
    years = {"first_year": known.first_year, "last_year": known.last_year}
    return {"code": known.code, "name": known.name, **years, "seen": own_version(code)}
