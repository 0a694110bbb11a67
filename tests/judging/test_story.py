"""A year of a municipality day by day: what is read on each of its days, and that it is read the same later.

What each day changed of what its own people and all others read stands in ``story.txt``. Where that is meant
to be another, write it anew and read the difference before it is handed in:
``STORY=write pytest tests/judging/test_story.py -n0``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from difflib import unified_diff
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.utils import timezone

from indicators import judging
from indicators.judging import AreaRef, Deliveries, GoalRow, JudgedLine, Readiness, SectorRef
from indicators.models import (
    Correction,
    Decision,
    ReportChapter,
    Round,
    ScorecardLine,
    Submission,
    Supervision,
    User,
)
from indicators.values import BenchmarkScope, Period, RoundKind

from .story import STEPS
from .story_town import build_story

TOLD = Path(__file__).with_name("story.txt")
SECTOR = "skole"
THROUGH = (None, RoundKind.T1, RoundKind.T2)
UNSAID = {
    "id", "version", "indicator_id", "at", "spec", "code", "name", "year", "order",
    "short_name", "line_id", "goal_id", "parent_id", "area_id", "sector_id", "submission_id", "decision_id",
}  # fmt: skip
"""Fields that say nothing, or only how often something was written."""


def lines() -> Any:
    return ScorecardLine.objects.filter(year=2026, withdrawn=False).in_card_order()


def publicly(goals: tuple[GoalRow, ...]) -> list[GoalRow]:
    """Goals as everybody reads them; a version is of the row that stands, whatever is read of it."""
    return [
        replace(one.public, assessed=assessed, own=assessed)
        for one in goals
        for assessed in [tuple(replace(judged, version=0) for judged in one.assessed)]
    ]


type Judged = dict[RoundKind | None, tuple[JudgedLine, ...]]
type Said = dict[str, str]
"""An answer piece by piece: where it stands in it, and what it says."""


def readings(judged: Judged, goals: tuple[GoalRow, ...], known: Deliveries) -> Iterator[tuple[str, Said]]:
    """All that judging answers about the year, with what it is an answer to.

    Of what all read only what its own people read otherwise, and of the year as it was reported by an earlier
    round only what it says otherwise than the year.
    """
    for through, found in judged.items():
        for line, whole in zip(found, judged[None], strict=True):
            name = line.code if through is None else f"{line.code} through {through.value}"
            own = dict(leaves(replace(line, public=None)))
            yield name, own if through is None else unlike(own, dict(leaves(replace(whole, public=None))))
            yield f"{name}, as all read it", unlike(dict(leaves(line.public or line)), own)
    for goal in goals:
        assert not any(one.draft for one in goal.assessed)
        yield f"goal {goal.text}", dict(leaves(replace(goal, own=())))
        yield f"goal {goal.text}, own", dict(leaves(goal.own)) if goal.own != goal.assessed else {}
    for place, text in enumerate(judging.published_texts_of(2026, known)):
        yield f"text {place} of the year", dict(leaves(replace(text, pk=0)))
    for model in (Supervision, Decision):
        rows = list(model.objects.filter(year=2026).order_by("pk"))
        for versions in judging.matter_versions(rows, known):
            named = f"{model._meta.model_name} {rows.index(versions.own)}"
            own = dict(leaves((versions.own, versions.own_comments)))
            yield named, own
            yield f"{named}, as all read it", unlike(dict(leaves((versions.public, versions.comments))), own)
    yield from owed_by_sectors()
    for tally in judging.state_tallies(2026, known, timezone.localdate()):
        late = " late" if tally.late else ""
        counted = f"count of {tally.table} {tally.state} {tally.sector} {tally.area}{late}"
        yield counted, {"there are": str(tally.count)}
    for year, outcomes in judging.outcomes_of((2025, 2026)).items():
        tally = {(outcomes.areas[of].number, sector): one for (of, sector), one in outcomes.tally.items()}
        yield f"outcomes {year}", dict(leaves({"tally": tally, "over": outcomes.over}))
    ids = [line.indicator_id for line in judged[None]]
    before = judging.earlier_figures(ids, 2027, years=2, known=known)
    for line in judged[None]:
        yield f"series {line.code}", dict(leaves(before.get(line.indicator_id, ())))
    for scope in BenchmarkScope:
        against = judging.against_counts(judging.published(judged[None]), scope)
        yield f"against {scope.value}", {plain(key): str(count) for key, count in against.items() if count}
    yield "lacking", dict(leaves(judging.readiness(2026, 1)))


def unlike(said: Said, other: Said, nothing: str = "nothing") -> Said:
    """What is said otherwise than in another answer, or only in one; one word of a field without pieces."""
    fields_said = {name.partition(".")[0] for name in said}
    found = {}
    for name in sorted(said.keys() | other.keys()):
        if said.get(name) != other.get(name):
            field = name.partition(".")[0]
            found[name if name in said or field in fields_said else field] = said.get(name, nothing)
    return found


def owed_by_sectors() -> Iterator[tuple[str, Said]]:
    """What is owed in the newest round: by the school sector, and where it is let off from some by each."""
    asked = Submission.objects.filter(round__year=2026).select_related("round", "sector")
    newest = {row.sector.code: row for row in asked.order_by("round__opens_on", "pk")}
    for sector, row in newest.items():
        if sector == SECTOR or newest[SECTOR].excused:
            for name, answer in asked_for(row):
                yield name if sector == SECTOR else f"{sector} {name}", dict(leaves(answer))


def asked_for(row: Submission) -> Iterator[tuple[str, Any]]:
    """What a sector owes in a round, and what it is let off from, which is recounted."""
    of = row.round
    cells = judging.expected_cells(of, row.sector_id)
    codes = {line.id: line.code for line in cells.lines}
    missing, owed = judging.gaps(of, row.sector_id), judging.owed_gaps(of, row.sector_id)
    matters, left = judging.matter_gaps(of, row.sector_id), judging.owed_matters(of, row.sector_id)
    for name, found in (("lacks", missing), ("owes", owed)):
        yield (
            f"{of.kind} {name}",
            [f"{codes[gap.line_id]} {gap.kind} {of_period(gap.period)}" for gap in found],
        )
    yield f"{of.kind} matters", [f"{gap.kind} {gap.label}" for gap in matters]
    yield f"{of.kind} owed matters", [f"{gap.kind} {gap.label}" for gap in left]
    yield f"{of.kind} settled", judging.settled(cells.lines, cells.periods)
    named = {gap: f"{gap.line_id} {gap.kind} {of_period(gap.period)}" for gap in missing}
    named |= {gap: f"matter {gap.kind} {gap.pk}" for gap in matters}
    assert judging.excused_at(row) == [*([] if row.approved else ["all"]), *named.values()]
    kept = row.excused or []
    everything = "all" in kept
    words = {"no_cause", "no_action", "no_reason", "no_forecast"} if everything else ()
    assert [*owed] == [gap for gap in missing if named[gap] not in kept and gap.kind not in words]
    assert [*left] == [gap for gap in matters if named[gap] not in kept and not everything]


def of_period(period: Period | None) -> str:
    return f"{period.kind}-{period.number}" if period else ""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """What an answer says, piece by piece; what is empty is not said."""
    if isinstance(value, Model):
        names = [field.attname for field in value._meta.concrete_fields]
        told: Iterable[tuple[str, Any]] = ((name, getattr(value, name)) for name in names)
    elif isinstance(value, SectorRef | AreaRef):
        yield path, f"{value.code if isinstance(value, SectorRef) else value.number} {value.name}"
        return
    elif is_dataclass(value) and not isinstance(value, Period):
        of_their_kinds(value)
        told = ((one.name, getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, Mapping):
        told = ((plain(key), held) for key, held in sorted(value.items(), key=lambda item: plain(item[0])))
    elif isinstance(value, list | tuple | set | frozenset):
        held = sorted(value, key=plain) if isinstance(value, set | frozenset) else value
        told = ((str(place), one) for place, one in enumerate(held))
    else:
        if value not in (None, "", False):
            yield path, plain(value)
        return
    for name, one in told:
        if name not in UNSAID:
            yield from leaves(one, f"{path}.{name}" if path else name)


PLAIN = {"str": str, "bool": bool, "int": int}


def of_their_kinds(value: Any) -> None:
    """What is always there is never None: a text that is not written is an empty one."""
    for field in fields(value):
        if field.type in PLAIN:
            found = getattr(value, field.name)
            assert isinstance(found, PLAIN[str(field.type)]), (type(value), field.name, found)


def plain(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Period):
        return f"{value.kind.value} {value.number}"
    if isinstance(value, tuple):
        return "/".join(map(plain, value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def changes(before: dict[str, Said], after: dict[str, Said]) -> Iterator[str]:
    """What is said otherwise than before, one answer after the other; "–" where nothing is said any more."""
    for name in sorted(before.keys() | after.keys()):
        if differ := unlike(after.get(name, {}), before.get(name, {}), "–"):
            yield f"  {name}"
        yield from (f"    {path}: {said}" for path, said in differ.items())


def reads_draft(name: str, line: JudgedLine) -> bool:
    """Whose drafts a person of this town reads: written by hand, not by the program's table of rights."""
    sector, code = line.sector.code, line.code
    return (
        name == "controller"
        or (name, sector) in {("leader", "skole"), ("stranger", "helse")}
        or (name, code) == ("contributor", "met")
    )


def hold_for_every_reader(people: dict[str, User], judged: Judged) -> None:
    """What is remembered, and read by whoever it may be, is what is judged anew."""
    for name, person in people.items():
        expected = tuple(one if reads_draft(name, one) else one.public or one for one in judged[None])
        assert judging.remembered_lines(lines(), person) == expected, name
    for found in judged.values():
        assert not any(line.draft for line in judging.published(found))


def recount_of_readiness(year: int) -> Readiness:
    """What is lacking, gone through row by row."""
    rounds = [one for one in Round.objects.all() if one.year == year and one.kind == "year_end"]
    owed = [one for of in rounds for one in of.submissions.all()]
    late = [
        one.sector
        for one in owed
        if one.first_delivered_at is None or one.state in ("not_begun", "draft", "returned", "reopened")
    ]
    return Readiness(
        round_closed=any(one.state == "closed" for one in rounds),
        undelivered=tuple(one.name for one in sorted(late, key=lambda sector: sector.order)),
        open_figures=sum(one.line.year == year and one.state == "open" for one in Correction.objects.all()),
        draft_chapters=sum(
            one.year == year and not one.withdrawn and one.state == "draft"
            for one in ReportChapter.objects.all()
        ),
        open_remarks=3,
    )


def delivered_by(known: Deliveries) -> tuple[object, ...]:
    """What is known of deliveries; of what is closed and delivered nothing has to be known."""
    states = {
        key: (row.state, row.first_delivered_at, row.published_at)
        for key, row in known.submissions.items()
        if row.state != "closed" or row.first_delivered_at is None
    }
    return tuple(map(frozenset, known.shape)), states, known.opened, known.closed


@pytest.mark.once  # passes on both; test_as_of.py and counts ask PostgreSQL the same statements
@pytest.mark.django_db
def test_what_each_day_changes_and_that_it_is_read_the_same_later(
    monkeypatch: pytest.MonkeyPatch, remembering: None
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: STEPS[0][0])
    story = build_story()
    people = story.place.people()
    then: list[tuple[datetime, Judged, list[GoalRow], tuple[object, ...]]] = []
    told: list[str] = []
    stood: dict[str, Said] = {}
    for moment, name, step in STEPS:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        judging.remembered_lines(lines(), None)  # so that the step changes what is remembered
        step(story)
        judged = {through: judging.judge_lines(lines(), through=through) for through in THROUGH}
        hold_for_every_reader(people, judged)
        assert judging.readiness(2026, 3) == recount_of_readiness(2026)
        known = judging.deliveries_now()
        goals = judging.goals_of(2026, known)
        stands = dict(readings(judged, goals, known))
        told += [f"{timezone.localtime(moment):%Y-%m-%d %H:%M} {name}", *changes(stood, stands)]
        stood = stands
        then.append((moment, judged, publicly(goals), delivered_by(known)))
    for place, (moment, judged, then_goals, deliveries) in enumerate(then):
        for through in {None, THROUGH[place % len(THROUGH)]}:
            assert judging.judge_as_of(moment, through=through, year=2026) == judged[through], moment
        assert publicly(judging.goals_at(2026, moment)) == then_goals, moment
        assert delivered_by(judging.deliveries_at(moment)) == deliveries, moment
    for line in judging.judge_lines(ScorecardLine.objects.filter(year__lt=2026)):  # of years without a plan
        assert dict(leaves(line))
    written = "\n".join(told) + "\n"
    if os.environ.get("STORY") == "write":
        TOLD.write_text(written, encoding="utf-8")
    expected = TOLD.read_text(encoding="utf-8")
    assert written == expected, "\n".join(
        unified_diff(expected.splitlines(), written.splitlines(), "stands", "is read", lineterm="", n=1)
    )
