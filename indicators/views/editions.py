"""Published reports: the list of a year, one edition, and the approval of what is proposed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from indicators import exports, workflow
from indicators.forms.editions import HandlingForm
from indicators.jobs import editions as jobs
from indicators.judging import one_trail_read, readiness
from indicators.models import EditionProposal, Output
from indicators.permissions import APPROVE_EDITION, KEEP_EDITIONS
from indicators.presentation.report import editions as words
from indicators.presentation.wording.refusals import refusal_text
from indicators.reports import web
from indicators.reports.difference_words import chapter_differences, said_of
from indicators.reports.document import Picture
from indicators.reports.files import FORMATS
from indicators.selectors.report import editions as reading
from indicators.selectors.report.editions import EditionRow
from indicators.selectors.report.kept_files import content_of

from .query_params import choice, explained, reader, reads

OUTPUTS = {one.value: one for one in Output}
JSON_TYPE = "application/json"


@require_safe
@reads("type", "mot")
def edition(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One edition as it was published, with what it changed."""
    row, rows = found_edition(request, year, number)
    return show_edition(request, row, rows)


def found_edition(request: HttpRequest, year: int, number: int) -> tuple[EditionRow, tuple[EditionRow, ...]]:
    """The edition that the address names, and all of its output. Raises Http404."""
    output = choice(request.GET, "type", OUTPUTS) or Output.ARSMELDING
    rows = reading.published(year, output)
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise Http404
    return row, rows


def show_edition(
    request: HttpRequest, row: EditionRow, rows: tuple[EditionRow, ...], form: HandlingForm | None = None
) -> HttpResponse:
    """The page of an edition; ``form`` is what was typed and refused."""
    document = jobs.frozen(row.document)
    others = {str(one.number): one for one in rows if one.number != row.number}
    against = choice(request.GET, "mot", others) or others.get(str(row.number - 1))
    found = () if against is None else jobs.differences(jobs.frozen(against.document), document)
    if form is None and reader(request).has_perm(KEEP_EDITIONS):
        form = HandlingForm(initial=_handling(row))
    page = {
        "row": row,
        "line": words.edition_line(row),
        "lines": [words.edition_line(one) for one in rows],
        "files": words.edition_files(row),
        "facts": words.facts_of(row.proposal),
        "against": against,
        "others": [(one, one == against) for one in others.values()],
        "said": said_of(found),
        "changes": chapter_differences(found),
        "form": form,
        **shown(document, partial(_edition_picture, row)),
    }
    return render(request, "reports/edition.html", page, status=400 if form and form.is_bound else 200)


def shown(document: Any, addresses: web.Addresses) -> dict[str, Any]:
    """What the template of a whole document is given; ``addresses`` are where its pictures are fetched."""
    return {"report": document, "contents": web.contents(document), "body": web.body(document, addresses)}


def _edition_picture(row: EditionRow, picture: Picture) -> str:
    at = reverse("edition_picture", args=(row.year, row.number, picture.sha256))
    return f"{at}?type={row.output.value}"


def _handling(row: EditionRow) -> dict[str, Any]:
    return {
        "submitted_on": row.submitted_on,
        "adopted_on": row.adopted_on,
        "adopted_case": row.adopted_case,
        "seen": row.handling_version,
    }


@require_safe
@explained
def edition_file(request: HttpRequest, year: int, number: int, format: str) -> HttpResponse:
    """A file of an edition, byte for byte as it was published."""
    row, _rows = found_edition(request, year, number)
    named = gettext("%(title)s, utgave %(number)d") % {"title": row.title, "number": number}
    return _file({one.format: one.sha256 for one in row.files}, format, named)


def _file(digests: dict[str, str], format: str, title: str) -> HttpResponse:
    if format not in digests:
        raise Http404
    kind = FORMATS[format].content_type if format in FORMATS else JSON_TYPE
    answer = HttpResponse(content_of(digests[format]), content_type=kind)
    answer["Content-Disposition"] = exports.disposition(exports.file_name(title, ending=format))
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@explained
def edition_date(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Say when an edition was submitted and adopted."""
    if not reader(request).has_perm(KEEP_EDITIONS):
        raise PermissionDenied
    row, rows = found_edition(request, year, number)
    form = HandlingForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        days = {name: given[name] for name in ("submitted_on", "adopted_on", "adopted_case")}
        try:
            workflow.date_edition(
                by=reader(request), edition_id=row.id, **days, reason=given["why"], version=given["seen"]
            )
        except workflow.NeedsReason:
            form.refuse(gettext("Skriv hvorfor det rettes."), "why")
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Dagene er lagret."))
            return redirect(words.edition_href(year, row.output, number))
    return show_edition(request, row, rows, form)


# Proposals


@require_safe
@one_trail_read()
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The exact version that is to be approved."""
    return _show_proposal(request, found_proposal(request, pk))


def found_proposal(request: HttpRequest, pk: int) -> EditionProposal:
    """The proposal that the address names. Raises Http404, also for who may not read it."""
    row = reading.proposal(reader(request), pk)
    if row is None:
        raise Http404
    return row


@require_safe
def proposal_file(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """A file of a proposal, which becomes that of the edition when it is approved."""
    row = found_proposal(request, pk)
    return _file({one.format: one.sha256 for one in reading.files_of(row)}, format, str(row))


def _show_proposal(
    request: HttpRequest, row: EditionProposal, *, wrong: str = "", typed: str = "", act: str = ""
) -> HttpResponse:
    by, waits = reader(request), row.state == EditionProposal.State.WAITING
    document = jobs.frozen(row.document)
    last = reading.standing(row.year, Output(row.output))
    found = jobs.differences(jobs.frozen(last.document), document) if last and waits else ()
    lacking = readiness(row.year, jobs.open_remarks(row.year)) if waits else None
    page = {
        "row": row,
        "lead": words.proposal_lead(row),
        "files": words.proposal_files(row, reading.files_of(row)),
        "facts": words.facts_of(row),
        "waits": waits,
        "may_approve": waits and row.has_files and by.has_perm(APPROVE_EDITION, row),
        "own": row.proposed_by_id == by.pk,
        "may_return": waits and by.has_perm(APPROVE_EDITION, row),
        "may_keep": waits and by.has_perm(KEEP_EDITIONS),
        "last": last,
        "said": said_of(found),
        "changes": chapter_differences(found),
        "since": _since(row, document) if waits else (),
        "lacks": words.lacking_texts(lacking, row.year) if lacking else (),
        "asks_despite": lacking is not None and not lacking.whole and not row.despite,
        "wrong": wrong,
        "typed": typed,
        "act": act,
        **shown(document, lambda one: reverse("proposal_picture", args=(row.pk, one.sha256))),
    }
    status = 409 if wrong and act != "returner" else 400 if wrong else 200
    return render(request, "reports/proposal.html", page, status=status)


def _since(row: EditionProposal, document: Any) -> Any:
    """What has changed in the year after the proposal was made: it is not in it."""
    by, keys = jobs.asked_of(row)
    now, _read_at, _asked = jobs.as_it_stands(row.year, Output(row.output), by, keys)
    return chapter_differences(jobs.differences(document, now))


@require_POST
def proposal_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Approve, return or withdraw a proposal, or have its files made anew."""
    row, by = found_proposal(request, pk), reader(request)
    text, version = request.POST.get("reason", ""), _version(request)
    try:
        if act == "godkjenn":
            made = jobs.publish(by=by, proposal=row, despite=text, version=version)
            messages.success(request, gettext("%(what)s er publisert.") % {"what": made})
            return redirect(words.edition_href(made.year, Output(made.output), made.number))
        if act == "returner":
            jobs.give_back(by=by, proposal=row, reason=text, version=version)
            messages.success(request, gettext("Forslaget er returnert."))
        elif act == "trekk":
            workflow.withdraw_proposal(by=by, proposal_id=pk, version=version)
            messages.success(request, gettext("Forslaget er trukket tilbake."))
        elif act == "filer" and by.has_perm(KEEP_EDITIONS):
            jobs.order_files(row)
        else:
            raise Http404
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        again = found_proposal(request, pk)
        return _show_proposal(request, again, wrong=refusal_text(refused), typed=text, act=act)
    return redirect("proposal", pk=pk)


def _version(request: HttpRequest) -> int:
    """The version that the page showed; without one nothing can match."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
