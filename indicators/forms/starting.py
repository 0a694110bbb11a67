"""What is typed in Kom i gang: whose the program is, a list of many rows, the year of the first plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import Municipality
from indicators.values.texts.pictures import PictureFile

from .optimistic_lock import OnceField
from .plans import PlainForm

LONGEST_LIST = 100_000


class MunicipalityForm(PlainForm):
    """Name, number, written language, and since when figures are its own."""

    name = forms.CharField(
        label=_("Kommunens navn"), max_length=80, help_text=_("F.eks. Nordre Testvik kommune.")
    )
    number = forms.CharField(label=_("Kommunenummer"), max_length=4, help_text=_("Fire sifre."))
    language = forms.ChoiceField(
        label=_("Målform"),
        choices=Municipality.Language.choices,
        help_text=_("Brev, filer og rapporter skrives slik. Hver leser velger selv for skjermen."),
    )
    since = forms.IntegerField(
        label=_("Første år med egne tall"),
        required=False,
        min_value=1838,
        max_value=2200,
        help_text=_("Bare etter en sammenslåing eller deling: tall fra før det året var en annen kommunes."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class ArmsForm(PlainForm):
    """The coat of arms; ``picture`` is the file as it is kept, None where none was sent."""

    file = forms.FileField(
        label=_("Kommunevåpen"),
        required=False,
        max_length=200,
        allow_empty_file=True,
        help_text=_("PNG, JPEG eller WebP, helst gjennomsiktig. Står på forsiden av rapportene."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "data-picture": True}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    picture: PictureFile | None = None

    def clean_file(self) -> Any:
        """The file, if it is a picture that can be kept."""
        from indicators.imports.pictures import PictureRefusedError, picture_of

        file = self.cleaned_data["file"]
        if file is None:
            raise forms.ValidationError(_("Velg en fil."))
        try:
            self.picture = picture_of(file.read())
        except PictureRefusedError as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class ListForm(PlainForm):
    """A list of rows, typed or pasted."""

    text = forms.CharField(
        label=_("Listen"),
        max_length=LONGEST_LIST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off"}),
    )


class FirstPlanForm(PlainForm):
    """The year of the first plan, and what it is called."""

    year = forms.IntegerField(label=_("År"), min_value=2000, max_value=2200)
    title = forms.CharField(label=_("Tittel"), max_length=200, help_text=_("F.eks. Virksomhetsplan 2027."))
    once = OnceField()


class FunctionForm(PlainForm):
    """A KOSTRA function: its code, its name, and the years it is used in."""

    code = forms.RegexField(
        r"^[1-9][0-9]{2}$", label=_("Kode"), max_length=3, error_messages={"invalid": _("Tre siffer.")}
    )
    name = forms.CharField(label=_("Navn"), max_length=120)
    first_year = forms.IntegerField(label=_("Første år"), required=False, min_value=1990, max_value=2200)
    last_year = forms.IntegerField(
        label=_("Siste år"),
        required=False,
        min_value=1990,
        max_value=2200,
        help_text=_("Skriv året funksjonen avsluttes med. Tomt: den gjelder ennå."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
