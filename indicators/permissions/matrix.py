"""Role × right × scope: who may do what to which object, one line for each right.

Nothing else says it: :class:`~indicators.permissions.RoleBackend` answers from this table and the help page
prints it. Whether a round is open or a year closed is another question, which the workflow's locks answer for
everybody alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from indicators.models import Role, User

from . import rights
from .roles import Roles
from .scopes import (
    ALL,
    ANSWERED_LINE,
    FOREWORD,
    GOAL_OF_ALL,
    IN_MANAGEMENT,
    NAMED_LINE,
    NOT_MANAGEMENT,
    OTHER_ROLE,
    OTHERS_PROPOSAL,
    OTHERS_SUBMISSION,
    OWN_GOAL,
    OWN_LINE,
    OWN_MATTER,
    OWN_PART,
    OWN_SUBMISSION,
    OWN_WORDS,
    OWN_WORDS_OR_NAMED,
    ROLE_OF_MANAGEMENT,
    Scope,
)

if TYPE_CHECKING:
    from django.db.models import Model

type Row = Mapping[Role, Scope]

ROLES: Final = (Role.LEADER, Role.CONTRIBUTOR, Role.MANAGEMENT, Role.AUDITOR, Role.CONTROLLER)
"""The columns of the table."""


def _row(*scopes: Scope | None) -> Row:
    return {role: scope for role, scope in zip(ROLES, scopes, strict=True) if scope is not None}


__: Final = None

# fmt: off
MATRIX: Final[Mapping[str, Row]] = {
    #                               leader            contributor management          auditor controller
    rights.REPORT_RESULT:      _row(OWN_LINE,         NAMED_LINE, __,                 __,     ALL),
    rights.FOLLOW_ACTION:      _row(OWN_LINE,         NAMED_LINE, ALL,                __,     ALL),
    rights.SUBMIT:             _row(OWN_SUBMISSION,   __,         __,                 __,     ALL),
    rights.DECIDE:             _row(__,               __,         OTHERS_SUBMISSION,  __,     __),
    rights.REOPEN:             _row(__,               __,         ALL,                __,     ALL),
    rights.ASK_REOPENING:      _row(OWN_SUBMISSION.only_named(), __, __,              __,     __),
    rights.ASK_EXPLANATION:    _row(__,               __,         ALL,                __,     ALL),
    rights.ANSWER_EXPLANATION: _row(OWN_SUBMISSION.only_named(), __, __,              __,     __),
    rights.KEEP_ROUNDS:        _row(__,               __,         __,                 __,     ALL),
    rights.FOLLOW_ROUNDS:      _row(__,               __,         ALL,                ALL,    ALL),
    rights.REMIND:             _row(__,               __,         ALL,                __,     ALL),
    rights.GET_DIGEST:         _row(OWN_PART,         __,         ALL,                ALL,    ALL),
    rights.SEND_DIGEST:        _row(__,               __,         __,                 __,     ALL),

    rights.ANNOTATE:           _row(OWN_WORDS, NAMED_LINE.only_named(), __,           __,     ALL),
    rights.KEEP_MATTERS:       _row(OWN_MATTER,       __,         __,                 __,     ALL),
    rights.ASSESS_GOAL:        _row(OWN_GOAL,         __,         GOAL_OF_ALL,        __,     ALL),
    rights.ANSWER_PROOF:       _row(__,               __,         ALL,                __,     ALL),

    rights.EDIT_PLAN:          _row(__,               __,         __,                 __,     ALL),
    rights.SET_BENCHMARK:      _row(__,               __,         __,                 __,     ALL),
    rights.IMPORT_TABLES:      _row(OWN_PART,         __,         __,                 __,     ALL),

    rights.WRITE_CHAPTER:      _row(__,               __,         FOREWORD,           __,     ALL),
    rights.KEEP_CHAPTERS:      _row(__,               __,         __,                 __,     ALL),
    rights.KEEP_EDITIONS:      _row(__,               __,         __,                 __,     ALL),
    rights.APPROVE_EDITION:    _row(__,               __,         OTHERS_PROPOSAL,    __,     __),
    rights.READ_PROPOSALS:     _row(__,               __,         ALL,                ALL,    ALL),

    rights.MANAGE_PEOPLE:      _row(__,               __,         __,                 __,     ALL),
    rights.KEEP_ROLES:         _row(__,               __,         ROLE_OF_MANAGEMENT, __,     ALL),
    rights.GIVE_ROLE:          _row(__, __, ROLE_OF_MANAGEMENT.only_named(),          __,     OTHER_ROLE),
    rights.KEEP_PERSON:        _row(__,               __,         IN_MANAGEMENT,      __,     NOT_MANAGEMENT),

    rights.READ_TRAIL:         _row(OWN_PART,         __,         ALL,                ALL,    ALL),
    rights.READ_WHOLE_TRAIL:   _row(__,               __,         ALL,                ALL,    ALL),
    rights.USE_ADMIN:          _row(OWN_PART,         __,         __,                 ALL,    ALL),
}
"""Every right of the program."""

VIEW_MODEL: Final =            _row(OWN_PART,         __,         __,                 ALL,    ALL)
VIEW_PRIVATE_MODEL: Final =    _row(__,               __,         __,                 ALL,    ALL)
CHANGE_MODEL: Final =          _row(__,               __,         __,                 __,     ALL)
CHANGE_FIGURES: Final =        _row(ANSWERED_LINE,    __,         __,                 __,     ALL)
CHANGE_WORDS: Final =          _row(OWN_WORDS_OR_NAMED, __,       __,                 __,     ALL)
NOBODY: Final =                _row(__,               __,         __,                 __,     __)
# fmt: on

PRIVATE_MODELS: Final = frozenset({"user", "membership", "reminder", "subscription", "digest"})
CHANGED_BY_LEADERS: Final[Mapping[str, Row]] = {
    "result": CHANGE_FIGURES,
    "footnote": CHANGE_WORDS,
    "footnotecell": CHANGE_WORDS,
    "resultcomment": CHANGE_WORDS,
}


def _row_of_model(perm: str) -> Row:
    """Django's ``app.action_model`` permissions, which the administration asks for; nothing is deleted."""
    app, _, rest = perm.partition(".")
    action, _, model = rest.partition("_")
    if app != "indicators" or action == "delete":
        return NOBODY
    if action == "view":
        return VIEW_PRIVATE_MODEL if model in PRIVATE_MODELS else VIEW_MODEL
    return CHANGED_BY_LEADERS.get(model, CHANGE_MODEL)


def allows(right: str, roles: Roles, user: User, obj: Model | None) -> bool:
    """Whether one of the roles gives the right, to the object or in general where none is named."""
    row = MATRIX.get(right)
    if row is None:
        row = _row_of_model(right)
    return any(role in roles.names and scope.covers(roles, user, obj) for role, scope in row.items())


def may_get_digest(roles: Roles) -> bool:
    """Whether somebody with these roles may get the weekly digest."""
    return not roles.names.isdisjoint(MATRIX[rights.GET_DIGEST])
