"""The columns of a year against others in a file: own figure, and five of each of those held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.comparison.words import other_name, place_words
from indicators.presentation.wording import words
from indicators.presentation.wording.against import followed_word, hindrance_word, outcome_word
from indicators.selectors.comparison.comparison import Beside, HeldRow, Other
from indicators.values import Against

from .about import AboutRow, Provenance, example_rows
from .shapes import Column, Shape, cut, number_of

TEXT, LONG, WHOLE, FIGURE, DAY = Shape.TEXT, Shape.LONG, Shape.WHOLE, Shape.FIGURE, Shape.DAY

OWN: tuple[Column[HeldRow], ...] = (
    Column("year", _("År"), WHOLE, 7, lambda row: row.line.year),
    Column("area", _("Tjenesteområde"), TEXT, 24, lambda row: f"{row.line.area.number} {row.line.area.name}"),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda row: row.line.sector.name),
    Column("indicator", _("Indikator"), LONG, 48, lambda row: row.line.name),
    Column("code", _("Kode"), TEXT, 18, lambda row: row.line.code),
    Column("unit", _("Enhet"), TEXT, 12, lambda row: row.line.spec.line_unit),
    Column("result", _("Vårt tall"), FIGURE, 11, lambda row: number_of(row.line.result, row.line.spec)),
    Column("result_written", _("Vårt tall, slik det er skrevet"), TEXT, 14, lambda row: row.line.result_text),
    Column("target_follows", _("Målet følger"), TEXT, 14, lambda row: followed_word(row.line)),
    Column("status", _("Status"), TEXT, 15, lambda row: words.status_word(row.line.verdict.status)),
)


def held_columns(others: Sequence[Other]) -> tuple[Column[HeldRow], ...]:
    """The columns of a file where these are held against."""
    found = [column for place, one in enumerate(others) for column in _of(one, place)]
    has_place = any(one.scope is None for one in others)
    place = Column[HeldRow]("place", _("Plass blant kommunene"), TEXT, 16, lambda row: place_words(row.place))
    return (*OWN, *found, *((place,) if has_place else ()))


def _of(one: Other, place: int) -> Iterator[Column[HeldRow]]:
    name, key = other_name(one), one.key

    def beside(row: HeldRow) -> Beside:
        return row.cells[place]

    def title(words: str) -> str:
        return f"{name}: {words}"

    yield Column(key, title(gettext("tall")), FIGURE, 11, lambda row: _value(beside(row)))
    yield Column(f"{key}_year", title(gettext("år")), WHOLE, 7, lambda row: _year(beside(row)))
    yield Column(
        f"{key}_difference",
        title(gettext("forskjell")),
        Shape.DIFFERENCE,
        11,
        lambda row: cut(found.amount) if (found := beside(row).held.standing) else None,
    )
    yield Column(
        f"{key}_difference_unit",
        title(gettext("forskjellens enhet")),
        TEXT,
        13,
        lambda row: found.unit if (found := beside(row).held.standing) else "",
    )
    yield Column(
        f"{key}_outcome",
        title(gettext("vi er")),
        TEXT,
        18,
        lambda row: outcome_word(beside(row).held.outcome),
    )
    yield Column(
        f"{key}_why", title(gettext("hvorfor ikke")), TEXT, 22, lambda row: hindrance_word(beside(row).held)
    )
    yield Column(f"{key}_edition", title(gettext("utgave")), TEXT, 24, lambda row: beside(row).edition)
    yield Column(f"{key}_day", title(gettext("utgaven kom")), DAY, 11, lambda row: beside(row).published_on)


def _value(one: Beside) -> Decimal | None:
    return one.value


def _year(one: Beside) -> int | None:
    """The year of the figure; none where there is no figure."""
    return None if one.value is None and one.held.outcome is Against.ABSENT else one.year


@dataclass(slots=True, kw_only=True)
class HeldAbout(Provenance):
    """What a file of a year against others says about itself."""

    total: int
    without: int
    example: tuple[int, ...] = ()

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Egne tall og andres tall slik de står registrert i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from example_rows(self.example)
        yield from Provenance.rows(self)
        yield gettext("Rader"), self.total
        yield gettext("Indikatorer uten andres tall"), self.without
