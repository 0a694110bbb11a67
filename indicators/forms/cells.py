"""What is typed into a target or result cell: read at once, or refused beside the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.models import Result, ScorecardLine, Target
from indicators.permissions import roles_of
from indicators.presentation.wording.quotes import quoted
from indicators.presentation.wording.refusals import refusal_text
from indicators.presentation.wording.typed_text import stale_text
from indicators.values import Period, PeriodKind, Spec

from .optimistic_lock import NEEDS_REASON, typed_reason

type Reader = Callable[[str, Spec], Any]

TARGET_HELP = _(
    "F.eks. < 20 %, 4–6, ≥ landssnitt, Ja, 30 av 30, Måles ikke. Uten tegn gjelder retningen. En frist "
    "skrives innen 1.10. eller 2. kvartal, et nivå med sitt eget ord."
)
RESULT_HELP = _(
    "F.eks. 28,2 %, 1 178, 25 av 30, Ja, Ikke gjennomført, Ikke målt; for en frist 15.9. eller Gjennomført. "
    "Tom fjerner tallet."
)


class BecauseField(forms.CharField):
    """Why a figure that the program asks about is right all the same."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"class": "mk-because", "autocomplete": "off"})
        super().__init__(label=_("Det stemmer, fordi"), required=False, widget=widget)


class CellField(forms.CharField):
    """A text field for a target or result as people write it."""

    def __init__(self, *, label: Any, help_text: Any, **options: Any) -> None:
        widget = forms.TextInput(attrs={"class": "mk-cell", "autocomplete": "off"})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget, **options)


def read_target_cell(text: str, spec: Spec) -> Any:
    """Read a target, raising ``ValidationError`` with what was wrong and how to mend it."""
    return _read(workflow.read_target, text, spec)


def read_result_cell(text: str, spec: Spec) -> Any:
    """Read a result, raising ``ValidationError`` with what was wrong and how to mend it."""
    return _read(workflow.read_result, text, spec)


def _read(reader: Reader, text: str, spec: Spec) -> Any:
    try:
        return reader(text, spec)
    except workflow.Refusal as refusal:
        raise forms.ValidationError(refusal_text(refusal, text), code=type(refusal).__name__) from refusal


def ask_for_reason(request: HttpRequest, *, before: str, behalf_of: str = "") -> None:
    """Raise ``ValidationError`` when a reason is demanded and none is given.

    ``before``: what stands and is to be changed. ``behalf_of``: the sector that another enters for.
    """
    if typed_reason(request):
        return
    if before:
        told = gettext("Skriv under «Hvorfor?» nederst på siden hvorfor %(before)s endres.")
        raise forms.ValidationError(told % {"before": quoted(before)}, code=NEEDS_REASON)
    if behalf_of:
        told = gettext("Du fører på vegne av %(sector)s. Skriv under «Hvorfor?» nederst på siden hvorfor.")
        raise forms.ValidationError(told % {"sector": behalf_of}, code=NEEDS_REASON)


def sector_entered_for(request: HttpRequest, line: ScorecardLine) -> str:
    """The sector's name when the person enters on its behalf, empty for its own leader."""
    user = request.user
    return "" if line.sector_id in roles_of(user).sector_ids else line.sector.name_in(line.year)


def guard_cell(row: Target | Result | None, *, seen: int, typed: str) -> bool:
    """Whether the typed text is the person's own change of a cell that still is as it was seen.

    False: the cell has moved on, but the person had not touched it. Raises ``ValidationError``
    with both values when it has moved on under a change.
    """
    stands = row.version if row is not None else 0
    if row is None or seen == stands:
        return True
    then = row.history.filter(id=row.pk, version=seen).first()
    if then is not None and then.written == typed:
        return False
    raise forms.ValidationError(stale_text(row.written, typed), code="stale")


def period_code(period: Period) -> str:
    """A period as the value of a choice: ``half-1``."""
    return f"{period.kind.value}-{period.number}"


def period_of(code: str) -> Period:
    """The period of a choice's value."""
    kind, _dash, number = code.partition("-")
    return Period(PeriodKind(kind), int(number))


def period_choices() -> list[tuple[str, str]]:
    """Every period that a figure can be for, the year first."""
    periods = [Period(kind, number) for kind in PeriodKind for number in range(1, kind.per_year + 1)]
    return [(period_code(period), str(period.label)) for period in periods]
