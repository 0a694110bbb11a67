"""Staffing, and companies and cooperation, as the annual report sets them into its chapters."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.report_lists import PartnerForm, StaffingForm
from indicators.models import Partner, User
from indicators.permissions import KEEP_CHAPTERS
from indicators.presentation.report.chapters import partner_line, staffing_lines
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.report.chapters import StaffingTable, partner, partner_years, partners, staffing

from .query_params import reader

KINDS = {"selskap": Partner.Kind.COMPANY, "samarbeid": Partner.Kind.COOPERATION}
ENTERED = "Ført til årsmeldingen"
FIELDS = {"fte": "fte", "sick_leave": "sick"}


@require_http_methods(["GET", "HEAD", "POST"])
def staffing_year(request: HttpRequest, year: int) -> HttpResponse:
    """The staffing of a year; the controller enters it here."""
    by = reader(request)
    table = staffing(year)
    keeps = by.has_perm(KEEP_CHAPTERS)
    if request.method != "POST":
        return _show_staffing(request, table, StaffingForm(table=table) if keeps else None)
    if not keeps:
        raise PermissionDenied
    form = StaffingForm(request.POST, table=table)
    if form.is_valid():
        try:
            changed = workflow.save_staffing(by=by, year=year, rows=form.typed())
        except workflow.RowsRefused as refusal:
            _refuse(form, table, refusal)
        else:
            told = ngettext("%(count)d rad er lagret.", "%(count)d rader er lagret.", changed)
            messages.success(request, told % {"count": changed})
            return redirect("staffing", year=year)
    return _show_staffing(request, table, form)


def _refuse(form: StaffingForm, table: StaffingTable, refusal: workflow.RowsRefused) -> None:
    """Show every refusal at its field; a row that a colleague changed can be saved over by choice."""
    stands = {row.sector_id: row for row in table.rows}
    for one in refusal.rows:
        name = f"r{one.line_id}-{FIELDS.get(one.field, 'fte')}"
        typed = str(form.data.get(name, ""))
        form.refuse(refusal_text(one.refusal, typed), name)
        row = stands[one.line_id].row
        if isinstance(one.refusal, workflow.Stale) and row is not None:
            form.data = with_value(form.data, f"r{one.line_id}-version", one.refusal.current)


def _show_staffing(request: HttpRequest, table: StaffingTable, form: StaffingForm | None) -> HttpResponse:
    lines = {line.name: line for line in staffing_lines(table, every=True).rows}
    rows = [
        (lines[row.name], form[f"r{row.sector_id}-fte"], form[f"r{row.sector_id}-sick"],
         form[f"r{row.sector_id}-version"])
        for row in table.rows
    ] if form is not None else []  # fmt: skip
    page = {"year": table.year, "table": staffing_lines(table), "form": form, "rows": rows}
    return render(request, "chapters/staffing.html", page)


@require_safe
def partners_year(request: HttpRequest, year: int) -> HttpResponse:
    """The companies and the cooperation of a year."""
    by = reader(request)
    keeps = by.has_perm(KEEP_CHAPTERS)
    lists = [
        (word, kind.label, [(row, partner_line(row)) for row in partners(year, kind, withdrawn=keeps)])
        for word, kind in KINDS.items()
    ]
    page = {
        "year": year,
        "lists": lists,
        "keeps": keeps,
        "may_copy": keeps and year - 1 in partner_years(),
    }
    return render(request, "chapters/partners.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Add a company or a cooperation."""
    if kind not in KINDS:
        raise Http404
    by = _keeper(request)
    last = max((row.order for row in partners(year, KINDS[kind])), default=0)
    initial = {"order": last + 1, "once": secrets.token_hex(16)}
    form = PartnerForm(request.POST if request.method == "POST" else None, initial=initial, kind=KINDS[kind])
    if form.is_bound and form.is_valid():
        values = {**form.columns, "year": year, "kind": KINDS[kind]}
        if _saved(request, form, by, values, once=form.cleaned_data["once"]):
            return redirect("partners", year=year)
    return render(request, "chapters/partner.html", {"year": year, "form": form, "kind": KINDS[kind]})


@require_http_methods(["GET", "HEAD", "POST"])
def partner_change(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Change one, withdraw it, or put it back."""
    by = _keeper(request)
    row = partner(year, pk)
    if row is None:
        raise Http404
    columns = ("name", "form", "share", "host", "note", "order")
    initial = {name: getattr(row, name) for name in columns} | {"seen": row.version}
    form = PartnerForm(request.POST if request.method == "POST" else None, initial=initial, kind=row.kind)
    if form.is_bound and form.is_valid():
        wanted = request.POST.get("do", "")
        moved = {"trekk": True, "hent": False}
        values = {**form.columns, "withdrawn": moved.get(wanted, row.withdrawn)}
        if _saved(request, form, by, values, pk=pk, version=form.cleaned_data["seen"] or 0):
            return redirect("partners", year=year)
    page = {"year": year, "form": form, "row": row, "kind": Partner.Kind(row.kind)}
    return render(request, "chapters/partner.html", page)


def _saved(request: HttpRequest, form: PartnerForm, by: User, values: dict[str, Any], **given: Any) -> bool:
    """Save, or show at the form why not."""
    try:
        workflow.save_record(by=by, model=Partner, values=values, reason=ENTERED, **given)
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.Stale as stale:
        form.data = with_value(form.data, "seen", stale.current)
        form.refuse(
            gettext(
                "En kollega har endret raden. Ingenting er lagret. Lagre en gang til hvis det er meningen."
            )
        )
    except workflow.Refusal as refusal:
        form.take(refusal)
    else:
        messages.success(request, gettext("Listen er lagret."))
        return True
    return False


@require_POST
def partners_copy(request: HttpRequest, year: int) -> HttpResponse:
    """Give the year the lists of the year before."""
    by = _keeper(request)
    try:
        made = workflow.copy_partners(by=by, year=year)
    except workflow.NotFound:
        messages.error(request, gettext("Året før har ingen lister."))
    else:
        told = ngettext("%(count)d rad er hentet.", "%(count)d rader er hentet.", made)
        messages.success(request, told % {"count": made})
    return redirect("partners", year=year)


def _keeper(request: HttpRequest) -> User:
    """Who keeps the lists. Raises PermissionDenied for anybody else."""
    by = reader(request)
    if not by.has_perm(KEEP_CHAPTERS):
        raise PermissionDenied
    return by
