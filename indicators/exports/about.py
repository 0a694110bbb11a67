"""What a file says about itself: who made it, when, from what, with which filters, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.municipality import municipality
from indicators.presentation.wording.words import STATUS_WORDS
from indicators.selectors import Counts, count
from indicators.selectors.table.line_facts import TrailEnd
from indicators.values import Status

type AboutRow = tuple[str, str | int | datetime]


def program_version() -> str:
    """The version of the program, as ``pyproject.toml`` says."""
    version: str = settings.PROGRAM_VERSION
    return version


def local(moment: datetime) -> datetime:
    """A moment in Norwegian time without a zone, to the second, as spreadsheets show it."""
    return timezone.make_naive(moment, timezone.get_default_timezone()).replace(microsecond=0)


@dataclass(slots=True, kw_only=True)
class Provenance:
    """What every file says. ``filters`` are pairs of a filter's name and what was chosen, in words."""

    title: str
    who: str
    address: str
    filters: tuple[tuple[str, str], ...]
    when: datetime = field(default_factory=timezone.now)
    as_of: datetime | None = None
    """The moment that the rows are read at; None where that is when the file was made."""
    trail: TrailEnd | None = None
    """The end of the log of changes when the file was made."""

    @property
    def municipality(self) -> str:
        place = municipality()
        return f"{place.name} ({place.number})"

    @property
    def naive_when(self) -> datetime:
        return local(self.when)

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Mål og resultater slik de står registrert i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield gettext("Innhold"), self.title
        yield gettext("Kommune"), self.municipality
        yield gettext("Laget av"), self.who
        yield gettext("Laget"), self.naive_when
        yield gettext("Tallene er slik de sto"), local(self.as_of or self.when)
        if self.trail is not None:
            yield gettext("Siste post i endringsloggen"), self.trail.sequence
            yield gettext("Postens kontrollsum (SHA-256)"), self.trail.digest
        yield gettext("Kilde"), self.source()
        yield gettext("Adresse"), self.address
        yield gettext("Program"), gettext("Målekort %(version)s") % {"version": program_version()}
        for name, chosen in self.filters or ((gettext("Utvalg"), gettext("alt")),):
            yield (f"{gettext('Utvalg')}: {name}" if self.filters else name), chosen


def example_rows(years: tuple[int, ...]) -> Iterator[AboutRow]:
    """Which years' figures are made up."""
    for year in years:
        yield gettext("Eksempeldata"), gettext("Tallene for %(year)d er oppdiktet") % {"year": year}


@dataclass(slots=True, kw_only=True)
class About(Provenance):
    """The same about judged lines, with the lines themselves for counting."""

    lines: tuple[JudgedLine, ...]
    example: tuple[int, ...] = ()

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from example_rows(self.example)
        yield from Provenance.rows(self)
        counts = count(self.lines)
        yield gettext("Rader"), counts.total
        for status, word in STATUS_WORDS.items():
            yield str(word), counts.by_status[status]
        yield gettext("Måloppnåelse"), achieved(counts)
        yield from _explanations()


def achieved(counts: Counts) -> str:
    """The share of targets met, with what it is a share of."""
    if counts.share_met is None:
        return gettext("kan ikke regnes ut: ingen av målene kunne vurderes")
    share = f"{counts.share_met * 100:.1f}".replace(".", ",")
    return gettext("%(share)s\u00a0%%: %(met)d nådd av %(judged)d som kunne vurderes") % {
        "share": share,
        "met": counts.by_status[Status.MET],
        "judged": counts.judged,
    }


def _explanations() -> Iterator[AboutRow]:
    yield (
        gettext("Slik regnes måloppnåelsen"),
        gettext(
            "Nådd delt på nådd og ikke nådd. «Nesten nådd» teller som ikke nådd. "
            "Alle andre statuser er utenfor."
        ),
    )
    yield (
        gettext("Tall"),
        gettext(
            "Tallkolonnene har tallet som ble rapportert, uten avrunding, og enheten i sin egen "
            "kolonne: 28,2 med enheten % er 28,2 %. Der det ikke finnes ett tall, står ordene."
        ),
    )
    yield (
        gettext("Avvik fra målet"),
        gettext("I avvikets enhet. Positivt er på den gode siden av målet, negativt på den dårlige."),
    )
    yield (
        gettext("Alvorlighet"),
        gettext(
            "Avviket delt på målet, fra 0 til 1, slik at mål med ulike enheter kan ordnes etter "
            "hvor mye de bommer."
        ),
    )
