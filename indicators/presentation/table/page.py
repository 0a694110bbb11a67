"""The page around the big table: columns to choose, what is lacking, pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.core.paginator import Page
from django.utils.translation import gettext, ngettext
from django_tables2 import Table

from indicators.judging import JudgedLine
from indicators.presentation.navigation.addresses import address
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import TableView
from indicators.selectors.table.line_facts import Facts
from indicators.values import format_number
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE_FILE, View

from .columns import ColumnChoice, column_choices

AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """What rows lack: how many of how many, what, and where they are."""

    count: str
    what: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """The whole page but the table itself and the form of its filters; the addresses are for files."""

    asked: LineQuery
    total: int
    count: str
    columns: tuple[ColumnChoice, ...]
    pages: tuple[Choice, ...]
    chosen: str
    every_column: str
    example: tuple[int, ...]
    too_many: str
    """Why no rows are shown, and what to do about it."""
    lacks: tuple[Lack, ...]
    views: tuple[Choice, ...]
    by_period: bool


def table_page(view: TableView, table: Table, columns: Sequence[str], facts: Facts) -> TablePage:
    """Preformat what stands around the table, with links that keep what the reader chose."""
    asked, total = view.asked, len(table.data)
    by_period = asked.view is View.PERIODS
    by_year, by_periods = (asked.without("order").with_(view=one) for one in (View.FRONT, View.PERIODS))
    return TablePage(
        asked=asked,
        total=total,
        count=_count(table, total),
        columns=column_choices(columns),
        pages=page_links(table.page, lambda number: address(asked.with_(page=number)) or "?"),
        chosen=address(asked.with_()),
        every_column=address(asked.on(TABLE_FILE).without("columns").with_(whole_file=True)),
        example=view.example,
        too_many=_too_many(view),
        lacks=lacks(view.lines, facts, asked),
        views=(
            Choice(gettext("År for år"), address(by_year) or "?", not by_period),
            Choice(gettext("Perioder"), address(by_periods), by_period),
        ),
        by_period=by_period,
    )


def lacks(lines: Sequence[JudgedLine], facts: Facts, asked: LineQuery) -> tuple[Lack, ...]:
    """What of definition, source, leader and tolerance nobody has registered, of the rows that are shown."""
    missing: dict[str, tuple[str, Callable[[JudgedLine], bool]]] = {
        "definisjon": (gettext("mangler definisjon"), lambda line: not facts.about(line).definition),
        "kilde": (gettext("mangler datakilde"), lambda line: not facts.about(line).source),
        "ansvarlig": (gettext("mangler leder"), lambda line: not facts.led_by(line)),
        "toleranse": (gettext("mangler toleranse"), lambda line: line.spec.tolerance is None),
    }
    found = []
    for name, (what, is_missing) in missing.items():
        current = asked.lacking == name
        if count := sum(map(is_missing, lines)):
            said = gettext("%(count)d av %(all)d") % {"count": count, "all": len(lines)}
            href = address(asked.with_(lacking="" if current else name)) or "?"
            found.append(Lack(said, what, href, current))
    return tuple(found)


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


def page_links(page: Page[Any] | None, href: Callable[[int], str]) -> tuple[Choice, ...]:
    """The first and the last page, and those around the current one; ``href`` is the address of one."""
    if page is None or page.paginator.num_pages == 1:
        return ()
    last = page.paginator.num_pages
    near = range(page.number - AROUND, page.number + AROUND + 1)
    shown = [number for number in range(1, last + 1) if number in (1, last) or number in near]
    links: list[Choice] = []
    for number in shown:
        if links and links[-1].label != str(number - 1):
            links.append(Choice("…", ""))
        links.append(Choice(str(number), href(number), number == page.number))
    return tuple(links)
