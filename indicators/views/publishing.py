"""What is published of a year, what is proposed, and proposing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from indicators import workflow
from indicators.forms.editions import ProposeForm
from indicators.jobs import editions as jobs
from indicators.judging import Readiness, one_trail_read, readiness
from indicators.models import EditionProposal, Output
from indicators.permissions import KEEP_EDITIONS, READ_PROPOSALS
from indicators.presentation.report import editions as words
from indicators.reports.building import build
from indicators.reports.document import Document
from indicators.reports.material import Kind
from indicators.reports.selecting import required_keys
from indicators.selectors.report import editions as reading
from indicators.selectors.report.rows import ReportAsked, ReportChoices, report_choices

from .query_params import reader


@dataclass(frozen=True, slots=True)
class Shelf:
    """One output of a year: its editions, what is proposed, and the form for those who propose."""

    output: Output
    now: str
    lines: tuple[words.EditionLine, ...]
    waiting: EditionProposal | None
    earlier: tuple[EditionProposal, ...]
    form: ProposeForm | None


@require_safe
@one_trail_read()
def editions(request: HttpRequest, year: int) -> HttpResponse:
    """All editions of a year."""
    return _list(request, year)


@require_POST
def edition_propose(request: HttpRequest, year: int, output: str) -> HttpResponse:
    """Propose to publish the report as it stands; leads to the proposal."""
    by = reader(request)
    if not by.has_perm(KEEP_EDITIONS):
        raise PermissionDenied
    if output not in Output.values:
        raise Http404
    found = Output(output)
    form = _form(_Material.of(year), found, reading.published(year, found), request.POST)
    if form.is_valid():
        given = form.cleaned_data
        typed = {name: given.get(name, "") for name in ("why", "despite", "once")}
        asked = {"grouping": given["grouping"], "keys": given["chapters"]}
        try:
            made = jobs.propose(by=by, year=year, output=found, **asked, **typed)
        except workflow.NotReady:
            form.refuse(gettext("Skriv hvorfor den skal publiseres likevel."), "despite")
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Forslaget er laget. Filene lages nå."))
            return redirect("proposal", pk=made.pk)
    return _list(request, year, form, found)


@dataclass(frozen=True, slots=True)
class _Material:
    """What the forms of a year are made of: the report as it stands, and what is lacking."""

    choices: ReportChoices
    document: Document
    lacking: Readiness

    @classmethod
    def of(cls, year: int) -> _Material:
        """Raises Http404 for a year without cards."""
        choices = _choices(year)
        document = build(Kind.ARSMELDING, ReportAsked(year, choices.grouping(Kind.ARSMELDING)), choices)
        return cls(choices, document, readiness(year, jobs.open_remarks(year)))


def _choices(year: int) -> ReportChoices:
    try:
        return report_choices(year)
    except LookupError as error:
        raise Http404 from error


def _form(
    given: _Material, output: Output, rows: tuple[reading.EditionRow, ...], data: Any = None
) -> ProposeForm:
    """The form of an output; it begins with what was chosen last time."""
    by, keys = given.choices.grouping(Kind.ARSMELDING), tuple(one.key for one in given.document.chapters)
    chosen = keys if output is Output.ARSMELDING else required_keys(given.document.chapters)
    if rows:
        by, chosen = jobs.asked_of(rows[0].proposal)
    named = [(one.key, f"{one.number} {one.title}".strip()) for one in given.document.chapters]
    return ProposeForm(
        data,
        prefix=output.value,
        initial={"grouping": by, "chapters": list(chosen)},
        chapters=named,
        again=bool(rows),
        lacking=not given.lacking.whole,
    )


def _list(
    request: HttpRequest, year: int, form: ProposeForm | None = None, of: Output | None = None
) -> HttpResponse:
    by = reader(request)
    given = _Material.of(year) if by.has_perm(READ_PROPOSALS) else None
    choices = given.choices if given else _choices(year)
    rows, proposed = reading.published(year), reading.proposals(by, year)
    shelves = []
    for output in Output:
        own = tuple(row for row in rows if row.output is output)
        mine = [row for row in proposed if row.output == output]
        waiting = next((row for row in mine if row.state == EditionProposal.State.WAITING), None)
        empty = None
        if given and waiting is None and by.has_perm(KEEP_EDITIONS):
            empty = _form(given, output, own)
        shelves.append(
            Shelf(
                output=output,
                now=words.edition_line(own[0]).said if own else words.published_line(None),
                lines=tuple(words.edition_line(row) for row in own),
                waiting=waiting,
                earlier=tuple(row for row in mine if row is not waiting),
                form=form if form is not None and output is of else empty,
            )
        )
    page = {
        "year": year,
        "years": choices.years,
        "shelves": shelves,
        "follows": given is not None,
        "lacks": words.lacking_texts(given.lacking, year) if given else (),
    }
    return render(request, "reports/editions.html", page, status=400 if form else 200)
