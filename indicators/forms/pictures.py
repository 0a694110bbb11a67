"""What is sent and said of a chapter's picture."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.values.texts.pictures import LONGEST_ALT, PictureFile

from .plans import PlainForm

ALT_HELP = _(
    "Leses høyt for den som ikke ser bildet. Skriv det viktigste i én eller to setninger, og ikke «bilde av»."
)
CREDIT_HELP = _("Slik det skal stå, f.eks. «Foto: kommunen».")
FILE_HELP = _("JPEG, PNG eller WebP, inntil 12 MB. Sted, kamera og annet som følger med filen, blir fjernet.")


class PictureForm(PlainForm):
    """A picture, what is said of it, and where in the text it stands.

    ``picture`` is the file as it is kept, None where none was sent. ``seen`` is the version of the picture,
    ``text_seen`` that of the chapter whose stretches ``after`` counts.
    """

    file = forms.FileField(
        label=_("Bilde"), help_text=FILE_HELP, max_length=200, allow_empty_file=True,
        error_messages={"required": _("Velg et bilde."), "missing": _("Velg et bilde.")},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "data-picture": True}),
    )  # fmt: skip
    alt = forms.CharField(
        label=_("Hva bildet viser"), help_text=ALT_HELP, required=False, max_length=LONGEST_ALT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    decorative = forms.BooleanField(label=_("Bildet er bare pynt, og leses ikke høyt"), required=False)
    caption = forms.CharField(
        label=_("Bildetekst"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Står under bildet som «Figur n» og i figurlisten. Kan stå tom."),
    )  # fmt: skip
    credit = forms.CharField(
        label=_("Fotograf eller kilde"), required=False, max_length=200, help_text=CREDIT_HELP
    )
    after = forms.ChoiceField(label=_("Plass i teksten"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    text_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    picture: PictureFile | None = None

    def __init__(self, *args: Any, places: list[tuple[str, str]], replaces: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = places  # type: ignore[attr-defined]
        if replaces:
            self.fields["file"].label, self.fields["file"].required = _("Bytt bildet"), False

    def clean_file(self) -> Any:
        """The file, if it is a picture that can be kept."""
        from indicators.imports.pictures import PictureRefusedError, picture_of

        file = self.cleaned_data["file"]
        if file:
            try:
                self.picture = picture_of(file.read())
            except PictureRefusedError as refused:
                raise forms.ValidationError(str(refused)) from refused
        return file

    def clean_alt(self) -> str:
        """On one line."""
        return " ".join(self.cleaned_data["alt"].split())

    def clean_caption(self) -> str:
        """On one line."""
        return " ".join(self.cleaned_data["caption"].split())

    def clean(self) -> dict[str, Any]:
        """A picture says what it shows, or says nothing at all."""
        given = super().clean() or {}
        if given.get("decorative") and (given.get("alt") or given.get("caption")):
            self.refuse(
                gettext("Et bilde som bare er pynt, har verken beskrivelse eller bildetekst."), "decorative"
            )
        elif not given.get("decorative") and "alt" in given and not given["alt"]:
            self.refuse(gettext("Skriv hva bildet viser, eller kryss av for at det bare er pynt."), "alt")
        return given

    def ask_for_file_again(self) -> None:
        """Say that the browser forgets the file where something else is wrong."""
        if self.picture is not None and "file" not in self.errors:
            self.refuse(gettext("Velg bildet på nytt: nettleseren tar ikke vare på filen."), "file")

    @property
    def columns(self) -> dict[str, Any]:
        """What is said of the picture."""
        return {name: self.cleaned_data[name] for name in ("alt", "decorative", "caption", "credit")}

    @property
    def place(self) -> int | None:
        """Behind how many stretches of the text it stands; None where none was chosen."""
        chosen = self.cleaned_data["after"]
        return int(chosen) if chosen else None


class PictureActForm(PlainForm):
    """An act on a picture that takes nothing but the versions that were seen, and what to do."""

    do = forms.ChoiceField(choices=[(word, word) for word in ("opp", "ned", "trekk", "hent")])
    seen = forms.IntegerField(min_value=0)
    text_seen = forms.IntegerField(min_value=0)
