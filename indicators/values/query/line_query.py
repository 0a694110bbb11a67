# ruff: noqa: RUF009 - a parameter is made once, and is the same for every query
"""What an address asks of a year's lines, as one value: read from its parameters and printed as them again.

Every page that lists lines reads its address here, and every link that keeps the reader's choices is printed
here, so ``from_params(q.to_params()) == q``. A filter has its parameter and its words in one line of
:class:`LineQuery`; which pages have it is said in :mod:`.screens`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from functools import lru_cache
from typing import Any, Final, Literal, Self, cast

from indicators.values.figures.targets import BenchmarkScope
from indicators.values.rounds import RoundKind
from indicators.values.verdicts.comparison import Against
from indicators.values.verdicts.verdict import Change, Status

from . import address_words as words
from .address_parameters import (
    Columns,
    Family,
    Keys,
    OneOf,
    PageNumber,
    Parameter,
    Problem,
    SetOf,
    Text,
    UnknownParameter,
    UnknownWord,
    UnknownWordError,
    YearOrAll,
)
from .screens import BOARD, Grouping, Owed, Screen, View

type Params = Mapping[str, Sequence[str]]
"""The words of an address by the name of their parameter, as ``QueryDict.lists()`` gives them."""
type Problems = tuple[Problem, ...]

PARAMETER: Final = "parameter"


def _asked(parameter: Parameter[Any]) -> Any:
    return field(default=parameter.default, metadata={PARAMETER: parameter})


@dataclass(frozen=True, slots=True)
class LineQuery:
    """The year, round, area and sector that counts are of, what rows are narrowed to, and how they are shown.

    ``None``, ``False``, ``""`` and empty mean that the reader did not choose. A page reads and prints only
    what its ``screen`` has; nothing else can be chosen on it.
    """

    screen: Screen = BOARD
    search: str = _asked(Text("sok", longest=200))
    year: int | Literal["alle"] | None = _asked(YearOrAll("ar"))
    round: RoundKind | None = _asked(OneOf("runde", words.ROUND_WORDS))
    areas: tuple[str, ...] = _asked(Keys("omrade"))
    """By their numbers."""
    sectors: tuple[str, ...] = _asked(Keys("sektor"))
    """By their codes."""
    statuses: frozenset[Status] = _asked(SetOf("status", words.LISTS_OF_STATUSES))
    changes: frozenset[Change] = _asked(SetOf("endring", words.SETS_OF_CHANGES))
    turned: Status | None = _asked(OneOf("snudd", words.TURNED_BY_SLUG))
    """The side that lines have come to from the other one."""
    outlooks: frozenset[str] = _asked(SetOf("utsikt", words.OUTLOOKS_BY_SLUG))
    unexplained: bool = _asked(OneOf("forklaring", {words.LACKS_EXPLANATION: True}, False))
    close: bool = _asked(OneOf("nesten", {"ja": True}, False))
    against: tuple[tuple[str, Against], ...] = _asked(Family(words.AGAINST_BY_SLUG))
    """How lines stand to somebody else's figure, by the key of whose it is, in the order of the screen."""
    with_others: bool | None = _asked(OneOf("andres", {"med": True, "uten": False}))
    statutory: bool | None = _asked(OneOf("lovpalagt", {"ja": True, "nei": False}))
    lacking: str = _asked(OneOf("mangler", {word: word for word in words.LACKS}, ""))
    """What nobody has registered of the lines: one of :data:`address_words.LACKS`."""
    series: bool = _asked(OneOf("serier", {"med": True}, False))
    """Series of figures that stand on no card as well."""
    owed: Owed | None = _asked(OneOf("tall", {one.value: one for one in Owed}))
    in_a_row: int | None = _asked(OneOf("rad", words.YEARS_IN_A_ROW))
    """The least number of years in a row in which a target was missed."""
    sort: str = _asked(OneOf("rekkefolge", words.SORT_SLUGS, "severity"))
    grouping: Grouping | None = _asked(OneOf("gruppe", words.GROUPING_BY_SLUG))
    card: str = _asked(Text("kort"))
    """The key of a card, :data:`address_words.ALL_CARDS`, or empty for the list of them."""
    adopted: bool = _asked(OneOf("mal", {"vedtatt": True}, False))
    view: View = _asked(OneOf("vis", {one.value: one for one in View if one}, View.FRONT))
    moment: str = _asked(Text("pa"))
    """The past moment as it stands in the address: what there is to read then, only the door knows."""
    columns: tuple[str, ...] = _asked(Columns("kol"))
    order: str = _asked(Text("sorter"))
    """The column that the table is sorted by, falling with ``-`` before it; empty for the cards' order."""
    whole_file: bool = _asked(OneOf("fil", {"alle": True}, False))
    page: int = _asked(PageNumber("side"))

    @classmethod
    def from_params(
        cls, params: Params, screen: Screen = BOARD, years: Iterable[int] = ()
    ) -> Self | Problems:
        """Read an address; the problems are those of parameters that nothing reads, then of words.

        ``years`` are those that may be asked for. A parameter with nothing but blanks chooses nothing; of a
        parameter that can be chosen once, the last one counts, as forms in browsers have it.
        """
        given = {name: [word for word in said if word.strip()] for name, said in params.items()}
        known, there = screen.names, tuple(years)
        found: list[Problem] = [
            UnknownParameter(name, known) for name, said in given.items() if said and name not in known
        ]
        values: dict[str, Any] = {}
        for name, parameter in _read_on(screen):
            try:
                values[name] = parameter.read(given, screen, there)
            except UnknownWordError as unknown:
                found.append(unknown.problem)
        return tuple(found) if found else cls(screen=screen, **values)

    def to_params(self) -> dict[str, tuple[str, ...]]:
        """The address of this query in canonical form: what is not chosen has no parameter."""
        found: dict[str, tuple[str, ...]] = {}
        for name, parameter in _read_on(self.screen):
            value = getattr(self, name)
            if value is not parameter.default and value != parameter.default:
                found.update(parameter.write(value, self.screen))
        return found

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The same, a pair for each word: what a form sends along, and what an address joins."""
        return tuple((name, word) for name, said in self.to_params().items() for word in said)

    def words(self, *names: str) -> dict[str, str]:
        """The words of these parameters, for a page that asks for the same without being about lines."""
        params = self.to_params()
        return {name: params[name][-1] if name in params else "" for name in names}

    def with_(self, **changes: Any) -> Self:
        """The same with other choices; the list begins at its first page unless a page is among them."""
        values = {name: getattr(self, name) for name, _parameter in _read_on(self.screen)}
        return type(self)(screen=self.screen, **{**values, "page": 1, **changes})

    def without(self, *names: str) -> Self:
        """The same without some of the choices, by the names of the fields."""
        return self.with_(**{name: _PARAMETERS[name].default for name in names})

    def only(self, *names: str) -> Self:
        """Nothing but these choices, by the names of the fields."""
        return type(self)(screen=self.screen, **{name: getattr(self, name) for name in names})

    def on(self, screen: Screen) -> Self:
        """The same choices on another page, without those that cannot be made there."""
        kept = (
            (name, getattr(self, name))
            for name, parameter in _read_on(screen)
            if name != "page" and parameter.can_write(getattr(self, name), screen)
        )
        return type(self)(screen=screen, **dict(kept))

    def against_of(self, key: str) -> Against | None:
        """How lines are to stand to the figure of one of the others."""
        return dict(self.against).get(key)

    def with_against(self, key: str, outcome: Against | None) -> Self:
        """The same with another wish for how lines stand to one of the others."""
        found = {**dict(self.against), key: outcome}
        kept = tuple((one, found[one]) for one in self.screen.others if found.get(one) is not None)
        return self.with_(against=kept)

    def unknown(self, known: Mapping[str, Iterable[str]]) -> UnknownWord | None:
        """The first word of these parameters that is not among those that the data has, if any."""
        params = self.to_params()
        for name, allowed in known.items():
            there = tuple(allowed)
            for word in params.get(name, ()):
                if (word.removeprefix("-") if name == "sorter" else word) not in there:
                    return UnknownWord(name, word, there)
        return None

    @property
    def scope(self) -> Self:
        """The year, round, area and sector: what all counts of a page are of."""
        return self.only("year", "round", "areas", "sectors")

    @property
    def area(self) -> str | None:
        """The number of the one area that is asked for."""
        return self.areas[0] if self.areas else None

    @property
    def sector(self) -> str | None:
        """The code of the one sector that is asked for."""
        return self.sectors[0] if self.sectors else None

    @property
    def through(self) -> RoundKind | None:
        """The round that the year is read as it stood in; None for the whole year."""
        return None if self.round is RoundKind.YEAR_END else self.round

    @property
    def change(self) -> Change | None:
        """The one change that is asked for."""
        return next(iter(self.changes), None)

    @property
    def against_country(self) -> Against | None:
        """How lines are to stand to the whole country's figure."""
        return self.against_of(words.SCOPE_NAMES[BenchmarkScope.NATIONAL])

    @property
    def listed_statuses(self) -> frozenset[Status]:
        """The statuses that the overview's list holds: without anything chosen, what was missed."""
        if self.statuses:
            return self.statuses
        by_itself = self.changes or self.turned or self.outlooks or self.against or self.owed
        return frozenset(Status) if by_itself else frozenset({Status.MISSED})


def _parameter_of(one: Field[Any]) -> Parameter[Any]:
    return cast("Parameter[Any]", one.metadata[PARAMETER])


_PARAMETERS: Final = {one.name: _parameter_of(one) for one in fields(LineQuery) if PARAMETER in one.metadata}
"""By the name of the field, in the order in which an address has them."""


@lru_cache(maxsize=64)
def _read_on(screen: Screen) -> tuple[tuple[str, Parameter[Any]], ...]:
    """The fields that a page reads, each with its parameter."""
    return tuple((name, one) for name, one in _PARAMETERS.items() if screen.has(one.name))
