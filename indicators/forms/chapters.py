"""What is typed into the annual report: chapters, staffing, companies and cooperation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import ReportChapter

from .plans import PlainForm

TEXT_HELP = _(
    "Tom linje gir nytt avsnitt, «- » foran gir et punkt, «# » en mellomtittel. **fet**, *kursiv* og "
    "[tekst](https://adresse). {bemanning}, {selskaper} eller {samarbeid} "
    "alene på en linje setter inn tabellen, {bilde 1} bildet. {indikatorens-kode} midt i teksten blir tallet."
)


class ChapterForm(PlainForm):
    """The text of a chapter, and for those who keep the chapters its title and kind as well."""

    title = forms.CharField(label=_("Tittel"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), choices=ReportChapter.Kind.choices)
    text = forms.CharField(
        label=_("Tekst"), required=False, strip=False, help_text=TEXT_HELP,
        widget=forms.Textarea(attrs={"rows": 20, "data-marks": True}),
    )  # fmt: skip
    responsible = forms.CharField(label=_("Ansvarlig"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Tilstand"),
        choices=ReportChapter.State.choices,
        help_text=_("Et utkast leses bare av dem som skriver det. Det som er klart, leses av alle."),
    )
    pictures_missing = forms.BooleanField(
        label=_("Bilder og figurer fra kilden mangler ennå"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, keeps: bool, lacks_pictures: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeps:
            del self.fields["title"], self.fields["kind"]
        if not (keeps and lacks_pictures):
            del self.fields["pictures_missing"]

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class NewChapterForm(PlainForm):
    """A chapter that is added, and what it stands under."""

    title = forms.CharField(label=_("Tittel"), max_length=200)
    parent = forms.ChoiceField(label=_("Under"), required=False)
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parents: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("Hovedkapittel")), *parents]  # type: ignore[attr-defined]


class SeenActForm(PlainForm):
    """An act on a chapter that takes nothing but the version that was seen, and what to do."""

    do = forms.CharField(max_length=10)
    seen = forms.IntegerField(min_value=0)
