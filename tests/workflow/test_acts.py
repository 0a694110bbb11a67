"""Every act whole: what it writes, who may do it, where it is locked, and that it refuses an old page.

What each comes to stands in ``expected/``, one file an act, to be read as one reads a trail. An
act without a case is named by the first test. ``KEEP_EXPECTED=1`` writes the files anew: read the difference
before it is kept.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from indicators import workflow
from tests import kept_rows
from tests.rounds.conftest import Place

from .act_outcome import Failing, Names, Rows, briefly, rows, whole
from .acts import PREPARED, build_town
from .edge_acts import EDGES
from .more_acts import MORE
from .register_acts import REGISTER
from .seldom_acts import SELDOM

EXPECTED = Path(__file__).parent / "expected"
NOW = datetime(2026, 12, 15, 11, 0, tzinfo=UTC)
OLD = 99
CASES = {**PREPARED, **MORE, **REGISTER, **EDGES, **SELDOM}
HELPERS = {"adopted_plan", "at_fields", "program_user", "read_result", "read_target", "role_faults", "tried"}
"""Functions of the workflow that write nothing."""
MAY_BE_NONE = ("goal_id", "parent_id", "number")
ELSEWHERE = {"end_sessions", "enter_person", "target_question"}


@pytest.fixture(autouse=True)
def _the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One day and time for all, so that days stand in the answers as they are."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(kept_rows, "time", SimpleNamespace(time=NOW.timestamp))


@pytest.fixture
def place(db: None, _the_clock: None) -> Place:
    return kept_rows.again(build_town)


def test_every_act_has_a_case() -> None:
    acts = {name for name, _act in inspect.getmembers(workflow, inspect.isfunction)}
    tried = {name.partition(":")[0] for name in CASES}
    assert acts - HELPERS - ELSEWHERE == tried, "an act without a case, or a case without an act"
    kept = {file.stem for file in EXPECTED.glob("*.txt")}
    assert kept == tried, "a file without an act, or an act without a file"


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES)
def test_all_that_an_act_comes_to(case: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    given = CASES[case](place)
    given = {key: value for key, value in given.items() if value is not None or key in MAY_BE_NONE}
    name, _colon, variant = case.partition(":")
    act = getattr(workflow, name)
    before = rows()
    names = Names.of(before)
    said = [f"# {variant.strip() or 'as it is done'}"]
    if "version" in inspect.signature(act).parameters and case in PREPARED:
        said.append(f"from an old page: {briefly(lambda: act(**given, version=OLD), names)}")
        version = _version(act, given)
        if version is not None:
            given["version"] = version
    said += whole(lambda: act(**given), before, monkeypatch)
    _leaves_nothing_half(act, given, before, monkeypatch)
    if case in PREPARED or not variant:
        said += _who(act, given, place, names)
        said += _when(act, given, place, names)
    assert _expected(name, case, said) == said


def _version(act: Callable[..., object], given: dict[str, Any]) -> int | None:
    """The version that stands, as the refusal of another one says it."""
    with transaction.atomic():
        try:
            act(**given, version=OLD)
        except workflow.Stale as stale:
            return stale.current
        except workflow.Refusal:
            return None
        finally:
            transaction.set_rollback(True)
    return None


def _leaves_nothing_half(
    act: Callable[..., object], given: dict[str, Any], before: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the trail cannot be written, or the act is refused, nothing has been."""

    def broken(*_entries: object) -> None:
        raise Failing

    with transaction.atomic(), monkeypatch.context() as patch:
        patch.setattr("indicators.workflow.trail._append", broken)
        try:
            act(**given)
        except (Failing, workflow.Refusal):
            assert rows() == before, "something was written although nothing should be"
        transaction.set_rollback(True)


def _who(act: Callable[..., object], given: dict[str, Any], place: Place, names: Names) -> list[str]:
    """Who may do it: everybody else in the place asks for the same."""
    if "by" not in given:
        return []
    said: dict[str, list[str]] = {}
    for name, person in place.people().items():
        said.setdefault(briefly(lambda who=person: act(**{**given, "by": who}), names), []).append(name)
    return [f"by {', '.join(sorted(people))}: {outcome}" for outcome, people in sorted(said.items())]


STATES = ("not_begun", "draft", "submitted", "returned", "approved", "closed", "reopened")


def _when(act: Callable[..., object], given: dict[str, Any], place: Place, names: Names) -> list[str]:
    """When it may be done: in each state of the sector's delivery, and where its line or round is gone."""
    said: dict[str, list[str]] = {}
    for state in (*STATES, "round closed", "round planned", "line withdrawn", "year adopted"):
        with transaction.atomic():
            _bring(place, state)
            said.setdefault(briefly(lambda: act(**given), names), []).append(state)
            transaction.set_rollback(True)
    if len(said) == 1:
        return [f"always: {next(iter(said))}"]
    return [f"when {', '.join(states)}: {outcome}" for outcome, states in sorted(said.items())]


def _bring(place: Place, state: str) -> None:
    """Put the place in a state by the database alone: what is asked is what stands."""
    statements = {
        "round closed": ("UPDATE indicators_round SET state = 'closed' WHERE id = %s", [place.round.pk]),
        "round planned": ("UPDATE indicators_round SET state = 'planned' WHERE id = %s", [place.round.pk]),
        "line withdrawn": ("UPDATE indicators_scorecardline SET withdrawn = %s WHERE year = 2026", [True]),
        "year adopted": (
            "UPDATE indicators_plan SET \"case\" = 'KS 7/25', adopted_on = '2025-12-12' WHERE year >= %s",
            [2026],
        ),
    }  # fmt: skip
    delivered = None if state in ("not_begun", "draft") else NOW
    sql, told = statements.get(
        state,
        (
            "UPDATE indicators_submission SET state = %s, first_delivered_at = %s WHERE round_id = %s",
            [state, delivered, place.round.pk],
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, told)


def _expected(name: str, case: str, said: list[str]) -> list[str]:
    """What the file of the act says of the case; with ``KEEP_EXPECTED`` what is said is kept first."""
    file = EXPECTED / f"{name}.txt"
    kept: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        if line.startswith("# "):
            kept[line] = []
        if line:
            kept[next(reversed(kept))].append(line)
    if os.environ.get("KEEP_EXPECTED"):
        kept[said[0]] = said
        cases = [one.partition(":")[2].strip() for one in CASES if one.partition(":")[0] == name]
        order = [f"# {one or 'as it is done'}" for one in cases]
        blocks = ["\n".join(kept[one]) for one in order if one in kept]
        file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return kept.get(said[0], [])
