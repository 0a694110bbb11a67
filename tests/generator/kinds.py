"""The kinds of indicators that the generator invents, with their usual levels.

Weights follow a real card: mostly shares in percent and counts, some scores from
surveys, a few of everything else that the grammar knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.values import Aggregation, Direction, Frequency, Scale, Spec, ValueKind


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of indicator; ``low`` to ``high`` is where its figures usually lie, in its own unit."""

    name: str
    weight: int
    spec: Spec
    low: int
    high: int
    frequency: Frequency = Frequency.YEAR
    tolerance: Decimal | None = None


def _spec(
    direction: Direction,
    value_kind: ValueKind,
    unit: str = "",
    *,
    decimals: int = 0,
    scale: Scale | None = None,
    aggregation: Aggregation = Aggregation.LAST,
    tolerance: Decimal | None = None,
    levels: tuple[str, ...] = (),
) -> Spec:
    return Spec(direction, value_kind, unit, scale, decimals, aggregation, tolerance, levels)


HIGHER, LOWER, EXACT = Direction.HIGHER, Direction.LOWER, Direction.EXACT
NUMBER, PERCENT, SCORE = ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.SCORE
USED = ("ikke", "i noen grad", "i stor grad", "helt")
SIX = Scale(Decimal(1), Decimal(6))

KINDS: tuple[Kind, ...] = (
    Kind("Andel vedtak innen fristen", 22, _spec(HIGHER, PERCENT, "%"), 55, 100),
    Kind("Andel ansatte med fagutdanning", 14, _spec(HIGHER, PERCENT, "%", decimals=1), 40, 95),
    Kind("Sykefravær", 8, _spec(LOWER, PERCENT, "%", decimals=1, tolerance=Decimal("0.5")), 4, 14),
    Kind("Saksbehandlingstid", 9, _spec(LOWER, NUMBER, "dager"), 10, 90),
    Kind("Varighet av stønad", 4, _spec(LOWER, NUMBER, "mnd", decimals=1), 2, 12),
    Kind("Antall arrangementer", 10, _spec(HIGHER, NUMBER), 5, 200),
    Kind("Antall besøkende", 4, _spec(HIGHER, NUMBER), 1_000, 90_000),
    Kind("Antall registrerte avvik", 4, _spec(LOWER, NUMBER), 0, 60),
    Kind("Økonomisk avvik fra rammen", 2, _spec(HIGHER, NUMBER, "%", decimals=1), -4, 4),
    Kind(
        "Brukernes tilfredshet",
        9,
        _spec(HIGHER, SCORE, decimals=1, scale=SIX),
        3,
        6,
        frequency=Frequency.SECOND_YEAR,
    ),
    Kind("Elevenes trivsel", 3, _spec(HIGHER, SCORE, decimals=1, scale=Scale(Decimal(1), Decimal(5))), 3, 5),
    Kind("Enheter med gjennomført tilsyn", 3, _spec(HIGHER, ValueKind.SHARE), 10, 40),
    Kind("Beredskapsplanen er øvd", 3, _spec(HIGHER, ValueKind.YES_NO), 0, 1),
    Kind("Planen er vedtatt", 2, _spec(LOWER, ValueKind.DATE, tolerance=Decimal(7)), 60, 330),
    Kind("Veilederen er tatt i bruk", 2, _spec(HIGHER, ValueKind.LEVEL, levels=USED), 0, 3),
    Kind("Strømforbruk", 2, _spec(LOWER, NUMBER, "kr per m²"), 90, 240),
    Kind("Antall plasser i drift", 2, _spec(EXACT, NUMBER), 10, 60),
    Kind(
        "Andel barn i tiltak",
        2,
        _spec(LOWER, PERCENT, "%", aggregation=Aggregation.ALL),
        5,
        40,
        frequency=Frequency.HALF,
    ),
    Kind("Antall kurs holdt", 2, _spec(HIGHER, NUMBER, aggregation=Aggregation.SUM), 2, 12),
    Kind(
        "Mottakere per måned",
        1,
        _spec(LOWER, NUMBER, aggregation=Aggregation.MEAN),
        180,
        260,
        frequency=Frequency.MONTH,
    ),
)
