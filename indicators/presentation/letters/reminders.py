"""Letters in plain text: what is missing, by when, where to enter it, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from indicators.judging import GapKind
from indicators.language import as_the_municipality
from indicators.models import Act, EditionProposal, User
from indicators.municipality import municipality
from indicators.presentation.wording.deliveries import figures_text
from indicators.selectors.letters.reminders import Owed, Person

from .shell import html_of_text

NAMED = 10
"""Indicators named one by one; of more the letter says how many."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail in plain text and in HTML; both say the same. Without HTML the text goes alone."""

    subject: str
    text: str
    html: str = ""


def letter_of(subject: str, text: str) -> Letter:
    """The letter in both forms, in the language that is on."""
    return Letter(subject, text, html_of_text(subject, text))


def reminder_letter(owed: Owed, to: Person, address: str) -> Letter:
    """Word a reminder in the municipality's language. ``address``: the page where figures are entered."""
    with as_the_municipality():
        what = f"{owed.round} – {owed.sector_name}"
        subject = f"{what}: {days_said(owed.days)}"
        return letter_of(subject, "\n".join(_lines(owed, to, address)) + "\n")


def explanation_letter(asker: str, about: Sequence[str], of: str, text: str, address: str) -> Letter:
    """Tell leaders what they are asked to explain. ``about``: the indicators; ``of``: sector and round."""
    with as_the_municipality():
        given = {"who": asker, "about": about[0], "of": of, "count": len(about)}
        if len(about) == 1:
            subject = gettext("Det blir bedt om forklaring: %(about)s") % given
            opening = gettext("%(who)s ber om en forklaring på «%(about)s» (%(of)s):") % given
        else:
            subject = gettext("Det blir bedt om forklaring på %(count)d mål: %(of)s") % given
            opening = gettext("%(who)s ber om en forklaring på %(count)d mål (%(of)s):") % given
        named = ["", *(f"- {name}" for name in about)] if len(about) > 1 else []
        lines = [opening, "", text.strip(), *named, "", gettext("Svar her:"), address, "", _signed()]
        return letter_of(subject, "\n".join(lines) + "\n")


def proposal_letter(row: EditionProposal, address: str) -> Letter:
    """Tell management that a report waits for approval."""
    with as_the_municipality():
        given = {"title": row.title, "who": row.proposed_by.display_name}
        lines = [
            gettext("%(who)s har foreslått å publisere %(title)s. Forslaget venter på godkjenning.") % given,
        ]
        if row.why:
            lines += ["", gettext("Hvorfor en ny utgave: %(why)s") % {"why": row.why}]
        if row.despite:
            lines += ["", gettext("Hvorfor publisert likevel: %(why)s") % {"why": row.despite}]
        lines += ["", gettext("Les og godkjenn, eller send tilbake, her:"), address, "", _signed()]
        return letter_of(gettext("Venter på godkjenning: %(title)s") % given, "\n".join(lines) + "\n")


def decided_letter(row: EditionProposal, who: str, text: str, address: str, *, published: bool) -> Letter:
    """Tell whoever proposed a report that it was published or sent back. ``text``: what was said of it."""
    with as_the_municipality():
        given = {"title": row.title, "who": who}
        if published:
            subject = gettext("Publisert: %(title)s") % given
            said = gettext("%(who)s har godkjent %(title)s. Rapporten er publisert.") % given
        else:
            subject = gettext("Sendt tilbake: %(title)s") % given
            said = gettext("%(who)s har sendt tilbake forslaget om å publisere %(title)s.") % given
        told = ["", f"«{text.strip()}»"] if text.strip() else []
        lines = [said, *told, "", gettext("Se forslaget:"), address, "", _signed(), ""]
        return letter_of(subject, "\n".join(lines))


def _signed() -> str:
    return gettext("Hilsen Målekort, %(name)s") % {"name": municipality().name}


def account_letter(person: User, what: Act) -> Letter:
    """Tell somebody that another has changed the account, in the municipality's language."""
    with as_the_municipality():
        done = {
            Act.SAVE_USER: gettext("E-postadressen din i Målekort er endret til en annen enn denne."),
            Act.ONE_TIME_PASSWORD: gettext(
                "Du har fått et engangspassord til Målekort, og er logget ut overalt. Passordet du hadde, "
                "virker ikke lenger."
            ),
            Act.REMOVE_FACTOR: gettext("Tofaktoren din i Målekort er fjernet, og du er logget ut overalt."),
        }[what]
        told = gettext(
            "Det er gjort av en annen i kommunen. Kjenner du ikke til det, si fra til controlleren eller "
            "ledelsen med en gang."
        )
        return letter_of(gettext("Kontoen din i Målekort er endret"), f"{done}\n\n{told}\n\n{_signed()}\n")


def days_said(days: int) -> str:
    """How far a deadline is: ``fristen er om 7 dager``, ``fristen gikk ut for 5 dager siden``."""
    if days > 0:
        said = ngettext(
            "fristen gikk ut for %(count)d dag siden", "fristen gikk ut for %(count)d dager siden", days
        )
        return said % {"count": days}
    if days == 0:
        return gettext("fristen er i dag")
    if days == -1:
        return gettext("fristen er i morgen")
    return gettext("fristen er om %(count)d dager") % {"count": -days}


def day_said(day: date) -> str:
    """A day in words: ``søndag 31. januar 2027``."""
    return date_format(day, "l j. F Y")


def _lines(owed: Owed, to: Person, address: str) -> list[str]:
    given = {
        "sector": owed.sector_name,
        "round": str(owed.round).lower(),
        "day": day_said(owed.round.deadline),
        "when": days_said(owed.days),
    }
    lines = [
        gettext("Hei, %(name)s.") % {"name": to.name},
        "",
        gettext("%(sector)s har ikke sendt inn tallene for %(round)s.") % given,
        gettext("Fristen er %(day)s ved midnatt: %(when)s.") % given,
    ]
    if owed.returned:
        lines += ["", gettext("Ledelsen sendte dem tilbake: «%(why)s»") % {"why": owed.returned}]
    if owed.reopened:
        lines += ["", gettext("De ble gjenåpnet: «%(why)s»") % {"why": owed.reopened}]
    if owed.settled.settled:
        lines += ["", gettext("Så langt: %(figures)s.") % {"figures": figures_text(owed.settled)}]
    lines += ["", *_missing(owed), "", gettext("Før tallene og send inn her:"), address]
    if owed.ask:
        asked = ", ".join(f"{one.name} ({one.email})" for one in owed.ask)
        lines += ["", gettext("Spørsmål? Kontakt %(people)s.") % {"people": asked}]
    return [*lines, "", gettext("Hilsen Målekort, %(name)s") % {"name": municipality().name}]


def _missing(owed: Owed) -> list[str]:
    count = len(owed.without_figure)
    if not count and not owed.others:
        return [gettext("Alt er ført. Det eneste som gjenstår, er å sende inn.")]
    lines = []
    if count:
        said = ngettext(
            "Tall mangler for %(count)d indikator:", "Tall mangler for %(count)d indikatorer:", count
        )
        lines = [said % {"count": count}, *(f"- {name}" for name in owed.without_figure[:NAMED])]
        if count > NAMED:
            lines.append(gettext("- og %(count)d til") % {"count": count - NAMED})
    return lines + [_other(kind, owed.others[kind]) for kind in GapKind if owed.others[kind]]


def _other(kind: GapKind, count: int) -> str:
    return {
        GapKind.NO_CAUSE: gettext("Mål som ikke er nådd og mangler årsak: %(count)d."),
        GapKind.NO_ACTION: gettext("Mål som ikke er nådd og mangler tiltak: %(count)d."),
        GapKind.NO_REASON: gettext("Tall som mangler uten at grunnen er oppgitt: %(count)d."),
        GapKind.NO_FORECAST: gettext("Indikatorer som mangler prognose: %(count)d."),
        GapKind.NOT_READ: gettext("Celler som ikke er forstått: %(count)d."),
        GapKind.NO_ANSWER: gettext("Tall som må bekreftes eller rettes: %(count)d."),
        GapKind.NO_FIGURE: gettext("Indikatorer som mangler tall: %(count)d."),
    }[kind] % {"count": count}
