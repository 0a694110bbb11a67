"""Godkjenning: who has delivered, and deciding on what was delivered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from indicators import workflow
from indicators.models import Round
from indicators.permissions import REOPEN
from indicators.presentation.approval.decision import Typed, sector_page
from indicators.presentation.approval.page import approval_page, round_word
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.approval import approval as reading
from indicators.selectors.report.editions import waiting_for
from indicators.selectors.reporting.grid import ROUND_SLUGS

from .query_params import choice, reader, reads

REMARK = "merknad-"


@require_safe
@reads("runde")
def approval(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    if not reading.reads_approval(user):
        raise PermissionDenied
    rounds = reading.rounds_to_decide()
    named = {round_word(one): one for one in rounds}
    chosen = choice(request.GET, "runde", named) or reading.newest(rounds)
    reports = waiting_for(user)
    if chosen is None:
        return render(request, "approval/empty.html", {"reports": reports})
    page = approval_page(reading.approval(user, chosen, rounds))
    return render(request, "approval/page.html", {"page": page, "reports": reports})


@require_safe
def approval_sector(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    return _show(request, found_sector(request, year, slug, sector))


def found_sector(request: HttpRequest, year: int, slug: str, sector: str) -> reading.SectorApproval:
    """The submission; a page that does not exist for whoever may not know of it. Raises Http404."""
    user = reader(request)
    if not reading.reads_approval(user):
        raise PermissionDenied
    kind = ROUND_SLUGS.get(slug)
    found = reading.sector_approval(user, year, kind, sector) if kind else None
    if found is None:
        raise Http404
    return found


def _show(
    request: HttpRequest, found: reading.SectorApproval, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    return render(request, "approval/sector.html", {"page": sector_page(found, typed)}, status=status)


def _version(request: HttpRequest) -> int:
    """The version of the submission that the page showed; without one nothing can match."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def decide(
    request: HttpRequest,
    found: reading.SectorApproval,
    do: Callable[[], Any],
    done: str,
    typed: Typed,
    back: str = "",
) -> HttpResponse:
    """Carry an act out and go on: ``back`` where it was asked from, to the row that it is about, or the list.

    Refused, the page shows why and keeps what was typed.
    """
    try:
        do()
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        code = found.sector.submission.sector.code
        again = found_sector(request, found.round.year, slug_of(found.round), code)
        of_texts = workflow.NeedsReason | workflow.TooLong | workflow.ForbiddenMark | workflow.RowsRefused
        status = 400 if isinstance(refused, of_texts) else 409
        wrong = {typed.row: refusal_text(refused)} if typed.row else _wrong_remarks(refused)
        kept = replace(typed, error=refusal_text(refused), wrong=wrong)
        return _show(request, again, kept, status)
    messages.success(request, done)
    if back:
        return redirect(back)
    if typed.row:
        row = found.sector.submission
        return redirect(f"{sector_path('approval_sector', found.round, row.sector.code)}#r{typed.row}")
    return to_list(found.round)


def _wrong_remarks(refused: workflow.Refusal) -> dict[int, str]:
    """What is wrong with each remark, by the number of its line."""
    rows = refused.rows if isinstance(refused, workflow.RowsRefused) else ()
    return {row.line_id: refusal_text(row.refusal) for row in rows}


def slug_of(of: Round) -> str:
    return round_word(of).partition("-")[2]


def to_list(of: Round) -> HttpResponse:
    address = redirect("approval")
    address["Location"] += query({}, runde=round_word(of))
    return address


@require_POST
def approval_approve(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    found = found_sector(request, year, slug, sector)
    pk, version, user = found.sector.submission.pk, _version(request), reader(request)
    unsent = Typed(request.POST.get("reason", "").strip(), _remarks(request), act="approve")
    if found.acts.approve and (unsent.reason or unsent.remarks):
        return _show(request, found, replace(unsent, error=_unsent(len(unsent.remarks))), 409)
    return decide(
        request,
        found,
        lambda: workflow.approve(by=user, submission_id=pk, version=version),
        gettext("%(sector)s er godkjent.") % {"sector": found.sector.submission.sector_name},
        Typed(act="approve"),
    )


def _unsent(remarks: int) -> str:
    """Why an approval waits: what was typed would be lost by it."""
    if not remarks:
        return gettext(
            "Ikke godkjent: du har skrevet en grunn til å returnere, og den er ikke sendt. "
            "Returner, eller tøm feltet og godkjenn."
        )
    told = ngettext(
        "Ikke godkjent: %(count)d merknad er skrevet og ikke sendt. Returner, eller tøm feltet.",
        "Ikke godkjent: %(count)d merknader er skrevet og ikke sendt. Returner, eller tøm feltene.",
        remarks,
    )
    return told % {"count": remarks}


@require_POST
def approval_return(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    found = found_sector(request, year, slug, sector)
    pk, version, user = found.sector.submission.pk, _version(request), reader(request)
    reason, remarks = request.POST.get("reason", ""), _remarks(request)
    return decide(
        request,
        found,
        lambda: workflow.return_submission(
            by=user, submission_id=pk, reason=reason, remarks=remarks, version=version
        ),
        gettext("%(sector)s er returnert.") % {"sector": found.sector.submission.sector_name},
        Typed(reason, remarks, act="return"),
    )


def _remarks(request: HttpRequest) -> dict[int, str]:
    """What was typed at rows, by the number of the line."""
    return {
        int(name.removeprefix(REMARK)): text
        for name, text in request.POST.items()
        if name.startswith(REMARK) and (number := name.removeprefix(REMARK)).isascii()
        if number.isdigit() and len(number) < 10 and isinstance(text, str) and text.strip()
    }


@require_POST
def approval_reopen(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    found = found_sector(request, year, slug, sector)
    pk, version, user = found.sector.submission.pk, _version(request), reader(request)
    reason = request.POST.get("reason", "")
    return decide(
        request,
        found,
        lambda: workflow.reopen(by=user, submission_id=pk, reason=reason, version=version),
        gettext("%(sector)s er gjenåpnet.") % {"sector": found.sector.submission.sector_name},
        Typed(reason, act="reopen"),
    )


@require_POST
def approval_decline(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Answer a sector that it is not opened again."""
    found = found_sector(request, year, slug, sector)
    user, reason = reader(request), request.POST.get("reason", "")
    if not user.has_perm(REOPEN, found.sector.submission):
        raise PermissionDenied
    asked = request.POST.get("request", "")
    pk = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    return decide(
        request,
        found,
        lambda: workflow.decline_reopening(by=user, request_id=pk, answer=reason),
        gettext("%(sector)s har fått svar: det gjenåpnes ikke.")
        % {"sector": found.sector.submission.sector_name},
        Typed(reason, act="decline"),
    )
