"""Tilsyn and Vedtak: the sector's grid, and one row with its story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.matters import IN_THE_GRID, WHOLE, BehalfReason, MatterForm
from indicators.models import Decision, Supervision, User
from indicators.permissions import KEEP_MATTERS
from indicators.presentation.matters.page import (
    ENTRY_NAMES,
    LIST_NAMES,
    entry_title,
    list_title,
    matter_line,
    matter_page,
)
from indicators.presentation.wording.mentions import PART_CHOICES, mention_options
from indicators.presentation.wording.refusals import lock_text, refusal_text
from indicators.selectors.matters.page import MatterDesk, MatterDetail, MatterEntry, matter, matter_desk
from indicators.selectors.report.mentions import lines_to_mention

from .matter_lists import MODELS, MatterModel
from .query_params import reader

SAVES: Final[dict[MatterModel, Callable[..., Any]]] = {
    Supervision: workflow.save_supervision,
    Decision: workflow.save_decision,
}


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One row with its story; POST saves it, withdraws it, or reports on it."""
    user, model = reader(request), MODELS[kind]
    detail = _found(user, model, pk)
    if request.method != "POST":
        return _show_one(request, detail, _whole_form(detail) if detail.own else None)
    if detail.own is None:
        _turn_away(user)
    row, reason = detail.entry.row, request.POST.get("why", "")
    if "withdraw" in request.POST:
        form = _whole_form(detail)
        seen = request.POST.get("seen", "")
        version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
        saved = _tried(form, lambda: _write(user, model, row, {}, version, reason, withdrawn=True))
        if saved:
            messages.success(request, gettext("Raden er trukket tilbake."))
            return redirect(f"{reverse(LIST_NAMES[model])}?ar={row.year}")
        return _show_one(request, _found(user, model, pk), form, status=409)
    form = MatterForm(model, WHOLE[model], request.POST)
    if not form.is_valid():
        return _show_one(request, detail, form, status=400)
    if not _save_row(user, model, row, form, reason):
        return _show_one(request, _found(user, model, pk), form, status=409)
    messages.success(request, gettext("Lagret."))
    return redirect(kind_name(model), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, kind: str, year: int, sector: str) -> HttpResponse:
    """The sector's rows of a year, entered together; POST saves each row that was changed by itself."""
    user, model = reader(request), MODELS[kind]
    desk = _desk(user, model, year, sector)
    if request.method != "POST":
        return _show_desk(request, model, desk, _forms(model, desk), _new_form(model))
    reason = request.POST.get("why", "")
    forms, refused = [], 0
    for held in desk.entries:
        if f"r{held.row.pk}-seen" not in request.POST:  # a row that came since the page was opened
            forms.append(_row_form(model, held, desk))
            continue
        form = _row_form(model, held, desk, request.POST)
        ok = form.is_valid() and _save_row(user, model, held.row, form, reason, desk.round_kind)
        refused += not ok
        forms.append(form)
    new = _new_form(model)
    if request.POST.get("ny-once") and any(request.POST.get(f"ny-{name}") for name in ("authority", "text")):
        new = MatterForm(model, WHOLE[model], request.POST, prefix="ny")
        ok = new.is_valid() and _make(user, model, desk, new, reason)
        refused += not ok
    if refused:
        return _show_desk(request, model, desk, forms, new, status=409)
    messages.success(request, gettext("Lagret."))
    return redirect(ENTRY_NAMES[model], year=year, sector=sector)


def kind_name(model: MatterModel) -> str:
    """What the address of one row is called."""
    return "supervision" if model is Supervision else "decision"


def _write(
    by: User, model: MatterModel, row: Any, values: dict[str, Any], seen: int, reason: str, **more: Any
) -> Any:
    return SAVES[model](
        by=by,
        year=row.year,
        sector_id=row.sector_id,
        pk=row.pk,
        values=values,
        version=seen,
        reason=reason,
        **more,
    )


def _save_row(by: User, model: MatterModel, row: Any, form: MatterForm, reason: str, kind: str = "") -> bool:
    """Save the columns and the comment of a row, where they changed; False where the form says why not."""
    given = form.cleaned_data
    if not _tried(
        form, lambda: _write(by, model, row, form.values, given["seen"] or 0, reason, past=given["past"])
    ):
        return False
    if model is Supervision:
        return True
    return _tried(
        form,
        lambda: workflow.comment_decision(
            by=by,
            decision_id=row.pk,
            text=given["comment"],
            version=given["comment_seen"] or 0,
            reason=reason,
        ),
        "comment",
        "comment_seen",
    )


def _make(by: User, model: MatterModel, desk: MatterDesk, form: MatterForm, reason: str) -> bool:
    given = form.cleaned_data

    def make() -> None:
        own = {"by": by, "year": desk.year, "sector_id": desk.sector.pk, "reason": reason}
        row = SAVES[model](**own, values=form.values, once=given["once"], past=given["past"])
        if given.get("comment"):
            workflow.comment_decision(by=by, decision_id=row.pk, text=given["comment"], reason=reason)

    return _tried(form, make)


def _tried(form: MatterForm, act: Callable[[], object], field: str | None = None, seen: str = "seen") -> bool:
    """Do it; False where the form says why not. Raises PermissionDenied and Http404."""
    try:
        act()
    except workflow.NotAllowed as refusal:
        raise PermissionDenied from refusal
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.Stale as stale:
        form.see(seen, stale.current)
        form.refuse(refusal_text(stale, str(form.cleaned_data.get(field or "measure", ""))), field)
    except workflow.PastDay as refusal:
        form.refuse(refusal_text(refusal), "past")
    except workflow.Refusal as refusal:
        at = workflow.at_fields(refusal)
        for name, part in at.items():
            form.refuse(refusal_text(part), name)
        if not at:
            form.refuse(refusal_text(refusal), field)
    else:
        return True
    return False


def _initial(model: MatterModel, held: MatterEntry, names: tuple[str, ...], kind: str) -> dict[str, Any]:
    told = next((one for one in held.comments if one.round_kind == kind), None)
    said = {"comment": told.text if told else "", "comment_seen": told.version if told else 0}
    columns = {name: getattr(held.row, name) for name in names}
    return {**columns, "seen": held.row.version, **(said if model is Decision else {})}


def _row_form(
    model: MatterModel, held: MatterEntry, desk: MatterDesk, sent: QueryDict | None = None
) -> MatterForm:
    names = IN_THE_GRID[model]
    initial = _initial(model, held, names, desk.round_kind)
    return MatterForm(model, names, sent, prefix=f"r{held.row.pk}", initial=initial)


def _forms(model: MatterModel, desk: MatterDesk) -> list[MatterForm]:
    return [_row_form(model, held, desk) for held in desk.entries]


def _new_form(model: MatterModel) -> MatterForm:
    return MatterForm(model, WHOLE[model], prefix="ny")


def _whole_form(detail: MatterDetail) -> MatterForm:
    held = detail.own or detail.entry
    model: MatterModel = type(held.row)
    initial = _initial(model, held, WHOLE[model], detail.round_kind)
    return MatterForm(model, WHOLE[model], initial=initial)


def _show_one(
    request: HttpRequest, detail: MatterDetail, form: MatterForm | None, status: int = 200
) -> HttpResponse:
    page = matter_page(detail)
    writes = form is not None and not page.locked
    shown = {"page": page, "form": form, "behalf": _behalf(request), **_mentions(page.line.row.year, writes)}
    return render(request, "matters/one.html", shown, status=status)


def _show_desk(
    request: HttpRequest,
    model: MatterModel,
    desk: MatterDesk,
    forms: list[MatterForm],
    new: MatterForm,
    status: int = 200,
) -> HttpResponse:
    rows = [
        (matter_line(held), form, held.row.pk in desk.missing)
        for held, form in zip(desk.entries, forms, strict=True)
    ]
    shown = {
        "title": entry_title(desk, model),
        "desk": desk,
        "rows": rows,
        "new": new,
        "supervision": model is Supervision,
        "list_url": f"{reverse(LIST_NAMES[model])}?ar={desk.year}",
        "list_title": f"{list_title(model)} {desk.year}",
        "locked": lock_text(desk.lock) if desk.lock else "",
        "behalf": _behalf(request),
        **_mentions(desk.year, not desk.lock),
    }
    return render(request, "matters/entry.html", shown, status=status)


def _mentions(year: int, writes: bool) -> dict[str, Any]:
    """The figures that a text can mention, for a list to choose from where something can be written."""
    return {
        "mentions": mention_options(lines_to_mention(year)) if writes else (),
        "mention_parts": PART_CHOICES,
    }


def _behalf(request: HttpRequest) -> BehalfReason:
    return BehalfReason(initial={"why": request.POST.get("why", "")})


def _found(user: User, model: MatterModel, pk: int) -> MatterDetail:
    detail = matter(user, model, pk)
    if detail is None:
        raise Http404
    return detail


def _desk(user: User, model: MatterModel, year: int, sector: str) -> MatterDesk:
    found = matter_desk(user, model, year, sector)
    if found is None:
        raise Http404
    return found


def _turn_away(user: User) -> None:
    """404 for whoever enters other rows, as for any foreign edit; 403 for whoever never does."""
    if user.has_perm(KEEP_MATTERS):
        raise Http404
    raise PermissionDenied
