"""Supervision and decisions: a year's list as everybody reads it, now or as it stood in a round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators import values
from indicators.collation import norwegian_key
from indicators.judging import matter_versions
from indicators.models import Decision, Matter, MatterText, Sector, Supervision, User
from indicators.permissions import EDIT_PLAN, KEEP_MATTERS, roles_of
from indicators.selectors.board.tallies import reading_of, round_choices
from indicators.selectors.years import first_choice, is_example, year_facts
from indicators.values import RoundKind
from indicators.values.query.address_words import ROUND_BY_SLUG

from .page import MatterEntry, MatterModel, matter_entry

OPEN_SLUG: Final = "apne"
OVERDUE_SLUG: Final = "forfalt"
CLOSED_SLUG: Final = "lukket"


@dataclass(frozen=True, slots=True)
class MatterCounts:
    """How many there are; ``overdue`` are among the ``open`` ones, which with ``closed`` make the total."""

    open: int
    overdue: int
    closed: int

    @property
    def total(self) -> int:
        return self.open + self.closed


@dataclass(frozen=True, slots=True)
class MattersView:
    """A year's list that the filters leave, the same for everybody.

    ``counts`` are of all that the other filters leave, whatever the state. ``drafts`` are how many rows the
    reader has changed or made that are not delivered. ``own`` are the sectors whose rows the reader enters;
    ``writes_texts``: the introductions too. ``round`` is the one that the year is read in as it stood when
    that was closed, None for now.
    """

    form: Any
    year: int
    years: tuple[int, ...]
    entries: tuple[MatterEntry, ...]
    counts: MatterCounts
    texts: dict[str, MatterText]
    drafts: int
    own: tuple[tuple[str, str], ...]
    two_ways: dict[str, tuple[str, ...]]
    example: bool
    writes_texts: bool
    round: RoundKind | None = None


class MattersForm(forms.Form):
    """The filters of a list."""

    sok = forms.CharField(label=_("Søk"), required=False, max_length=200)
    ar = forms.ChoiceField(label=_("År"), required=False)
    tilstand = forms.ChoiceField(
        label=_("Tilstand"),
        required=False,
        choices=(
            ("", _("Alle")),
            (OPEN_SLUG, _("Åpne")),
            (OVERDUE_SLUG, _("Forfalt")),
            (CLOSED_SLUG, _("Lukket")),
        ),
    )
    sektor = forms.MultipleChoiceField(label=_("Sektor eller stab"), required=False)
    organ = forms.MultipleChoiceField(label=_("Organ"), required=False)
    runde = forms.ChoiceField(label=_("Slik det sto"), required=False)

    def __init__(
        self,
        data: QueryDict,
        years: Iterable[int],
        year: int,
        rows: Iterable[MatterEntry],
        sectors: Any,
        rounds: Iterable[RoundKind],
    ) -> None:
        super().__init__(data)
        known = {name for row in rows for name in organs(row.row)}
        choices: dict[str, list[tuple[str, str]]] = {
            "ar": [(str(one), str(one)) for one in years],
            "sektor": [(one.code, one.name) for one in sectors],
            "organ": [(one, one) for one in sorted(known, key=norwegian_key)],
            "runde": [("", str(_("I dag"))), *round_choices(rounds)],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        self.fields["ar"].initial = str(year)
        if len(choices["runde"]) == 1:
            del self.fields["runde"]


def organs(row: Matter) -> tuple[str, ...]:
    """The authority of a supervision, or the bodies that treated a decision."""
    return (row.authority,) if isinstance(row, Supervision) else values.bodies(getattr(row, "cases", ""))


def texts_of(one: MatterEntry) -> tuple[str, ...]:
    """Everything that was written of a row: what a search looks at."""
    row, said = one.row, [told.text for told in one.comments]
    shared = (row.deadline_text, row.sector_called)
    if one.supervision:
        return (row.authority, row.service, row.finding, row.measure, *shared)
    return (row.point, row.cases, row.text, row.responsible, *shared, *said)


def matters(user: User, model: MatterModel, params: QueryDict) -> MattersView:
    """Read a year's list, filter it and count. The same number of statements at any size."""
    held = model._default_manager.filter(withdrawn=False).order_by("-year")
    years = tuple(held.values_list("year", flat=True).distinct())
    facts = year_facts(user)
    usual = first_choice(facts) or timezone.localdate().year
    asked = params.get("ar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else usual
    if not asked and years and year not in years:
        year = years[0]
    manager: Any = model._default_manager
    chosen = ROUND_BY_SLUG.get(params.get("runde", ""))
    read = reading_of(year, chosen)
    versions = matter_versions(list(manager.of_year(year)), read.known)
    entries = tuple(
        matter_entry(one.public, one.comments, stood=read.stood) for one in versions if one.public is not None
    )
    sectors = list(Sector.objects.all())
    choices = sorted({*years, year}, reverse=True)
    form = MattersForm(params, choices, year, entries, sectors, read.rounds)
    roles, own = roles_of(user), user.has_perm(KEEP_MATTERS)
    mine = [one for one in sectors if own and (roles.controller or one.pk in roles.sector_ids)]
    readable = {one.pk for one in mine}
    told = {text.place: text for text in MatterText.objects.filter(year=year)}
    valid = form.is_valid()
    found = tuple(one for one in entries if _wanted(one, form.cleaned_data)) if valid else ()
    return MattersView(
        form=form,
        year=year,
        years=tuple(choices),
        entries=tuple(one for one in found if _in_state(one, form.cleaned_data.get("tilstand", ""))),
        counts=_count(found),
        texts=told,
        drafts=0 if read.stood else sum(one.draft and one.own.sector_id in readable for one in versions),
        own=tuple((one.code, one.name) for one in mine),
        two_ways=_two_ways(entries, told.values()) if model is Decision else {},
        example=is_example(year),
        writes_texts=user.has_perm(EDIT_PLAN),
        round=chosen if read.stood else None,
    )


def _two_ways(entries: Iterable[MatterEntry], texts: Iterable[MatterText]) -> dict[str, tuple[str, ...]]:
    return values.written_in_two_ways([*(one.row.cases for one in entries), *(one.text for one in texts)])


def _wanted(one: MatterEntry, chosen: dict[str, Any]) -> bool:
    return (
        _says("\n".join(texts_of(one)), chosen["sok"])
        and (not chosen["sektor"] or one.row.sector_code in chosen["sektor"])
        and (not chosen["organ"] or bool(set(organs(one.row)) & set(chosen["organ"])))
    )


def _says(text: str, sought: str) -> bool:
    """Whether a text holds every word that is looked for; a case number in any writing."""
    told = text.casefold()
    if all(word in told for word in sought.casefold().split()):
        return True
    asked, rest = values.asked_cases(sought)
    cases = values.read_cases(text) if asked else ()
    found = bool(asked) and all(one.stands_in(cases) for one in asked)
    return found and all(word in told for word in rest.casefold().split())


def _in_state(one: MatterEntry, state: str) -> bool:
    wanted = {OPEN_SLUG: not one.row.ended, OVERDUE_SLUG: one.overdue > 0, CLOSED_SLUG: one.row.ended}
    return bool(wanted.get(state, True))


def _count(found: Iterable[MatterEntry]) -> MatterCounts:
    rows = list(found)
    ended = sum(one.row.ended for one in rows)
    return MatterCounts(len(rows) - ended, sum(one.overdue > 0 for one in rows), ended)
