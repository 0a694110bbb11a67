"""What the controller types in the register: the grid of many lines, and one thing for all chosen lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indicators.models.lines import Direction, Frequency
from indicators.presentation.register.grid import Typed
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.register.register import RegisterRow
from indicators.workflow import LineEdit, NeedsCase, RefusedRow

from .organisation import KEEP, ReorganiseForm, why
from .plans import LONGEST_CASE, Day, PlainForm
from .register_headings import Headings, foreign_heading

COLUMNS = ("short_name", "order", "direction", "value_kind", "unit")
TEXTS = (*COLUMNS, "sector", "area", "heading", "target", "sure")


class GridForm(PlainForm):
    """Why lines are changed; the case that adopted it, where the plan is adopted and targets are changed."""

    why = why()
    case = forms.CharField(
        label=_("Sak"),
        required=False,
        max_length=LONGEST_CASE,
        help_text=_("Bare når mål endres. Saken som vedtok endringen, f.eks. KS-sak 12/25."),
    )
    adopted_on = forms.DateField(label=_("Vedtatt"), required=False, widget=Day)

    def __init__(self, *args: Any, adopted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not adopted:
            del self.fields["case"], self.fields["adopted_on"]

    def take_rows(self, rows: tuple[RefusedRow, ...]) -> tuple[RefusedRow, ...]:
        """Show at the form what is wrong with the whole of it; returns the rows that are left."""
        case = next((one.refusal for one in rows if isinstance(one.refusal, NeedsCase)), None)
        if case is not None and "case" in self.fields:
            self.take(NeedsCase(case.year), otherwise="case")
        return tuple(one for one in rows if not isinstance(one.refusal, NeedsCase))


type Left = dict[int, tuple[Typed, int, int]]
"""Rows as they were left: what stands in the fields, and the versions of line and target that were seen."""


def typed_rows(sent: QueryDict, rows: Iterable[RegisterRow]) -> Left:
    """The rows of the grid that were sent. A row that is locked, or was not sent, is none."""
    found: Left = {}
    for row in rows:
        if f"r{row.id}-seen" not in sent:
            continue
        given = {name: sent.get(f"r{row.id}-{name}", "").strip() for name in TEXTS}
        typed = Typed(**given, reshaped=f"r{row.id}-reshaped" in sent)
        found[row.id] = (
            typed, _number(sent.get(f"r{row.id}-seen")), _number(sent.get(f"r{row.id}-target_seen")),
        )  # fmt: skip
    return found


def with_chosen(rows: Left, chosen: str) -> Left:
    """The rows, one of them with the reading of its target that was chosen: ``12:145,5``."""
    number, _colon, text = chosen.partition(":")
    line_id = _number(number)
    if line_id not in rows:
        return rows
    typed, *seen = rows[line_id]
    return {**rows, line_id: (replace(typed, target=text.strip()), seen[0], seen[1])}


def edits(rows: Left) -> list[LineEdit]:
    """What the act is asked for."""
    return [
        LineEdit(
            line_id=line_id,
            seen=seen,
            columns={name: getattr(typed, name) for name in COLUMNS},
            sector_id=_number(typed.sector),
            area_id=_number(typed.area),
            heading=typed.heading,
            target=typed.target,
            target_seen=target_seen,
            sure=typed.sure,
            reshaped_seen=typed.reshaped,
        )
        for line_id, (typed, seen, target_seen) in rows.items()
    ]


def _number(text: str | None) -> int:
    """A number of a row or a version; 0, which no row has, for anything else."""
    typed = text or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


class EarlierForm(PlainForm):
    """Why figures of the year before are entered."""

    why = why()


def seen_versions(rows: Iterable[RegisterRow]) -> str:
    """The versions of lines as a page shows them: ``12:1 13:4``."""
    return " ".join(f"{row.id}:{row.version}" for row in rows)


def _versions(text: str) -> dict[str, int]:
    pairs = (one.partition(":") for one in text.split())
    return {line: _number(version) for line, _colon, version in pairs}


class SetForm(ReorganiseForm):
    """One thing for all chosen lines. What is left empty stays as it is.

    ``seen`` are the versions of the lines that the person was shown; a line without one was not.
    """

    lines = forms.MultipleChoiceField(
        label=_("Linjer"),
        error_messages={"required": _("Velg minst én linje.")},
        widget=forms.MultipleHiddenInput,
    )
    sector = forms.ChoiceField(label=_("Sektor eller stab"), required=False)
    area = forms.ChoiceField(label=_("Tjenesteområde"), required=False)
    heading = forms.CharField(
        label=_("Overskrift"),
        required=False,
        max_length=200,
        help_text=_("En ny blir laget. Strek (-) er ingen overskrift. Tomt: som før."),
        widget=forms.TextInput(attrs={"list": "overskrifter", "autocomplete": "off"}),
    )
    direction = forms.ChoiceField(
        label=_("Retning"), required=False, choices=[(KEEP, _("Som før")), *Direction.choices]
    )
    frequency = forms.ChoiceField(
        label=_("Rapporteres"), required=False, choices=[(KEEP, _("Som før")), *Frequency.choices]
    )
    on_card = forms.ChoiceField(
        label=_("Står i målekortet"),
        required=False,
        choices=[(KEEP, _("Som før")), ("True", _("Ja")), ("False", _("Nei, bare i teksten"))],
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reshaped_seen = forms.BooleanField(
        label=_("Ja, endre linjene, og gjør dette med tallene"), required=False
    )
    headings: Headings = MappingProxyType({})
    area_names: Mapping[int, str] = MappingProxyType({})
    standing: Mapping[str, tuple[int, str]] = MappingProxyType({})
    """Where the lines stand: the area, and the title of the heading."""

    def clean(self) -> dict[str, Any]:
        """Refuse a heading of another area than the lines are to be in."""
        found: dict[str, Any] = super().clean() or {}
        for line in found.get("lines", ()):
            stands, own = self.standing[line]
            said = foreign_heading(
                found.get("heading", ""),
                int(found.get("area") or stands),
                own,
                self.headings,
                self.area_names,
            )
            if said:
                self.add_error("heading", said)
                break
        return found

    @property
    def of_area(self) -> tuple[str, ...]:
        """The headings of the area that is chosen; else of those that the chosen lines are in."""
        chosen = str(self["area"].value() or "")
        lines = [str(one) for one in self["lines"].value() or ()]
        areas = (
            {int(chosen)} if chosen.isdigit() else {self.standing[x][0] for x in lines if x in self.standing}
        )
        titles = (title for area, found in self.headings.items() if area in areas for title in found)
        return tuple(dict.fromkeys(titles))

    field_order = ("sector", "area", "heading", "direction", "frequency", "on_card", "why")

    @property
    def edits(self) -> list[LineEdit]:
        """What the act is asked for, of each line."""
        given = self.cleaned_data
        names = ("direction", "frequency", "on_card")
        title = str(given["heading"]).strip()
        versions = _versions(given["seen"])
        return [
            LineEdit(
                line_id=int(line),
                seen=versions.get(line, 0),
                columns={name: given[name] for name in names if given[name] != KEEP},
                sector_id=self.typed_of("sector"),
                area_id=self.typed_of("area"),
                heading=None if not title else "" if title in ("-", "–") else title,
                reshaped_seen=given["reshaped_seen"],
            )
            for line in given["lines"]
        ]

    def take_rows(self, rows: tuple[RefusedRow, ...]) -> tuple[RefusedRow, ...]:
        """Show what is wrong with what was typed at its field, once; returns the rows that are left."""
        for one in rows:
            if one.field in self.fields and not self.has_error(one.field):
                self.refuse(refusal_text(one.refusal), one.field)
        return tuple(one for one in rows if one.field not in self.fields)

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing was chosen."""
        names = ("sector", "area", "heading", "direction", "frequency", "on_card")
        return not any(self.cleaned_data[name] for name in names)
