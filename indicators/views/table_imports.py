"""Import: a table is sent in, understood, corrected in its preview, brought in as one act, and taken back."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import exports, workflow
from indicators.exports.entry_workbook import write_marked, write_plan, write_results
from indicators.forms.table_imports import NewTableForm, UndoTableForm, UseTableForm, purposes_of
from indicators.imports.tables.preview import Preview, preview_of
from indicators.language import as_the_municipality
from indicators.models import TableDraft, TablePurpose, User
from indicators.permissions import EDIT_PLAN, IMPORT_TABLES
from indicators.presentation.table_import.answers import answered, confirmed
from indicators.presentation.table_import.list import import_list
from indicators.presentation.table_import.page import VIEWS, faults_of, preview_page
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.areas import area_choices, sector_choices
from indicators.selectors.comparison.comparison import known_municipalities
from indicators.selectors.table_import.drafts import draft, draft_is_gone, drafts_of, imports_of
from indicators.selectors.table_import.entry_workbooks import plan_lines, sector_lines, workbooks_for
from indicators.values.tables import GENERAL, iso_day

from .file_answers import xlsx_answer
from .query_params import check_fields, choice, explained, reader


@require_safe
def table_imports(request: HttpRequest) -> HttpResponse:
    """The previews that one works at, and what was brought in."""
    by = _importer(request)
    offered = workbooks_for(by, timezone.localdate().year)
    page = import_list(drafts_of(by), imports_of(by), offered)
    return render(request, "imports/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@explained
def table_import_new(request: HttpRequest) -> HttpResponse:
    """The form that takes a file or a pasted text."""
    by = _importer(request)
    year = timezone.localdate().year
    offered: dict[str, Any] = {
        "purposes": purposes_of(lambda one: by.has_perm(workflow.TABLE_RIGHTS[one])),
        "sectors": sector_choices(year),
        "areas": area_choices(year),
    }
    if request.method != "POST":
        check_fields(request.GET, ("som", "ar"))
        wanted = choice(request.GET, "som", {value: value for value, _label in offered["purposes"]})
        asked = request.GET.get("ar", "")
        first = {"purpose": wanted or offered["purposes"][0][0], "year": asked if asked.isdigit() else year}
        return _show_new(request, NewTableForm(initial=first, **offered))
    form = NewTableForm(request.POST, request.FILES, **offered)
    if form.is_valid() and form.source is not None:
        given = form.cleaned_data
        try:
            row = workflow.keep_table(
                by=by,
                name=form.name,
                sha256=form.source.digest,
                source=json.dumps(form.source.to_json(), ensure_ascii=False),
                **{name: given[name] for name in ("purpose", "year", "area", "sector", "once")},
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            return redirect("table_import", pk=row.pk)
    return _show_new(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@explained
def table_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview of a table, with what is asked and what can be corrected."""
    by, row = _draft(request, pk)
    if request.method == "POST":
        return _answer(request, by, row)
    return _show(request, row)


@require_POST
def table_import_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in the table as it is understood now: all of it, or nothing."""
    if draft_is_gone(pk) and _importer(request):
        messages.info(request, gettext("Tabellen er brukt eller kastet alt."))
        return redirect("table_imports")
    by, row = _draft(request, pk, used=True)
    if row.used_id is not None:
        messages.info(request, gettext("%(name)s er brukt alt.") % {"name": row.name})
        return redirect("table_imports")
    preview = preview_of(row, by)
    form = UseTableForm(request.POST, adopted=preview.standing.adopted)
    if not form.is_valid():
        return _show(request, row, form=form, preview=preview)
    if left := len(preview.questions):
        told = ngettext(
            "%(count)d spørsmål står igjen. Besvar det før tabellen brukes.",
            "%(count)d spørsmål står igjen. Besvar dem før tabellen brukes.",
            left,
        )
        form.add_error(None, told % {"count": left})
        return _show(request, row, form=form, preview=preview)
    given = form.cleaned_data
    try:
        done = workflow.apply_table(
            by=by,
            draft_id=pk,
            version=given["seen"],
            rows=preview.wanted,
            people=preview.people,
            sectors=preview.sectors,
            reason=given["why"],
            case=given.get("case", ""),
            adopted_on=given.get("adopted_on"),
        )
    except workflow.TableRefused as refused:
        return _show(request, row, form=form, preview=preview, refused=refused)
    except workflow.Stale:
        messages.error(request, gettext("Tabellen er endret i en annen fane. Se over, og prøv igjen."))
        return redirect("table_import", pk=pk)
    except workflow.Refusal as refusal:
        form.take(refusal)
        return _show(request, row, form=form, preview=preview)
    told = ngettext(
        "%(name)s er brukt: %(made)d ny rad og %(changed)d endret.",
        "%(name)s er brukt: %(made)d nye rader og %(changed)d endret.",
        done.made,
    )
    messages.success(request, told % {"name": done.name, "made": done.made, "changed": done.changed})
    return redirect("table_imports")


@require_POST
def table_import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a preview away."""
    by = _importer(request)
    if draft_is_gone(pk):
        messages.info(request, gettext("Tabellen er kastet alt."))
        return redirect("table_imports")
    by, row = _draft(request, pk)
    workflow.discard_table(by=by, draft_id=pk)
    messages.success(request, gettext("%(name)s er kastet. Ingenting ble endret.") % {"name": row.name})
    return redirect("table_imports")


@require_http_methods(["GET", "HEAD", "POST"])
def table_import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was brought in."""
    by = _importer(request)
    row = next(iter(imports_of(by, pk)), None)
    if row is None:
        raise Http404
    form = UndoTableForm(request.POST or None, initial={"seen": row.version})
    if request.method == "POST" and form.is_valid():
        try:
            workflow.undo_table(
                by=by, import_id=pk, reason=form.cleaned_data["why"], version=form.cleaned_data["seen"]
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("%(name)s er tatt tilbake.") % {"name": row.name})
            return redirect("table_imports")
    return render(request, "imports/undo.html", {"row": row, "form": form})


def _answer(request: HttpRequest, by: User, row: TableDraft) -> HttpResponse:
    """Keep what was typed and chosen in the preview."""
    preview = preview_of(row, by)
    answers = answered(request.POST, preview.understanding, row.answers)
    if wanted := request.POST.get("confirm", ""):
        for key, fields in confirmed(wanted, preview.understanding, row.answers).items():
            answers.setdefault(key, {}).update(fields)
    here = reverse("table_import", args=[row.pk])
    day = answers.get(GENERAL, {}).get("published", "")
    if day and iso_day(day) is None:
        told = gettext("«%(day)s» er ikke en dag. Skriv den som 2026-06-15. Ingenting er lagret.")
        messages.error(request, told % {"day": day[:30]})
        return redirect(here)
    try:
        workflow.answer_table(by=by, draft_id=row.pk, answers=answers, version=_seen(request))
    except workflow.Stale:
        messages.error(request, gettext("Tabellen er endret i en annen fane. Det siste ble ikke lagret."))
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    asked = request.GET.urlencode()
    return redirect(f"{here}?{asked}" if asked else here)


def _seen(request: HttpRequest) -> int | None:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdigit() else None


def _show(
    request: HttpRequest,
    row: TableDraft,
    *,
    form: UseTableForm | None = None,
    preview: Preview | None = None,
    refused: workflow.TableRefused | None = None,
) -> HttpResponse:
    check_fields(request.GET, ("vis", "side"))
    view = choice(request.GET, "vis", {name: name for name in VIEWS})
    preview = preview or preview_of(row, reader(request))
    form = form or UseTableForm(adopted=preview.standing.adopted, initial={"seen": row.version})
    page = preview_page(
        row,
        preview.understanding,
        preview.matched,
        preview.questions,
        preview.standing,
        preview.to_write,
        view=view or "",
        page=request.GET.get("side", "1"),
        samples=preview.understanding.samples,
        notes=preview.source.notes,
        refused=refused,
        known=known_municipalities() if row.purpose == TablePurpose.BENCHMARKS else (),
    )
    return render(request, "imports/preview.html", {"page": page, "form": form})


def _show_new(request: HttpRequest, form: NewTableForm) -> HttpResponse:
    return render(request, "imports/new.html", {"form": form})


def _draft(request: HttpRequest, pk: int, *, used: bool = False) -> tuple[User, TableDraft]:
    """The preview, for who may work at it. Raises Http404 for anybody else."""
    by = _importer(request)
    row = draft(by, pk, used=used)
    if row is None:
        raise Http404
    if not by.has_perm(workflow.TABLE_RIGHTS[TablePurpose(row.purpose)]):
        raise PermissionDenied
    return by, row


def _importer(request: HttpRequest) -> User:
    by = reader(request)
    if not by.has_perm(IMPORT_TABLES):
        raise PermissionDenied
    return by


@require_safe
def table_import_plan(request: HttpRequest, year: int) -> HttpResponseBase:
    """A workbook of a year's plan to fill in."""
    by = _importer(request)
    if not by.has_perm(EDIT_PLAN):
        raise PermissionDenied
    lines, names = plan_lines(by, year), [name for _code, name in sector_choices(year)]
    return xlsx_answer(
        lambda file: write_plan(file, lines, year, names),
        exports.file_name("plan", str(year), ending="xlsx"),
    )


@require_safe
def table_import_results(request: HttpRequest, year: int, sector: str) -> HttpResponseBase:
    """A workbook of a sector's figures to fill in, for whoever reports them."""
    found = sector_lines(_importer(request), year, sector)
    if found is None:
        raise Http404
    lines, periods = found
    return xlsx_answer(
        lambda file: write_results(file, lines, year, periods),
        exports.file_name("resultater", sector, str(year), ending="xlsx"),
    )


@require_safe
def table_import_marked(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The table as it came, as a workbook, with what cannot be used in colour and why."""
    by, row = _draft(request, pk)
    preview = preview_of(row, by)
    with as_the_municipality():
        faults = faults_of(preview.questions, preview.matched)
    places = {int(key[1:]): said for key, said in faults.items() if key[1:].isdigit()}
    return xlsx_answer(
        lambda file: write_marked(file, preview.source, places),
        exports.file_name("rettes", row.name.rsplit(".", 1)[0], ending="xlsx"),
    )
