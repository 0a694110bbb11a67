"""Actions through the years: what was promised, how it goes, and whether the target was reached after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.judging import (
    ActionRow,
    JudgedLine,
    judge_lines,
)
from indicators.models import Action, Plan, ScorecardLine, Sector, User, area_then
from indicators.permissions import REPORT_RESULT, roles_of
from indicators.selectors.log.trail import TrailLog, TrailRow, visible_entries

from .areas import area_choices

OPEN: Final = (Action.State.PLANNED, Action.State.UNDER_WAY)
OVERDUE_SLUG: Final = "forfalt"
OPEN_SLUG: Final = "apne"
STATE_SLUGS: Final = {
    "planlagt": Action.State.PLANNED,
    "i-gang": Action.State.UNDER_WAY,
    "gjennomfort": Action.State.DONE,
    "droppet": Action.State.DROPPED,
}
"""What the states are called in addresses."""
MOST_ENTRIES: Final = 200
"""The most of an action's trail that its page shows."""


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action with the line of the year it was promised in, and that of the year after (None: no line).

    ``days_overdue`` is 0 for what is closed or not due yet. ``draft``: a promise of the reader's own that is
    not delivered; it is counted for nobody.
    """

    action: ActionRow
    line: JudgedLine
    after: JudgedLine | None
    days_overdue: int
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """How many there are; ``overdue`` are among the ``open`` ones, the other three make the total."""

    overdue: int
    open: int
    done: int
    dropped: int

    @property
    def total(self) -> int:
        return self.open + self.done + self.dropped


@dataclass(frozen=True, slots=True)
class ActionsView:
    """The actions that the filters leave: what is overdue first, then what is open, each by its date.

    ``counts`` are of all that the other filters leave, whatever the state. ``own`` are the sectors that the
    reader leads, by code. ``entries`` is empty when the form has errors. It is the same for everybody:
    ``drafts`` are how many the reader has promised beside it that are not delivered yet.
    """

    form: Any
    entries: tuple[ActionEntry, ...]
    counts: ActionCounts
    own: tuple[tuple[str, str], ...] = ()
    drafts: int = 0
    example: tuple[int, ...] = ()
    """The years among the rows whose figures are made up."""


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One action, the version of it that was read, and what the reader may know of its changes."""

    entry: ActionEntry
    version: int
    changes: tuple[TrailRow, ...]
    example: tuple[int, ...]


class ActionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filters of the page. The state is applied by :func:`actions`, so that all states can be counted.

    So is the search, to what the reader sees: a draft of others is found by no word.
    """

    sok = django_filters.CharFilter(label=_("Søk"), method="counted_later", max_length=200)
    ar = django_filters.ChoiceFilter(label=_("Lovet i"), field_name="line__year", empty_label=_("Alle år"))
    tilstand = django_filters.ChoiceFilter(
        label=_("Tilstand"),
        method="counted_later",
        choices=[
            (OVERDUE_SLUG, _("Forfalt")),
            (OPEN_SLUG, _("Åpne")),
            *((slug, state.label) for slug, state in STATE_SLUGS.items()),
        ],
        empty_label=_("Alle"),
    )
    omrade = django_filters.MultipleChoiceFilter(label=_("Tjenesteområde"), field_name="area_numbered")
    sektor = django_filters.MultipleChoiceFilter(
        label=_("Sektor eller stab"), field_name="line__sector__code"
    )

    class Meta:
        model = Action
        fields: tuple[str, ...] = ()

    def __init__(
        self,
        data: QueryDict,
        *args: Any,
        queryset: QuerySet[Action],
        years: Iterable[int],
        sectors: Iterable[Sector],
        **kwargs: Any,
    ) -> None:
        numbered = queryset.alias(area_numbered=area_then("number", area="line__area", year="line__year"))
        super().__init__(data, *args, queryset=numbered, **kwargs)
        choices: dict[str, list[tuple[str, Any]]] = {
            "ar": [(str(year), str(year)) for year in years],
            "omrade": area_choices(),
            "sektor": [(sector.code, sector.name) for sector in sectors],
        }
        for name, options in choices.items():
            cast("forms.ChoiceField", self.form.fields[name]).choices = options

    def counted_later(self, found: QuerySet[Action], _name: str, _value: str) -> QuerySet[Action]:
        return found


def actions(user: User, params: QueryDict) -> ActionsView:
    """Filter, read with their lines, judge, count and filter by state."""
    standing = _standing()
    years = standing.order_by("-line__year").values_list("line__year", flat=True).distinct()
    sectors = list(Sector.objects.all())
    chosen = ActionFilter(params, queryset=standing, years=years, sectors=sectors)
    if not chosen.is_valid():
        return ActionsView(chosen.form, (), ActionCounts(0, 0, 0, 0))
    words = chosen.form.cleaned_data["sok"].casefold().split()
    entries = tuple(as_read_by_all(one) for one in _entries(user, chosen.qs))
    found = tuple(one for one in entries if not one.draft and _says(one, words))
    wanted = _WANTED[chosen.form.cleaned_data["tilstand"]]
    shown = tuple(sorted((one for one in found if wanted(one)), key=urgency))
    own = roles_of(user).sector_ids
    return ActionsView(
        chosen.form,
        shown,
        _count(found),
        tuple((one.code, one.name) for one in sectors if one.pk in own),
        sum(one.draft for one in entries),
        _example_years(shown),
    )


def as_read_by_all(one: ActionEntry) -> ActionEntry:
    """The entry as it stands in the list, which is the same for everybody."""
    line, after = one.line.public or one.line, one.after
    rows = {row.id: row for row in line.actions}
    action = rows.get(one.action.id, one.action)
    return replace(one, action=action, line=line, after=after.public or after if after else None)


def _says(one: ActionEntry, words: Iterable[str]) -> bool:
    """Whether every word is found in what is done, by whom, why, or for which indicator."""
    line, row = one.line, one.action
    cause = line.deviation.cause if line.deviation else ""
    texts = (row.text, row.responsible, row.outcome, line.name, line.short_name, line.code, cause)
    told = "\n".join(texts).casefold()
    return all(word in told for word in words)


def action(user: User, pk: int) -> ActionDetail | None:
    """One action; None where there is none, or it is a draft that the person may not read."""
    asked = _standing().filter(pk=pk)
    version = asked.values_list("version", flat=True).first()  # before the row, which may then be newer only
    found = _entries(user, asked)
    if version is None or not found:
        return None
    told = visible_entries(user).filter(subject_table=Action._meta.model_name, subject_id=pk)
    return ActionDetail(
        found[0], version, TrailLog(None, 0, told).read(0, MOST_ENTRIES), _example_years(found)
    )


def withdrawn_action(user: User, pk: int) -> Action | None:
    """An action that was withdrawn, for whoever may bring it back; else None."""
    found = Action.objects.select_related("line", "line__sector", "line__indicator")
    row = found.filter(pk=pk, withdrawn=True, line__withdrawn=False).first()
    return row if row is not None and user.has_perm(REPORT_RESULT, row.line) else None


def urgency(one: ActionEntry) -> tuple[int, date, int]:
    """What is overdue first, then what is open, then the rest; each by its date."""
    rank = 0 if one.action.overdue else 1 if one.action.state in OPEN else 2
    return rank, one.action.due, one.action.id


_WANTED: Final[dict[str, Callable[[ActionEntry], bool]]] = {
    "": lambda one: True,
    OVERDUE_SLUG: lambda one: one.action.overdue,
    OPEN_SLUG: lambda one: one.action.state in OPEN,
    "planlagt": lambda one: one.action.state == Action.State.PLANNED,
    "i-gang": lambda one: one.action.state == Action.State.UNDER_WAY,
    "gjennomfort": lambda one: one.action.state == Action.State.DONE,
    "droppet": lambda one: one.action.state == Action.State.DROPPED,
}


def _standing() -> QuerySet[Action]:
    return Action.objects.filter(withdrawn=False, line__withdrawn=False)


def _entries(user: User, wanted: QuerySet[Action]) -> tuple[ActionEntry, ...]:
    """The actions as the person may read them, with their lines and those of the year after, judged."""
    plain, today = wanted.order_by(), timezone.localdate()
    ids = set(plain.values_list("pk", flat=True))
    own = Exists(plain.filter(line_id=OuterRef("pk")))
    following = plain.filter(line__indicator_id=OuterRef("indicator_id"), line__year=OuterRef("year") - 1)
    lines = judge_lines(
        ScorecardLine.objects.visible_to(user).filter(own | Exists(following)).in_card_order("-year"),
        user=user,
        today=today,
    )
    by_year = {(line.indicator_id, line.year): line for line in lines}
    return tuple(
        ActionEntry(
            row,
            line,
            by_year.get((line.indicator_id, line.year + 1)),
            days_overdue(row, today),
            draft=all(row.id != one.id for one in (line.public or line).actions),
        )
        for line in lines
        for row in line.actions
        if row.id in ids
    )


def days_overdue(row: ActionRow, today: date) -> int:
    return (today - row.due).days if row.overdue else 0


def _count(found: Iterable[ActionEntry]) -> ActionCounts:
    rows = [one.action for one in found]
    return ActionCounts(
        overdue=sum(row.overdue for row in rows),
        open=sum(row.state in OPEN for row in rows),
        done=sum(row.state == Action.State.DONE for row in rows),
        dropped=sum(row.state == Action.State.DROPPED for row in rows),
    )


def _example_years(found: Iterable[ActionEntry]) -> tuple[int, ...]:
    shown = {line.year for one in found for line in (one.line, one.after) if line is not None}
    made_up = Plan.objects.filter(example=True, withdrawn=False).order_by("-year")
    return tuple(year for year in made_up.values_list("year", flat=True) if year in shown)
