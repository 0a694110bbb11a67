"""What a sector writes of its year: how development work goes, and texts about areas."""

from __future__ import annotations

from django import forms

from .report import HIGHEST, RowForm, TypedField, VersionField


class WorkForm(RowForm):
    """How a piece of development work goes; ``text`` is what was done."""

    part = "work"
    work = forms.IntegerField(min_value=1, max_value=HIGHEST)
    state = TypedField(longest=20)
    text = TypedField()
    responsible = TypedField(longest=200)
    version = VersionField()


class AreaTextForm(RowForm):
    """A text about an area."""

    part = "text"
    area = forms.IntegerField(min_value=1, max_value=HIGHEST)
    kind = TypedField(longest=20)
    text = TypedField()
    version = VersionField()
