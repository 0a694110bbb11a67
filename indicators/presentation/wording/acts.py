"""The trail in words: what acts and tables are called, and what a verification found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.models import Act, Result, TrailCheck
from indicators.models.row_digests import tracked_models
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.verification import Verified
from indicators.values import QuestionKind

ACT_WORDS: Final = {
    Act.REPORT_RESULT: _("Førte resultat"),
    Act.ANSWER_QUESTION: _("Svarte på spørsmål om tallet"),
    Act.GO_WITHOUT: _("Leverte uten tall"),
    Act.OPEN_FIGURE: _("Åpnet ett tall for retting"),
    Act.CORRECT_FIGURE: _("Rettet ett tall"),
    Act.LOCK_FIGURE: _("Låste ett tall igjen"),
    Act.SET_TARGET: _("Satte mål"),
    Act.SET_BENCHMARK: _("Førte sammenligningstall"),
    Act.KEEP_REGISTER: _("Endret register eller plan"),
    Act.ANNOTATE: _("Skrev fotnote eller kommentar"),
    Act.GIVE_ROLE: _("Ga eller endret rolle"),
    Act.SAVE_USER: _("Ga eller endret brukerkonto"),
    Act.ADOPT_PLAN: _("Vedtok planen"),
    Act.CORRECT_ADOPTION: _("Rettet vedtaket av planen"),
    Act.ROLL_FORWARD: _("Rullet planen til neste år"),
    Act.RENAME_UNIT: _("Ga sektor eller område nytt navn"),
    Act.CORRECT_NAME: _("Rettet navnet på sektor eller område"),
    Act.MOVE_LINES: _("Flyttet linjer"),
    Act.CHANGE_LINES: _("Endret linjer i registeret"),
    Act.ADD_INDICATOR: _("La til indikator"),
    Act.RETIRE_INDICATOR: _("Avsluttet indikator"),
    Act.MERGE_INDICATORS: _("Slo sammen indikatorer"),
    Act.SPLIT_INDICATOR: _("Delte indikator"),
    Act.MERGE_UNITS: _("Slo sammen sektorer eller områder"),
    Act.SPLIT_UNIT: _("Delte sektor eller område"),
    Act.END_UNIT: _("Avsluttet sektor eller område"),
    Act.UNDO_ROLL: _("Angret rullering av planen"),
    Act.IMPORT_TABLE: _("Hentet inn en tabell"),
    Act.UNDO_IMPORT: _("Angret en import"),
    Act.PLAN_ROUND: _("Planla runde"),
    Act.OPEN_ROUND: _("Åpnet runde"),
    Act.UNOPEN_ROUND: _("Tok tilbake åpning av runde"),
    Act.CLOSE_ROUND: _("Lukket runde"),
    Act.CLOSE_PAST_ROUND: _("Lukket runde fra før programmet"),
    Act.SUBMIT: _("Sendte inn"),
    Act.TAKE_BACK: _("Trakk tilbake innsending"),
    Act.APPROVE: _("Godkjente"),
    Act.RETURN: _("Returnerte"),
    Act.REPLY: _("Svarte på merknad"),
    Act.ASK_EXPLANATION: _("Ba om forklaring"),
    Act.ANSWER_EXPLANATION: _("Svarte på spørsmål om forklaring"),
    Act.DROP_EXPLANATION: _("Trakk tilbake spørsmål om forklaring"),
    Act.ASK_REOPENING: _("Ba om gjenåpning"),
    Act.DECLINE_REOPENING: _("Avslo gjenåpning"),
    Act.ANSWER_PROOF: _("Svarte på korrekturen"),
    Act.ASK_PROOF_ANEW: _("Tok tilbake et svar på korrekturen"),
    Act.KEEP_TYPED_REPORT: _("Tok vare på rapporten slik den ble skrevet"),
    Act.REOPEN: _("Gjenåpnet"),
    Act.EXPLAIN: _("Forklarte avvik"),
    Act.FORECAST: _("Ga prognose"),
    Act.PROMISE_ACTION: _("Lovet tiltak"),
    Act.FOLLOW_ACTION: _("Fulgte opp tiltak"),
    Act.KEEP_GOAL: _("Endret mål i planen"),
    Act.ATTACH_LINES: _("Koblet indikator og mål"),
    Act.ASSESS_GOAL: _("Vurderte mål"),
    Act.KEEP_SUPERVISION: _("Førte tilsyn"),
    Act.KEEP_DECISION: _("Førte vedtak"),
    Act.COMMENT_DECISION: _("Kommenterte vedtak"),
    Act.CARRY_ON: _("Videreførte tilsyn eller vedtak"),
    Act.WRITE_MATTER_TEXT: _("Skrev innledning til tilsyn og vedtak"),
    Act.REPORT_WORK: _("Rapporterte utviklingsarbeid"),
    Act.WRITE_AREA_TEXT: _("Skrev om tjenesteområdet"),
    Act.WRITE_CHAPTER: _("Skrev kapittel i årsmeldingen"),
    Act.KEEP_PICTURE: _("Førte bilde i årsmeldingen"),
    Act.KEEP_CHAPTERS: _("Ordnet kapitler i årsmeldingen"),
    Act.COPY_CHAPTERS: _("Hentet kapitler fra året før"),
    Act.KEEP_LAYOUT: _("Valgte oppsett av rapporten"),
    Act.KEEP_WORD_TEMPLATE: _("Valgte mal for Word"),
    Act.PROPOSE_EDITION: _("Foreslo å publisere"),
    Act.MAKE_EDITION_FILES: _("Laget filene til et forslag"),
    Act.WITHDRAW_PROPOSAL: _("Trakk tilbake forslag om å publisere"),
    Act.RETURN_PROPOSAL: _("Returnerte forslag om å publisere"),
    Act.PUBLISH_EDITION: _("Publiserte utgave"),
    Act.DATE_EDITION: _("Førte når en utgave er avgitt og vedtatt"),
    Act.REMIND: _("Minnet om frist"),
    Act.SUBSCRIBE: _("Slo på ukesoversikt"),
    Act.UNSUBSCRIBE: _("Slo av ukesoversikt"),
    Act.SEND_DIGEST: _("Sendte ukesoversikt"),
    Act.MAKE_ANONYMOUS: _("Gjorde person anonym"),
    Act.EXPORT_PERSON: _("Hentet ut opplysninger om person"),
    Act.CHANGE_PASSWORD: _("Byttet passord"),
    Act.ONE_TIME_PASSWORD: _("Ga engangspassord"),
    Act.SEND_RESET: _("Sendte lenke for nytt passord"),
    Act.INVITE: _("Inviterte med lenke i e-post"),
    Act.RESET_PASSWORD: _("Satte nytt passord med lenke i e-post"),
    Act.ADD_FACTOR: _("La til tofaktor"),
    Act.REMOVE_FACTOR: _("Fjernet tofaktor"),
    Act.END_SESSIONS: _("Avsluttet egne økter"),
    Act.RESEAL: _("Forseglet loggen på nytt"),
    Act.GENERATE: _("Laget oppdiktede data"),
}


OWN_WORDS: Final = {
    "second_factor": _("Tofaktor"),
    "sessions": _("Økter"),
    "digest_before": _("Siste kontrollsum før"),
}
"""What entries tell that no column holds."""

FACTOR_WORDS: Final = {
    "totp": _("app på telefonen"),
    "webauthn": _("sikkerhetsnøkkel"),
    "recovery_codes": _("reservekoder"),
}
"""Kinds of second factors, as allauth calls them."""


QUESTION_WORDS: Final = {
    QuestionKind.NOT_UNDERSTOOD: _("ikke forstått"),
    QuestionKind.AMBIGUOUS: _("kan leses på flere måter"),
    QuestionKind.NOT_A_SHARE: _("ikke en andel"),
    QuestionKind.UNSETTLED: _("ikke avgjort"),
    QuestionKind.NOT_COMPARABLE: _("kan ikke sammenlignes"),
    QuestionKind.OTHER_PERIOD: _("en annen periode"),
    QuestionKind.OTHER_UNIT: _("en annen enhet"),
    QuestionKind.OTHER_DECIMALS: _("flere desimaler enn linjen føres med"),
    QuestionKind.NEGATIVE: _("under null"),
    QuestionKind.OFF_SCALE: _("utenfor skalaen"),
    QuestionKind.OVER_WHOLE: _("mer enn det hele"),
    QuestionKind.MUCH_MORE: _("mye mer enn før"),
    QuestionKind.MUCH_LESS: _("mye mindre enn før"),
    QuestionKind.FAR_FROM_TARGET: _("langt fra målet"),
    QuestionKind.NOT_THE_SUM: _("ikke summen av delene"),
    QuestionKind.NOT_THE_MEAN: _("ikke gjennomsnittet av delene"),
}
CODE_WORDS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("answer", "kind"): {kind.value: word for kind, word in QUESTION_WORDS.items()},
    ("resultpart", "period_kind"): dict(Result.PeriodKind.choices),
}
"""Words for the codes in columns that have no choices of their own."""


def act_word(code: str) -> str:
    """What an act is called; one that this version does not know is called by its code."""
    return str(ACT_WORDS[Act(code)]) if code in Act else code


def table_word(table: str) -> str:
    """What a row of a table is called: målekortlinje, resultat."""
    model = _model(table)
    return str(model._meta.verbose_name) if model else table


def _model(table: str) -> Any:
    """The model that an entry names; people have no history but stand in the trail."""
    return get_user_model() if table == "user" else tracked_models().get(table)


def field_word(table: str, name: str) -> str:
    """What a field is called, with a capital; a name that this version does not know stays as it is."""
    model = _model(table)
    names = {field.name: field for field in model._meta.get_fields()} if model else {}
    names |= {field.attname: field for field in model._meta.concrete_fields} if model else {}
    said = str(getattr(names.get(name), "verbose_name", OWN_WORDS.get(name, name)))
    return said[:1].upper() + said[1:]


ENTRY_FAULTS: Final = {
    Fault.ENTRY_REMOVED: _("Post %(number)d i endringsloggen er fjernet eller flyttet."),
    Fault.ENTRY_ALTERED: _("Post %(number)d i endringsloggen er endret etter at den ble skrevet."),
    Fault.ENTRY_MOVED: _("Post %(number)d i endringsloggen følger ikke den som stod foran den."),
    Fault.ENTRY_INSERTED: _("Post %(number)d i endringsloggen er satt inn utenom programmet."),
    Fault.END_REMOVED: _("Slutten av endringsloggen er fjernet, fra og med post %(number)d."),
    Fault.ENTRY_UNSEALED: _("Post %(number)d i endringsloggen er ikke forseglet av programmet."),
    Fault.ACCOUNT_ALTERED: _(
        "Kontoen til person %(number)d er endret utenom programmet (navn, adresse, passord, tofaktor eller "
        "rett til å logge inn)."
    ),
    Fault.ACCOUNT_INSERTED: _("Person %(number)d har en konto som programmet ikke har laget."),
    Fault.ACCOUNT_REMOVED: _("Kontoen til person %(number)d er fjernet utenom programmet."),
    Fault.ANCHOR_CUT: _("Endringsloggen slutter før post %(number)d, som står i %(source)s."),
    Fault.ANCHOR_DIFFERS: _("Post %(number)d i endringsloggen er en annen enn den som står i %(source)s."),
    Fault.ANCHOR_MISSING: _(
        "Kontrollsummen i %(source)s finnes ikke i endringsloggen, som slutter med post %(number)d."
    ),
    Fault.CODE_ALTERED: _("KOSTRA-funksjon i rad %(number)d er endret eller satt inn utenom programmet."),
    Fault.CODE_REMOVED: _(
        "KOSTRA-funksjon i rad %(number)d er fjernet utenom programmet, men står ved en overskrift."
    ),
    Fault.TEXT_ALTERED: _(
        "Navnet eller adressen som post %(number)d i endringsloggen viser til, er endret utenom programmet."
    ),
    Fault.TEXT_REMOVED: _(
        "Navnet eller adressen som post %(number)d i endringsloggen viser til, er fjernet uten at personen "
        "er gjort anonym."
    ),
    Fault.TEXT_INSERTED: _("Person %(number)d har et navn eller en adresse uten post i endringsloggen."),
}
"""What can be wrong with an entry, or with a text that it stands for."""


def finding_sentence(found: Finding) -> str:
    """One sentence that names what was found."""
    given = {
        "number": found.number,
        "table": table_word(found.table),
        "entry": found.entry,
        "source": found.source,
    }
    match found.fault:
        case Fault.HISTORY_ALTERED:
            said = gettext(
                "Historikk for %(table)s er endret: rad %(number)d eller en annen rad "
                "som post %(entry)d i endringsloggen skrev."
            )
        case Fault.HISTORY_REMOVED:
            said = gettext(
                "Historikkrad %(number)d for %(table)s, som post %(entry)d i endringsloggen skrev, "
                "er fjernet."
            )
        case Fault.HISTORY_INSERTED:
            said = gettext("Historikkrad %(number)d for %(table)s har ingen post i endringsloggen.")
        case Fault.ROW_ALTERED:
            given["fields"] = ", ".join(field_word(found.table, name).lower() for name in found.fields)
            said = gettext("%(table)s %(number)d er ikke som historikken sier (%(fields)s).")
        case Fault.ROW_REMOVED:
            said = gettext("%(table)s %(number)d er fjernet uten spor i historikken.")
        case Fault.ROW_INSERTED:
            said = gettext("%(table)s %(number)d har ingen historikk.")
        case Fault.FILE_ALTERED:
            given["fields"] = ", ".join(field_word(found.table, name).lower() for name in found.fields)
            said = gettext("En fil til %(table)s %(number)d er endret utenom programmet (%(fields)s).")
        case Fault.FILE_REMOVED:
            given["fields"] = ", ".join(field_word(found.table, name).lower() for name in found.fields)
            said = gettext("En fil til %(table)s %(number)d er fjernet utenom programmet (%(fields)s).")
        case Fault.UNREADABLE:
            where = table_word(found.table) if found.table else gettext("endringsloggen")
            said = gettext("Noe i %(where)s kan ikke leses; det er endret utenom programmet.")
            given["where"] = where
        case _:
            said = str(ENTRY_FAULTS[found.fault])
    sentence = said % given
    return sentence[:1].upper() + sentence[1:]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """When the trail was last gone through, in a sentence; ``wrong`` where something was found."""

    text: str
    wrong: bool


def check_line(check: TrailCheck | None) -> CheckLine:
    """What Endringslogg says of its own wholeness. A check that found something names what it found."""
    if check is None:
        return CheckLine(gettext("Endringsloggen er ikke kontrollert ennå."), wrong=False)
    when = date_format(timezone.localtime(check.at), "d.m.Y \\k\\l. H.i")
    if check.fault:
        return CheckLine(
            gettext("Kontrollen %(when)s fant en feil: %(what)s") % {"when": when, "what": _found(check)},
            wrong=True,
        )
    said = gettext("Sist kontrollert %(when)s: alt stemmer til og med post %(number)d.") % {
        "when": when,
        "number": check.sequence,
    }
    if check.against:
        against = gettext("Holdt mot %(what)s, utenfor databasen.") % {"what": ", ".join(check.against)}
    else:
        against = gettext("Ikke holdt mot noe utenfor databasen.")
    return CheckLine(f"{said} {against}", wrong=False)


def _found(check: TrailCheck) -> str:
    """What a check found; its details stand in the log of the machine that ran it."""
    if check.fault in ENTRY_FAULTS:
        source = ", ".join(check.against)
        return str(ENTRY_FAULTS[Fault(check.fault)]) % {"number": check.number, "source": source}
    return gettext("En rad eller historikken for en rad er endret utenom programmet.")


def verified_sentence(made: Verified) -> str:
    """What was gone through, where nothing was found."""
    return gettext(
        "Endringsloggen stemmer: %(entries)d poster, %(history)d historikkrader, %(rows)d rader og "
        "%(accounts)d kontoer. Siste post: %(digest)s"
    ) % {
        "entries": made.entries,
        "history": made.history_rows,
        "rows": made.rows,
        "accounts": made.accounts,
        "digest": made.digest or "–",
    }
