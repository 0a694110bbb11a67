"""Every text of a year as everybody reads it, for whoever looks for words: matters, work, areas, chapters.

Drafts are in it for nobody, also not for their own people (see :mod:`indicators.judging.published`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from indicators.models import (
    AreaText,
    ChapterPicture,
    Decision,
    DecisionComment,
    DevelopmentWork,
    MatterText,
    ReportChapter,
    Supervision,
    area_then,
    sector_then,
)

from .deliveries import Deliveries
from .published_columns import as_read_by_all

COLUMNS: Final = (
    "out_table", "out_pk", "out_area", "out_area_name", "out_sector", "out_kind", "out_state", "out_a",
    "out_b", "out_c", "out_d",
)  # fmt: skip
ORDER: Final = (Supervision, Decision, DevelopmentWork, AreaText, ReportChapter, MatterText)
TABLES: Final = {model._meta.model_name: place for place, model in enumerate(ORDER)}
FOUND_WITH: Final = {"decisioncomment": "decision", "chapterpicture": "reportchapter"}
"""What is found with the row that it belongs to."""


@dataclass(frozen=True, slots=True)
class PublishedText:
    """What one row says. ``kind`` and ``state`` are codes; ``kind`` of a chapter is its word in addresses.

    ``texts`` are its words as they were typed, those of its title first; the last ones of a decision are what
    was reported of it, those of a chapter what is said of its pictures.
    """

    table: str
    pk: int
    area: str
    area_name: str
    sector: str
    kind: str
    state: str
    texts: tuple[str, ...]


def published_texts_of(year: int, known: Deliveries) -> tuple[PublishedText, ...]:
    """Everything of a year, table by table. One statement, whatever there is."""
    first, *parts = (
        _matters(Supervision, year, known, "authority", "service", "finding", "measure"),
        _matters(Decision, year, known, "point", "cases", "text", "responsible"),
        _comments(year, known),
        _work(year, known),
        _of_areas(year, known),
        _chapters(year),
        _pictures(year),
        _of_lists(year),
    )
    found = first.union(*parts, all=True).order_by()
    rows = [_row(*row) for row in found]
    within: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.table in FOUND_WITH:
            within[FOUND_WITH[row.table], row.kind] += filter(None, row.texts)
    told = (
        replace(row, texts=(*row.texts, *within.get((row.table, str(row.pk)), ())))
        for row in rows
        if row.table in TABLES
    )
    return tuple(sorted(told, key=lambda row: (TABLES[row.table], row.pk)))


def _row(
    table: str, pk: int, area: str, area_name: str, sector: str, kind: str, state: str, *texts: str
) -> PublishedText:
    return PublishedText(table, pk, area, area_name, sector, kind, state, texts)


def _columns(rows: Any, **told: Any) -> Any:
    """The rows as the parts of the union have them."""
    given = {name: told.get(name.removeprefix("out_"), Value("")) for name in COLUMNS}
    given["out_table"], given["out_pk"] = Value(rows.model._meta.model_name), F("pk")
    return rows.annotate(**given).order_by().values_list(*COLUMNS)


def _matters(model: Any, year: int, known: Deliveries, *names: str) -> Any:
    rows = as_read_by_all(model.objects.filter(year=year), known, year, (*names, "state", "withdrawn"))
    texts = {letter: F(f"told_{name}") for letter, name in zip("abcd", names, strict=True)}
    rows = rows.filter(told_withdrawn=False)
    return _columns(rows, sector=sector_then("name"), state=F("told_state"), **texts)


def _comments(year: int, known: Deliveries) -> Any:
    rows: Any = DecisionComment.objects.filter(decision__year=year)
    rows = as_read_by_all(rows, known, year, ("text",), sector="decision__sector_id")
    decision = Cast(F("decision_id"), CharField(max_length=20))
    return _columns(rows.filter(told_text__gt=""), kind=decision, a=F("told_text"))


def _work(year: int, known: Deliveries) -> Any:
    names = ("planned", "done", "responsible", "state", "withdrawn")
    rows = as_read_by_all(DevelopmentWork.objects.filter(year=year), known, year, names)
    return _columns(
        rows.filter(told_withdrawn=False),
        **_place(),
        state=F("told_state"),
        a=F("told_planned"),
        b=F("told_done"),
        c=F("told_responsible"),
    )


def _of_areas(year: int, known: Deliveries) -> Any:
    rows = as_read_by_all(AreaText.objects.filter(year=year), known, year, ("title", "text"))
    words = {"kind": F("kind"), "a": F("told_title"), "b": F("told_text")}
    return _columns(rows.filter(told_text__gt=""), **_place(), **words)


def _place() -> dict[str, Any]:
    return {"area": area_then("number"), "area_name": area_then("name"), "sector": sector_then("name")}


def _chapters(year: int) -> Any:
    ready = ReportChapter.objects.filter(year=year, withdrawn=False, state=ReportChapter.State.READY)
    return _columns(ready, kind=F("code"), a=F("title"), b=F("text"))


def _pictures(year: int) -> Any:
    of = {"chapter__year": year, "chapter__withdrawn": False, "chapter__state": ReportChapter.State.READY}
    rows: Any = ChapterPicture.objects.filter(withdrawn=False, **of)
    chapter = Cast(F("chapter_id"), CharField(max_length=20))
    return _columns(rows, kind=chapter, a=F("caption"), b=F("alt"), c=F("credit"))


def _of_lists(year: int) -> Any:
    rows = MatterText.objects.filter(year=year)
    return _columns(rows, kind=F("place"), a=F("title"), b=F("text"), c=F("caption"))
