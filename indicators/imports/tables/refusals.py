"""Why a file of tables was not taken in."""

from __future__ import annotations

from django.utils.translation import gettext


class TableFileRefused(ValueError):  # noqa: N818 - a refusal, as the workflow's
    """A file that cannot be read as tables; its text says why and how to mend it, in Norwegian."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(text or worded(code))
        self.code = code


def worded(code: str) -> str:
    """A refusal in words."""
    return _words()[code]


def _words() -> dict[str, str]:
    return {
        "empty": gettext("Filen er tom. Velg en fil med en tabell i."),
        "no_table": gettext("Filen har ingen tabell. Sjekk at du har valgt riktig fil."),
        "too_large": gettext(
            "Filen er for stor. Grensen er 10 MB. Ta ut bilder og ark som ikke trengs, og lagre den på nytt."
        ),
        "bomb": gettext("Filen pakkes ut til mer enn 50 MB, og tas ikke imot. Ta ut det som ikke trengs."),
        "too_many_columns": gettext(
            "En tabell i filen har over 200 kolonner. Ta ut kolonnene som ikke trengs, og lagre på nytt."
        ),
        "too_many_rows": gettext("Filen har over 50 000 rader med innhold. Del den i flere filer."),
        "password": gettext("Filen er beskyttet med passord. Lagre den uten passord, og velg den på nytt."),
        "old_format": gettext(
            "Filen er i et gammelt format, eller beskyttet med passord. "
            "Lagre den som .xlsx eller .docx uten passord."
        ),
        "macros": gettext("Filen har makroer. Lagre den som vanlig .xlsx eller .docx uten makroer."),
        "unknown": gettext(
            "Filen er ikke en tabell som kan leses. "
            "Bruk Word (.docx), Excel (.xlsx), OpenDocument (.ods) eller CSV."
        ),
        "damaged": gettext("Filen er skadet eller ufullstendig. Åpne den, lagre den på nytt, og prøv igjen."),
        "other_parts": gettext(
            "Filen har deler som ikke hører hjemme der. Lagre den på nytt fra Word, Excel eller LibreOffice."
        ),
        "definitions": gettext(
            "Filen har egne definisjoner i XML, og tas ikke imot. Lagre den på nytt fra Word eller Excel."
        ),
        "encoding": gettext("Tegnene i filen kan ikke leses. Lagre den som CSV UTF-8."),
    }
