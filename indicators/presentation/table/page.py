"""The page around the big table: filters as a form, columns to choose, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django_tables2 import Table

from indicators.judging import JudgedLine
from indicators.presentation.navigation.choices import Option
from indicators.presentation.wording import words
from indicators.presentation.wording.acts import act_word
from indicators.presentation.wording.against import outcome_word
from indicators.selectors import AGAINST_BY_SLUG, CHANGE_BY_SLUG, STATUS_BY_SLUG, TableView
from indicators.selectors.address_words import SCOPE_PARAMETERS
from indicators.selectors.table.line_facts import Facts
from indicators.values import format_number

from .columns import ColumnChoice, column_choices

WORDED: Final[dict[str, Mapping[str, Any]]] = {
    "status": STATUS_BY_SLUG,
    "endring": CHANGE_BY_SLUG,
    **dict.fromkeys(SCOPE_PARAMETERS, AGAINST_BY_SLUG),
}
AROUND: Final = 2
PERIODS: Final = "perioder"
"""How the address asks for a row for each period."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: a list of which one (``single``) or several may be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    single: bool
    summary: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the table; without an address it is a gap."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """What rows lack: how many of how many, what, and where they are."""

    count: str
    what: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """The whole page but the table itself."""

    total: int
    count: str
    search: str
    filters: tuple[Filter, ...]
    columns: tuple[ColumnChoice, ...]
    pages: tuple[PageLink, ...]
    query: str
    filtered: bool
    order: str
    example: tuple[int, ...] = ()
    said: str = ""
    """What was chosen in words, for paper, where no field shows it."""
    too_many: str = ""
    """Why no rows are shown, and what to do about it."""
    lacks: tuple[Lack, ...] = ()
    views: tuple[PageLink, ...] = ()
    by_period: bool = False


def table_page(
    view: TableView, table: Table, params: QueryDict, columns: Sequence[str], facts: Facts
) -> TablePage:
    """Preformat the filters as the reader left them, and the links that keep them."""
    total = len(table.data)
    by_period = params.get("vis") == PERIODS
    return TablePage(
        total=total,
        count=_count(table, total),
        search=params.get("sok", ""),
        filters=filters_of(view.form, params),
        columns=column_choices(columns),
        pages=page_links(table.page, params),
        query=_query(params, side=None),
        filtered=any(name in params for name in view.form.fields),
        example=view.example,
        order=params.get("sorter", ""),
        said="; ".join(f"{label}: {chosen}" for label, chosen in _chosen(view, params)),
        too_many=_too_many(view),
        lacks=lacks(view.lines, facts, params),
        views=(
            PageLink(gettext("År for år"), _query(params, vis=None, sorter=None, side=None), not by_period),
            PageLink(gettext("Perioder"), _query(params, vis=PERIODS, sorter=None, side=None), by_period),
        ),
        by_period=by_period,
    )


def lacks(lines: Sequence[JudgedLine], facts: Facts, params: QueryDict) -> tuple[Lack, ...]:
    """What of definition, source, leader and tolerance nobody has registered, of the rows that are shown."""
    missing: dict[str, tuple[str, Callable[[JudgedLine], bool]]] = {
        "definisjon": (gettext("mangler definisjon"), lambda line: not facts.about(line).definition),
        "kilde": (gettext("mangler datakilde"), lambda line: not facts.about(line).source),
        "ansvarlig": (gettext("mangler leder"), lambda line: not facts.led_by(line)),
        "toleranse": (gettext("mangler toleranse"), lambda line: line.spec.tolerance is None),
    }
    found = []
    for name, (what, is_missing) in missing.items():
        current = params.get("mangler") == name
        if count := sum(map(is_missing, lines)):
            said = gettext("%(count)d av %(all)d") % {"count": count, "all": len(lines)}
            href = _query(params, mangler=None if current else name, side=None)
            found.append(Lack(said, what, href, current))
    return tuple(found)


def _chosen(view: TableView, params: QueryDict) -> tuple[tuple[str, str], ...]:
    """The year, and what the reader chose beside it."""
    labels = {one.label for one in filters_of(view.form, params) if one.name in (*params, "ar")}
    return tuple(one for one in said_filters(view.form, params) if one[0] in {gettext("Søk"), *labels})


def _too_many(view: TableView) -> str:
    if not view.too_many:
        return ""
    return gettext(
        "Utvalget har %(asked)s rader, og siden viser høyst %(most)s. Velg et år, et tjenesteområde eller en "
        "sektor, eller last ned alle radene som CSV."
    ) % {"asked": format_number(Decimal(view.too_many)), "most": format_number(Decimal(view.most))}


def _count(table: Table, total: int) -> str:
    said = ngettext("%(total)d rad", "%(total)d rader", total) % {"total": total}
    return shown_of(said, table.page)


def shown_of(said: str, page: Page[Any] | None) -> str:
    """How many rows there are, and which of them stand on the page where they take more than one."""
    if page is None or page.paginator.num_pages == 1:
        return said
    first, last = (format_number(Decimal(place)) for place in (page.start_index(), page.end_index()))
    return gettext("%(rows)s, viser %(first)s–%(last)s") % {"rows": said, "first": first, "last": last}


def filters_of(form: Any, params: QueryDict) -> tuple[Filter, ...]:
    """Every filter that is a choice, with what is chosen in it, in words."""
    return tuple(_filter(form, name, params) for name in form.fields if hasattr(form.fields[name], "choices"))


def said_filters(form: Any, params: QueryDict) -> tuple[tuple[str, str], ...]:
    """What was chosen, as the page words it."""
    said = [(gettext("Søk"), params.get("sok", ""))] if "sok" in params else []
    for one in filters_of(form, params):
        chosen = ", ".join(str(option.label) for option in one.options if option.chosen)
        said += [(one.label, chosen)] if chosen else []
    return tuple(said)


def _filter(form: Any, name: str, params: QueryDict) -> Filter:
    field = form.fields[name]
    single = not hasattr(field.widget, "allow_multiple_selected") or not field.widget.allow_multiple_selected
    chosen = params.getlist(name) or ([str(form.data.get(name, ""))] if single else [])
    options = tuple(
        Option(str(value), _label(name, str(value), label), str(value) in chosen)
        for value, label in field.choices
    )
    picked = [str(option.label) for option in options if option.chosen]
    if len(picked) > 1:
        summary = gettext("%(count)d valgt") % {"count": len(picked)}
    else:
        summary = picked[0] if picked else gettext("Alle")
    return Filter(name, str(field.label), options, single, summary)


def _label(name: str, value: str, label: str | Promise) -> str | Promise:
    """Statuses and changes are worded here, whatever the filter calls them."""
    if name == "handling" and value:
        return act_word(value)
    known = WORDED.get(name, {})
    if value not in known:
        return label
    if name == "status":
        return words.status_word(known[value])
    if name in SCOPE_PARAMETERS:
        return words.capitalised(outcome_word(known[value]))
    return words.capitalised(words.change_word(known[value]))


def _query(params: QueryDict, **changes: str | None) -> str:
    copy = params.copy()
    for name, value in changes.items():
        if value is None:
            copy.pop(name, None)
        else:
            copy[name] = value
    text: str = copy.urlencode()
    return f"?{text}" if text else "?"


def page_links(page: Page[Any] | None, params: QueryDict) -> tuple[PageLink, ...]:
    """The first and the last page, and those around the current one."""
    if page is None or page.paginator.num_pages == 1:
        return ()
    last = page.paginator.num_pages
    near = range(page.number - AROUND, page.number + AROUND + 1)
    shown = [number for number in range(1, last + 1) if number in (1, last) or number in near]
    links: list[PageLink] = []
    for number in shown:
        if links and links[-1].label != str(number - 1):
            links.append(PageLink("…", "", False))
        links.append(PageLink(str(number), _query(params, side=str(number)), number == page.number))
    return tuple(links)
