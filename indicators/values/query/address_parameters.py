"""The kinds of parameters that addresses have: each reads its words as a value and prints it again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.values.verdicts.comparison import Against

from .address_words import ALL_YEARS
from .screens import Screen, View

LONGEST_YEAR = 4
MOST_PAGES = 1_000_000
"""No list has more pages; a longer number is no page."""

type Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A parameter holds a word that means nothing there; ``allowed`` are those that do, if known."""

    name: str
    value: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownParameter:
    """The address has a parameter that the page does not read; ``allowed`` are those that it does."""

    name: str
    allowed: tuple[str, ...]


type Problem = UnknownWord | UnknownParameter


class UnknownWordError(ValueError):
    """A word that a parameter cannot be."""

    def __init__(self, name: str, value: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(name)
        self.problem = UnknownWord(name, value, tuple(allowed))


class Parameter[T](ABC):
    """A parameter of an address; ``default`` is what it is where the address does not have it."""

    name: str
    default: T

    @abstractmethod
    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> T:
        """What the address says. Raises UnknownWordError."""

    @abstractmethod
    def write(self, value: T, screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The parameter and its words, for a value that is not the default."""

    def can_write(self, value: T, screen: Screen) -> bool:
        """Whether a page has words for a value."""
        return True


class Text(Parameter[str]):
    """Free text without the blanks around it."""

    default = ""

    def __init__(self, name: str, longest: int | None = None) -> None:
        self.name, self.longest = name, longest

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> str:
        text = _last(given, self.name).strip()
        if "\0" in text or (self.longest is not None and len(text) > self.longest):
            raise UnknownWordError(self.name, text)
        return text

    def write(self, value: str, screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self.name, (value,)


class OneOf[T](Parameter[T]):
    """One of some words, each of which means something else than the others."""

    def __init__(self, name: str, words: Mapping[str, T], default: T | None = None) -> None:
        self.name, self.words = name, words
        self.default = default  # type: ignore[assignment]
        self.word_of = {value: word for word, value in words.items()}

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> T:
        word = _last(given, self.name)
        allowed = [one for one in self.words if self.can_write(self.words[one], screen)]
        if not word:
            return self.default
        if word not in allowed:
            raise UnknownWordError(self.name, word, allowed)
        return self.words[word]

    def write(self, value: T, screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self.name, (self.word_of[value],)

    def can_write(self, value: T, screen: Screen) -> bool:
        return not isinstance(value, View) or value in screen.views


class SetOf[T](Parameter[frozenset[T]]):
    """Words for sets. Where several may be chosen, they are words for one thing each, put together."""

    default: frozenset[T] = frozenset()

    def __init__(self, name: str, words: Mapping[str, frozenset[T]]) -> None:
        self.name, self.words = name, words
        self.single = {word: value for word, value in words.items() if len(value) == 1}
        self.word_of = {value: word for word, value in words.items()}

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> frozenset[T]:
        several = self.name in screen.several
        asked = list(given.get(self.name, ()))
        words = self.single if several else self.words
        for word in asked if several else asked[-1:]:
            if word not in words:
                raise UnknownWordError(self.name, word, words)
        return frozenset[T]().union(*(words[word] for word in (asked if several else asked[-1:])))

    def write(self, value: frozenset[T], screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.name in screen.several:
            yield self.name, tuple(word for word, one in self.single.items() if one <= value)
        else:
            yield self.name, (self.word_of[value],)

    def can_write(self, value: frozenset[T], screen: Screen) -> bool:
        return self.name in screen.several or value in (self.default, *self.words.values())


class Keys(Parameter[tuple[str, ...]]):
    """Keys of what the data has, each once; the data tells whether there is such a one."""

    default: tuple[str, ...] = ()

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> tuple[str, ...]:
        asked = tuple(dict.fromkeys(given.get(self.name, ())))
        if broken := next((word for word in asked if "\0" in word), ""):
            raise UnknownWordError(self.name, broken)
        return asked if self.several(screen) else tuple(given.get(self.name, ()))[-1:]

    def several(self, screen: Screen) -> bool:
        """Whether more than one may be chosen."""
        return self.name in screen.several

    def write(self, value: tuple[str, ...], screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self.name, value

    def can_write(self, value: tuple[str, ...], screen: Screen) -> bool:
        return len(value) < 2 or self.several(screen)


class Columns(Keys):
    """Columns of a table in the order in which they are asked for."""

    def several(self, screen: Screen) -> bool:
        return True


class YearOrAll(Parameter["int | Literal['alle'] | None"]):
    """One of the years that there are, or all of them where a page shows more than one."""

    default = None

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> int | Literal["alle"] | None:
        word = _last(given, self.name)
        if not word:
            return None
        if word == ALL_YEARS and screen.every_year:
            return ALL_YEARS
        by_word = {str(year): year for year in years}
        if word not in by_word:
            allowed = (*by_word, ALL_YEARS) if screen.every_year else by_word
            raise UnknownWordError(self.name, word, allowed)
        return by_word[word]

    def write(
        self, value: int | Literal["alle"] | None, screen: Screen
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self.name, (str(value),)

    def can_write(self, value: int | Literal["alle"] | None, screen: Screen) -> bool:
        return value != ALL_YEARS or screen.every_year


class PageNumber(Parameter[int]):
    """The page of a long list, from 1."""

    default = 1

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> int:
        word, most = _last(given, self.name), screen.most_pages or MOST_PAGES
        if not word:
            return 1
        if not (word.isascii() and word.isdigit()) or len(word) > len(str(most)) or str(int(word)) != word:
            raise UnknownWordError(self.name, word, _numbers(screen))
        if not 1 <= int(word) <= most:
            raise UnknownWordError(self.name, word, _numbers(screen))
        return int(word)

    def write(self, value: int, screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self.name, (str(value),)


class Family(Parameter[tuple[tuple[str, Against], ...]]):
    """A parameter for each of the others whose figures a page can hold lines against."""

    name = ""
    default: tuple[tuple[str, Against], ...] = ()

    def __init__(self, words: Mapping[str, Against]) -> None:
        self.words = words
        self.word_of = {outcome: word for word, outcome in words.items()}

    def read(self, given: Given, screen: Screen, years: tuple[int, ...]) -> tuple[tuple[str, Against], ...]:
        found = []
        for key in screen.others:
            if word := _last(given, key):
                if word not in self.words:
                    raise UnknownWordError(key, word, self.words)
                found.append((key, self.words[word]))
        return tuple(found)

    def write(
        self, value: tuple[tuple[str, Against], ...], screen: Screen
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, outcome in value:
            yield key, (self.word_of[outcome],)

    def can_write(self, value: tuple[tuple[str, Against], ...], screen: Screen) -> bool:
        return [key for key, _outcome in value] == [key for key in screen.others if key in dict(value)]


def _last(given: Given, name: str) -> str:
    return (given.get(name) or ("",))[-1]


def _numbers(screen: Screen) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, (screen.most_pages or 0) + 1))
