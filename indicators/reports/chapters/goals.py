"""The goals above the indicators: their status by rule, with its arithmetic, and what people judged of them.

A report has the chapter where any indicator hangs on a goal; a goal alone is told by the chapters that are
written.
"""

from __future__ import annotations

from django.utils.translation import gettext

from indicators.models import RoundKind
from indicators.presentation.wording.goals import arithmetic, assessed_text, tally_text
from indicators.reports.document import Block, Chapter, Paragraph
from indicators.reports.material import Kind, Material
from indicators.reports.runs import Run, text
from indicators.reports.table import Cell, Column, Group, Row, Table, cell
from indicators.selectors.goal_tree import GoalNode


def goals(given: Material) -> Chapter | None:
    """The chapter of goals, in the order of the tree."""
    nodes = given.rows.goals
    if not nodes:
        return None
    planned = given.kind is Kind.PLAN
    blocks: list[Block] = []
    if not planned:
        lead = gettext(
            "Status regnes av indikatorene som henger på målet og på mål under det, hver telt én gang: hvor "
            "mange som har nådd målet sitt, av dem som kan vurderes. Vurderingen er en persons, og står ved "
            "siden av."
        )
        blocks.append(Paragraph(text(lead)))
    blocks.append(_table(nodes, given, planned=planned))
    return Chapter("mal", gettext("Mål over indikatorene"), tuple(blocks))


def _table(nodes: tuple[GoalNode, ...], given: Material, *, planned: bool) -> Table:
    year = given.rows.asked.year
    columns = [Column(gettext("Nummer"), 12), Column(gettext("Mål"), 44), Column(gettext("Ansvarlig"), 22)]
    if planned:
        columns.append(Column(gettext("Indikatorer"), 14))
    else:
        columns += [Column(gettext("Status"), 34), Column(gettext("Vurdering"), 40)]
    rows = tuple(_row(node, planned=planned) for node in nodes)
    caption = gettext("Mål over indikatorene i %(year)d") % {"year": year}
    return Table("mal-tabell", caption, tuple(columns), (Group("", rows),))


def _row(node: GoalNode, *, planned: bool) -> Row:
    row = node.row
    who = ", ".join(part for part in (row.sector.name if row.sector else "", row.responsible) if part)
    name = cell(text(Run(row.text, strong=True))) if node.depth == 1 else cell(row.text)
    cells = [cell(row.code), name, cell(who or gettext("Hele kommunen"))]
    if planned:
        return Row((*cells, cell(str(node.tally.lines))))
    return Row((*cells, _status(node), _assessed(node)))


def _status(node: GoalNode) -> Cell:
    own = next((line.close_word for line in node.lines), "")
    if not node.tally.lines:
        return cell(tally_text(node.tally))
    return cell(text(Run(tally_text(node.tally), strong=True)), arithmetic(node.tally, own))


def _assessed(node: GoalNode) -> Cell:
    told = [f"{RoundKind(one.round_kind).label}: {assessed_text(one)}" for one in reversed(node.row.assessed)]
    return cell(*told) if told else cell()
