"""A block that is pasted into the grid, and the figures that a person confirmed of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.workflow import PastedFigure

from .cells import period_of
from .report import HIGHEST, PeriodField, TypedField

LONGEST_BLOCK = 200_000
MOST_FIGURES = 2_000
LONGEST_CELL = 500
UNREADABLE = _("Innlimingen kunne ikke leses. Lim inn på nytt.")


class BlockForm(forms.Form):
    """A block from the clipboard, and the cell that it is pasted in. ``column``: which holds the figures."""

    block = TypedField(longest=LONGEST_BLOCK, strip=False)
    line = forms.IntegerField(min_value=1, max_value=HIGHEST)
    period = PeriodField()
    column = forms.IntegerField(required=False, min_value=0, max_value=1_000)
    empty = forms.BooleanField(required=False)


class ListField(forms.JSONField):
    """JSON that may be anything, however deep its brackets and long its numbers are."""

    def to_python(self, value: Any) -> Any:
        """The value. Raises ValidationError where it cannot be read."""
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise forms.ValidationError(UNREADABLE) from None


class FiguresForm(forms.Form):
    """The figures of a confirmed paste: line, period, the version that was seen, and the text of each."""

    figures = ListField(error_messages={"invalid": UNREADABLE})
    undone = forms.BooleanField(required=False)

    def clean_figures(self) -> list[PastedFigure]:
        """The figures as the workflow takes them. Raises ValidationError for anything else."""
        given: Any = self.cleaned_data["figures"]
        if not isinstance(given, list) or not 0 < len(given) <= MOST_FIGURES:
            raise forms.ValidationError(UNREADABLE)
        return [_figure(one) for one in given]


def _figure(one: Any) -> PastedFigure:
    match one:
        case [int(line_id), str(code), int(version), str(text)] if (
            0 < line_id <= HIGHEST and 0 <= version <= HIGHEST and len(text) <= LONGEST_CELL
        ):
            try:
                return PastedFigure(line_id, period_of(code), text, version)
            except ValueError:
                pass
    raise forms.ValidationError(UNREADABLE)
