"""Every act whole: what it writes, who may do it, where it is locked, and that it refuses an old page.

What each comes to stands in ``expected/``, one file an act, to be read as one reads a trail. An
act without a case is named by the first test. ``KEEP_EXPECTED=1`` writes the files anew: read the difference
before it is kept.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from indicators import workflow
from indicators.models import Plan, Round, ScorecardLine, Submission
from tests.rounds.conftest import Place

from .act_outcome import Asked, Failing, Names, Rows, Seen, briefly, refusal, rows, whole
from .acts import PREPARED
from .edge_acts import EDGES
from .more_acts import MORE
from .register_acts import REGISTER
from .seldom_acts import SELDOM
from .town import NOW, Stand, stand, the_clock

__all__ = ["stand", "the_clock"]

EXPECTED = Path(__file__).parent / "expected"
OLD = 99
CASES = {**PREPARED, **MORE, **REGISTER, **EDGES, **SELDOM}
HELPERS = {"adopted_plan", "at_fields", "program_user", "read_result", "read_target", "role_faults", "tried"}
"""Functions of the workflow that write nothing."""
OLD_PAGE = "from an old page"
BY_OTHERS = ("by ", "when ", "always: ", "again: ", "with ")
"""How the lines begin that say who may do it and when: they send statements that were sent already, and
PostgreSQL is not asked again."""
MAY_BE_NONE = ("goal_id", "parent_id", "number")
ELSEWHERE = {"end_sessions", "enter_person", "target_question"}


def test_every_act_has_a_case() -> None:
    acts = {name for name, _act in inspect.getmembers(workflow, inspect.isfunction)}
    tried = {name.partition(":")[0] for name in CASES}
    assert acts - HELPERS - ELSEWHERE == tried, "an act without a case, or a case without an act"
    kept = {file.stem for file in EXPECTED.glob("*.txt")}
    assert kept == tried, "a file without an act, or an act without a file"


def _refused(case: str) -> bool:
    """Whether a case beside the first ends in a refusal: it asks what the first asks, on any database."""
    name, colon, variant = case.partition(":")
    answer = next((line for line in _kept(name).get(f"# {variant.strip()}", []) if "answer: " in line), "")
    kind = getattr(workflow, answer.removeprefix("answer: ").partition("(")[0], object)
    return bool(colon) and isinstance(kind, type) and issubclass(kind, workflow.Refusal)


@cache
def _kept(name: str) -> dict[str, list[str]]:
    """What the file of an act says of each of its cases."""
    file = EXPECTED / f"{name}.txt"
    kept: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        if line.startswith("# "):
            kept[line] = []
        if line:
            kept[next(reversed(kept))].append(line)
    return kept


def _cases() -> Iterator[Any]:
    for case in CASES:
        yield pytest.param(case, marks=[pytest.mark.once] if _refused(case) else [])


@pytest.mark.django_db
@pytest.mark.parametrize("case", [*_cases()])
def test_all_that_an_act_comes_to(case: str, stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    place = stand.place
    given = CASES[case](place)
    given = {key: value for key, value in given.items() if value is not None or key in MAY_BE_NONE}
    name, _colon, variant = case.partition(":")
    act = getattr(workflow, name)
    before = stand.rows()
    names = Names.of(before)
    said = [f"# {variant.strip() or 'as it is done'}"]
    if "version" in inspect.signature(act).parameters and case in PREPARED:
        stale = refusal(lambda: act(**given, version=OLD))
        said.append(f"{OLD_PAGE}: {names.text(stale) if stale else 'done'}")
        if isinstance(stale, workflow.Stale):
            given["version"] = stale.current
    comes, asked = whole(lambda: act(**given), before, monkeypatch)
    said += comes
    _leaves_nothing_half(act, given, before, monkeypatch)
    if (case in PREPARED or not variant) and connection.vendor == "sqlite":
        said += _who(act, given, place, names)
        said += _when(act, given, place, names, asked)
        said += _again(act, given, names)
        said += _otherwise(act, given, names)
    assert _expected(name, case, said) == said


def _leaves_nothing_half(
    act: Callable[..., object], given: dict[str, Any], before: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the trail cannot be written, or the act is refused, nothing has been."""

    def broken(*_entries: object) -> None:
        raise Failing

    seen = Seen()
    with transaction.atomic(), monkeypatch.context() as patch:
        patch.setattr("indicators.workflow.trail._append", broken)
        try:
            with connection.execute_wrapper(seen):
                act(**given)
        except (Failing, workflow.Refusal):
            assert rows(before, seen) == before, "something was written although nothing should be"
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


OTHERWISE = {
    "round closed": Round, "round planned": Round, "line withdrawn": ScorecardLine, "year adopted": Plan,
}  # fmt: skip


def _when(
    act: Callable[..., object], given: dict[str, Any], place: Place, names: Names, asked: Asked
) -> list[str]:
    """When it may be done: in each state of the sector's delivery, and where its line or round is gone.

    Where the act never asked for the table, it cannot know, and comes to the same.
    """
    said: dict[str, list[str]] = {}
    as_it_is = briefly(lambda: act(**given), names)
    for state, model in (dict.fromkeys(STATES, Submission) | OTHERWISE).items():
        if not asked.of(model):
            said.setdefault(as_it_is, []).append(state)
            continue
        with transaction.atomic():
            _bring(place, state)
            said.setdefault(briefly(lambda: act(**given), names), []).append(state)
            transaction.set_rollback(True)
    if len(said) == 1:
        return [f"always: {next(iter(said))}"]
    return [f"when {', '.join(states)}: {outcome}" for outcome, states in sorted(said.items())]


def _again(act: Callable[..., object], given: dict[str, Any], names: Names) -> list[str]:
    """What the very same form comes to when it is sent twice, and which tables are written then."""
    takes = inspect.signature(act).parameters
    given = {**given, "once": "a-form"} if "once" in takes else given
    if "version" in takes and "version" not in given:
        stale = refusal(lambda: act(**given, version=OLD))
        given = {**given, "version": stale.current} if isinstance(stale, workflow.Stale) else given
    seen = Seen()
    with transaction.atomic():
        if refusal(lambda: act(**given)) is None:
            act(**given)
            with connection.execute_wrapper(seen):
                outcome = briefly(lambda: act(**given), names)
            written = sorted(one.removeprefix("indicators_") for one in seen.written)
        else:
            written, outcome = [], "it is refused"
        transaction.set_rollback(True)
    return [f"again: {outcome}, and writes {', '.join(written) or 'nothing'}"]


def _otherwise(act: Callable[..., object], given: dict[str, Any], names: Names) -> list[str]:
    """What comes of it when one thing that is given is empty, is of nothing, or lies a century off."""
    said: dict[str, list[str]] = {}
    for name, value in given.items():
        for what, other in _others(name, value):
            outcome = briefly(lambda one=name, to=other: act(**{**given, one: to}), names)
            said.setdefault(outcome, []).append(f"{name} {what}")
    return [f"with {', '.join(what)}: {outcome}" for outcome, what in sorted(said.items())]


def _others(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    match value:
        case int() if name in ("year", "from_year", "last_year"):
            yield "2099", 2099
        case int() if name.endswith("id") or name in ("pk", "number"):
            yield "of none", 0
        case str() if value.strip():
            yield "empty", " "
        case date() if not isinstance(value, datetime):
            yield "long ago", date(1926, 1, 1)
            yield "to come", date(2126, 1, 1)
        case list() | tuple() if value:
            yield "empty", type(value)()


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
    kept = _kept(name)
    if os.environ.get("KEEP_EXPECTED"):
        kept[said[0]] = said
        cases = [one.partition(":")[2].strip() for one in CASES if one.partition(":")[0] == name]
        order = [f"# {one or 'as it is done'}" for one in cases]
        blocks = ["\n".join(kept[one]) for one in order if one in kept]
        (EXPECTED / f"{name}.txt").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    expected = kept.get(said[0], [])
    if connection.vendor == "sqlite":
        return expected
    return [line for line in expected if not line.startswith(BY_OTHERS)]
