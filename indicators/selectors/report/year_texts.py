"""The words of a year as everybody reads them: development work and texts by service area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.collation import norwegian_key
from indicators.judging import Deliveries, published_matters
from indicators.models import AreaText, DevelopmentWork, Plan
from indicators.selectors.board.tallies import reading_of
from indicators.values import RoundKind
from indicators.values.texts.document import Document
from indicators.values.texts.document_marks import read_document


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A piece of development work, as it was delivered last; an empty ``state``: nobody has said."""

    pk: int
    year: int
    code: str
    area_number: str
    area_name: str
    sector_code: str
    sector_name: str
    planned: Document
    done: Document
    state: str
    responsible: str
    indicator: str
    remark: str
    source_line: int | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text about an area; ``title`` says whose it is where the source prints that."""

    pk: int
    kind: str
    title: str
    sector_code: str
    sector_name: str
    text: Document


@dataclass(frozen=True, slots=True)
class AreaWords:
    """What a year says of one service area."""

    number: str
    name: str
    work: tuple[WorkRow, ...]
    texts: tuple[TextRow, ...]

    def of_kind(self, kind: AreaText.Kind) -> tuple[TextRow, ...]:
        return tuple(one for one in self.texts if one.kind == kind)


@dataclass(frozen=True, slots=True)
class WantedWords:
    """What is asked for; an empty ``state`` of :class:`WorkRow` is asked for as ``none``."""

    area: str | None = None
    sector: str | None = None
    state: str | None = None
    words: tuple[str, ...] = ()
    round: RoundKind | None = None


@dataclass(frozen=True, slots=True)
class WordsView:
    """The page: the areas with what was asked for, and the choices of the year.

    ``counts`` are by state of the work in the chosen area and sector, whatever the state chosen. ``round`` is
    the one that the year is read in as it stood when that was closed, of ``rounds``; None for now.
    """

    year: int
    years: tuple[int, ...]
    areas: tuple[AreaWords, ...]
    counts: Counter[str]
    area_choices: tuple[tuple[str, str], ...]
    sector_choices: tuple[tuple[str, str], ...]
    example: bool
    round: RoundKind | None
    rounds: tuple[RoundKind, ...]

    def rows(self) -> tuple[WorkRow, ...]:
        """The development work that was asked for, in the report's order."""
        return tuple(row for area in self.areas for row in area.work)


def words_years() -> tuple[int, ...]:
    """The years with development work or texts, newest first. Two statements."""
    work = DevelopmentWork.objects.filter(withdrawn=False).order_by().values_list("year", flat=True)
    texts = AreaText.objects.exclude(text="").order_by().values_list("year", flat=True)
    return tuple(sorted({*work.distinct(), *texts.distinct()}, reverse=True))


def words_of(year: int, wanted: WantedWords) -> WordsView:
    """Read a year's words. The same number of statements at any size."""
    read = reading_of(year, wanted.round)
    work = tuple(_work(row) for row in _public(DevelopmentWork.objects.filter(year=year), read.known))
    texts = _public(AreaText.objects.filter(year=year), read.known)
    areas = _areas(work, texts)
    scoped = [row for row in work if _in_scope(row, wanted)]
    example = Plan.objects.filter(year=year, example=True, withdrawn=False).exists()
    return WordsView(
        year=year,
        years=words_years(),
        areas=tuple(_shown(areas, wanted)),
        counts=Counter(row.state for row in scoped),
        area_choices=tuple((one.number, one.name) for one in areas),
        sector_choices=tuple(sorted(_sectors(areas).items(), key=lambda one: norwegian_key(one[1]))),
        example=example,
        round=wanted.round if read.stood else None,
        rounds=read.rounds,
    )


def _public(rows: Any, known: Deliveries) -> list[Any]:
    """The rows as everybody reads them, in the report's order. One statement, two where there are drafts."""
    described = rows.described()
    if rows.model is DevelopmentWork:
        described = described.select_related("indicator")
    found: Sequence[Any] = list(described)
    public = published_matters(found, known) if found else {}
    return [then for row in found if (then := public[row.pk]) is not None]


def _work(row: Any) -> WorkRow:
    return WorkRow(
        pk=row.pk,
        year=row.year,
        code=row.code,
        area_number=row.area_numbered,
        area_name=row.area_called,
        sector_code=row.sector_code,
        sector_name=row.sector_called,
        planned=read_document(row.planned),
        done=read_document(row.done),
        state=row.state,
        responsible=row.responsible,
        indicator=row.indicator.code if row.indicator_id else "",
        remark=row.remark,
        source_line=row.source_line,
    )


def _areas(work: Iterable[WorkRow], texts: Iterable[Any]) -> tuple[AreaWords, ...]:
    """Everything by area, in the report's order."""
    names: dict[str, str] = {}
    own: dict[str, list[WorkRow]] = {}
    told: dict[str, list[TextRow]] = {}
    for row in work:
        names[row.area_number] = row.area_name
        own.setdefault(row.area_number, []).append(row)
    for text in texts:
        names[text.area_numbered] = text.area_called
        told.setdefault(text.area_numbered, []).append(
            TextRow(
                text.pk, text.kind, text.title, text.sector_code, text.sector_called, read_document(text.text)
            )
        )
    return tuple(
        AreaWords(number, name, tuple(own.get(number, ())), tuple(told.get(number, ())))
        for number, name in sorted(names.items(), key=lambda one: _parts(one[0]))
    )


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def _sectors(areas: Iterable[AreaWords]) -> dict[str, str]:
    found: dict[str, str] = {}
    for area in areas:
        found |= {row.sector_code: row.sector_name for row in area.work}
        found |= {text.sector_code: text.sector_name for text in area.texts}
    return found


def _in_scope(row: WorkRow, wanted: WantedWords) -> bool:
    return wanted.area in (None, row.area_number) and wanted.sector in (None, row.sector_code)


def _shown(areas: Iterable[AreaWords], wanted: WantedWords) -> Iterable[AreaWords]:
    """The areas with what was asked for: texts stand only where nothing is asked of the work itself."""
    asked = wanted.state is not None or bool(wanted.words)
    for area in areas:
        if wanted.area not in (None, area.number):
            continue
        work = tuple(row for row in area.work if _in_scope(row, wanted) and _says(row, wanted))
        texts = tuple(one for one in area.texts if wanted.sector in (None, one.sector_code))
        found = AreaWords(area.number, area.name, work, () if asked else texts)
        if found.work or found.texts:
            yield found


def _says(row: WorkRow, wanted: WantedWords) -> bool:
    if wanted.state is not None and row.state != ("" if wanted.state == "none" else wanted.state):
        return False
    told = "\n".join((row.planned.text(), row.done.text(), row.responsible, row.sector_name)).casefold()
    return all(word in told for word in wanted.words)
