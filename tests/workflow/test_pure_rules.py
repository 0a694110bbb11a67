"""Rules of acts that ask no database, each with its whole matrix."""

from __future__ import annotations

from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from indicators.models import Membership, Role, Round, RoundState, Submission, SubmissionState
from indicators.values.lists.unit_lists import TypedArea, TypedSector, UnitKind
from indicators.workflow import CannotGive, Invalid
from indicators.workflow.people import roles
from indicators.workflow.refusals import GiveReason
from indicators.workflow.register.starting import _same_area, _same_sector
from indicators.workflow.rounds import obligations

BOTH = (False, True)
DAYS = (None, date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3))


def membership(**given: Any) -> Membership:
    return Membership(**{"user_id": 1, "role": Role.LEADER, "sector_id": 5, **given})


def test_what_makes_a_role_whole() -> None:
    for role, sector, named, deputy, begins, ends in product(
        Role, (None, 5), (0, 1, 2), (None, 1, 2), DAYS[:3], DAYS[:3]
    ):
        row = membership(
            role=role, sector_id=sector, stands_in_for_id=deputy, valid_from=begins, valid_to=ends
        )
        wrong = set()
        if (role == Role.LEADER) != (sector == 5):
            wrong.add("sector")
        if (role == Role.CONTRIBUTOR) != (named > 0):
            wrong.add("indicators")
        if deputy is not None:
            if role != Role.LEADER or deputy == 1:
                wrong.add("stands_in_for")
            wrong |= {name for name, day in (("valid_from", begins), ("valid_to", ends)) if day is None}
        if begins is not None and ends is not None and ends < begins:
            wrong.add("valid_to")
        assert set(roles.role_faults(row, indicators=named)) == wrong, (role, sector, named, deputy)


def within(before: Any, after: Any) -> bool:
    """Whether every day of a role was one of its days before."""
    first, last = date.min, date.max
    return (after[0] or first) >= (before[0] or first) and (after[1] or last) <= (before[1] or last)


def test_a_role_is_only_shortened_when_no_day_and_nothing_else_is_new() -> None:
    for before, after in product(product(DAYS, DAYS), repeat=2):
        rows = [membership(valid_from=one, valid_to=other) for one, other in (before, after)]
        assert roles._only_shortens(*rows) is within(before, after), (before, after)
    others = {"user_id": 2, "role": Role.AUDITOR, "sector_id": 6, "stands_in_for_id": 3}
    for name, value in others.items():
        assert not roles._only_shortens(membership(), membership(**{name: value})), name


def refusal(row: Membership, before: Membership | None, **given: Any) -> GiveReason | None:
    try:
        roles.guard_role(row, before, **{"had": (), "has": (), **given})
    except CannotGive as refused:
        return refused.why
    return None


def test_who_may_give_which_role(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who keeps people shortens any role but that of management; nobody widens a role for themselves."""
    kinds = (Role.CONTROLLER, Role.MANAGEMENT)
    states = ("new", "shorter", "longer")
    for role, state, own, may, manages in product(kinds, states, BOTH, BOTH, BOTH):
        by: Any = SimpleNamespace(pk=1 if own else 9, has_perm=lambda _right, _row, may=may: may)
        monkeypatch.setattr(roles, "roles_of", lambda _by, of=manages: SimpleNamespace(management=of))
        days = {"new": None, "shorter": None, "longer": DAYS[1]}
        row = membership(role=role, sector_id=None, valid_to=DAYS[2])
        before = None if state == "new" else membership(role=role, sector_id=None, valid_to=days[state])
        if state == "shorter":
            allowed, why = role != Role.MANAGEMENT or manages, GiveReason.LACKS
        else:
            allowed, why = may and not own, GiveReason.OWN if own else GiveReason.LACKS
        refused = refusal(row, before, by=by)
        assert refused == (None if allowed else why), (role, state, own, may, manages)
    nobody: Any = SimpleNamespace(pk=9, has_perm=lambda _right, _row: False)
    for had, has in product(((), (1,), (1, 2)), ((1,), (2,), (1, 2))):
        contributor = membership(role=Role.CONTRIBUTOR, sector_id=None)
        refused = refusal(contributor, contributor, by=nobody, had=had, has=has)
        assert refused == (None if set(has) <= set(had) else GiveReason.LACKS), (had, has)
    with pytest.raises(Invalid):
        roles.guard_role(membership(sector_id=None), None, by=nobody, had=(), has=())


def test_a_row_of_a_list_that_stands_already_as_it_is_written() -> None:
    """What nobody wrote is not held against what stands."""
    for name, code, code_said, kind, kind_said in product(BOTH, BOTH, BOTH, BOTH, BOTH):
        assumed = {word for word, said in (("code", code_said), ("kind", kind_said)) if not said}
        row = TypedSector(1, "skole", "Skole", UnitKind.SECTOR, frozenset(assumed))
        there: Any = SimpleNamespace(
            name="Skole" if name else "Barnehage", code="skole" if code else "barn",
            kind="sector" if kind else "staff",
        )  # fmt: skip
        same = name and (code or not code_said) and (kind or not kind_said)
        assert _same_sector(row, there) is same
    skole, helse = SimpleNamespace(pk=1), SimpleNamespace(pk=2)
    some: tuple[list[Any], ...] = ([], [skole], [skole, helse])
    for name, number, said, written, stands in product(BOTH, BOTH, BOTH, some, some):
        given = TypedArea(1, "6.4", "Skole", "", frozenset() if said else frozenset({"number"}))
        held: Any = SimpleNamespace(
            name="Skole" if name else "Barn", number="6.4" if number else "6.5",
            sectors=SimpleNamespace(all=lambda stands=stands: stands),
        )  # fmt: skip
        same = name and (number or not said) and (not written or written == stands)
        assert _same_area(given, held, list(reversed(written))) is same


NEVER, ONCE = None, date(2026, 5, 1)


def test_what_a_sector_owes_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has begun or was delivered once stays owed; what never did follows the lines there are."""
    of = Round(pk=1, year=2026, kind="t1", state=RoundState.OPEN)
    unsent = {SubmissionState.NOT_BEGUN, SubmissionState.DRAFT}
    for state, lapsed, delivered, owes, entered in product(SubmissionState, BOTH, (NEVER, ONCE), BOTH, BOTH):
        monkeypatch.setattr(obligations, "_entered", lambda _of, sector, told=entered: told and sector == 5)
        row = Submission(round=of, sector_id=5, state=state, lapsed=lapsed, first_delivered_at=delivered)
        now = (lapsed, state)
        if owes and (lapsed or state == SubmissionState.NOT_BEGUN):
            now = (False, SubmissionState.DRAFT if entered else SubmissionState.NOT_BEGUN)
        elif not owes and state in unsent and delivered is NEVER:
            now = (True, state)
        moved = obligations._moved_on(row, of, owes=owes)
        assert ((row.lapsed, row.state), moved) == (now, now != (lapsed, state)), (state, lapsed, owes)


def test_where_a_line_may_come_to_or_leave_a_sector() -> None:
    for of, state, delivered in product((RoundState.OPEN, RoundState.CLOSED), SubmissionState, (NEVER, ONCE)):
        row = Submission(state=state, first_delivered_at=delivered)
        unsent = state in {SubmissionState.NOT_BEGUN, SubmissionState.DRAFT} and delivered is NEVER
        expected = state == SubmissionState.CLOSED if of == RoundState.CLOSED else unsent
        assert obligations._settled(row, Round(state=of)) is expected, (of, state, delivered)


def test_what_sectors_owe_otherwise_after_an_act() -> None:
    def owed(*keys: tuple[int, int]) -> dict[tuple[int, int], Any]:
        of = {1: Round(year=2026, kind="t1"), 2: Round(year=2027, kind="year_end")}
        return {key: SimpleNamespace(round=of[key[0]], sector_name=f"Sektor {key[1]}") for key in keys}

    before, after = owed((2, 1), (1, 3), (1, 1)), owed((1, 2), (1, 3), (2, 1))

    def told(*concerned: str) -> list[tuple[str, int, str, bool, bool]]:
        found = obligations.duty_changes(before, after, concerned)
        return [(one.round, one.year, one.sector, one.owed, one.owes) for one in found]

    first, last = str(Round(year=2026, kind="t1")), str(Round(year=2027, kind="year_end"))
    gone, new = (first, 2026, "Sektor 1", True, False), (first, 2026, "Sektor 2", False, True)
    assert told() == [gone, new]
    stays = [(last, 2027, "Sektor 1", True, True)]
    assert told("Sektor 1") == [gone, new, *stays]
    assert told("Sektor 3") == [gone, new, (first, 2026, "Sektor 3", True, True)]
