"""The columns of every file: one list, whatever the format."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine, compare_with_scope
from indicators.presentation.lines.comparison import standing_words
from indicators.presentation.lines.row_views import line_change
from indicators.presentation.wording import actions, figures, words
from indicators.presentation.wording.against import followed_word, outcome_word
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.mentions import figures_said
from indicators.presentation.wording.questions import as_text, told_of
from indicators.presentation.wording.sentence import sentence
from indicators.values import (
    BenchmarkScope,
    DateResult,
    DateTarget,
    LevelResult,
    LevelTarget,
    LimitTarget,
    NoTarget,
    RangeTarget,
    RelativeTarget,
    Result,
    ShareTarget,
    Spec,
    Target,
    ValueKind,
    join_levels,
    rank_of,
)

from .shapes import Cell, Column, Shape, cut, number_of, yes_no


def _functions(line: JudgedLine) -> str:
    return "/".join(line.heading.functions) if line.heading else ""


def _comparator(line: JudgedLine) -> str:
    target = line.target
    return str(target.comparator) if isinstance(target, LimitTarget | RelativeTarget | ShareTarget) else ""


def _target_number(line: JudgedLine) -> Decimal | None:
    match line.target:
        case LimitTarget(value=value):
            return value
        case ShareTarget(numerator=numerator):
            return Decimal(numerator)
        case RangeTarget(low=low):
            return low
        case _:
            return None


def _target(line: JudgedLine) -> str:
    if isinstance(line.target, NoTarget):
        return ""
    return str(figures.target_text(line.target, line.spec, named=True))


def _result(line: JudgedLine) -> str:
    text = figures.result_text(line.result, line.spec, line.result_text, named=True)
    return "" if text == figures.DASH else text


def _benchmark_source(line: JudgedLine) -> str:
    if line.benchmark is None:
        return ""
    scope = words.capitalised(line.benchmark.scope.noun)
    return ", ".join(part for part in (scope, line.benchmark.edition) if part)


def _unit(line: JudgedLine) -> str:
    unit = line.spec.line_unit
    return unit or (gettext("antall") if line.spec.value_kind is ValueKind.SHARE else "")


def _date_of(result: Result) -> date | None:
    """The day of a date; of a span of days its last one, which is the one that is judged."""
    return result.on if isinstance(result, DateResult) else None


def _rank(level: str, spec: Spec) -> int | None:
    """The number of a level in the line's list, the worst being 1."""
    rank = rank_of(level, spec)
    return None if rank is None else rank + 1


def _rank_of(result: Result, spec: Spec) -> int | None:
    return _rank(result.level, spec) if isinstance(result, LevelResult) else None


def _previous_date(line: JudgedLine) -> date | None:
    return _date_of(line.previous.result) if line.previous else None


def _previous_rank(line: JudgedLine) -> int | None:
    return _rank_of(line.previous.result, line.spec) if line.previous else None


def _previous_number(line: JudgedLine) -> Decimal | None:
    return number_of(line.previous.result, line.spec) if line.previous else None


TEXT, LONG, WHOLE, FIGURE, DAY = Shape.TEXT, Shape.LONG, Shape.WHOLE, Shape.FIGURE, Shape.DAY

COLUMNS: tuple[Column[JudgedLine], ...] = (
    Column("year", _("År"), WHOLE, 7, lambda line: line.year),
    Column("area", _("Tjenesteområde"), TEXT, 24, lambda line: f"{line.area.number} {line.area.name}"),
    Column("goal", _("Mål over indikatoren"), TEXT, 30, lambda line: line.goal_name),
    Column("heading", _("Overskrift"), TEXT, 26, lambda line: line.heading.title if line.heading else ""),
    Column("function", _("KOSTRA-funksjon"), TEXT, 12, _functions),
    Column("indicator", _("Indikator"), LONG, 48, lambda line: line.name),
    Column("short_name", _("Kort navn"), LONG, 28, lambda line: line.short_name),
    Column("code", _("Kode"), TEXT, 18, lambda line: line.code),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda line: line.sector.name),
    Column("sector_assumed", _("Sektoren er antatt"), TEXT, 10, lambda line: yes_no(line.sector_assumed)),
    Column(
        "previous_year", _("Forrige år"), WHOLE, 9, lambda line: line.previous.year if line.previous else None
    ),
    Column("previous", _("Forrige resultat, tall"), FIGURE, 11, _previous_number),
    Column("previous_date", _("Forrige resultat, dato"), DAY, 11, _previous_date),
    Column("previous_rank", _("Forrige resultat, nivåets nummer"), WHOLE, 9, _previous_rank),
    Column(
        "previous_written",
        _("Forrige resultat, slik det er skrevet"),
        TEXT,
        16,
        lambda line: line.previous.text if line.previous else "",
    ),
    Column("comparator", _("Målets tegn"), TEXT, 8, _comparator),
    Column("target", _("Mål, tall"), FIGURE, 10, _target_number),
    Column(
        "target_high",
        _("Mål, øvre grense"),
        FIGURE,
        10,
        lambda line: line.target.high if isinstance(line.target, RangeTarget) else None,
    ),
    Column(
        "target_date",
        _("Mål, dato"),
        DAY,
        11,
        lambda line: line.target.on if isinstance(line.target, DateTarget) else None,
    ),
    Column(
        "target_rank",
        _("Mål, nivåets nummer"),
        WHOLE,
        9,
        lambda line: _rank(line.target.level, line.spec) if isinstance(line.target, LevelTarget) else None,
    ),
    Column("target_text", _("Mål"), TEXT, 14, _target),
    Column("target_written", _("Mål, slik det er skrevet"), TEXT, 14, lambda line: line.target_text),
    Column("case", _("Målet er vedtatt i"), TEXT, 16, lambda line: line.case),
    Column("adopted_on", _("Vedtatt"), DAY, 11, lambda line: line.adopted_on),
    Column(
        "benchmark",
        _("Sammenligningstall"),
        FIGURE,
        12,
        lambda line: line.benchmark.value if line.benchmark else None,
    ),
    Column("benchmark_source", _("Sammenligningstallet er"), TEXT, 18, _benchmark_source),
    Column(
        "against",
        _("Mot sammenligningstallet"),
        TEXT,
        24,
        lambda line: standing_words(line, line.benchmark),
    ),
    Column("target_follows", _("Målet følger"), TEXT, 14, followed_word),
    Column(
        "against_country",
        _("Mot landet"),
        TEXT,
        18,
        lambda line: outcome_word(compare_with_scope(line, BenchmarkScope.NATIONAL).outcome),
    ),
    Column(
        "against_county",
        _("Mot fylket"),
        TEXT,
        18,
        lambda line: outcome_word(compare_with_scope(line, BenchmarkScope.COUNTY).outcome),
    ),
    Column(
        "against_kostra",
        _("Mot KOSTRA-gruppen"),
        TEXT,
        18,
        lambda line: outcome_word(compare_with_scope(line, BenchmarkScope.KOSTRA_GROUP).outcome),
    ),
    Column("result", _("Resultat, tall"), FIGURE, 11, lambda line: number_of(line.result, line.spec)),
    Column("result_date", _("Resultat, dato"), DAY, 11, lambda line: _date_of(line.result)),
    Column(
        "result_rank",
        _("Resultat, nivåets nummer"),
        WHOLE,
        9,
        lambda line: _rank_of(line.result, line.spec),
    ),
    Column("result_text", _("Resultat"), LONG, 18, _result),
    Column("result_written", _("Resultat, slik det er skrevet"), LONG, 18, lambda line: line.result_text),
    Column("unit", _("Enhet"), TEXT, 12, _unit),
    Column(
        "value_kind",
        _("Slags tall"),
        TEXT,
        12,
        lambda line: str(words.VALUE_KIND_WORDS[line.spec.value_kind]),
    ),
    Column("levels", _("Nivåer"), TEXT, 20, lambda line: join_levels(line.spec.levels)),
    Column("statutory", _("Lovpålagt"), TEXT, 9, lambda line: yes_no(line.statutory)),
    Column("status", _("Status"), TEXT, 15, lambda line: words.status_word(line.verdict.status)),
    Column("close", _("Nesten nådd"), TEXT, 9, lambda line: yes_no(line.verdict.close)),
    Column("distance", _("Avvik fra målet"), Shape.DIFFERENCE, 11, lambda line: cut(line.verdict.distance)),
    Column(
        "distance_unit",
        _("Avvikets enhet"),
        TEXT,
        13,
        lambda line: line.verdict.distance_unit if line.verdict.distance is not None else "",
    ),
    Column("severity", _("Alvorlighet, 0 til 1"), Shape.RATIO, 11, lambda line: cut(line.verdict.severity)),
    Column(
        "change",
        _("Endring"),
        TEXT,
        11,
        lambda line: mark.word if (mark := line_change(line)) else "",
    ),
    Column(
        "change_amount",
        _("Endring, tall"),
        Shape.DIFFERENCE,
        11,
        lambda line: cut(line.verdict.change_amount),
    ),
    Column("sentence", _("Vurdering"), LONG, 60, sentence),
    Column("turned", _("Snudd av en senere utgave"), LONG, 40, turned_words),
    Column(
        "notes",
        _("Fotnoter og merknader"),
        LONG,
        40,
        lambda line: "\n".join(note.text for note in line.notes),
    ),
    Column(
        "comments",
        _("Resultatkommentar"),
        LONG,
        40,
        lambda line: "\n".join(
            figures_said(said.text, line.year)
            for said in line.explanations
            if not said.footnote and not said.cause
        ),
    ),
    Column("cause", _("Årsak"), LONG, 40, actions.cause),
    Column("why_no_figure", _("Hvorfor tallet mangler"), TEXT, 24, actions.why_no_figure),
    Column("questions", _("Spørsmål"), LONG, 40, lambda line: as_text(told_of(line).rows)[0]),
    Column("answers", _("Svar"), LONG, 40, lambda line: as_text(told_of(line).rows)[1]),
    Column("evidence", _("Dokumentasjon"), TEXT, 20, actions.evidence),
    Column("actions", _("Tiltak (ansvarlig, frist, tilstand)"), LONG, 48, actions.actions_text),
    Column("source_line", _("Linje i kilden"), WHOLE, 9, lambda line: line.source_line),
)


ADOPTED: tuple[Column[JudgedLine], ...] = (
    Column(
        "adopted_target",
        _("Mål slik det ble vedtatt"),
        TEXT,
        14,
        lambda line: (
            str(figures.target_text(_adopted(line), line.spec, named=True)) if line.has_adopted else ""
        ),
    ),
    Column(
        "adopted_status",
        _("Status mot vedtatt mål"),
        TEXT,
        15,
        lambda line: words.status_word((line.adopted or line).verdict.status) if line.has_adopted else "",
    ),
)
"""The target as the council adopted it, beside the one in force; empty for what was added later."""


def columns_of(*, adopted: bool) -> tuple[Column[JudgedLine], ...]:
    """The columns of a file of lines, with those of the adopted target after the one in force."""
    if not adopted:
        return COLUMNS
    place = next(place for place, column in enumerate(COLUMNS) if column.key == "benchmark")
    return (*COLUMNS[:place], *ADOPTED, *COLUMNS[place:])


def _adopted(line: JudgedLine) -> Target:
    return line.adopted.target if line.adopted else line.target


def cells(line: JudgedLine) -> list[Cell]:
    """The cells of one row, in the order of :data:`COLUMNS`."""
    return [column.read(line) for column in COLUMNS]
