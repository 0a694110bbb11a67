"""An indicator of the register through its years, in words: what it is now, and what was otherwise before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from indicators.models.lines import Frequency
from indicators.presentation.lines.indicator_facts import Fact, target_words, unit_words
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.navigation.addresses import query
from indicators.presentation.wording import words
from indicators.presentation.wording.breaks import breaks
from indicators.presentation.wording.distance import tolerance_text
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.origins import origin_words
from indicators.presentation.wording.refusals import lock_text
from indicators.selectors.register.indicator import IndicatorFacts, YearOf
from indicators.values import Aggregation, EmptyResult, NoTarget


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is said of a year; ``same``: it is as in the year above, so that it need not be read."""

    text: str
    same: bool
    small: str = ""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the indicator. ``edit_href`` is empty where nothing can be changed, ``lock`` says why."""

    year: int
    href: str
    name: Said
    place: Said
    reading: Said
    target: str
    target_said: str
    result: str
    status: StatusMark
    broken: str
    marks: tuple[str, ...]
    lock: str
    edit_href: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """The whole page. ``told`` are sentences about its kin, each with the words and address of a link."""

    facts: IndicatorFacts
    title: str
    lead: str
    told: tuple[tuple[str, str, str], ...]
    acts: tuple[tuple[str, str], ...]
    about: tuple[Fact, ...]
    years: tuple[YearView, ...]
    register_href: str
    page_href: str
    log_href: str


def indicator_page(facts: IndicatorFacts) -> IndicatorPage:
    """Word an indicator."""
    newest = facts.years[0] if facts.years else None
    broken = breaks([one.line for one in reversed(facts.years)])
    return IndicatorPage(
        facts=facts,
        title=facts.name,
        lead=newest.line.name if newest and newest.line.name != facts.name else "",
        told=tuple(_told(facts)),
        acts=tuple(_acts(facts)),
        about=_about(facts),
        years=tuple(
            _year(one, facts.years[place - 1] if place else None, broken.get(one.line.year, ""))
            for place, one in enumerate(facts.years)
        ),
        register_href=reverse("register_year", args=[newest.line.year]) + f"#linje-{newest.line.id}"
        if newest
        else reverse("register"),
        page_href=line_url(newest.line) if newest else "",
        log_href=reverse("change_log") + query({"sok": facts.code}),
    )


def _told(facts: IndicatorFacts) -> Iterator[tuple[str, str, str]]:
    if facts.went_into is not None and facts.last_year is not None:
        said = gettext("Avsluttet med %(year)d. Gikk over i") % {"year": facts.last_year}
        yield said, facts.went_into[1], _page_of(facts.went_into[0])
    elif facts.last_year is not None:
        yield gettext("Avsluttet med %(year)d.") % {"year": facts.last_year}, "", ""
    elif not facts.in_use:
        yield gettext("Indikatoren er ikke lenger i bruk."), "", ""
    if facts.came_of is not None:
        code, name, year = facts.came_of
        yield gettext("Fra %(year)d, delt ut av") % {"year": year}, name, _page_of(code)
    for code, name in facts.parts:
        yield gettext("Delt:"), name, _page_of(code)
    for code, name, year in facts.merged:
        yield gettext("Tok fra %(year)d over for") % {"year": year + 1}, name, _page_of(code)


def _page_of(code: str) -> str:
    return reverse("register_indicator", args=[code])


def _acts(facts: IndicatorFacts) -> Iterator[tuple[str, str]]:
    """What can be done with the indicator."""
    if facts.years:
        year = facts.plan_years[0] if facts.plan_years else facts.years[0].line.year
        if any(one.line.year == year for one in facts.years):
            copied = reverse("register_new", args=[year]) + query({"fra": facts.code})
            yield gettext("Lag en kopi"), copied
    if facts.in_use:
        for act, word in (
            ("avslutt", gettext("Avslutt")),
            ("sla-sammen", gettext("Slå sammen")),
            ("del", gettext("Del")),
        ):
            yield word, reverse("register_act", args=[facts.code, act])


def _about(facts: IndicatorFacts) -> tuple[Fact, ...]:
    sector = facts.years[0].line.sector.name if facts.years else ""
    fraction = (Fact(gettext("Teller"), facts.numerator), Fact(gettext("Nevner"), facts.denominator))
    return (
        Fact(gettext("Definisjon"), facts.definition, origin_words(facts.definition_from)),
        Fact(gettext("Datakilde"), facts.source, origin_words(facts.source_from)),
        *(fact for fact in fraction if fact.text),
        Fact(gettext("Ansvarlig"), sector),
        Fact(gettext("Leder"), words.listing(facts.leaders)),
        Fact(gettext("Toleranse"), tolerance_text(facts.years[0].line.spec) if facts.years else ""),
        Fact(gettext("Kode"), facts.code),
    )


def _year(one: YearOf, above: YearOf | None, broken: str) -> YearView:
    line = one.line
    return YearView(
        year=line.year,
        href=line_url(line),
        name=_said(one, above, _name),
        place=_said(one, above, _place),
        reading=_said(one, above, _reading),
        target=line.target_text,
        target_said="" if isinstance(line.target, NoTarget) else words.capitalised(target_words(line)),
        result=""
        if isinstance(line.result, EmptyResult)
        else result_text(line.result, line.spec, line.result_text, named=True),
        status=line_mark(line),
        broken=broken,
        marks=tuple(_marks(one)),
        lock=lock_text(one.lock) if one.lock else "",
        edit_href="" if one.lock else reverse("register_line", args=[line.code, line.year]),
    )


def _said(one: YearOf, above: YearOf | None, word: Callable[[YearOf], tuple[str, str]]) -> Said:
    text, small = word(one)
    same = above is not None and word(above) == (text, small)
    return Said(text, same, small)


def _name(one: YearOf) -> tuple[str, str]:
    line = one.line
    return line.name, "" if line.short_name == line.name else line.short_name


def _place(one: YearOf) -> tuple[str, str]:
    line = one.line
    heading = f", {line.heading.title}" if line.heading and line.heading.title else ""
    return line.sector.name, f"{line.area.number} {line.area.name}{heading}"


def _reading(one: YearOf) -> tuple[str, str]:
    line = one.line
    parts = [unit_words(line.spec), words.direction_words(line.spec)]
    if one.frequency != Frequency.YEAR:
        parts.append(str(Frequency(one.frequency).label))
    if line.spec.aggregation is not Aggregation.LAST:
        parts.append(str(words.AGGREGATION_WORDS[line.spec.aggregation]))
    if tolerance := tolerance_text(line.spec):
        parts.append(gettext("toleranse %(amount)s") % {"amount": tolerance})
    return words.capitalised(", ".join(words.lowered(part) for part in parts)), line.direction_reason


def _marks(one: YearOf) -> list[str]:
    line = one.line
    found = []
    if not line.on_card:
        found.append(gettext("Tallserie utenfor målekortet"))
    if not line.planned:
        found.append(gettext("Måles ikke i år"))
    if line.statutory:
        found.append(gettext("Lovpålagt"))
    if one.adopted_case:
        found.append(gettext("Vedtatt i %(case)s") % {"case": line.case or one.adopted_case})
    if line.draft:
        found.append(gettext("Utkast"))
    return found
