"""A judged line as the rows of screens show it: preformatted, so that templates only place things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.charts.bullet import bullet
from indicators.presentation.charts.bullet_svg import Size, draw
from indicators.presentation.wording import words
from indicators.presentation.wording.actions import ActionView, earlier_open, marks
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.cells import (
    Cell,
    aligned,
    benchmark_cell,
    previous_cell,
    result_cell,
    target_cell,
)
from indicators.presentation.wording.distance import gap
from indicators.presentation.wording.earlier import is_only_more_or_fewer, more_or_fewer
from indicators.presentation.wording.figures import result_figure, target_text, whole
from indicators.presentation.wording.inline_html import change_html, note_mark, status_html
from indicators.presentation.wording.sentence import Segment, segments
from indicators.presentation.wording.why import Places, WhyView, why
from indicators.values import Change, PartsResult, Result, Status, Verdict

ASIDE: Final = re.compile(r"(\s*\([^()]*(?:\)|$)|\s*«[^»]*(?:»|$))")

NOTHING: Final = SafeString("")
NoteNumbers = dict[tuple[int, str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NamePart:
    """A piece of an indicator's wording; an aside (parenthesis, quotation) is shown lighter."""

    text: str
    aside: bool


@dataclass(frozen=True, slots=True)
class StatusMark:
    """The status as icon, word and class suffix."""

    word: str
    icon: str
    css: str

    @property
    def html(self) -> SafeString:
        """Icon and word."""
        return status_html(self.word, self.icon, self.css)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """The change as sign and word: an arrow up always means better, whatever way the figures went."""

    word: str
    css: str
    icon: str

    @property
    def html(self) -> SafeString:
        """Sign and word."""
        return change_html(self.word, self.icon, self.css)


@dataclass(frozen=True, slots=True)
class RowView:
    """One line in a card."""

    line: JudgedLine
    url: str
    anchor: str
    name: SafeString
    previous: Cell
    previous_year: int | None
    target: Cell
    benchmark: Cell
    result: Cell
    bullet: SafeString
    gap: str
    detail: str
    change: SafeString
    status: SafeString
    marks: SafeString = NOTHING
    adopted: str = ""
    adopted_status: SafeString = NOTHING
    earlier: tuple[ActionView, ...] = ()
    """What was promised in earlier years and is still to be done."""
    turned: str = ""
    """Since when and why the verdict is another one than when the year was closed."""
    called: str = ""
    """What it is called in lists, where that is not its name."""
    why: WhyView | None = None
    """What is told under the row; None where it is not asked for."""


def row_view(
    line: JudgedLine,
    size: Size,
    numbers: NoteNumbers | None = None,
    card_anchor: str = "",
    *,
    adopted: bool = False,
    adopted_year: bool = False,
    kept: str = "",
    places: Places | None = None,
) -> RowView:
    """Preformat a line; ``numbers`` are the note numbers of the cells of the card at ``card_anchor``.

    ``adopted`` shows the target as the council adopted it beside the one in force; ``kept`` is the
    query string that links take along. ``places``: where texts about results stand whole on the page; the
    row tells why where they are given. A line that cannot be drawn says so.
    """
    marked = numbers or {}

    def draw_row(one: JudgedLine) -> RowView:
        row = _row_view(one, size, marked, card_anchor, adopted=adopted, adopted_year=adopted_year, kept=kept)
        return row if places is None else replace(row, why=why(one, places))

    return guarded(draw_row, line)


def _row_view(
    line: JudgedLine,
    size: Size,
    numbers: NoteNumbers,
    card_anchor: str,
    *,
    adopted: bool,
    adopted_year: bool,
    kept: str,
) -> RowView:

    def notes(cell: str) -> tuple[int, ...]:
        return numbers.get((line.id, cell), ())

    result = result_cell(line.result, line.spec, line.result_text, notes("result"))
    change = line_change(line)
    return RowView(
        line=line,
        url=line_url(line, kept),
        anchor=f"rad-{line.id}",
        name=name_html(
            line.name, line_url(line, kept), note_mark(notes("name"), card_anchor) + statutory_mark(line)
        ),
        previous=replace(previous_cell(line, notes("previous")), anchor=card_anchor),
        previous_year=line.previous.year if line.previous else None,
        target=replace(target_cell(line, notes("target")), anchor=card_anchor),
        benchmark=replace(benchmark_cell(line, notes("benchmark")), anchor=card_anchor),
        result=replace(result, anchor=card_anchor, strong=True),
        bullet=draw(bullet(line), size),
        gap=gap(line) if line.verdict.distance else "",
        detail=parts_detail(line),
        change=change.html if change else SafeString(""),
        status=line_mark(line).html,
        marks=marks(line, adopted_year=adopted_year),
        adopted=str(target_text(line.adopted.target, line.spec)) if adopted and line.adopted else "",
        adopted_status=adopted_html(line) if adopted else SafeString(""),
        earlier=earlier_open(line),
        turned=turned_words(line),
        called=called(line),
    )


def called(line: JudgedLine) -> str:
    """Return what an indicator is called in lists; empty where that is the name on its card."""
    return line.short_name if line.short_name != line.name else ""


def name_html(name: str, url: str, mark: SafeString) -> SafeString:
    """Return an indicator's wording as a link, its asides lighter, followed by its note mark."""
    parts = [
        f'<span class="sub">{escape(part.text)}</span>' if part.aside else escape(part.text)
        for part in name_parts(name)
    ]
    return mark_safe(f'<a href="{escape(url)}">{"".join(parts)}</a>{mark}')  # noqa: S308 texts are escaped


def statutory_mark(line: JudgedLine) -> SafeString:
    """Return the small word that tells what the law demands from the rest; empty for the rest."""
    if not line.statutory:
        return NOTHING
    return format_html(' <span class="mark law">{}</span>', gettext("lovpålagt"))


def aligned_rows(rows: Sequence[RowView]) -> list[RowView]:
    """Align each column of figures over all these rows."""
    columns = (
        aligned([row.previous for row in rows]),
        aligned([row.target for row in rows]),
        aligned([row.benchmark for row in rows]),
        aligned([row.result for row in rows]),
    )
    return [
        replace(row, previous=previous, target=target, benchmark=benchmark, result=result)
        for row, previous, target, benchmark, result in zip(rows, *columns, strict=True)
    ]


def line_url(line: JudgedLine, kept: str = "") -> str:
    """Return the address of the line's page; ``kept`` is a query string that it takes along."""
    return reverse("indicator", kwargs={"code": line.code, "year": line.year}) + kept


def name_parts(name: str) -> tuple[NamePart, ...]:
    """Split a wording into what it is about and its asides; joined, it is the wording unchanged."""
    pieces = ASIDE.split(name)
    return tuple(NamePart(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece)


def parts_detail(line: JudgedLine) -> str:
    """Return the named parts of a result that is shown as their whole."""
    return parts_of_whole(line.result, line)


def previous_detail(line: JudgedLine) -> str:
    """Return the named parts of the earlier figure that is shown as their whole."""
    return parts_of_whole(line.previous.result, line) if line.previous is not None else ""


def parts_of_whole(result: Result, line: JudgedLine) -> str:
    """Return the named parts of one of a line's figures; empty where it is not shown as their whole."""
    if not isinstance(result, PartsResult):
        return ""
    if whole(tuple(part.value for part in result.parts), line.spec.aggregation) is None:
        return ""
    return ", ".join(f"{part.name}\u00a0{result_figure(part.value, line.spec)}" for part in result.parts)


def status_mark(verdict: Verdict, close_word: str = "") -> StatusMark:
    """Return how the verdict's status is shown; ``close_word`` is the plan's own for a miss that is close."""
    word = words.STATUS_WORDS[verdict.status]
    return StatusMark(words.status_word(verdict.status, verdict.close, close_word), word.icon, word.css)


def line_mark(line: JudgedLine) -> StatusMark:
    """Return how a line's status is shown."""
    return status_mark(line.verdict, line.close_word)


def adopted_html(line: JudgedLine) -> SafeString:
    """Return how a line stands to the target that the council adopted, where that is another one."""
    if line.adopted is None:
        return SafeString("")
    return status_mark(line.adopted.verdict, line.close_word).html


def change_mark(change: Change | None) -> ChangeMark | None:
    """Return how a change is shown, None where there is nothing to compare with."""
    if change is None:
        return None
    css = words.CHANGE_CSS[change]
    return ChangeMark(words.change_word(change), css, f"i-{css}")


def line_change(line: JudgedLine) -> ChangeMark | None:
    """Return how a line's change is shown: ``færre`` where fewer is not worse, as its sentence says it."""
    mark, change = change_mark(line.verdict.change), line.verdict.change
    if mark is None or change is None or not is_only_more_or_fewer(line, change):
        return mark
    return replace(mark, word=more_or_fewer(line, change))


def verdict_css(verdict: Verdict) -> str:
    """Return the class of the status word inside a sentence."""
    return verdict.status.value if verdict.status in (Status.MET, Status.MISSED) else "other"


def sentence_parts(line: JudgedLine) -> tuple[Segment, ...]:
    """Return the sentence in pieces, for a page that makes result and verdict stand out."""
    return segments(line)
