"""The file that is sent as a template of the report's Word file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .plans import PlainForm


class TemplateForm(PlainForm):
    """A file; it is read whole and tried before it is called valid. ``content`` is what it holds."""

    file = forms.FileField(
        label=_("Word-dokument (.docx)"),
        max_length=200,
        allow_empty_file=True,
        error_messages={"required": _("Velg en fil."), "missing": _("Velg en fil.")},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    content = b""

    def clean_file(self) -> Any:
        """The file, if a report can be set in it."""
        from indicators.reports.word.intake import TemplateRefusedError
        from indicators.reports.word.trying import tried

        file = self.cleaned_data["file"]
        self.content = file.read()
        try:
            tried(self.content)
        except TemplateRefusedError as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class ChosenTemplateForm(PlainForm):
    """A template that was uploaded before (0: the program's own), and the one in force that was seen."""

    template = forms.IntegerField(min_value=0)
    seen = forms.IntegerField(min_value=0)
