"""Supervision (tilsyn) and decisions (vedtak): what others found and decided, and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext

from indicators.models import Decision, MatterText, Supervision
from indicators.presentation.wording.remarks import remark_words
from indicators.reports.document import Block, Chapter
from indicators.reports.material import Kind, Material
from indicators.reports.runs import Run, text
from indicators.reports.table import Cell, Column, Footnotes, Group, Row, State, Table, cell
from indicators.reports.texts import blocks_of, lines_of
from indicators.selectors.report.texts import (
    DecisionRow,
    MatterTextRow,
    SupervisionRow,
    decision_rows,
    matter_texts,
    supervision_rows,
)
from indicators.values import RoundKind

NOTHING = MatterTextRow("", "", "", "")
PRINTED = re.compile(r"^tabell\s*\d*\s*[:.–-]\s*", re.IGNORECASE)
SUPERVISION, DECISIONS = "8", "9"
"""Their chapters in the municipality's report."""


def supervision(given: Material) -> Chapter | None:
    """The chapter of supervision; none where the report tells of none, or is of one area."""
    if not _told(given):
        return None
    asked = given.rows.asked
    at = given.rows.words_at
    rows = supervision_rows(asked.year, asked.key, at=at)
    if not rows:
        return None
    around = matter_texts(asked.year, at=at).get(MatterText.Place.SUPERVISION, NOTHING)
    notes = Footnotes()
    columns = (
        Column(gettext("Tjeneste"), 26),
        Column(gettext("Avvik eller pålegg"), 36),
        Column(gettext("Frist"), 17),
        Column(gettext("Tiltak"), 40),
        Column(gettext("Tilstand"), 15),
    )
    sectors = list(dict.fromkeys(row.sector for row in rows))
    groups = tuple(
        Group(sector, tuple(_supervision(row, notes) for row in rows if row.sector == sector))
        for sector in sectors
    )
    caption = _caption(around) or gettext("Tilsyn og avvik i %(year)d") % {"year": asked.year}
    table = Table("tilsyn-tabell", caption, columns, groups, notes.explained())
    title = around.title or gettext("Tjenesteområder under tilsyn")
    return Chapter("tilsyn", title, (*blocks_of(around.text), table), number=_number(given, SUPERVISION))


def decisions(given: Material) -> Chapter | None:
    """The chapter of decisions: those on the budget, and earlier ones; none as for supervision."""
    if not _told(given):
        return None
    asked = given.rows.asked
    at = given.rows.words_at
    rows = decision_rows(asked.year, asked.key, asked.round or RoundKind.YEAR_END, at=at)
    if not rows:
        return None
    around = matter_texts(asked.year, at=at)
    earlier = [row for row in rows if row.kind == Decision.Kind.EARLIER]
    budget = [row for row in rows if row.kind != Decision.Kind.EARLIER]
    sections = tuple(
        _section(place, found, around.get(place, NOTHING), title)
        for place, found, title in (
            (MatterText.Place.BUDGET, budget, gettext("Vedtak på handlings- og økonomiplanen")),
            (MatterText.Place.EARLIER, earlier, gettext("Tidligere politiske vedtak")),
        )
        if found
    )
    head = around.get(MatterText.Place.DECISIONS, NOTHING)
    title = head.title or gettext("Oppfølging av politiske vedtak")
    number = _number(given, DECISIONS)
    return Chapter("vedtak", title, tuple(blocks_of(head.text)), sections, number)


def _told(given: Material) -> bool:
    """Whether the report is one that tells of matters: of a year or a round, of all or of one sector."""
    asked = given.rows.asked
    alone = asked.key and asked.by == "area"
    return given.kind is not Kind.PLAN and not alone


def _number(given: Material, number: str) -> str:
    """The municipality's own number, in a report whose areas have theirs."""
    return number if given.rows.asked.by == "area" else ""


def _marks(remark: str, notes: Footnotes) -> tuple[str, ...]:
    if not remark:
        return ()
    words = remark_words(remark)
    return notes.marks(f"{words} {gettext('(Merknad fra programmet.)')}")


def _caption(around: MatterTextRow) -> str:
    """The caption as it was printed, without the word that the report sets itself."""
    return PRINTED.sub("", around.caption)


def _supervision(row: SupervisionRow, notes: Footnotes) -> Row:
    finding = [*lines_of(row.finding)]
    if row.finding_kind != Supervision.Finding.NONE:
        finding.insert(0, text(Run(str(Supervision.Finding(row.finding_kind).label), strong=True)))
    state = Supervision.State(row.state)
    closed = row.closed if state is Supervision.State.CLOSED else ""
    return Row(
        (
            cell(text(Run(row.service, strong=True)), row.authority, row.opened),
            Cell(tuple(finding), _marks(row.remark, notes)),
            cell(row.deadline),
            Cell(lines_of(row.measure)),
            cell(str(state.label), closed, state=State.GOOD if closed else State.OPEN),
        )
    )


def _section(
    place: MatterText.Place, rows: Sequence[DecisionRow], around: MatterTextRow, title: str
) -> Chapter:
    notes = Footnotes()
    columns = (
        Column(gettext("Sak"), 18),
        Column(gettext("Vedtak"), 42),
        Column(gettext("Ansvarlig"), 18),
        Column(gettext("Status"), 44),
    )
    kinds = list(dict.fromkeys(row.kind for row in rows))
    groups = tuple(
        Group(
            _kind(kind) if len(kinds) > 1 else "",
            tuple(_decision(row, notes) for row in rows if row.kind == kind),
        )
        for kind in kinds
    )
    key = f"vedtak-{place}"
    caption = _caption(around) or around.title or title
    table = Table(f"{key}-tabell", caption, columns, groups, notes.explained())
    blocks: tuple[Block, ...] = (*blocks_of(around.text), table)
    return Chapter(key, around.title or title, blocks)


def _kind(kind: str) -> str:
    """What decisions of a kind stand under; the verbal ones were adopted like the others."""
    if kind == Decision.Kind.VERBAL:
        return gettext("Vedtatte verbalforslag")
    return str(Decision.Kind(kind).label)


def _decision(row: DecisionRow, notes: Footnotes) -> Row:
    state = Decision.State(row.state)
    words = text(Run(str(state.label), strong=True))
    return Row(
        (
            cell(row.point, *row.cases.split("\n")),
            Cell(lines_of(row.text)),
            cell(row.responsible or row.sector, row.deadline),
            Cell(
                (words, *lines_of(row.comment)),
                _marks(row.remark, notes),
                State.GOOD if row.state in Decision.ENDED else State.OPEN,
            ),
        )
    )
