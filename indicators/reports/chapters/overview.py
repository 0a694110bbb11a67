"""The achievement in brief: how many targets were met, where, and what has turned since last time."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.board.counters import moved, percent
from indicators.presentation.charts.boxes_svg import close_of_them
from indicators.presentation.charts.report_svg import groups_beside_each_other
from indicators.presentation.wording.words import STATUS_WORDS, status_word
from indicators.reports.chapters.lines import STATES, figures_table
from indicators.reports.document import Block, Chapter, Figure, Paragraph, Subheading, Tone
from indicators.reports.material import Material
from indicators.reports.runs import text
from indicators.reports.table import Align, Column, Group, Row, State, Table, cell
from indicators.selectors import Counts, GroupCount
from indicators.selectors.report.rows import ReportRows
from indicators.values import Status

OTHERS = (
    Status.NOT_REPORTED,
    Status.UNDECIDED,
    Status.NOT_DUE,
    Status.NOT_PLANNED,
    Status.NO_TARGET,
)
"""Statuses that share a column, so that the table has room."""


def overview(given: Material) -> Chapter | None:
    """The chapter of counts."""
    rows = given.rows
    blocks: list[Block] = [Paragraph(text(lead(rows)), Tone.LEAD), _counters(rows)]
    if rows.earlier is None and rows.asked.then is None:
        blocks.append(Paragraph(text(_nothing_before(rows)), Tone.NOTE))
    if not rows.asked.key:
        blocks += _grouped(rows)
    blocks += _turned(rows)
    return Chapter("hovedtrekk", gettext("Måloppnåelse i hovedtrekk"), tuple(blocks))


def lead(rows: ReportRows) -> str:
    """The answer in one or two sentences."""
    counts = rows.counts
    share = counts.share_met
    if share is None:
        return gettext("Ingen av de %(total)d indikatorene kunne vurderes mot et mål i %(year)d.") % {
            "total": counts.total,
            "year": rows.asked.year,
        }
    told = gettext(
        "%(met)d av %(judged)d mål som kunne vurderes, er nådd: %(percent)d\u00a0%%. "
        "Av %(total)d indikatorer har %(missed)d ikke nådd målet."
    ) % {
        "met": counts.met,
        "judged": counts.judged,
        "percent": percent(share),
        "total": counts.total,
        "missed": counts.missed,
    }
    if counts.close:
        told = f"{told.removesuffix('.')}, {close_of_them(counts.close, counts.close_word)}."
    return told


def _nothing_before(rows: ReportRows) -> str:
    return gettext("Det finnes ingen mål for %(year)d å sammenligne antallene med.") % {
        "year": rows.asked.year - 1
    }


def _counters(rows: ReportRows) -> Table:
    counts, earlier = rows.counts, rows.earlier
    columns = [
        Column(gettext("Status"), 26),
        Column(gettext("Indikatorer"), 16, Align.RIGHT),
        Column(gettext("Av de vurderte"), 18, Align.RIGHT),
        Column(gettext("Hva det betyr"), 42),
    ]
    if earlier is not None:
        columns.append(Column(gettext("Endring"), 28))
    by_status = []
    for status, word in STATUS_WORDS.items():
        if not counts.by_status[status] and status not in (Status.MET, Status.MISSED, Status.NOT_MEASURED):
            continue
        cells = [
            cell(status_word(status), state=STATES.get(status, State.OPEN)),
            cell(str(counts.by_status[status])),
            cell(_share(status, counts)),
            cell(str(word.meaning)),
        ]
        if earlier is not None:
            cells.append(cell(moved(earlier, status)))
        by_status.append(Row(tuple(cells)))
    total = [cell(gettext("I alt")), cell(str(counts.total)), cell(), cell()]
    by_status.append(Row((*total, cell()) if earlier is not None else tuple(total)))
    caption = gettext("Indikatorene etter status i %(year)d") % {"year": rows.asked.year}
    return Table("antall", caption, tuple(columns), (Group("", tuple(by_status)),))


def _share(status: Status, counts: Counts) -> str:
    share = counts.share_met
    if share is None or status not in (Status.MET, Status.MISSED):
        return ""
    met = percent(share)
    return f"{met if status is Status.MET else 100 - met}\u00a0%"


# By area and by sector


def _grouped(rows: ReportRows) -> list[Block]:
    by_area = (gettext("tjenesteområde"), "omrader", rows.areas)
    by_sector = (gettext("sektor og stab"), "sektorer", rows.sectors)
    first, second = (by_area, by_sector) if rows.asked.by == "area" else (by_sector, by_area)
    return [*_groups(rows, *first), *_groups(rows, *second)]


def _groups(rows: ReportRows, name: str, key: str, groups: Sequence[GroupCount]) -> list[Block]:
    names = {"name": name, "year": rows.asked.year}
    caption = gettext("Måloppnåelse etter %(name)s i %(year)d") % names
    blocks: list[Block] = [_group_table(f"{key}-tabell", caption, groups)]
    drawing = groups_beside_each_other(groups)
    if drawing is not None:
        figure_caption = gettext("Indikatorene etter %(name)s i %(year)d, med nådde av vurderte")
        blocks.append(Figure(f"{key}-figur", figure_caption % names, drawing.svg, drawing.alt))
        blocks.append(Paragraph(text(_colours()), Tone.NOTE))
    return blocks


def _colours() -> str:
    return gettext(
        "Lyst grønt er nådd, mørkt rødt er ikke nådd, skravert er ikke målt, og hvitt er uten dom."
    )


def _group_table(key: str, caption: str, groups: Sequence[GroupCount]) -> Table:
    columns = (
        Column(gettext("Navn"), 40),
        Column(status_word(Status.MET), 12, Align.RIGHT),
        Column(status_word(Status.MISSED), 12, Align.RIGHT),
        Column(status_word(Status.NOT_MEASURED), 12, Align.RIGHT),
        Column(gettext("Andre"), 12, Align.RIGHT),
        Column(gettext("Måloppnåelse"), 18, Align.RIGHT),
    )
    return Table(key, caption, columns, (Group("", tuple(_group_row(group) for group in groups)),))


def _group_row(group: GroupCount) -> Row:
    counts = group.counts
    share = counts.share_met
    return Row(
        (
            cell(f"{group.number} {group.title}".strip()),
            cell(str(counts.met)),
            cell(str(counts.missed)),
            cell(str(counts.by_status[Status.NOT_MEASURED])),
            cell(str(sum(counts.by_status[status] for status in OTHERS))),
            cell("–" if share is None else f"{percent(share)}\u00a0%"),
        )
    )


# What has turned


def _turned(rows: ReportRows) -> list[Block]:
    """Lines that were on the other side of their target before, with what decided then."""
    if not rows.turned and not rows.recovered:
        return []
    blocks: list[Block] = [Subheading(gettext("Snudd siden sist"))]
    if not rows.by_own_targets and rows.asked.round is None:
        blocks.append(Paragraph(text(_by_these_targets(rows)), Tone.NOTE))
    for key, lines, caption in (
        ("snudd", rows.turned, gettext("Fra nådd til ikke nådd")),
        ("bedret", rows.recovered, gettext("Fra ikke nådd til nådd")),
    ):
        if lines:
            blocks.append(figures_table(key, caption, _in_order(lines)))
    return blocks


def _in_order(lines: Sequence[JudgedLine]) -> Sequence[JudgedLine]:
    return sorted(lines, key=lambda line: (line.area.order, line.order, line.id))


def _by_these_targets(rows: ReportRows) -> str:
    return gettext(
        "Målene for %(before)d er ikke registrert. Resultatet for %(before)d er holdt mot målet for %(year)d."
    ) % {"before": rows.asked.year - 1, "year": rows.asked.year}
