"""A preview of an import in words, with all that can be answered in it."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.models import Benchmark, TableDraft, TablePurpose
from indicators.presentation.navigation.choices import Choice, Option
from indicators.presentation.table.list_filters import with_page
from indicators.presentation.table.page import page_links
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.table_import.matched_rows import MatchedRow, RowEffect
from indicators.selectors.table_import.standing import Standing
from indicators.values.tables import (
    GENERAL,
    MUNICIPALITY,
    ColumnRole,
    ReadRow,
    TableColumn,
    TableQuestion,
    Understanding,
    owner_of,
)
from indicators.workflow import TableRefused

from .answers import ANSWER
from .reading import note_text, question_text, reason_text
from .rows import CHOICES, EFFECTS, FIELDS, QuestionView, RowView, questions_view, row_view

PER_PAGE = 60
VIEWS: Final = {
    "sporsmal": _("Spørsmål"),
    "nye": _("Nye"),
    "endret": _("Endret"),
    "samme": _("Som før"),
    "avvist": _("Avvist"),
    "annet": _("Ikke indikatorer"),
}
ROLES: Final = {
    ColumnRole.NAME: _("Indikator"),
    ColumnRole.CODE: _("Kode"),
    ColumnRole.TARGET: _("Mål"),
    ColumnRole.RESULT: _("Resultat"),
    ColumnRole.PREVIOUS: _("Tidligere resultat"),
    ColumnRole.BENCHMARK: _("Andres tall"),
    ColumnRole.UNIT: _("Enhet"),
    ColumnRole.SCALE: _("Skala"),
    ColumnRole.DIRECTION: _("Retning"),
    ColumnRole.FREQUENCY: _("Hvor ofte"),
    ColumnRole.DEFINITION: _("Definisjon"),
    ColumnRole.DATA_SOURCE: _("Kilde"),
    ColumnRole.OWNER: _("Ansvarlig"),
    ColumnRole.AREA: _("Tjenesteområde"),
    ColumnRole.SECTOR: _("Sektor eller stab"),
    ColumnRole.HEADING: _("Overskrift"),
    ColumnRole.GOAL: _("Hovedmål"),
    ColumnRole.SUBGOAL: _("Delmål"),
    ColumnRole.FUNCTION: _("KOSTRA-funksjon"),
    ColumnRole.NOTE: _("Merknad"),
    ColumnRole.EMAIL: _("E-post"),
    ColumnRole.USERNAME: _("Brukernavn"),
    ColumnRole.ROLE: _("Rolle"),
    ColumnRole.KIND: _("Slag"),
    ColumnRole.FTE: _("Årsverk"),
    ColumnRole.IGNORED: _("Ikke med"),
}


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table and what it was understood as."""

    name: str
    heading: str
    choices: tuple[Option, ...]
    year_name: str
    year: str
    asks: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """The columns of one table of the file."""

    title: str
    columns: tuple[ColumnView, ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class OwnerView:
    """The fields for whose figures a table holds, as they were answered; ``known`` are municipalities."""

    scopes: tuple[tuple[str, str, bool], ...]
    whose: str
    edition: str
    published: str
    latest: str
    known: tuple[str, ...]
    lacks: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A preview in words."""

    row: TableDraft
    lead: str
    views: tuple[Choice, ...]
    tables: tuple[TableView, ...]
    columns_open: bool
    questions: tuple[QuestionView, ...]
    in_rows: str
    """How many questions stand in their row and not with those about several, "" for none."""
    in_rows_href: str
    rows: tuple[RowView, ...]
    pages: tuple[Choice, ...]
    here: str
    to_write: int
    asked: int
    refused: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    sectors: tuple[str, ...]
    areas: tuple[str, ...]
    assumed: tuple[tuple[str, str, int], ...]
    refused_count: int
    adopted: bool
    owner: OwnerView | None = None
    """Whose figures the table holds, where it is one of other people's figures."""


def preview_page(
    row: TableDraft,
    understanding: Understanding,
    matched: Sequence[MatchedRow],
    questions: Sequence[TableQuestion],
    standing: Standing,
    to_write: int,
    *,
    view: str,
    page: str,
    notes: Sequence[str] = (),
    samples: Mapping[int, Sequence[Sequence[str]]] | None = None,
    refused: TableRefused | None = None,
    known: Sequence[str] = (),
) -> PreviewPage:
    """A preview in words. ``samples`` are the first cells of each table, ``known`` municipalities."""
    by_key = {one.row.key: one for one in matched}
    told = _refused(refused)
    asked = {key for question in questions for key in question.rows} | set(told)
    own: dict[str, list[TableQuestion]] = {}
    for question in questions:
        if len(question.rows) == 1 or question.field == "direction":
            for key in question.rows:
                own.setdefault(key, []).append(question)
    shown = [one for one in understanding.rows if _in_view(one, by_key.get(one.key), view, asked)]
    found = Paginator(shown, PER_PAGE).get_page(page)
    params = QueryDict(mutable=True)
    if view:
        params["vis"] = view
    here = reverse("table_import", args=[row.pk])
    return PreviewPage(
        row=row,
        lead=_lead(row, understanding, len(questions), to_write),
        views=_views(understanding, by_key, asked, view, here),
        tables=_tables(understanding.columns, samples or {}),
        columns_open=any(column.role is None and column.question is None for column in understanding.columns),
        questions=tuple(questions_view(alike) for alike in _alike(questions)),
        in_rows=_in_rows(sum(len(one.rows) == 1 for one in questions)),
        in_rows_href=f"{here}?vis=sporsmal",
        rows=tuple(row_view(one, by_key.get(one.key), own.get(one.key, ()), told) for one in found),
        pages=page_links(found, partial(with_page, params)),
        here=f"{here}?{params.urlencode()}" if params else here,
        to_write=to_write,
        asked=len(questions),
        refused=tuple(
            (f"#r-{key}", next((one.name for one in understanding.rows if one.key == key), key), said)
            for key, said in ((key, " ".join(cells.values())) for key, cells in told.items())
        ),
        notes=tuple(note_text(note) for note in notes),
        sectors=tuple(one.name for one in standing.sectors),
        areas=tuple(f"{one.number} {one.name}" for one in standing.areas),
        assumed=_assumed(understanding),
        refused_count=sum(1 for one in matched if one.effect is RowEffect.REFUSED),
        adopted=standing.adopted,
        owner=_owner(row, known) if row.purpose == TablePurpose.BENCHMARKS else None,
    )


def _owner(row: TableDraft, known: Sequence[str]) -> OwnerView:
    said = row.answers.get(GENERAL, {})
    owner = owner_of(said)
    lacks = ""
    if owner.scope == MUNICIPALITY and not owner.whose:
        lacks = gettext("Skriv hvilken kommune tallene gjelder.")
    elif owner.published_on is None:
        lacks = gettext("Uten dagen utgaven kom, kan tallene ikke føres i et år som er levert.")
    return OwnerView(
        scopes=tuple((value, str(label), value == owner.scope) for value, label in Benchmark.Scope.choices),
        whose=owner.whose,
        edition=owner.edition,
        published=owner.published_on.isoformat() if owner.published_on else "",
        latest=timezone.localdate().isoformat(),
        known=tuple(known),
        lacks=lacks,
    )


def faults_of(questions: Sequence[TableQuestion], matched: Sequence[MatchedRow]) -> dict[str, str]:
    """What cannot be used, by the key of its row, in words."""
    found: dict[str, list[str]] = {}
    for question in questions:
        for key in question.rows:
            found.setdefault(key, []).append(question_text(question))
    for one in matched:
        if one.effect is RowEffect.REFUSED:
            found.setdefault(one.row.key, []).extend(reason_text(code) for code in one.reasons)
    return {key: " ".join(dict.fromkeys(said)) for key, said in found.items() if said}


def _alike(questions: Sequence[TableQuestion]) -> list[list[TableQuestion]]:
    """Questions about more than one row, those that ask the same of several tables together."""
    found: dict[tuple[Any, ...], list[TableQuestion]] = {}
    for one in questions:
        if len(one.rows) != 1:
            found.setdefault((one.code, one.given, one.choices), []).append(one)
    return list(found.values())


def _assumed(understanding: Understanding) -> tuple[tuple[str, str, int], ...]:
    """What is proposed and not confirmed: field, label, and of how many rows."""
    tally = Tally(name for row in understanding.indicators for name in row.assumed)
    return tuple((name, _proposed(name, understanding), count) for name, count in tally.most_common())


def _proposed(name: str, understanding: Understanding) -> str:
    """A field's label, with what is proposed where that is the same of every row."""
    label = str(FIELDS.get(name, name))
    values = {row.proposed(name) for row in understanding.indicators if name in row.assumed}
    if len(values) != 1 or name not in CHOICES:
        return label
    said = str(CHOICES[name](values.pop()).label)
    return f"{label} ({said[:1].lower()}{said[1:]})"


def _in_rows(count: int) -> str:
    said = ngettext("%(count)d spørsmål står i raden sin", "%(count)d spørsmål står i radene sine", count)
    return said % {"count": count} if count else ""


def _lead(row: TableDraft, understanding: Understanding, asked: int, to_write: int) -> str:
    count = len(understanding.indicators)
    rows = ngettext("%(count)d indikator", "%(count)d indikatorer", count) % {"count": count}
    questions = ngettext("%(count)d spørsmål står igjen", "%(count)d spørsmål står igjen", asked)
    left = questions % {"count": asked} if asked else gettext("ingen spørsmål står igjen")
    return gettext("%(purpose)s for %(year)d: %(rows)s, %(write)d rader vil endre noe, %(left)s.") % {
        "purpose": TablePurpose(row.purpose).label,
        "year": row.year,
        "rows": rows,
        "write": to_write,
        "left": left,
    }


def _refused(refused: TableRefused | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in refused.cells if refused else ():
        found.setdefault(one.key, {})[one.field] = refusal_text(one.refusal)
    return found


def _in_view(row: ReadRow, matched: MatchedRow | None, view: str, asked: set[str]) -> bool:
    if view == "sporsmal":
        return row.key in asked
    if view == "annet":
        return matched is None
    if matched is None:
        return False
    return not view or EFFECTS[matched.effect][0] == view


def _views(
    understanding: Understanding,
    by_key: Mapping[str, MatchedRow],
    asked: set[str],
    view: str,
    here: str,
) -> tuple[Choice, ...]:
    tally = Tally(EFFECTS[one.effect][0] for one in by_key.values())
    tally["sporsmal"] = len(asked)
    tally["annet"] = sum(1 for one in understanding.rows if one.key not in by_key)
    links = [Choice(gettext("Alle"), here, not view, len(by_key))]
    links += [
        Choice(str(label), f"{here}?vis={name}", view == name, tally[name])
        for name, label in VIEWS.items()
        if tally[name] or view == name
    ]
    return tuple(links)


def _tables(
    columns: Sequence[TableColumn], samples: Mapping[int, Sequence[Sequence[str]]]
) -> tuple[TableView, ...]:
    found: dict[int, list[ColumnView]] = {}
    for one in columns:
        found.setdefault(one.table, []).append(_column(one, samples.get(one.table, ())))
    return tuple(
        TableView(
            gettext("Tabell %(number)d") % {"number": number},
            tuple(views),
            any(view.asks for view in views),
        )
        for number, views in found.items()
    )


def _column(column: TableColumn, samples: Sequence[Sequence[str]]) -> ColumnView:
    choices = [Option("", gettext("Velg"), column.role is None)] if column.role is None else []
    choices += [Option(role.value, str(label), role is column.role) for role, label in ROLES.items()]
    key = f"{ANSWER}:table:{column.table}"
    asks = question_text(column.question) if column.question else ""
    return ColumnView(
        f"{key}:column:{column.index}",
        column.heading,
        tuple(choices),
        f"{key}:year:{column.index}" if column.role is None or column.role.is_figure else "",
        str(column.year or ""),
        asks or ("" if column.role else gettext("Hva er denne kolonnen?")),
        tuple(cells[column.index] for cells in samples if column.index < len(cells) and cells[column.index]),
    )
