"""Refusals in words: what was wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.models import (
    AnonymityObstacle,
    EditionProposal,
    Lock,
    LockReason,
    Role,
    RoundState,
    SubmissionState,
    UndoObstacle,
)
from indicators.values import (
    TextResult,
    TextTarget,
    format_number,
)

from .questions import QuestionView, views_of
from .quotes import quoted
from .target_questions import asked_of_target
from .typed_text import choice_text, forbidden_text, stale_text, too_long_text, unreadable_text
from .words import capitalised

SENTENCES: dict[type[workflow.Refusal], object] = {
    workflow.NotFound: _("Raden finnes ikke lenger, eller den er trukket tilbake. Ingenting er lagret."),
    workflow.PastDay: _(
        "Fristen %(day)s er passert. Rett den, eller kryss av for at det er meningen. Ingenting er lagret."
    ),
    workflow.NotPossible: _("Det går ikke nå, fordi tilstanden er %(state)s. Last siden på nytt."),
    workflow.NeedsReason: _("Skriv hvorfor. Grunnen står i endringsloggen. Ingenting er lagret."),
    workflow.AlreadyAdopted: _("Planen for %(year)d er alt vedtatt i %(case)s. Ingenting er lagret."),
    workflow.ClosedYear: _(
        "Året %(year)d er lukket og beholder navnet det hadde. Velg et senere år, eller kryss av for "
        "at det er retting av en skrivefeil. Ingenting er lagret."
    ),
    workflow.HasDelivered: _(
        "%(round)s: %(sector)s har levert, eller har noe som er åpnet igjen (%(state)s). Linjer kan "
        "ikke flyttes til eller fra sektoren i det året før runden er lukket. Flytt eventuelt fra "
        "neste år. Ingenting er lagret."
    ),
    workflow.NotUnderstood: _(
        "%(text)s er ikke forstått som et mål. Skriv det på nytt, eller bekreft med en grunn at det "
        "er et mål i ord."
    ),
    workflow.HasBegun: _("Åpningen kan ikke tas tilbake, fordi noen har begynt: %(sectors)s."),
    workflow.FigureOpen: _("Tallet er åpent. Før det i Rapportering eller på målekortlinjen."),
    workflow.AlreadyAsked: _("%(who)s har alt bedt om det, og venter på svar."),
    workflow.NotReady: _("Det mangler noe. Skriv hvorfor den skal publiseres likevel. Ingenting er lagret."),
    workflow.IsAnonymous: _(
        "%(name)s er gjort anonym og kan ikke endres eller få roller. Ingenting er lagret."
    ),
    workflow.NotAllowed: _("Du har ikke rettigheten som skal til. Ingenting er lagret."),
}
"""Refusals that are one sentence, with their fields in it by name."""


def refusal_text(refusal: workflow.Refusal, typed: str = "") -> str:
    """Word a refusal. ``typed`` is what the person wrote, for those that compare with it."""
    kind = type(refusal)
    if kind in SENTENCES:
        return str(SENTENCES[kind]) % {name: _shown(name, value) for name, value in vars(refusal).items()}
    match refusal:
        case workflow.Unreadable(text, problem, spec):
            return unreadable_text(typed or text, problem, spec)
        case workflow.Stale(written=written):
            return stale_text(written, typed)
        case _ if kind in COMPOSED:
            return COMPOSED[kind](refusal)
        case _:
            return gettext("Endringen ble avvist. Ingenting er lagret.")


def _shown(name: str, value: object) -> object:
    """A field of a refusal, as it stands in its sentence."""
    match value:
        case date():
            return f"{value:%d.%m.%Y}"
        case tuple():
            return ", ".join(value)
        case str() if name == "state":
            return quoted(state_word(value))
        case str() if name == "text":
            return quoted(value)
        case _:
            return value


def _invalid(refusal: workflow.Invalid) -> str:
    return " ".join(message for messages in refusal.errors.values() for message in messages)


def _asks(refusal: workflow.Asks) -> str:
    views = views_of(refusal.cell, refusal.spec, refusal.previous_year)
    return " ".join(asked_text(one) for one in views if not one.answer)


def _asks_target(refusal: workflow.AsksTarget) -> str:
    return gettext("%(asked)s Rett målet, eller si at det stemmer. Ingenting er lagret.") % {
        "asked": asked_of_target(refusal)
    }


def _incomplete(refusal: workflow.Incomplete) -> str:
    count = len(refusal.gaps) + len(refusal.matters)
    return ngettext("%(count)d ting mangler.", "%(count)d ting mangler.", count) % {"count": count}


def _to_mend(rows: set[object]) -> str:
    return ngettext(
        "%(count)d rad må rettes. Ingenting er lagret.",
        "%(count)d rader må rettes. Ingenting er lagret.",
        len(rows),
    ) % {"count": len(rows)}


def _not_delivered(refusal: workflow.NotDelivered) -> str:
    named = ", ".join(f"{name} ({state.label.lower()})" for name, state in refusal.sectors)
    return gettext("Runden kan ikke lukkes ennå: %(sectors)s.") % {"sectors": named}


def _has_lines(refusal: workflow.HasLines) -> str:
    return ngettext(
        "%(unit)s har %(count)d målekortlinje fra %(year)d. Velg hvem som overtar den.",
        "%(unit)s har %(count)d målekortlinjer fra %(year)d. Velg hvem som overtar dem.",
        refusal.lines,
    ) % {"unit": refusal.unit, "count": refusal.lines, "year": refusal.year}


def _not_sent(refusal: workflow.NotSent) -> str:
    if not refusal.why:
        said = gettext("%(name)s har ingen e-postadresse og ble ikke minnet på.")
    else:
        said = gettext("E-posten til %(name)s ble ikke sendt. Prøv igjen om litt.")
    return said % {"name": refusal.to}


def _cannot_undo_import(refusal: workflow.CannotUndoImport) -> str:
    more = " …" if len(refusal.changed) > 5 else ""
    return gettext(
        "Importen kan ikke angres, for noe av det den skrev er endret siden: %(changed)s. "
        "Ingenting er endret nå."
    ) % {"changed": "; ".join(refusal.changed[:5]) + more}


def _needs_case(refusal: workflow.NeedsCase) -> str:
    if not refusal.case:
        return gettext("Skriv saken som vedtok det, for eksempel KS-sak 145/24. Ingenting er lagret.")
    return gettext(
        "Planen for %(year)d er vedtatt i %(case)s. Målet endres bare med en sak: skriv saken som "
        "vedtok endringen på siden Plan eller på målekortlinjen. Ingenting er lagret."
    ) % {"year": refusal.year, "case": refusal.case}


def _edition_kept(refusal: workflow.EditionKept) -> str:
    day = f"{refusal.published_on:%d.%m.%Y}" if refusal.published_on else ""
    return gettext(
        "Utgaven %(edition)s er erstattet av en nyere og blir stående som den er. Ingenting er lagret."
    ) % {"edition": quoted(", ".join(part for part in (refusal.edition, day) if part))}


def anonymity_text(why: AnonymityObstacle, until: date | None) -> str:
    """Why somebody cannot be made anonymous, and what would make it possible."""
    match why:
        case AnonymityObstacle.OWN:
            return gettext("Du kan ikke gjøre deg selv anonym. Be en annen controller.")
        case AnonymityObstacle.PROGRAM:
            return gettext("Programmets egen bruker er ingen person.")
        case AnonymityObstacle.ROLE:
            return gettext(
                "Personen har en rolle som gjelder eller skal begynne å gjelde. Sett sluttdato på "
                "rollene først."
            )
        case AnonymityObstacle.NAMED:
            return gettext(
                "Begrunnelsen nevner personen, og den blir stående i endringsloggen. Skriv den uten navn."
            )
        case AnonymityObstacle.RETENTION:
            return gettext(
                "Opplysningene skal oppbevares en tid etter at den siste rollen tok slutt. Personen kan "
                "gjøres anonym fra %(day)s."
            ) % {"day": f"{until:%d.%m.%Y}" if until else "–"}


def obstacle_text(year: int, why: UndoObstacle) -> str:
    """Why a plan that was rolled forward cannot be taken back."""
    match why:
        case UndoObstacle.ADOPTED:
            said = gettext("Rulleringen kan ikke angres, fordi planen for %(year)d er vedtatt.")
        case UndoObstacle.ROUND_OPENED:
            said = gettext("Rulleringen kan ikke angres, fordi en runde for %(year)d er åpnet.")
        case UndoObstacle.REPORTED:
            said = gettext("Rulleringen kan ikke angres, fordi det er ført resultater for %(year)d.")
        case UndoObstacle.NOT_ROLLED:
            said = gettext("Planen for %(year)d er ikke rullet fra året før, så det er ingenting å angre.")
    return said % {"year": year}


def _cannot_give(refusal: workflow.CannotGive) -> str:
    if refusal.why is workflow.GiveReason.OWN:
        return gettext(
            "Du kan ikke gi deg selv en rolle eller utvide en du har. Be en annen controller. "
            "Ingenting er lagret."
        )
    return gettext(
        "Rollen %(role)s gis og avsluttes av en som selv har den, på siden Personer og roller, eller av "
        "kommunens katalog. Bare når ingen har den, kan controlleren gi den. Ingenting er lagret."
    ) % {"role": quoted(str(Role(refusal.role).label))}


def _cannot_keep(refusal: workflow.CannotKeep) -> str:
    if refusal.own:
        return gettext("Ditt eget passord bytter du under Min konto. Ingenting er lagret.")
    return gettext(
        "Kontoen hører til en som har en rolle du ikke kan gi. Adresse, passord, tofaktor og tilgang endres "
        "av en som selv har rollen. Ingenting er lagret."
    )


def state_word(state: str) -> str:
    """What a state of a submission, a round or a proposal is called."""
    for states in (SubmissionState, RoundState, EditionProposal.State):
        if state in states:
            return str(states(state).label)
    return state


def lock_text(lock: Lock) -> str:
    """Why something cannot be changed, and who can open it."""
    name = str(lock.round)
    given = {"Round": name, "round": name.lower(), "opens": f"{lock.round.opens_on:%d.%m.%Y}"}
    match lock.why:
        case LockReason.NOT_OPEN:
            said = gettext("%(Round)s er ikke åpnet ennå. Den åpner %(opens)s.")
        case LockReason.SUBMITTED:
            said = gettext("Tallene for %(round)s er sendt inn. Trekk innsendingen tilbake for å endre dem.")
        case LockReason.APPROVED:
            said = gettext(
                "Tallene for %(round)s er godkjent og låst. Ledelsen eller controller kan gjenåpne dem."
            )
        case LockReason.CLOSED:
            said = gettext(
                "%(Round)s er lukket, og tallene er låst. Ledelsen eller controller kan gjenåpne dem."
            )
    return said % given


def reshaped_text(figures: tuple[workflow.Reshaped, ...]) -> str:
    """What becomes of each figure of a line that is made another kind of line, and how to go on."""
    told = [_reshaped(one) for one in figures]
    mend = gettext("Kryss av nederst på siden og skriv hvorfor, hvis det er meningen. Ingenting er lagret.")
    return " ".join([gettext("Året har tall, og endringen gjelder dem:"), *told, mend])


def _reshaped(one: workflow.Reshaped) -> str:
    given = {
        "what": gettext("Målet") if one.period is None else capitalised(one.period.label),
        "text": quoted(one.written),
        "before": str(one.before),
        "after": str(one.after),
    }
    if one.after is None:
        said = gettext("%(what)s %(text)s legges bort, fordi det ikke lenger blir spurt om.")
    elif isinstance(one.after, TextResult | TextTarget):
        said = gettext("%(what)s %(text)s kan ikke leses på den nye måten.")
    elif one.after == one.before:
        said = gettext("%(what)s %(text)s står, men årets tall regnes på en annen måte.")
    else:
        said = gettext("%(what)s %(text)s leses som %(after)s, før som %(before)s.")
    return said % given


def asked_text(question: QuestionView) -> str:
    """A question where the answer is given in a form: what was probably meant, and where to confirm."""
    told = [question.text]
    if question.likely:
        told.append(gettext("Menes %(text)s?") % {"text": question.likely})
    if question.confirmable:
        told.append(gettext("Stemmer tallet, skriv hvorfor under «Det stemmer, fordi»."))
    return " ".join([*told, gettext("Ingenting er lagret.")])


COMPOSED: dict[type[workflow.Refusal], Callable[[Any], str]] = {
    workflow.NeedsChoice: lambda it: choice_text(
        it.value.text, [format_number(one) for one in it.value.candidates]
    ),
    workflow.Invalid: _invalid,
    workflow.TooLong: lambda it: too_long_text(it.length, it.limit),
    workflow.ForbiddenMark: lambda it: forbidden_text(it.mark, it.name, it.place),
    workflow.Reshapes: lambda it: reshaped_text(it.figures),
    workflow.Asks: _asks,
    workflow.AsksTarget: _asks_target,
    workflow.CannotGive: _cannot_give,
    workflow.CannotKeep: _cannot_keep,
    workflow.Locked: lambda it: lock_text(it.lock),
    workflow.CannotUndo: lambda it: obstacle_text(it.year, it.why),
    workflow.CannotAnonymise: lambda it: (
        gettext("%(why)s Ingenting er lagret.") % {"why": anonymity_text(it.why, it.until)}
    ),
    workflow.Incomplete: _incomplete,
    workflow.RowsRefused: lambda it: _to_mend({row.line_id for row in it.rows}),
    workflow.TableRefused: lambda it: _to_mend({cell.key for cell in it.cells}),
    workflow.NotDelivered: _not_delivered,
    workflow.HasLines: _has_lines,
    workflow.NotSent: _not_sent,
    workflow.CannotUndoImport: _cannot_undo_import,
    workflow.NeedsCase: _needs_case,
    workflow.EditionKept: _edition_kept,
}
"""Refusals that are more than one sentence with their fields: counted, listed, or by what a field says."""
