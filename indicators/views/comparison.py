"""Mot andre: a year against the country, the county, the KOSTRA group and chosen municipalities."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import exports, selectors, workflow
from indicators.exports import csv_file, xlsx_file
from indicators.exports.comparison_columns import HeldAbout, held_columns
from indicators.forms.benchmarks import PeersForm
from indicators.forms.line_query import SCOPE, LineQueryForm
from indicators.forms.optimistic_lock import with_value
from indicators.judging import one_trail_read
from indicators.language import as_the_municipality
from indicators.permissions import SET_BENCHMARK
from indicators.presentation.comparison.page import held_page
from indicators.presentation.comparison.words import said_outcomes
from indicators.presentation.navigation.addresses import address
from indicators.selectors.comparison.comparison import (
    HeldYear,
    chosen_municipalities,
    chosen_peers,
    comparison_choices,
    comparison_screen,
    held_year,
)
from indicators.values.query.line_query import LineQuery
from indicators.views.file_answers import csv_answer, xlsx_answer

from .line_query import asked_of, check_known
from .query_params import explained, reader


@require_safe
@explained
@one_trail_read()
def held(request: HttpRequest) -> HttpResponse:
    asked, found = _asked(request)
    if found is None:
        return render(request, "board/empty.html", {"place": gettext("Mot andre")})
    here = asked.with_(year=found.year)
    shown = {
        "page": held_page(found, here),
        "filters": LineQueryForm(here, comparison_choices(found), SCOPE),
        "may_enter_others": reader(request).has_perm(SET_BENCHMARK),
    }
    return render(request, "others/held.html", shown)


@require_safe
@explained
@one_trail_read()
def held_csv(request: HttpRequest) -> HttpResponseBase:
    _query, found = _asked(request)
    if found is None:
        return redirect("held")
    pieces = csv_file.pieces([found.rows], held_columns(found.others))
    return csv_answer(pieces, exports.file_name("mot-andre", str(found.year), ending="csv"))


@require_safe
@explained
@one_trail_read()
def held_xlsx(request: HttpRequest) -> HttpResponseBase:
    (asked, found), user = _asked(request), reader(request)
    if found is None:
        return redirect("held")
    with as_the_municipality():
        columns = held_columns(found.others)
        about = HeldAbout(
            title=gettext("Mot andre %(year)d") % {"year": found.year},
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(reverse("held") + address(asked)),
            filters=said_outcomes(found, asked),
            total=len(found.rows),
            without=found.without,
            example=(found.year,) if found.example else (),
        )
    return xlsx_answer(
        lambda file: xlsx_file.write_sheets(file, found.rows, about, columns),
        exports.file_name("mot-andre", str(found.year), ending="xlsx"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def peers(request: HttpRequest) -> HttpResponse:
    """The municipalities to be held against: those that are chosen, in their order."""
    by = reader(request)
    if not by.has_perm(SET_BENCHMARK):
        raise PermissionDenied
    names, version, known = chosen_peers()
    first = {"peers": "\n".join(names), "seen": version}
    form = PeersForm(request.POST) if request.method == "POST" else PeersForm(initial=first)
    if form.is_bound and form.is_valid():
        try:
            _row, changed = workflow.choose_peers(
                by=by, names=form.cleaned_data["peers"], version=form.cleaned_data["seen"] or 0
            )
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.refuse(
                gettext(
                    "Noen andre har endret valget siden du åpnet siden. Ingenting er lagret. "
                    "Lagre en gang til for å erstatte det."
                )
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, gettext("Valget er lagret.") if changed else gettext("Ingenting er endret.")
            )
            return redirect("held")
    shown = {"form": form, "known": [name for name in known if name not in names]}
    return render(request, "others/peers.html", shown, status=400 if form.is_bound and form.errors else 200)


def _asked(request: HttpRequest) -> tuple[LineQuery, HeldYear | None]:
    """What the address asks for, and what was read for it; None where there are no lines."""
    user, names = reader(request), chosen_municipalities()
    facts = selectors.year_facts(user)
    asked = asked_of(request.GET, comparison_screen(names), (one.year for one in facts))
    first = selectors.first_choice(facts)
    if first is None:
        return asked, None
    found = held_year(user, asked.year if isinstance(asked.year, int) else first, asked, names)
    check_known(asked, comparison_choices(found).keys)
    return asked, found
