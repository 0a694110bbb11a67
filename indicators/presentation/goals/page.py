"""The pages about goals: the tree of a year, one goal, and choosing what hangs where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.judging import Assessed, GoalRow, JudgedLine
from indicators.models import RoundKind
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.log.page import TrailLine, trail_line
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice, Titled
from indicators.presentation.wording.goals import (
    STANDING_SLUGS,
    STANDING_WORDS,
    arithmetic,
    assessed_text,
    tally_text,
)
from indicators.presentation.wording.refusals import lock_text
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.goal_tree import GoalNode, Standing
from indicators.selectors.goals.page import ChoosableLine, GoalDetail, GoalsView
from indicators.values.query.address_words import ROUND_SLUGS


@dataclass(frozen=True, slots=True)
class GoalLineView:
    """A line under a goal: its name, and its verdict as a sentence that says the status."""

    name: str
    url: str
    mark: StatusMark
    sentence: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """What was judged of a goal in a round, as a sentence."""

    round: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal in the tree. ``level`` is that of its heading."""

    row: GoalRow
    url: str
    anchor: str
    depth: int
    level: int
    status: str
    arithmetic: str
    who: str
    lines: tuple[GoalLineView, ...]
    assessment: AssessmentView | None


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """The goals of a year."""

    year: int
    title: str
    years: tuple[Choice, ...]
    counts: tuple[Choice, ...]
    goals: tuple[GoalView, ...]
    any: bool
    loose: str
    round: str
    now: str
    example: bool


def goals_page(view: GoalsView, wanted: Standing | None = None) -> GoalsPage:
    """Word the goals of a year; ``wanted`` are those that stand so, with what they stand under left out."""
    at, kind = goals_url(view.year), {"runde": ROUND_SLUGS[view.round] if view.round else ""}
    counts = Counter(node.standing for node in view.nodes)
    shown = [node for node in view.nodes if wanted in (None, node.standing)]
    return GoalsPage(
        year=view.year,
        title=_title(view, counts),
        years=tuple(Choice(str(one), goals_url(one), one == view.year) for one in view.years),
        counts=tuple(
            Choice(
                str(STANDING_WORDS[one]),
                at + query(kind, vis=None if one is wanted else STANDING_SLUGS[one]),
                one is wanted,
                counts[one],
            )
            for one in Standing
            if counts[one]
        ),
        goals=tuple(goal_view(node, flat=wanted is not None) for node in shown),
        any=bool(view.nodes),
        loose=_loose(len(view.loose)) if view.nodes else "",
        round=view.round.label if view.round else "",
        now=at,
        example=view.example,
    )


def goals_url(year: int) -> str:
    """The address of a year's goals."""
    return reverse("goals_year", args=[year])


def goal_url(row: GoalRow) -> str:
    """The address of a goal."""
    return reverse("goal", args=[row.year, row.id])


def _title(view: GoalsView, counts: Counter[Standing]) -> str:
    judged = sum(counts[one] for one in (Standing.ALL, Standing.SOME, Standing.NONE))
    if not judged:
        return gettext("Mål %(year)d") % {"year": view.year}
    return gettext("Mål %(year)d: %(met)d av %(judged)d har alle indikatorer nådd") % {
        "year": view.year,
        "met": counts[Standing.ALL],
        "judged": judged,
    }


def _loose(count: int) -> str:
    if not count:
        return gettext("Alle indikatorene i målekortene henger på et mål.")
    return ngettext(
        "%(count)d indikator i målekortene henger ikke på noe mål.",
        "%(count)d indikatorer i målekortene henger ikke på noe mål.",
        count,
    ) % {"count": count}


def goal_view(node: GoalNode, *, flat: bool = False) -> GoalView:
    """Preformat a goal; ``flat`` where those that it stands under are not shown."""
    row = node.row
    depth = 1 if flat else node.depth
    own = next((line.close_word for line in node.lines), "")
    return GoalView(
        row=row,
        url=goal_url(row),
        anchor=f"mal-{row.id}",
        depth=depth,
        level=depth + 1,
        status=tally_text(node.tally),
        arithmetic=arithmetic(node.tally, own) if node.tally.lines else "",
        who=", ".join(part for part in (row.sector.name if row.sector else "", row.responsible) if part),
        lines=tuple(line_view(line) for line in node.lines),
        assessment=assessment_view(row.latest) if row.latest else None,
    )


def line_view(line: JudgedLine) -> GoalLineView:
    """Preformat a line under a goal."""
    return GoalLineView(line.short_name, line_url(line), line_mark(line), sentence(line))


def assessment_view(one: Assessed) -> AssessmentView:
    """Word what was judged."""
    text = assessed_text(one) if one.level else gettext("Vurderingen er tatt bort.")
    return AssessmentView(str(RoundKind(one.round_kind).label), text, f"{one.at:%d.%m.%Y}")


@dataclass(frozen=True, slots=True)
class GoalPage:
    """One goal."""

    detail: GoalDetail
    view: GoalView
    title: str
    above: tuple[tuple[str, str], ...]
    children: tuple[GoalView, ...]
    assessments: tuple[AssessmentView, ...]
    draft: AssessmentView | None
    locked: str
    judging_locked: str
    judged_in: str
    attach: str
    changes: tuple[TrailLine, ...]


def goal_page(detail: GoalDetail) -> GoalPage:
    """Word one goal."""
    row = detail.node.row
    own = detail.own if detail.own is not None and detail.own.draft else None
    return GoalPage(
        detail=detail,
        view=goal_view(detail.node),
        title=f"{row.code} {row.text}",
        above=tuple((f"{one.code} {one.text}", goal_url(one)) for one in detail.node.under),
        children=tuple(goal_view(one) for one in detail.children),
        assessments=tuple(assessment_view(one) for one in reversed(row.assessed)),
        draft=assessment_view(own) if own else None,
        locked=lock_text(detail.lock) if detail.lock else "",
        judging_locked=lock_text(detail.judging_lock) if detail.judging_lock else "",
        judged_in=str(RoundKind(detail.round_kind).label),
        attach=reverse("goals_attach", args=[row.year]) + query({}, mal=str(row.id)),
        changes=tuple(trail_line(change) for change in detail.changes),
    )


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """A line that may hang on a goal; ``seen`` is the number of the goal that it hangs on, 0 for none."""

    line: JudgedLine
    goal: str
    seen: int
    ticked: bool
    problem: str


def choose_rows(
    lines: Sequence[ChoosableLine], ticked: Iterable[int], problems: Mapping[int, str]
) -> tuple[Titled[ChosenRow], ...]:
    """Preformat the lines of a year by service area, in card order."""
    chosen, areas = set(ticked), dict[str, list[Any]]()
    for one in lines:
        line, goal = one.line, one.goal
        row = ChosenRow(
            line,
            f"{goal.code} {goal.text}" if goal else "",
            goal.id if goal else 0,
            line.id in chosen,
            problems.get(line.id, ""),
        )
        areas.setdefault(f"{line.area.number} {line.area.name}", []).append(row)
    return tuple(Titled(title, tuple(rows)) for title, rows in areas.items())
