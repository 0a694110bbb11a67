"""Why an act was not carried out. Presentation words these; a refusal never leaves a half-written change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, dataclass_transform

from indicators.judging import CellRow, Gap, MatterGap, Readiness
from indicators.models import AnonymityObstacle, Lock, SubmissionState, UndoObstacle
from indicators.values import (
    AmbiguousResult,
    AmbiguousTarget,
    Period,
    Question,
    Result,
    Spec,
    Target,
    TextProblem,
)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """An act was refused; nothing was written. The fields of a kind of refusal are those of a dataclass."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        dataclass(eq=False)(cls)


class NotAllowed(Refusal):
    """The person lacks the right that the act takes."""

    act: str


class GiveReason(StrEnum):
    """Why a role was not given."""

    OWN = "own"
    """Nobody gives themselves anything."""
    LACKS = "lacks"
    """Nobody gives what they lack."""


class CannotGive(NotAllowed):
    """The person may not give this role, or not to themselves."""

    role: str
    why: GiveReason


class CannotKeep(NotAllowed):
    """The person holds a role that one may not give, so the account is not one's to change; or it is own."""

    own: bool


class AlreadyAsked(Refusal):
    """The same is asked for already, and has no answer yet. ``who`` asked."""

    who: str


class NotFound(Refusal):
    """The row does not exist, or the person may not know of it."""

    what: str
    key: Any


class Stale(Refusal):
    """Somebody saved in the meantime. Carries the version and the text that stand now."""

    seen: int
    current: int
    written: str = ""


class Unreadable(Refusal):
    """The text looks like a figure but cannot be read as one; ``spec`` is what the line would have taken."""

    text: str
    problem: TextProblem
    spec: Spec | None = None


class NeedsChoice(Refusal):
    """The figure can be read in more than one way; the person must choose."""

    value: AmbiguousResult | AmbiguousTarget


class Invalid(Refusal):
    """Fields with values that cannot stand; messages per field are Django's own."""

    errors: dict[str, list[str]] = field(default_factory=dict)


class PastDay(Refusal):
    """A deadline that has passed is promised, and nobody has said that it is meant."""

    day: date


class TooLong(Refusal):
    """A text has more signs than there is room for; nothing is ever cut. ``field`` is the column."""

    field: str
    length: int
    limit: int


class ForbiddenMark(Refusal):
    """A text holds a sign that is not seen and changes what is read: a control sign, a turn of direction.

    ``mark`` is its number, U+202E, ``name`` its Unicode name (empty for control signs), ``place`` counts
    from 1.
    """

    field: str
    mark: str
    name: str
    place: int


def at_fields(refusal: Refusal) -> dict[str, Refusal]:
    """A refusal field by field, for each what is wrong there; an empty name is the row as a whole.

    Empty where the refusal is about no field.
    """
    match refusal:
        case Invalid(errors):
            return {name: Invalid({name: messages}) for name, messages in errors.items()}
        case TooLong(field=name) | ForbiddenMark(field=name):
            return {name: refusal}
        case _:
            return {}


class Asks(Refusal):
    """The figure is asked about, and the door asks for the answer at once. ``period`` is the cell's."""

    period: Period
    cell: CellRow
    spec: Spec
    previous_year: int | None


class AsksTarget(Refusal):
    """The target is asked about, and the door asks for the answer at once.

    ``earlier``: it was held against a target, else against the result of ``year``.
    """

    target: Target
    questions: tuple[Question, ...]
    spec: Spec
    earlier: bool
    year: int


class Reshapes(Refusal):
    """A line is to become another kind of line in a year that has figures: what becomes of each."""

    figures: tuple[Reshaped, ...]


@dataclass(frozen=True, slots=True)
class Reshaped:
    """What becomes of one figure, or of the target where ``period`` is None.

    ``before`` and ``after`` are how it is read; ``after`` is None where no cell of the line reaches it any
    more, so that it is set aside.
    """

    period: Period | None
    written: str
    before: Result | Target
    after: Result | Target | None


class Locked(Refusal):
    """The figure, or what it is judged by, is delivered, approved or closed, or its round is not open yet."""

    lock: Lock


class FigureOpen(Refusal):
    """The figure is not locked, so there is nothing to open: it is entered where figures are."""


class HasBegun(Refusal):
    """The opening of a round cannot be taken back: these sectors have begun."""

    sectors: tuple[str, ...]


class NotPossible(Refusal):
    """The act does not lead on from the state that stands (see :data:`indicators.models.TRANSITIONS`)."""

    act: str
    state: str


class Incomplete(Refusal):
    """What must be there before a submission can be delivered."""

    gaps: tuple[Gap, ...]
    matters: tuple[MatterGap, ...] = ()


class NotDelivered(Refusal):
    """The round cannot be closed: these sectors have not delivered, or nobody has decided on them."""

    sectors: tuple[tuple[str, SubmissionState], ...]


class NotReady(Refusal):
    """A report is to be published although something is lacking, and nobody has said why."""

    lacking: Readiness


class ClosedYear(Refusal):
    """A year that is closed keeps the names that it had."""

    year: int


class HasDelivered(Refusal):
    """A line can neither come to nor leave a sector that has delivered in a round, or is opened again."""

    sector: str
    round: str
    state: SubmissionState


class HasLines(Refusal):
    """A sector or area cannot be ended: it has lines in later years (``year`` is the first) and no heir."""

    unit: str
    lines: int
    year: int


class NeedsReason(Refusal):
    """The act takes a reason: it is done on another's behalf, or undoes what was decided."""


class NeedsCase(Refusal):
    """The plan is adopted, or is to be: it takes a case (``case``: the one that adopted the plan, if any)."""

    year: int
    case: str = ""


class NotUnderstood(Refusal):
    """A target that is not understood, and that nobody has confirmed to be in words."""

    text: str


class AlreadyAdopted(Refusal):
    """The council has adopted the plan; it is neither adopted nor rolled into again, nor taken back."""

    year: int
    case: str


class CannotUndo(Refusal):
    """A plan that was rolled forward cannot be taken back any more, or was not rolled at all."""

    year: int
    why: UndoObstacle


class EditionKept(Refusal):
    """An edition of somebody else's figure that a later one has superseded; it stays as it is."""

    edition: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of the plan that was refused; ``field`` is empty where it is the row as a whole."""

    line_id: int
    field: str
    refusal: Refusal


class RowsRefused(Refusal):
    """Rows of the plan to come were refused; all of them are named, and nothing was written."""

    rows: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell of a table that was refused; ``key`` is its row, ``field`` is empty where it is all of it."""

    key: str
    field: str
    refusal: Refusal


class TableRefused(Refusal):
    """Cells of a table were refused; all of them are named, and nothing was written."""

    cells: tuple[RefusedCell, ...]


class CannotUndoImport(Refusal):
    """What an import wrote has been changed since, so that it cannot be taken back: ``changed`` names it."""

    changed: tuple[str, ...]


class NotSent(Refusal):
    """A letter could not be sent: to whom, and what the mail server or the register said."""

    to: str
    why: str


class IsAnonymous(Refusal):
    """The person was made anonymous: nothing is written about them any more. ``name`` is the pseudonym."""

    name: str


class CannotAnonymise(Refusal):
    """The person cannot be made anonymous; ``until`` is the first day after the retention period."""

    why: AnonymityObstacle
    until: date | None = None
