"""What a paste would do, as the person sees it before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.selectors.reporting.pasting import PastingPlan
from indicators.values import AmbiguousResult, PeriodKind, format_number, parse_result
from indicators.values.lists.pasting import Effect, Pasting, Placed, Reason, Skipped

EFFECT_WORDS: Final = {
    Effect.FILLED: _("Fylles"),
    Effect.CHANGED: _("Endres"),
    Effect.EMPTIED: _("Tømmes"),
    Effect.SAME: _("Står alt"),
    Effect.KEPT: _("Blir stående"),
    Effect.NOT_UNDERSTOOD: _("Ikke forstått"),
}
REASON_WORDS: Final = {
    Reason.SEPARATOR: _("en strek"),
    Reason.HEADING: _("en overskrift"),
    Reason.NO_ROOM: _("det er ikke flere felt"),
    Reason.NO_SUCH_ROW: _("ingen av radene deres heter dette"),
    Reason.COULD_BE_MORE: _("navnet passer på flere rader"),
    Reason.TAKEN: _("raden er alt funnet av en annen linje"),
    Reason.NO_FIGURE: _("ingen kolonne med resultater"),
}
QUIET: Final = frozenset({Reason.SEPARATOR, Reason.HEADING})


@dataclass(frozen=True, slots=True)
class PlacedView:
    """A pasted cell: whose it is, what stands and what would stand. ``called``: another name in the block."""

    name: str
    called: str
    before: str
    after: str
    effect: str
    word: str
    hint: str


@dataclass(frozen=True, slots=True)
class SkippedView:
    """A line of the block that goes nowhere, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column that may hold the figures."""

    place: int
    word: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PastingPage:
    """The whole preview. ``cells`` is what confirming sends: line, period, version and text of each."""

    heading: str
    summary: str
    placed: tuple[PlacedView, ...]
    lost: tuple[SkippedView, ...]
    passed_over: tuple[SkippedView, ...]
    columns: tuple[ColumnView, ...]
    blanks: int
    empty: bool
    writes: int
    cells: tuple[tuple[int, str, int, str], ...]


def pasting_page(plan: PastingPlan, *, empty: bool) -> PastingPage:
    """Preformat what a paste would do."""
    pasting = plan.pasting
    lines = {line.id: line for line in plan.desk.owed_lines()}
    return PastingPage(
        heading=gettext("Lim inn: rader funnet ved navn") if pasting.by_name else gettext("Lim inn nedover"),
        summary=_summary(pasting),
        placed=tuple(_placed(one, lines[one.row_id], plan) for one in pasting.placed),
        lost=tuple(_skipped(one) for one in pasting.skipped if one.why not in QUIET),
        passed_over=tuple(_skipped(one) for one in pasting.skipped if one.why in QUIET),
        columns=_columns(pasting),
        blanks=pasting.count(Effect.KEPT) + pasting.count(Effect.EMPTIED),
        empty=empty,
        writes=len(pasting.writes),
        cells=tuple(
            (one.row_id, one.period.code, plan.versions.get((one.row_id, one.period), 0), one.text)
            for one in pasting.writes
        ),
    )


def _summary(pasting: Pasting) -> str:
    """How many of each: "9 fylles, 2 endres, 1 ble ikke forstått."."""
    counted = {effect: pasting.count(effect) for effect in Effect}
    said = [
        (Effect.FILLED, gettext("%(count)d fylles")),
        (Effect.CHANGED, gettext("%(count)d endres")),
        (Effect.EMPTIED, gettext("%(count)d tømmes")),
        (Effect.SAME, gettext("%(count)d står alt slik")),
        (Effect.NOT_UNDERSTOOD, gettext("%(count)d ble ikke forstått og limes ikke inn")),
    ]
    parts = [words % {"count": counted[effect]} for effect, words in said if counted[effect]]
    lost = sum(one.why not in QUIET for one in pasting.skipped)
    if lost:
        words = ngettext("%(count)d linje har ingen plass", "%(count)d linjer har ingen plass", lost)
        parts.append(words % {"count": lost})
    return (", ".join(parts) or gettext("Ingenting ville blitt endret")) + "."


def _placed(one: Placed, line: JudgedLine, plan: PastingPlan) -> PlacedView:
    several = len(plan.desk.asked.periods[line.id]) > 1 or one.period.kind is not PeriodKind.YEAR
    return PlacedView(
        name=f"{line.short_name}, {one.period.label}" if several else line.short_name,
        called=one.name if one.name and one.likeness < 1 else "",
        before=one.written,
        after=one.written if one.effect in (Effect.SAME, Effect.KEPT) else one.text,
        effect=one.effect.value,
        word=str(EFFECT_WORDS[one.effect]),
        hint=_hint(one, line) if one.effect is Effect.NOT_UNDERSTOOD else "",
    )


def _hint(one: Placed, line: JudgedLine) -> str:
    """Why a text is not taken, where more can be said than that."""
    read = parse_result(one.text, line.spec)
    if isinstance(read, AmbiguousResult):
        figures = f" {gettext('eller')} ".join(format_number(figure) for figure in read.candidates)
        return gettext("Kan være %(figures)s.") % {"figures": figures}
    return ""


def _skipped(one: Skipped) -> SkippedView:
    return SkippedView(one.text, str(REASON_WORDS[one.why]))


def _columns(pasting: Pasting) -> tuple[ColumnView, ...]:
    """The choice of column, where there is one."""
    if len(pasting.columns) < 2:
        return ()
    return tuple(
        ColumnView(
            place, heading or gettext("Kolonne %(number)d") % {"number": place + 1}, place == pasting.column
        )
        for place, heading in pasting.columns
    )
