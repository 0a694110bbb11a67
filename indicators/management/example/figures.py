"""Made-up figures near last year's, the same every time."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from indicators import values
from indicators.judging import JudgedLine
from indicators.models import Forecast

STEPS: Final = tuple(Decimal(step) for step in ("1.04", "0.97", "1.00", "1.08", "0.93", "1.02", "0.99"))
SAME: Final = 2
"""The number of the step that moves nothing."""
MATTERS: Final = (
    "Eksempel: Arbeidet går som planlagt, og det er ikke noe nytt å melde i denne runden.",
    "Eksempel: Saken er forsinket fordi andre oppgaver måtte gå foran. Ny plan legges fram i neste runde.",
    "Eksempel: Første del er gjennomført. Resten følger når finansieringen er avklart.",
)
CAUSES: Final = (
    "Eksempel: Flere søkere enn ventet gjennom våren, og for få hender til å ta unna.",
    "Eksempel: To stillinger stod ledige fra april til oktober.",
    "Eksempel: Arbeidet kom i gang senere enn planlagt, og virkningen ventes neste år.",
    "Eksempel: Den nye rutinen er innført ved tre av fem enheter.",
)
ACTIONS: Final = (
    ("Eksempel: Ansette en vikar i halv stilling", "Enhetsleder"),
    ("Eksempel: Innføre rutinen ved de siste enhetene", "Fagleder"),
    ("Eksempel: Gå gjennom køen hver uke", "Avdelingsleder"),
)

FOLLOWED: Final = (
    ("done", "Eksempel: Vikaren begynte i august, og ventetiden er kortere.", 0),
    ("under_way", "Eksempel: Rutinen er innført ved fire av fem enheter.", -12),
    ("dropped", "Eksempel: Køen er borte, så gjennomgangen hver uke er ikke lenger nødvendig.", 0),
    ("under_way", "", 30),
    ("planned", "", 0),
)
"""How actions go: the state, what is said of it, and to how many days from today it is moved (0: not)."""


FORECASTS: Final = (
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.UNSURE, "Eksempel: Det kommer an på om den ledige stillingen blir besatt i tide."),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.WILL_MISS, "Eksempel: Etterslepet fra i fjor er for stort til å hentes inn i år."),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.UNSURE, "Eksempel: Antallet svinger mye fra år til år."),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.ON_TRACK, ""),
    (Forecast.Outlook.WILL_MISS, "Eksempel: Tilbudet ble redusert i budsjettet for 2026."),
)
"""What leaders expect of the year, and why where they say it."""


def made_up(line: JudgedLine, number: int, period: values.Period) -> str:
    """A figure for a period as a leader would write it: last year's, moved a little."""
    last = line.previous.result if line.previous else values.EmptyResult()
    step = STEPS[number % len(STEPS)]
    match last:
        case values.FigureResult(value):
            return _written(_inside(value * step, line.spec), line.spec)
        case values.PeriodsResult(figures):
            same = [one.value for one in figures if one.period == period] or [figures[-1].value]
            return _written(_inside(same[0] * step, line.spec), line.spec)
        case values.ShareResult(numerator, denominator):
            count = min((numerator * step).quantize(Decimal(1), ROUND_HALF_UP), denominator)
            return f"{values.format_number(count)} av {values.format_number(denominator)}"
        case values.YesNoResult(yes):
            return "Ja" if yes else "Nei"
        case values.BoundResult(_comparator, value):
            return _written(_inside(value * step, line.spec), line.spec)
        case _:
            return _from_target(line)


def _from_target(line: JudgedLine) -> str:
    """Without a figure last year: the target is just reached; without a number in it, not measured."""
    match line.target:
        case values.LimitTarget(_, value):
            return _written(_inside(value, line.spec), line.spec)
        case values.YesTarget():
            return "Ja"
        case _:
            return "Ikke målt"


def _inside(value: Decimal, spec: values.Spec) -> Decimal:
    """No share over a hundred and no score off its scale."""
    if spec.value_kind is values.ValueKind.PERCENT:
        return min(value, Decimal(100))
    if spec.scale is not None:
        return min(max(value, spec.scale.low), spec.scale.high)
    return value


def _written(value: Decimal, spec: values.Spec) -> str:
    decimals = spec.decimals or 0
    told = values.format_number(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return f"{told} %" if spec.value_kind is values.ValueKind.PERCENT else told
