"""What a person sends and says when a table is brought in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.imports.tables import TableFileRefused, read_file, read_pasted
from indicators.models import TablePurpose
from indicators.models.table_imports import LARGEST_TABLE
from indicators.values.tables import Source

from .optimistic_lock import LONGEST_REASON, OnceField
from .plans import Day, PlainForm

ENDINGS = ".docx,.xlsx,.ods,.csv,.tsv,.txt"
EARLIEST, LATEST = 1990, 2100


class NewTableForm(PlainForm):
    """A file or a pasted text, and what it is. ``source`` is what was read of it."""

    columns_at = PlainForm.columns_at | {"name": "file", "source": "file"}

    purpose = forms.ChoiceField(label=_("Hva er det?"), widget=forms.RadioSelect)
    year = forms.IntegerField(
        label=_("År"),
        min_value=EARLIEST,
        max_value=LATEST,
        help_text=_("Året planen eller tallene gjelder. Kolonner for andre år finnes av overskriftene."),
    )
    file = forms.FileField(
        label=_("Fil"),
        required=False,
        max_length=200,
        allow_empty_file=True,
        help_text=_("Word (.docx), Excel (.xlsx), OpenDocument (.ods) eller CSV. Inntil 5 MB."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    pasted = forms.CharField(
        label=_("Eller lim inn tabellen"),
        required=False,
        strip=False,
        max_length=2_000_000,
        help_text=_("Kopier fra Word, Excel eller en PDF, med overskriftene, og lim inn her."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"}),
    )
    sector = forms.ChoiceField(label=_("Sektor eller stab, når tabellen ikke sier det"), required=False)
    area = forms.ChoiceField(label=_("Tjenesteområde, når tabellen ikke sier det"), required=False)
    once = OnceField()
    source: Source | None = None

    def __init__(self, *args: Any, purposes: Any, sectors: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = list(purposes)  # type: ignore[attr-defined]
        self.fields["sector"].choices = [("", gettext("Ingen valgt")), *((n, n) for _c, n in sectors)]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", gettext("Ingen valgt")), *((n, n) for _c, n in areas)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read what was sent; one of the two, and not both."""
        given: dict[str, Any] = super().clean() or {}
        file, pasted = given.get("file"), (given.get("pasted") or "").strip()
        if "file" in self.errors or "pasted" in self.errors:
            return given
        if file is None and not pasted:
            self.add_error("file", gettext("Velg en fil, eller lim inn en tabell."))
        elif file is not None and pasted:
            self.add_error("pasted", gettext("Send enten filen eller det som er limt inn, ikke begge."))
        else:
            self._read(file, given.get("pasted") or "")
        return given

    def _read(self, file: Any, pasted: str) -> None:
        place = "pasted" if file is None else "file"
        if file is not None and file.size > LARGEST_TABLE:
            self.add_error(place, gettext("Filen er større enn 5 MB. Del den i flere filer."))
            return
        try:
            self.source = read_pasted(pasted) if file is None else read_file(file.name, file.read())
        except TableFileRefused as refused:
            self.add_error(place, str(refused))
            return
        if not any(row.table is not None for row in self.source.rows):
            self.add_error(place, gettext("Her er ingen tabell: ingen linjer har mer enn én celle."))
            self.source = None

    @property
    def name(self) -> str:
        """What the preview is called."""
        file = self.cleaned_data.get("file")
        if file is not None:
            return str(file.name)
        return gettext("Limt inn %(when)s") % {"when": f"{timezone.localtime():%d.%m.%Y %H.%M}"}


class UseTableForm(PlainForm):
    """What the act of bringing in takes besides the answers."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    case = forms.CharField(
        label=_("Sak"),
        required=False,
        max_length=80,
        help_text=_("Planen er vedtatt, så målene endres med en sak, f.eks. KS-sak 145/25."),
    )
    adopted_on = forms.DateField(label=_("Vedtatt"), required=False, widget=Day())
    why = forms.CharField(
        label=_("Merknad til endringsloggen"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Filens navn og kontrollsum står der fra før."),
    )

    def __init__(self, *args: Any, adopted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not adopted:
            del self.fields["case"], self.fields["adopted_on"]


class UndoTableForm(PlainForm):
    """Why an import is taken back."""

    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def purposes_of(may: Any) -> list[tuple[str, str]]:
    """What a person may bring in; ``may`` answers whether they have the right of a purpose."""
    return [(one.value, str(one.label)) for one in TablePurpose if may(one)]
