"""Refusals in words: what was wrong, where, and how to mend it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

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
from indicators.workflow import (
    AlreadyAdopted,
    AlreadyAsked,
    Asks,
    AsksTarget,
    CannotAnonymise,
    CannotGive,
    CannotKeep,
    CannotUndo,
    CannotUndoImport,
    ClosedYear,
    EditionKept,
    FigureOpen,
    ForbiddenMark,
    GiveReason,
    HasBegun,
    HasDelivered,
    HasLines,
    Incomplete,
    Invalid,
    IsAnonymous,
    Locked,
    NeedsCase,
    NeedsChoice,
    NeedsReason,
    NotAllowed,
    NotDelivered,
    NotFound,
    NotPossible,
    NotReady,
    NotSent,
    NotUnderstood,
    PastDay,
    Refusal,
    Reshaped,
    Reshapes,
    RowsRefused,
    Stale,
    TableRefused,
    TooLong,
    Unreadable,
)

from .questions import QuestionView, views_of
from .quotes import quoted
from .target_questions import asked_of_target
from .typed_text import choice_text, forbidden_text, stale_text, too_long_text, unreadable_text
from .words import capitalised


def refusal_text(refusal: Refusal, typed: str = "") -> str:
    """Word a refusal. ``typed`` is what the person wrote, for those that compare with it."""
    match refusal:
        case NeedsChoice(value):
            return choice_text(value.text, [format_number(figure) for figure in value.candidates])
        case Unreadable(text, problem, spec):
            return unreadable_text(typed or text, problem, spec)
        case Stale(written=written):
            return stale_text(written, typed)
        case NotAllowed():
            return _not_allowed(refusal)
        case NotFound():
            return gettext("Raden finnes ikke lenger, eller den er trukket tilbake. Ingenting er lagret.")
        case PastDay(day):
            return gettext(
                "Fristen %(day)s er passert. Rett den, eller kryss av for at det er meningen. Ingenting er "
                "lagret."
            ) % {"day": f"{day:%d.%m.%Y}"}
        case Invalid(errors):
            return " ".join(message for messages in errors.values() for message in messages)
        case _:
            return _of_a_round(refusal)


def _of_a_round(refusal: Refusal) -> str:
    match refusal:
        case Locked(lock):
            return lock_text(lock)
        case NotPossible(state=state):
            return gettext("Det går ikke nå, fordi tilstanden er %(state)s. Last siden på nytt.") % {
                "state": quoted(state_word(state))
            }
        case Incomplete(gaps, matters):
            count = len(gaps) + len(matters)
            told = ngettext("%(count)d ting mangler.", "%(count)d ting mangler.", count)
            return told % {"count": count}
        case NotDelivered(sectors):
            named = ", ".join(f"{name} ({state.label.lower()})" for name, state in sectors)
            return gettext("Runden kan ikke lukkes ennå: %(sectors)s.") % {"sectors": named}
        case NeedsReason():
            return gettext("Skriv hvorfor. Grunnen står i endringsloggen. Ingenting er lagret.")
        case NotSent(to, ""):
            return gettext("%(name)s har ingen e-postadresse og ble ikke minnet på.") % {"name": to}
        case NotSent(to):
            return gettext("E-posten til %(name)s ble ikke sendt. Prøv igjen om litt.") % {"name": to}
        case _:
            return _of_a_plan(refusal)


def _of_a_plan(refusal: Refusal) -> str:
    match refusal:
        case NeedsCase(year, case) if case:
            return gettext(
                "Planen for %(year)d er vedtatt i %(case)s. Målet endres bare med en sak: skriv saken som "
                "vedtok endringen på siden Plan eller på målekortlinjen. Ingenting er lagret."
            ) % {"year": year, "case": case}
        case NeedsCase():
            return gettext("Skriv saken som vedtok det, for eksempel KS-sak 145/24. Ingenting er lagret.")
        case AlreadyAdopted(year, case):
            return gettext("Planen for %(year)d er alt vedtatt i %(case)s. Ingenting er lagret.") % {
                "year": year,
                "case": case,
            }
        case CannotUndo(year, why):
            return obstacle_text(year, why)
        case _:
            return _of_the_organisation(refusal)


def _of_the_organisation(refusal: Refusal) -> str:
    match refusal:
        case ClosedYear(year):
            return gettext(
                "Året %(year)d er lukket og beholder navnet det hadde. Velg et senere år, eller kryss av for "
                "at det er retting av en skrivefeil. Ingenting er lagret."
            ) % {"year": year}
        case HasDelivered(sector, of, state):
            return gettext(
                "%(round)s: %(sector)s har levert, eller har noe som er åpnet igjen (%(state)s). Linjer kan "
                "ikke flyttes til eller fra sektoren i det året før runden er lukket. Flytt eventuelt fra "
                "neste år. Ingenting er lagret."
            ) % {"sector": sector, "state": quoted(state_word(state)), "round": of}
        case HasLines(unit, count, year):
            return ngettext(
                "%(unit)s har %(count)d målekortlinje fra %(year)d. Velg hvem som overtar den.",
                "%(unit)s har %(count)d målekortlinjer fra %(year)d. Velg hvem som overtar dem.",
                count,
            ) % {"unit": unit, "count": count, "year": year}
        case RowsRefused(rows):
            count = len({row.line_id for row in rows})
            told = ngettext(
                "%(count)d rad må rettes. Ingenting er lagret.",
                "%(count)d rader må rettes. Ingenting er lagret.",
                count,
            )
            return told % {"count": count}
        case TableRefused(cells):
            count = len({cell.key for cell in cells})
            told = ngettext(
                "%(count)d rad må rettes. Ingenting er lagret.",
                "%(count)d rader må rettes. Ingenting er lagret.",
                count,
            )
            return told % {"count": count}
        case CannotUndoImport(changed):
            return gettext(
                "Importen kan ikke angres, for noe av det den skrev er endret siden: %(changed)s. "
                "Ingenting er endret nå."
            ) % {"changed": "; ".join(changed[:5]) + (" …" if len(changed) > 5 else "")}
        case _:
            return _after_the_year(refusal)


def _after_the_year(refusal: Refusal) -> str:
    match refusal:
        case NotUnderstood(text):
            return gettext(
                "%(text)s er ikke forstått som et mål. Skriv det på nytt, eller bekreft med en grunn at det "
                "er et mål i ord."
            ) % {"text": quoted(text)}
        case HasBegun(sectors):
            return gettext("Åpningen kan ikke tas tilbake, fordi noen har begynt: %(sectors)s.") % {
                "sectors": ", ".join(sectors)
            }
        case FigureOpen():
            return gettext("Tallet er åpent. Før det i Rapportering eller på målekortlinjen.")
        case AlreadyAsked(by):
            return gettext("%(who)s har alt bedt om det, og venter på svar.") % {"who": by}
        case EditionKept(edition, day):
            named = ", ".join(part for part in (edition, f"{day:%d.%m.%Y}" if day else "") if part)
            return gettext(
                "Utgaven %(edition)s er erstattet av en nyere og blir stående som den er. "
                "Ingenting er lagret."
            ) % {"edition": quoted(named)}
        case _:
            return _of_a_person(refusal)


def _of_a_person(refusal: Refusal) -> str:
    match refusal:
        case NotReady():
            return gettext("Det mangler noe. Skriv hvorfor den skal publiseres likevel. Ingenting er lagret.")
        case IsAnonymous(name):
            return gettext(
                "%(name)s er gjort anonym og kan ikke endres eller få roller. Ingenting er lagret."
            ) % {"name": name}
        case CannotAnonymise(why, until):
            return gettext("%(why)s Ingenting er lagret.") % {"why": anonymity_text(why, until)}
        case _:
            return _of_a_text(refusal)


def _of_a_text(refusal: Refusal) -> str:
    match refusal:
        case Reshapes(figures):
            return reshaped_text(figures)
        case AsksTarget():
            return gettext("%(asked)s Rett målet, eller si at det stemmer. Ingenting er lagret.") % {
                "asked": asked_of_target(refusal)
            }
        case Asks(_, cell, spec, previous_year):
            return " ".join(asked_text(one) for one in views_of(cell, spec, previous_year) if not one.answer)
        case TooLong(length=length, limit=limit):
            return too_long_text(length, limit)
        case ForbiddenMark(mark=mark, name=name, place=place):
            return forbidden_text(mark, name, place)
        case _:
            return gettext("Endringen ble avvist. Ingenting er lagret.")


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


def _cannot_give(role: str, why: GiveReason) -> str:
    if why is GiveReason.OWN:
        return gettext(
            "Du kan ikke gi deg selv en rolle eller utvide en du har. Be en annen controller. "
            "Ingenting er lagret."
        )
    return gettext(
        "Rollen %(role)s gis og avsluttes av en som selv har den, på siden Personer og roller, eller av "
        "kommunens katalog. Bare når ingen har den, kan controlleren gi den. Ingenting er lagret."
    ) % {"role": quoted(str(Role(role).label))}


def _not_allowed(refusal: NotAllowed) -> str:
    match refusal:
        case CannotGive(role=role, why=why):
            return _cannot_give(role, why)
        case CannotKeep(own=own):
            return _cannot_keep(own=own)
        case _:
            return gettext("Du har ikke rettigheten som skal til. Ingenting er lagret.")


def _cannot_keep(*, own: bool) -> str:
    if own:
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


def reshaped_text(figures: tuple[Reshaped, ...]) -> str:
    """What becomes of each figure of a line that is made another kind of line, and how to go on."""
    told = [_reshaped(one) for one in figures]
    mend = gettext("Kryss av nederst på siden og skriv hvorfor, hvis det er meningen. Ingenting er lagret.")
    return " ".join([gettext("Året har tall, og endringen gjelder dem:"), *told, mend])


def _reshaped(one: Reshaped) -> str:
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
