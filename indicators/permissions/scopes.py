"""What a right reaches for a role: each a name and one function that is asked about the object.

An object that a condition says nothing of (a line, where the condition is about submissions) is outside an
*own* scope and inside a *not one's own* one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from indicators.models import (
    Action,
    AreaText,
    Benchmark,
    Correction,
    Decision,
    DevelopmentWork,
    Deviation,
    EditionProposal,
    Footnote,
    FootnoteCell,
    Forecast,
    Goal,
    Membership,
    ReportChapter,
    Result,
    ResultComment,
    ResultPart,
    Role,
    ScorecardLine,
    Submission,
    Supervision,
    Target,
    User,
    people,
)

from .roles import Roles, is_in_management, somebody_manages

if TYPE_CHECKING:
    from django.db.models import Model

type Condition = Callable[[Roles, User, Model], bool]


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a role's right goes."""

    name: str
    holds: Condition
    """Whether an object is within it."""
    in_general: bool = True
    """The answer where no object is named: whether the role has the right to anything at all."""

    def covers(self, roles: Roles, user: User, obj: Model | None) -> bool:
        """Whether the right may be used on the object, or at all where none is named."""
        return self.in_general if obj is None else self.holds(roles, user, obj)

    def only_named(self) -> Scope:
        """The same, but no right in general: the object has to be named."""
        return replace(self, in_general=False)


def _line_of(obj: Model) -> ScorecardLine | None:
    if isinstance(obj, ScorecardLine):
        return obj
    if isinstance(
        obj, Result | Correction | Target | Benchmark | FootnoteCell | Deviation | Action | Forecast
    ):
        return obj.line
    return obj.result.line if isinstance(obj, ResultPart) else None


def _all(roles: Roles, user: User, obj: Model) -> bool:
    return True


def _own_line(roles: Roles, user: User, obj: Model) -> bool:
    """A line that a sector one leads answers for, or what stands on it."""
    line = _line_of(obj)
    return line is not None and line.sector_id in roles.sector_ids


def _named_line(roles: Roles, user: User, obj: Model) -> bool:
    """A line of an indicator that the contributor is named for, or what stands on it."""
    line = _line_of(obj)
    return line is not None and line.indicator_id in roles.indicator_ids


def _answered_line(roles: Roles, user: User, obj: Model) -> bool:
    return _own_line(roles, user, obj) or _named_line(roles, user, obj)


def _own_submission(roles: Roles, user: User, obj: Model) -> bool:
    return isinstance(obj, Submission) and obj.sector_id in roles.sector_ids


def _own_matter(roles: Roles, user: User, obj: Model) -> bool:
    return isinstance(obj, Supervision | Decision) and obj.sector_id in roles.sector_ids


def _own_words(roles: Roles, user: User, obj: Model) -> bool:
    """Notes and comments of an area that an own sector delivers to, an own sector's texts, own lines."""
    if isinstance(obj, Footnote | ResultComment):
        return any(sector.pk in roles.sector_ids for sector in obj.area.sectors.all())
    if isinstance(obj, DevelopmentWork | AreaText):
        return obj.sector_id in roles.sector_ids
    return _own_line(roles, user, obj)


def _own_words_or_named(roles: Roles, user: User, obj: Model) -> bool:
    return _own_words(roles, user, obj) or _named_line(roles, user, obj)


def _own_goal(roles: Roles, user: User, obj: Model) -> bool:
    return isinstance(obj, Goal) and obj.sector_id in roles.sector_ids


def _goal_of_all(roles: Roles, user: User, obj: Model) -> bool:
    """A goal of the whole municipality, which no sector has."""
    return isinstance(obj, Goal) and obj.sector_id is None


def _foreword(roles: Roles, user: User, obj: Model) -> bool:
    return isinstance(obj, ReportChapter) and obj.kind == ReportChapter.Kind.FOREWORD


def _others_submission(roles: Roles, user: User, obj: Model) -> bool:
    return not (isinstance(obj, Submission) and obj.submitted_by_id == user.pk)


def _others_proposal(roles: Roles, user: User, obj: Model) -> bool:
    return not (isinstance(obj, EditionProposal) and obj.proposed_by_id == user.pk)


def _role_of_management(roles: Roles, user: User, obj: Model) -> bool:
    return isinstance(obj, Membership) and obj.role == Role.MANAGEMENT


def _other_role(roles: Roles, user: User, obj: Model) -> bool:
    """Every role but that of management, which decides on submissions; that too while nobody holds it."""
    return not _role_of_management(roles, user, obj) or not somebody_manages()


def _in_management(roles: Roles, user: User, obj: Model) -> bool:
    """A person who holds the role of management, now or later; the program holds it too, and is nobody's."""
    return not isinstance(obj, User) or (obj.username != people.PROGRAM_USER and is_in_management(obj))


def _not_management(roles: Roles, user: User, obj: Model) -> bool:
    return not isinstance(obj, User) or not is_in_management(obj)


ALL: Final = Scope("all", _all)
OWN_PART: Final = Scope("own_part", _all)
"""What a page or a file has of one's own: the selector that makes it leaves out the rest."""
OWN_LINE: Final = Scope("own_line", _own_line)
NAMED_LINE: Final = Scope("named_line", _named_line)
ANSWERED_LINE: Final = Scope("answered_line", _answered_line)
OWN_SUBMISSION: Final = Scope("own_submission", _own_submission)
OWN_MATTER: Final = Scope("own_matter", _own_matter)
OWN_WORDS: Final = Scope("own_words", _own_words)
OWN_WORDS_OR_NAMED: Final = Scope("own_words_or_named", _own_words_or_named)
OWN_GOAL: Final = Scope("own_goal", _own_goal)
GOAL_OF_ALL: Final = Scope("goal_of_all", _goal_of_all)
FOREWORD: Final = Scope("foreword", _foreword)
OTHERS_SUBMISSION: Final = Scope("others_submission", _others_submission)
OTHERS_PROPOSAL: Final = Scope("others_proposal", _others_proposal)
ROLE_OF_MANAGEMENT: Final = Scope("role_of_management", _role_of_management)
OTHER_ROLE: Final = Scope("other_role", _other_role)
IN_MANAGEMENT: Final = Scope("in_management", _in_management)
NOT_MANAGEMENT: Final = Scope("not_management", _not_management)
