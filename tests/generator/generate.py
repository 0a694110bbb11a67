"""Fill an empty database with sectors, areas, indicators, plans, and years of targets and results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from django.db import transaction

from indicators.models import Indicator, Plan, ScorecardLine, Sector, ServiceArea
from indicators.workflow import program_user

from .bulk import Writer
from .kinds import KINDS
from .people_and_places import Places, make_places
from .texts import Series
from .years import OUTSIDE_CARDS, Followed, YearWriter

SIZES = {"S": (135, 2), "M": (1_500, 10), "L": (6_000, 30)}
"""Indicators and years of each size; S is the size of Elverum's report, with invented figures."""

LAST_YEAR = 2025
REASON = "Laget av generatoren"


class NotEmptyError(RuntimeError):
    """The database holds a municipality already."""


@dataclass(frozen=True, slots=True)
class Generated:
    """How much was made."""

    indicators: int
    years: tuple[int, ...]
    lines: int


@transaction.atomic
def generate(*, indicators: int, years: int, seed: int = 1, last_year: int = LAST_YEAR) -> Generated:
    """Fill an empty database; the last year is ``last_year``. Every year has targets and results.

    Users may exist; raises :class:`NotEmptyError` where there are sectors, areas, indicators or plans.
    """
    if any(model.objects.exists() for model in (Sector, ServiceArea, Indicator, Plan)):
        raise NotEmptyError
    random = Random(f"malekort-{seed}-{indicators}-{years}")  # noqa: S311 figures for tests, no secrets
    writer = Writer(program_user(), REASON)
    span = range(last_year - years + 1, last_year + 1)
    places = make_places(writer, datetime(span[0] - 1, 11, 1, 12, tzinfo=UTC), span, random)
    followed = _indicators(writer, places, indicators, datetime(span[0] - 1, 11, 2, 12, tzinfo=UTC), random)
    for year in span:
        YearWriter(writer, places, random, year).write(followed)
        for one in followed:
            one.series.move(random)
    writer.leave_entry()
    return Generated(indicators, tuple(span), ScorecardLine.objects.count())


def _indicators(writer: Writer, places: Places, count: int, when: datetime, random: Random) -> list[Followed]:
    """The indicators in card order: area by area, kinds by weight."""
    rows = [
        Indicator(
            code=f"gen-{number:05d}",
            definition=f"Oppdiktet indikator nummer {number}, til måling og prøving.",
            source="Generatoren",
        )
        for number in range(1, count + 1)
    ]
    writer.create(rows, when)
    weights = [kind.weight for kind in KINDS]
    followed = []
    for place, row in enumerate(rows):
        area = place * len(places.areas) // count
        kind = random.choices(KINDS, weights)[0]
        followed.append(
            Followed(
                indicator=row,
                area=area,
                sector=random.choice(places.delivering[area]),
                series=Series.start(kind, random),
                on_card=random.random() >= OUTSIDE_CARDS,
                name=f"{kind.name} – {places.areas[area].name.lower()}, enhet {place + 1} (oppdiktet)",
                short_name=f"{kind.name} {place + 1}",
            )
        )
    return followed
