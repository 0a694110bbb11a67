"""The report of a year as a page, and its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from indicators import exports
from indicators.imports.reference import reference_of
from indicators.jobs import reports as jobs
from indicators.judging import one_trail_read
from indicators.models import Output
from indicators.permissions import KEEP_CHAPTERS
from indicators.presentation.navigation.addresses import query
from indicators.presentation.report.editions import published_line
from indicators.presentation.report.files import file_page, made_files
from indicators.presentation.report.pictures import picture_address
from indicators.reports import web
from indicators.reports.building import build
from indicators.reports.files import FORMATS
from indicators.reports.material import KIND_WORDS, Kind
from indicators.reports.orders import UnknownPartError, asked_of
from indicators.selectors.card.cards import Grouping
from indicators.selectors.report import files
from indicators.selectors.report.editions import standing
from indicators.selectors.report.rows import ReportAsked, ReportChoices, default_report_year, report_choices
from indicators.selectors.years import year_facts
from indicators.values.query.address_words import ROUND_BY_SLUG, ROUND_SLUGS

from .query_params import (
    UnknownChoiceError,
    UnknownMomentError,
    choice,
    explained,
    first_minute,
    moment,
    reader,
    reads,
)

KINDS: dict[str, Kind] = {"arsmelding": Kind.ARSMELDING, "tertial": Kind.TERTIAL, "plan": Kind.PLAN}
GROUPINGS: dict[str, Grouping] = {"omrade": "area", "sektor": "sector"}
PARAMETERS = ("type", "runde", "gruppe", "kort", "pa")


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year's report."""
    year = default_report_year()
    if year is None:
        return render(request, "board/empty.html", {"place": gettext("Årsmelding")})
    return redirect("report_year", year=year)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose in a list."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for, and what it could ask for; ``raw`` are its own words."""

    kind: Kind
    asked: ReportAsked
    choices: ReportChoices
    raw: dict[str, str]

    @property
    def moment(self) -> str:
        """The past moment that the report is of, as it was asked for; empty for now."""
        return self.raw["pa"] if self.asked.then else ""

    def kinds(self) -> Iterable[Option]:
        """The kinds of report that the year has: a tertial report only where a round was opened."""
        for word, kind in KINDS.items():
            if kind is not Kind.TERTIAL or self.choices.rounds:
                yield Option(word, str(KIND_WORDS[kind]), kind is self.kind)

    def rounds(self) -> Iterable[Option]:
        for item in self.choices.rounds:
            yield Option(ROUND_SLUGS[item.kind], item.name, item.kind is self.asked.round)

    def groupings(self) -> Iterable[Option]:
        yield Option("omrade", gettext("Tjenesteområde"), self.asked.by == "area")
        yield Option("sektor", gettext("Sektor og stab"), self.asked.by == "sector")

    def cards(self) -> Iterable[Option]:
        """All areas and sectors: one of them can be asked for alone."""
        yield Option("", gettext("Hele kommunen"), not self.asked.key)
        for key, name in (*self.choices.areas, *self.choices.sectors):
            yield Option(key, name, key == self.asked.key)


def chosen_report(request: HttpRequest, year: int) -> Chosen:
    """What the address asks for. Raises Http404 for a year without cards, and UnknownChoiceError."""
    try:
        choices = report_choices(year)
    except LookupError as error:
        raise Http404 from error
    kind = choice(request.GET, "type", KINDS) or Kind.ARSMELDING
    slugs = {slug: slug for slug, item in ROUND_BY_SLUG.items() if item is not None}
    slug = choice(request.GET, "runde", slugs) or ""
    areas, sectors = (dict(pairs) for pairs in (choices.areas, choices.sectors))
    key = choice(request.GET, "kort", {item: item for item in (*areas, *sectors)}) or ""
    try:
        asked = asked_of(
            year,
            kind,
            by=choice(request.GET, "gruppe", GROUPINGS),
            area=key if key in areas else "",
            sector=key if key in sectors else "",
            round_slug=slug,
            then=moment(request.GET.get("pa", "")),
            choices=choices,
        )
    except UnknownPartError as unknown:
        name = "type" if kind is Kind.TERTIAL and not choices.rounds else "runde"
        allowed = unknown.allowed or [word for word in KINDS if word != "tertial"]
        raise UnknownChoiceError(name, request.GET.get(name, ""), allowed) from unknown
    raw = {name: request.GET.get(name, "") for name in PARAMETERS}
    return Chosen(kind, asked, choices, raw)


@require_safe
@reads(*PARAMETERS)
@one_trail_read()
def report_year(request: HttpRequest, year: int) -> HttpResponse:
    chosen = chosen_report(request, year)
    try:
        document = build(chosen.kind, chosen.asked, chosen.choices)
    except LookupError:  # the data came in later than the moment that was asked for
        since = next((one.since for one in year_facts(reader(request)) if one.year == year), None)
        raise UnknownMomentError(request.GET.get("pa", ""), first_minute(since), early=True) from None
    output = _output(chosen)
    published = standing(year, output) if output else None
    shown = {
        "chosen": chosen,
        "edition": published,
        "published": published_line(published) if output else "",
        "report": document,
        "contents": web.contents(document),
        "body": web.body(document, lambda one: picture_address(year, one.sha256, chosen.moment)),
        "formats": FORMATS.items(),
        "asked": query(chosen.raw),
        "printed": chosen.kind is Kind.ARSMELDING and reference_of(year) is not None,
        "keeps": reader(request).has_perm(KEEP_CHAPTERS),
        "files": made_files(files.files_of(jobs.question_of(chosen.kind, chosen.asked))),
    }
    return render(request, "reports/page.html", shown)


def _output(chosen: Chosen) -> Output | None:
    """What is published of just this; nothing of a part of it, or of how it was at a past moment."""
    asked = chosen.asked
    whole = not asked.key and asked.then is None and chosen.kind.value in Output.values
    return Output(chosen.kind.value) if whole else None


@require_POST
@explained
def report_make(request: HttpRequest, year: int) -> HttpResponse:
    """Have a file made of what the page shows; leads to the file's own page."""
    chosen = chosen_report(request, year)
    name = choice(request.POST, "format", {word: word for word in FORMATS})
    if name is None:
        raise UnknownChoiceError("format", "", FORMATS)
    file = jobs.order(chosen.kind, chosen.asked, name)
    return redirect("report_file", number=file.pk)


@require_safe
def report_file(request: HttpRequest, number: int) -> HttpResponse:
    """How far a file has come, and where it can be fetched."""
    row = files.file(number)
    if row is None:
        raise Http404
    kind, asked = jobs.asked_in(row.question)
    words = {known: word for word, known in KINDS.items()}
    chosen = {
        "type": words[kind],
        "runde": ROUND_SLUGS[asked.round] if asked.round else "",
        "gruppe": next(word for word, by in GROUPINGS.items() if by == asked.by),
        "kort": asked.key,
    }
    return render(
        request,
        "reports/file_page.html",
        {
            "page": file_page(row),
            "year": asked.year,
            "report": query(chosen),
            "format": FORMATS[row.format].label,
        },
    )


@require_safe
def report_download(request: HttpRequest, number: int) -> HttpResponse:
    """The file itself. Raises Http404 where there is none, or it is not made yet."""
    row, content = files.file(number), files.content_of(number)
    if row is None or content is None:
        raise Http404
    answer = HttpResponse(content, content_type=FORMATS[row.format].content_type)
    answer["Content-Disposition"] = exports.disposition(exports.file_name(row.title, ending=row.format))
    add_never_cache_headers(answer)
    return answer
