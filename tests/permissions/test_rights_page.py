"""The help page prints the matrix of rights: every right once, every scope in words, in both languages."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils import translation

from indicators import permissions
from indicators.presentation.site.rights import GROUPS, REACH, right_table

PRINTED = {
    # a row of the page: leader, contributor, management, auditor, controller
    "nb": {
        "Føre og rette resultater, årsaker og tiltak": (
            "egen sektors indikatorer", "indikatorene man er satt på", "", "", "ja",
        ),
        "Godkjenne eller returnere": ("", "", "det andre har sendt inn", "", ""),
        "Gi en rolle og avslutte den": (
            "", "", "rollen ledelse", "", "alle andre enn ledelse, og ledelse når ingen har den",
        ),
        "Lese endringsloggen": ("for egen sektor", "", "ja", "ja", "ja"),
        "Få ukesoversikten på e-post": ("for egen sektor", "", "ja", "ja", "ja"),
        "Hente inn tabeller": ("for egen sektor", "", "", "", "ja"),
        "Åpne administrasjonen": ("for egen sektor", "", "", "ja", "ja"),
        "Skrive kapitler": ("", "", "forordet", "", "ja"),
        "Endre e-postadresse, hjelpe med innlogging og stenge ute": (
            "", "", "personer i ledelsen", "", "alle andre enn ledelsen",
        ),
    },
    "nn": {
        "Føre og rette resultat, årsaker og tiltak": (
            "indikatorane i eigen sektor", "indikatorane ein er sett på", "", "", "ja",
        ),
        "Lese endringsloggen": ("for eigen sektor", "", "ja", "ja", "ja"),
    },
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(PRINTED))
def test_rows_of_the_page(language: str) -> None:
    with translation.override(language):
        table = right_table()
    rows = {row.title: row for group in table.groups for row in group.rows}
    assert {name: tuple(cell.reach for cell in rows[name].cells) for name in PRINTED[language]} == PRINTED[
        language
    ]
    assert {tuple(cell.role for cell in row.cells) for row in rows.values()} == {table.roles}


def test_every_right_is_printed_once_and_every_scope_in_words() -> None:
    printed = Counter(right for _title, rows in GROUPS for right in rows)
    assert printed == Counter(permissions.MATRIX.keys())
    scopes = {scope.name for row in permissions.MATRIX.values() for scope in row.values()}
    assert scopes == set(REACH)
