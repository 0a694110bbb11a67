"""Mot andre: a year against the country, the county, the KOSTRA group and chosen municipalities."""

from __future__ import annotations

from dataclasses import dataclass

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
from indicators.forms.optimistic_lock import with_value
from indicators.judging import one_moment
from indicators.language import as_the_municipality
from indicators.permissions import SET_BENCHMARK
from indicators.presentation.comparison.page import held_page
from indicators.presentation.comparison.words import said_outcomes
from indicators.selectors.address_words import AGAINST_BY_SLUG
from indicators.selectors.comparison.comparison import (
    HeldYear,
    WantedOthers,
    chosen_municipalities,
    held_year,
    kept_peers,
    others_asked,
)
from indicators.views.downloads import csv_answer, xlsx_answer

from .query_params import UnknownChoiceError, check_fields, choice, explained, reader, year

SCOPE = ("ar", "omrade", "sektor")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, and what was read for it; ``held`` is None where there are no lines."""

    raw: dict[str, str]
    wanted: WantedOthers
    held: HeldYear | None


@require_safe
@explained
@one_moment()
def held(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    if asked.held is None:
        return render(request, "board/empty.html", {"place": gettext("Mot andre")})
    page = held_page(asked.held, asked.wanted, asked.raw)
    may = reader(request).has_perm(SET_BENCHMARK)
    return render(request, "others/held.html", {"page": page, "may_enter_others": may})


@require_safe
@explained
@one_moment()
def held_csv(request: HttpRequest) -> HttpResponseBase:
    found = _to_file(request)
    if found is None:
        return redirect("held")
    pieces = csv_file.pieces([found.rows], held_columns(found.others))
    return csv_answer(pieces, exports.file_name("mot-andre", str(found.year), ending="csv"))


@require_safe
@explained
@one_moment()
def held_xlsx(request: HttpRequest) -> HttpResponseBase:
    found, user = _to_file(request), reader(request)
    if found is None:
        return redirect("held")
    address = f"{reverse('held')}?{request.GET.urlencode()}".removesuffix("?")
    with as_the_municipality():
        columns = held_columns(found.others)
        about = HeldAbout(
            title=gettext("Mot andre %(year)d") % {"year": found.year},
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(address),
            filters=said_outcomes(found, request.GET),
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
    names, version, known = kept_peers()
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


def _to_file(request: HttpRequest) -> HeldYear | None:
    return _asked(request).held


def _asked(request: HttpRequest) -> Asked:
    """Read what the address asks for. Raises UnknownChoiceError."""
    user, names = reader(request), chosen_municipalities()
    others = others_asked(names)
    check_fields(request.GET, (*SCOPE, *others))
    outcomes = {key: choice(request.GET, key, AGAINST_BY_SLUG) for key in others}
    raw = {name: request.GET.get(name, "") for name in (*SCOPE, *others)}
    wanted = WantedOthers(
        area=raw["omrade"] or None,
        sector=raw["sektor"] or None,
        outcomes={key: outcome for key, outcome in outcomes.items() if outcome is not None},
    )
    facts = selectors.year_facts(user)
    first = selectors.first_choice(facts)
    if first is None:
        return Asked(raw, wanted, None)
    found = held_year(user, year(request.GET, (one.year for one in facts)) or first, wanted, names)
    for name, key, given in (("omrade", wanted.area, found.areas), ("sektor", wanted.sector, found.sectors)):
        allowed = [code for code, _name in given]
        if key is not None and key not in allowed:
            raise UnknownChoiceError(name, key, allowed)
    return Asked(raw, wanted, found)
