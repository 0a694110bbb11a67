"""One row of a preview in words: what it would do, how it was read, and what can be answered at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.models.lines import Aggregation, Direction, Frequency, ValueKind
from indicators.presentation.navigation.choices import Option
from indicators.presentation.wording.figures import result_text, target_text
from indicators.selectors.table_import.matched_rows import MatchedRow, RowEffect
from indicators.values.figures.periods import YEAR
from indicators.values.figures.results import AmbiguousResult, TextResult
from indicators.values.figures.targets import AmbiguousTarget, TextTarget
from indicators.values.tables import ColumnRole, ReadCell, ReadRow, RowKind, TableQuestion

from .answers import ANSWER, CELLS, each
from .reading import choice_label, question_text, reason_text, why_text

EFFECTS: Final = {
    RowEffect.NEW: ("nye", _("Ny"), "met"),
    RowEffect.CHANGED: ("endret", _("Endres"), "close"),
    RowEffect.SAME: ("samme", _("Som før"), "not_due"),
    RowEffect.NOTHING: ("samme", _("Gjør ingenting"), "not_due"),
    RowEffect.REFUSED: ("avvist", _("Avvist"), "missed"),
}
KINDS: Final = {
    RowKind.INDICATOR: _("Indikator"),
    RowKind.HEADING: _("Overskrift"),
    RowKind.GOAL: _("Mål over indikatorene"),
    RowKind.HEADER: _("Kolonneoverskrifter"),
    RowKind.NOTE: _("Fotnote"),
    RowKind.SEPARATOR: _("Skillelinje"),
    RowKind.TEXT: _("Tekst"),
    RowKind.PERSON: _("Person"),
    RowKind.SECTOR: _("Sektor"),
}
FIELDS: Final = {
    "name": _("Navn"),
    "area": _("Tjenesteområde"),
    "sector": _("Sektor eller stab"),
    "heading": _("Overskrift"),
    "direction": _("Retning"),
    "value_kind": _("Slags tall"),
    "unit": _("Enhet"),
    "scale_low": _("Skala fra"),
    "scale_high": _("Skala til"),
    "decimals": _("Desimaler"),
    "frequency": _("Rapporteres"),
    "aggregation": _("Årets tall"),
    "levels": _("Nivåer"),
    "goal": _("Mål over indikatoren"),
    "target": _("Mål"),
    "result": _("Resultat"),
    "previous": _("Tidligere resultat"),
    "benchmark": _("Andres tall"),
}
CHOICES: Final[Mapping[str, Any]] = {
    "direction": Direction,
    "value_kind": ValueKind,
    "frequency": Frequency,
    "aggregation": Aggregation,
}
PROPOSED: Final = (
    "direction",
    "value_kind",
    "unit",
    "scale_low",
    "scale_high",
    "decimals",
    "frequency",
    "levels",
)


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a row that can be answered. ``why`` is why the program proposes what stands there."""

    name: str
    label: str
    value: str
    choices: tuple[Option, ...] = ()
    why: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class CellView:
    """A figure of a row: as it is written and can be corrected, and as it is read."""

    name: str
    label: str
    written: str
    read: str
    wrong: bool
    refused: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, its field and its choices; without choices any text is an answer."""

    name: str
    text: str
    choices: tuple[Option, ...]
    rows: str
    anchor: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the preview."""

    read: ReadRow
    anchor: str
    kind: str
    kinds: tuple[Option, ...]
    place: str
    goals: str
    """The goals above it, the highest first; of a goal those that it stands under."""
    is_indicator: bool
    effect: str
    css: str
    summary: str
    cells: tuple[CellView, ...]
    others: tuple[tuple[str, str, str], ...]
    """Its other figures: what they are, as written, and as read where that is otherwise."""
    notes: tuple[str, ...]
    """Its footnotes, with their marks."""
    fields: tuple[FieldView, ...]
    changes: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    same_as: tuple[Option, ...]
    open: bool


def question_view(question: TableQuestion, key: str) -> QuestionView:
    """A question about one row."""
    return QuestionView(
        f"{ANSWER}:{key}:{question.field}",
        question_text(question),
        tuple(Option(one, choice_label(question, one)) for one in question.choices),
        "",
        "",
    )


def questions_view(alike: Sequence[TableQuestion]) -> QuestionView:
    """Questions that ask the same, with one answer for all of them."""
    first = alike[0]
    rows = [key for one in alike for key in one.rows]
    count = ngettext("Gjelder %(count)d rad", "Gjelder %(count)d rader", len(rows)) % {"count": len(rows)}
    return QuestionView(
        each([(f"question:{one.id}", one.field) for one in alike]),
        question_text(first),
        tuple(Option(one, choice_label(first, one)) for one in first.choices),
        count if rows else "",
        f"#r-{rows[0]}" if rows else "",
    )


def row_view(
    read: ReadRow,
    matched: MatchedRow | None,
    own: Sequence[TableQuestion],
    told: Mapping[str, Mapping[str, str]],
) -> RowView:
    """A row in words; ``own`` are the questions about it alone, ``told`` what was refused of it."""
    row = matched.row if matched else read
    effect = EFFECTS[matched.effect] if matched else ("", KINDS[row.kind], "not_due")
    refused = told.get(row.key, {})
    remarks = [
        *(reason_text(code) for code in (matched.reasons if matched else ())),
        *(said for field, said in refused.items() if field not in CELLS),
    ]
    return RowView(
        read=row,
        anchor=f"r-{row.key}",
        kind=str(KINDS[row.kind]),
        kinds=tuple(
            Option(kind.value, str(label), kind is row.kind)
            for kind, label in KINDS.items()
            if kind in (RowKind.INDICATOR, RowKind.HEADING, RowKind.GOAL, RowKind.NOTE, RowKind.TEXT)
        ),
        place=" · ".join(
            one for one in (f"{row.area_number} {row.area}".strip(), row.sector, row.heading) if one
        ),
        goals=" › ".join(row.goals[:-1] if row.kind is RowKind.GOAL else row.goals),
        is_indicator=row.kind is RowKind.INDICATOR,
        effect=str(gettext("Hoppes over") if row.skipped else effect[1]),
        css=effect[2],
        summary=_summary(row),
        cells=tuple(_cell(row, role, refused) for role in CELLS if role in row.cells),
        others=tuple(_other(cell, row) for cell in row.others if cell.written.strip()),
        notes=tuple(f"{mark} {text}" for mark, text in row.notes),
        fields=tuple(_fields(row)),
        changes=tuple(
            (str(FIELDS.get(one.field, one.field)), one.old, one.new)
            for one in (matched.changes if matched and matched.effect is RowEffect.CHANGED else ())
        ),
        remarks=tuple(remarks),
        questions=tuple(question_view(one, row.key) for one in own),
        same_as=() if any(one.field == "same_as" for one in own) else _same_as(row, matched),
        open=bool(own or refused),
    )


def _same_as(row: ReadRow, matched: MatchedRow | None) -> tuple[Option, ...]:
    """The indicators that a row could be; none where it is not in doubt."""
    if matched is None or not matched.candidates:
        return ()
    known = [
        Option(
            one.code,
            gettext("%(name)s (%(likeness)d prosent lik)")
            % {"name": one.name, "likeness": round(one.likeness * 100)},
            one.code == (row.same_as or matched.code),
        )
        for one in matched.candidates
    ]
    new = Option("-", gettext("En ny indikator"), row.same_as == "-" or not (row.same_as or matched.code))
    return (new, *known)


def _summary(row: ReadRow) -> str:
    """How the row's figures are read, in short."""
    said = []
    for field in ("direction", "value_kind"):
        value = row.proposed(field)
        if value:
            said.append(str(CHOICES[field](value).label).split(",")[0])
    if row.proposed("unit") and row.proposed("unit") != "%":
        said.append(row.proposed("unit"))
    if row.proposed("scale_low"):
        said.append(f"{row.proposed('scale_low')}–{row.proposed('scale_high')}")
    return " · ".join(said)


def _cell(row: ReadRow, role: ColumnRole, refused: Mapping[str, str]) -> CellView:
    cell = row.cells[role]
    label = str(FIELDS[role.value])
    return CellView(
        f"{ANSWER}:{row.key}:{role.value}",
        f"{label} {cell.year}" if cell.year else label,
        cell.written,
        _read(cell, row),
        cell.problem is not None or cell.is_ambiguous,
        refused.get(role.value, ""),
    )


def _other(cell: ReadCell, row: ReadRow) -> tuple[str, str, str]:
    """A figure of another year or a part of one."""
    label = " ".join(str(part) for part in (FIELDS[cell.role.value], cell.year or "") if part)
    if cell.period != YEAR:
        label = f"{label}, {cell.period.label}"
    read = _read(cell, row)
    return label, cell.written, "" if read.split() == cell.written.split() else read


def _read(cell: ReadCell, row: ReadRow) -> str:
    """How a cell was read, in words."""
    match cell.value:
        case TextTarget() | TextResult():
            return gettext("ikke forstått") if cell.written.strip() else gettext("tom")
        case AmbiguousTarget() | AmbiguousResult():
            return gettext("kan leses på to måter")
    spec = row.spec(cell.year)
    if cell.role is ColumnRole.TARGET:
        found = target_text(cell.value, spec, named=True)  # type: ignore[arg-type]
        if getattr(cell.value, "implied", False) and not row.proposed("direction"):
            return found.figure  # nobody has said yet whether it is a least or a most
        return " ".join(part for part in (found.comparator, found.figure) if part)
    return result_text(cell.value, spec, cell.written, named=True)  # type: ignore[arg-type]


def _fields(row: ReadRow) -> list[FieldView]:
    named = {
        "name": row.name,
        "area": f"{row.area_number} {row.area}".strip(),
        "sector": row.sector,
        "heading": row.heading,
    }
    found = [
        FieldView(f"{ANSWER}:{row.key}:{name}", str(FIELDS[name]), value) for name, value in named.items()
    ]
    for name in PROPOSED:
        proposal = row.proposals.get(name)
        if proposal is None and name in ("levels", "scale_low", "scale_high"):
            continue
        value = proposal.value if proposal else ""
        choices = _options(name, value)
        found.append(
            FieldView(
                f"{ANSWER}:{row.key}:{name}",
                str(FIELDS[name]),
                value,
                choices,
                why_text(proposal) if proposal else "",
                bool(proposal and proposal.assumed),
            )
        )
    return found


def _options(name: str, value: str) -> tuple[Option, ...]:
    if name not in CHOICES:
        return ()
    none = () if value else (Option("", gettext("Velg"), True),)
    return (*none, *(Option(one.value, str(one.label), one.value == value) for one in CHOICES[name]))
