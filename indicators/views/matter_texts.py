"""What stands above and below a year's list of supervision or decisions, written by the controller."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.matter_texts import ClosedReason, MatterTextForm
from indicators.models import Decision, MatterText, Supervision, User
from indicators.permissions import EDIT_PLAN
from indicators.presentation.matters.page import MatterModel
from indicators.presentation.matters.texts import matter_texts_page
from indicators.presentation.wording.mentions import PART_CHOICES, mention_options
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.matters.texts import MatterTextsDesk, matter_texts_desk
from indicators.selectors.report.mentions import lines_to_mention

from .query_params import reader

Place = MatterText.Place
PLACES: Final = {"tilsyn": (Place.SUPERVISION,), "vedtak": (Place.DECISIONS, Place.BUDGET, Place.EARLIER)}
MODELS: Final[dict[str, MatterModel]] = {"tilsyn": Supervision, "vedtak": Decision}


@require_http_methods(["GET", "HEAD", "POST"])
def matter_texts(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    """The texts of a list; POST saves each that was changed by itself."""
    by = reader(request)
    if not by.has_perm(EDIT_PLAN):
        raise PermissionDenied
    desk = matter_texts_desk(by, year, PLACES[kind])
    if desk is None:
        raise Http404
    if request.method != "POST":
        return _show(request, kind, desk, _forms(desk))
    why = ClosedReason(request.POST)
    forms = _forms(desk, request.POST)
    reason = str(request.POST.get("why", ""))
    valid = [form.is_valid() for form in forms.values()]
    saved = [
        ok and _saved(by, year, place, form, why, reason)
        for ok, (place, form) in zip(valid, forms.items(), strict=True)
    ]
    if not all(saved):
        desk = matter_texts_desk(by, year, PLACES[kind]) or desk
        return _show(request, kind, desk, forms, why, status=409 if all(valid) else 400)
    messages.success(request, gettext("Lagret."))
    return redirect("supervision_texts" if kind == "tilsyn" else "decision_texts", year=year)


def _forms(desk: MatterTextsDesk, sent: QueryDict | None = None) -> dict[str, MatterTextForm]:
    """A form for each place; the chapter on decisions has no table of its own."""
    return {
        place: MatterTextForm(
            sent, prefix=place, initial=_initial(row), has_table=place != MatterText.Place.DECISIONS
        )
        for place, row in desk.rows
    }


def _initial(row: MatterText | None) -> dict[str, object]:
    if row is None:
        return {"seen": 0}
    return {"title": row.title, "text": row.text, "caption": row.caption, "seen": row.version}


def _saved(by: User, year: int, place: str, form: MatterTextForm, why: ClosedReason, reason: str) -> bool:
    """Save a text where it was changed; False where the page says why not. Raises Http404."""
    try:
        workflow.write_matter_text(
            by=by,
            year=year,
            place=place,
            values=form.columns,
            version=form.cleaned_data["seen"] or 0,
            reason=reason,
        )
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.NeedsReason as refusal:
        why.is_valid()
        why.refuse(refusal_text(refusal), "why")
    except workflow.Stale as stale:
        form.see(stale.current)
        form.refuse(refusal_text(stale, str(form.cleaned_data["text"])), "text")
    except workflow.Refusal as refusal:
        if "reason" in workflow.at_fields(refusal):
            why.is_valid()
            why.take(refusal, otherwise="why")
        else:
            form.take(refusal, otherwise="text")
    else:
        return True
    return False


def _show(
    request: HttpRequest,
    kind: str,
    desk: MatterTextsDesk,
    forms: dict[str, MatterTextForm],
    why: ClosedReason | None = None,
    status: int = 200,
) -> HttpResponse:
    page = matter_texts_page(desk, MODELS[kind])
    shown = {
        "page": page,
        "parts": [(part, forms[part.place]) for part in page.parts],
        "behalf": why or ClosedReason(),
        "mentions": mention_options(lines_to_mention(desk.year)),
        "mention_parts": PART_CHOICES,
    }
    return render(request, "matters/texts.html", shown, status=status)
