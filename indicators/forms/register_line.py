"""One line of the register in a form of its own: a year of an indicator, a new indicator, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.db import models
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator, ScorecardLine
from indicators.workflow import LineEdit, NewIndicator

from .cells import TARGET_HELP
from .numbers import NorwegianDecimalField
from .optimistic_lock import OnceField, SeenField
from .organisation import KEEP, options, why
from .plans import LONGEST_CASE, Day, PlainForm
from .register_headings import Headings, foreign_heading

READING: Final = ("value_kind", "unit", "direction", "frequency")
MORE: Final = (
    "decimals", "scale_low", "scale_high", "levels", "direction_reason", "aggregation", "tolerance",
    "tolerance_share", "planned", "statutory", "on_card",
)  # fmt: skip
COLUMNS: Final = ("name", "short_name", "order", *READING, *MORE)
ABOUT: Final = ("definition", "source", "numerator", "denominator")


def _field(column: models.Field[Any, Any], **given: Any) -> Any:
    """The field of a column: a decimal with a comma, a long text in few lines."""
    if isinstance(column, models.DecimalField):
        kept = {name: value for name, value in given.items() if name != "form_class"}
        return column.formfield(form_class=NorwegianDecimalField, **kept)
    if isinstance(column, models.TextField):
        return column.formfield(widget=forms.Textarea(attrs={"rows": 2}), **given)
    return column.formfield(**given)


class LineForm(PlainForm):
    """A year of an indicator. ``seen`` and ``target_seen`` are the versions of the line and its target.

    ``sure`` is the target that the person has been asked about, ``reshaped_seen`` that what becomes of the
    figures has been seen.
    """

    columns_at: ClassVar[dict[str, str]] = {"reason": "why", "title": "heading"}
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Navn"), ("name", "short_name")),
        (_("Ansvar og plass"), ("area", "sector", "heading", "order")),
        (_("Slik leses tallet"), READING),
        (_("Mål for året"), ("target", "case", "adopted_on")),
    )
    folded: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ((_("Mer om hvordan tallet leses"), MORE),)

    area = forms.ChoiceField(label=_("Tjenesteområde"))
    sector = forms.ChoiceField(label=_("Ansvarlig sektor eller stab"))
    heading = forms.CharField(
        label=_("Overskrift"),
        required=False,
        max_length=200,
        help_text=_("En ny blir laget. Tom: ingen overskrift."),
        widget=forms.TextInput(attrs={"list": "overskrifter", "autocomplete": "off"}),
    )
    target = forms.CharField(label=_("Mål"), required=False, help_text=TARGET_HELP)
    case = forms.CharField(
        label=_("Sak"),
        required=False,
        max_length=LONGEST_CASE,
        help_text=_("Bare når målet endres. Saken som vedtok endringen, f.eks. KS-sak 12/25."),
    )
    adopted_on = forms.DateField(label=_("Vedtatt"), required=False, widget=Day)
    why = why()
    seen = SeenField(required=False, min_value=0)
    target_seen = SeenField(required=False, min_value=0)
    sure = forms.CharField(required=False, widget=forms.HiddenInput)
    reshaped_seen = forms.BooleanField(label=_("Ja, endre linjen, og gjør dette med tallene"), required=False)

    def __init__(
        self,
        *args: Any,
        adopted: bool,
        areas: Sequence[tuple[int, str]],
        sectors: Sequence[tuple[int, str]],
        headings: Headings,
        own: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings, self.own, self.area_names = headings, own, dict(areas)
        self.fields |= fields_for_model(ScorecardLine, COLUMNS, formfield_callback=_field)
        self.fields["area"].choices = options(areas, _("– velg –"))  # type: ignore[attr-defined]
        self.fields["sector"].choices = options(sectors, _("– velg –"))  # type: ignore[attr-defined]
        if not adopted:
            del self.fields["case"], self.fields["adopted_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse a heading of another area."""
        found: dict[str, Any] = super().clean() or {}
        area, title = found.get("area"), found.get("heading")
        if area and title:
            said = foreign_heading(title, int(area), self.own, self.headings, self.area_names)
            if said:
                self.add_error("heading", said)
        return found

    @property
    def of_area(self) -> tuple[str, ...]:
        """The headings of the area that is chosen; of all of the year where none is."""
        chosen = str(self["area"].value() or "")
        if chosen.isdigit() and int(chosen) in self.area_names:
            return self.headings.get(int(chosen), ())
        return tuple(dict.fromkeys(title for titles in self.headings.values() for title in titles))

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The groups of fields that are open, with their headings."""
        return self._of(self.groups)

    @property
    def more(self) -> list[tuple[Any, list[forms.BoundField], bool]]:
        """Those that are folded, and whether something in them is wrong."""
        return [(title, fields, any(one.errors for one in fields)) for title, fields in self._of(self.folded)]

    def _of(self, groups: Any) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in groups]

    @property
    def columns(self) -> dict[str, Any]:
        """The column values."""
        return {name: self.cleaned_data[name] for name in COLUMNS if name in self.cleaned_data}

    def edit(self, line_id: int) -> LineEdit:
        """What the act is asked for."""
        given = self.cleaned_data
        return LineEdit(
            line_id=line_id,
            seen=given["seen"],
            columns=self.columns,
            sector_id=int(given["sector"]),
            area_id=int(given["area"]),
            heading=given["heading"],
            target=given["target"],
            target_seen=given["target_seen"],
            sure=given["sure"],
            reshaped_seen=given["reshaped_seen"],
        )


class NewForm(LineForm):
    """A new indicator with its first line: the name first, what is rarely changed folded away."""

    groups = (
        (_("Navn"), ("name", "short_name")),
        (_("Ansvar og plass"), ("area", "sector", "heading")),
        (_("Slik leses tallet"), READING),
        (_("Mål for året"), ("target", "case", "adopted_on")),
        (_("Om indikatoren"), ("definition", "source")),
    )
    folded = ((_("Mer"), ("code", "order", *MORE, "numerator", "denominator")),)

    code = forms.SlugField(
        label=_("Kode"),
        required=False,
        max_length=60,
        help_text=_("Fast kode i adresser og filer. Tom: lages av navnet."),
    )
    once = OnceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= fields_for_model(Indicator, ABOUT, formfield_callback=_field)
        del self.fields["reshaped_seen"], self.fields["seen"], self.fields["target_seen"]
        for name in ("short_name", "order", "sector", *READING, "aggregation", "decimals"):
            self.fields[name].required = False
        self.fields["short_name"].help_text = _("Til lister og figurer. Tom: begynnelsen av ordlyden.")
        self.fields["order"].help_text = _("Tom: sist i området.")
        if "case" in self.fields:
            self.fields["case"].help_text = _("Saken som vedtok målet.")
        self.fields["sector"].choices = [  # type: ignore[attr-defined]
            (KEEP, _("Den som pleier å ha området")),
            *self.fields["sector"].choices[1:],  # type: ignore[attr-defined]
        ]
        for name in ("direction", "value_kind"):
            field: Any = self.fields[name]
            field.choices = [(KEEP, _("Foreslå ut fra navnet")), *(one for one in field.choices if one[0])]
            field.initial = KEEP

    def new(self, year: int) -> NewIndicator:
        """What the act is asked for."""
        given = self.cleaned_data
        return NewIndicator(
            year=year,
            code=given["code"],
            about={name: given[name] for name in ABOUT},
            columns={name: value for name, value in self.columns.items() if value not in (None, "")},
            area_id=int(given["area"]),
            sector_id=int(given["sector"]) if given["sector"] else None,
            heading=given["heading"],
            target=given["target"],
            sure=given["sure"],
        )


class AboutForm(PlainForm):
    """What an indicator is through all years."""

    columns_at: ClassVar[dict[str, str]] = {"reason": "why"}
    why = why()
    seen = SeenField(required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = fields_for_model(Indicator, ABOUT, formfield_callback=_field) | self.fields
