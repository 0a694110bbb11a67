"""From words in an address or on a command line to what a report is of; an unknown word is explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext

from indicators.reports.material import Kind
from indicators.selectors.card.cards import Grouping
from indicators.selectors.report.rows import ReportAsked, ReportChoices, report_choices
from indicators.values import RoundKind
from indicators.values.query.address_words import ROUND_SLUGS


class UnknownPartError(LookupError):
    """There is no report of what was asked for; ``allowed`` are the words that there is one of."""

    def __init__(self, name: str, value: str, allowed: Iterable[str]) -> None:
        self.name = name
        self.value = value
        self.allowed = tuple(allowed)
        super().__init__(name)

    def __str__(self) -> str:
        if not self.allowed:
            return gettext("Det er ingenting å lage rapport av: %(name)s %(value)s.") % {
                "name": self.name,
                "value": self.value,
            }
        return gettext("Ukjent %(name)s «%(value)s». Velg blant: %(allowed)s.") % {
            "name": self.name,
            "value": self.value,
            "allowed": ", ".join(self.allowed),
        }


def asked_of(
    year: int,
    kind: Kind,
    *,
    by: Grouping | None = None,
    area: str = "",
    sector: str = "",
    round_slug: str = "",
    then: datetime | None = None,
    choices: ReportChoices | None = None,
) -> ReportAsked:
    """What is asked for. An area or a sector alone decides the grouping.

    A tertial report is of the round that is named, else of the latest that was opened. Raises
    :class:`UnknownPartError`, and for a year without cards as well.
    """
    if choices is None:
        try:
            choices = report_choices(year)
        except LookupError as error:
            raise UnknownPartError(gettext("år"), str(year), ()) from error
    if area and sector:
        raise UnknownPartError(gettext("utvalg"), f"{area}, {sector}", (area, sector))
    key = ""
    if area:
        by, key = "area", _key(gettext("tjenesteområde"), area, choices.areas)
    elif sector:
        by, key = "sector", _key(gettext("sektor"), sector, choices.sectors)
    chosen = _round(kind, round_slug, choices)
    return ReportAsked(year, by or choices.grouping(kind), key, chosen, None if chosen else then)


def _key(name: str, word: str, known: Sequence[tuple[str, str]]) -> str:
    """The key of an area or sector that is called by its key or its name."""
    for key, title in known:
        if word in (key, title, title.removeprefix(f"{key} ")):
            return key
    raise UnknownPartError(name, word, (key for key, _title in known))


def _round(kind: Kind, slug: str, choices: ReportChoices) -> RoundKind | None:
    if kind is not Kind.TERTIAL:
        return None
    rounds = {ROUND_SLUGS[choice.kind]: choice.kind for choice in choices.rounds}
    if not rounds:
        raise UnknownPartError(gettext("runde"), slug or gettext("før årsslutt"), ())
    if not slug:
        return max(rounds.values(), key=lambda choice: choice.last_month)
    if slug not in rounds:
        raise UnknownPartError(gettext("runde"), slug, rounds)
    return rounds[slug]
