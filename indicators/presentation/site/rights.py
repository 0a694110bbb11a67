"""Who may do what, as the help page prints it: the matrix of the permissions in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.permissions import MATRIX, ROLES, rights
from indicators.presentation.navigation.choices import Titled

GROUPS: Final[tuple[tuple[str | Promise, dict[str, str | Promise]], ...]] = (
    (
        _("Resultater og runder"),
        {
            rights.REPORT_RESULT: _("Føre og rette resultater, årsaker og tiltak"),
            rights.FOLLOW_ACTION: _("Si hvordan et tiltak går"),
            rights.SUBMIT: _("Sende inn tallene i en runde, og trekke dem tilbake"),
            rights.DECIDE: _("Godkjenne eller returnere"),
            rights.ASK_REOPENING: _("Be om å få endre det som er godkjent eller lukket"),
            rights.REOPEN: _("Åpne det igjen"),
            rights.ASK_EXPLANATION: _("Be om en forklaring"),
            rights.ANSWER_EXPLANATION: _("Svare når det bes om en forklaring"),
            rights.KEEP_ROUNDS: _("Planlegge, åpne og lukke runder"),
            rights.FOLLOW_ROUNDS: _("Se hvem som har levert, i alle sektorer"),
            rights.REMIND: _("Minne en sektor om fristen"),
            rights.GET_DIGEST: _("Få ukesoversikten på e-post"),
            rights.SEND_DIGEST: _("Sende ukesoversikten"),
        },
    ),
    (
        _("Ord og vurderinger"),
        {
            rights.ANNOTATE: _("Skrive fotnoter, kommentarer og utviklingsarbeid"),
            rights.KEEP_MATTERS: _("Føre tilsyn og vedtak, og kommentere dem"),
            rights.ASSESS_GOAL: _("Vurdere hvordan det gikk med et mål over indikatorene"),
            rights.ANSWER_PROOF: _("Svare på merknader i korrekturen"),
        },
    ),
    (
        _("Plan, register og tabeller"),
        {
            rights.EDIT_PLAN: _("Endre planen og registeret: indikatorer, mål, områder og sektorer"),
            rights.SET_BENCHMARK: _("Føre andres tall, som landssnittet"),
            rights.IMPORT_TABLES: _("Hente inn tabeller"),
        },
    ),
    (
        _("Årsrapporten"),
        {
            rights.WRITE_CHAPTER: _("Skrive kapitler"),
            rights.KEEP_CHAPTERS: _("Velge kapitler og utseende, og føre bemanning og selskaper"),
            rights.KEEP_EDITIONS: _("Foreslå å publisere rapporten"),
            rights.APPROVE_EDITION: _("Godkjenne eller returnere forslaget"),
            rights.READ_PROPOSALS: _("Lese det som er foreslått, før det er publisert"),
        },
    ),
    (
        _("Personer, logg og administrasjon"),
        {
            rights.MANAGE_PEOPLE: _("Legge inn personer"),
            rights.KEEP_ROLES: _("Åpne siden der roller gis"),
            rights.GIVE_ROLE: _("Gi en rolle og avslutte den"),
            rights.KEEP_PERSON: _("Endre e-postadresse, hjelpe med innlogging og stenge ute"),
            rights.READ_TRAIL: _("Lese endringsloggen"),
            rights.READ_WHOLE_TRAIL: _("Lese den for alle sektorer og for personer"),
            rights.USE_ADMIN: _("Åpne administrasjonen"),
        },
    ),
)
"""What a right is called, in the order of the page."""

REACH: Final[dict[str, str | Promise]] = {
    "all": _("ja"),
    "own_part": _("for egen sektor"),
    "own_line": _("egen sektors indikatorer"),
    "named_line": _("indikatorene man er satt på"),
    "own_submission": _("egen sektor"),
    "own_matter": _("egen sektor"),
    "own_words": _("egen sektor og dens områder"),
    "own_goal": _("egen sektors mål"),
    "goal_of_all": _("mål for hele kommunen"),
    "foreword": _("forordet"),
    "others_submission": _("det andre har sendt inn"),
    "others_proposal": _("det andre har foreslått"),
    "role_of_management": _("rollen ledelse"),
    "other_role": _("alle andre enn ledelse, og ledelse når ingen har den"),
    "in_management": _("personer i ledelsen"),
    "not_management": _("alle andre enn ledelsen"),
}
"""How far a right goes, by the name of its scope."""


@dataclass(frozen=True, slots=True)
class RightCell:
    """What a role may, ``""`` where it has not the right."""

    role: str
    reach: str


@dataclass(frozen=True, slots=True)
class RightRow:
    """A right and what each role may, in the order of the columns."""

    title: str
    cells: tuple[RightCell, ...]


@dataclass(frozen=True, slots=True)
class RightTable:
    """The whole matrix."""

    roles: tuple[str, ...]
    groups: tuple[Titled[RightRow], ...]


def right_table() -> RightTable:
    """The matrix in words of the language in use."""
    return RightTable(
        tuple(str(role.label) for role in ROLES),
        tuple(
            Titled(str(title), tuple(RightRow(str(name), _cells(right)) for right, name in group.items()))
            for title, group in GROUPS
        ),
    )


def _cells(right: str) -> tuple[RightCell, ...]:
    scopes = MATRIX[right]
    return tuple(
        RightCell(str(role.label), _reach(scopes[role].name) if role in scopes else "") for role in ROLES
    )


def _reach(name: str) -> str:
    return str(REACH[name])
