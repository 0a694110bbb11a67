"""Every named address × every role: what GET and POST answer. The one table of who gets in where.

A number is the status of the answer; ``w`` after it says that something was written. What is posted is what
a person would send, so that whoever has the right is let through and nobody else is; without a form of its
own an address is posted to with nothing.
"""

from __future__ import annotations

from tests.permissions.door_answers import (
    AWAY,
    BY_BOTH,
    DECIDED,
    DECIDING,
    DELIVERED,
    DIGEST,
    ENTERED,
    GRID,
    IMPORTER,
    KEEPER,
    KEPT,
    LOG,
    MY_TABLE,
    MY_TABLE_USED,
    NO_SUCH_JOB,
    NO_WAY,
    OPEN_TO_ALL,
    OWN_DRAFT,
    OWN_DRAFT_SAVED,
    POST_ONLY,
    PROPOSED,
    READ,
    ROLES,
    SENDING,
    UNASKED,
    Door,
)

LEADS_ON_THERE = {"words"}
"""Pages that lead on to another where there is something to show, as there is in that test."""

HOW = """
Every named address has a row in tests/permissions/doors.py, so that nobody gets in by accident.
Add a row to OWN: the name, the address (places in {braces} come from tests/permissions/world.py),
what GET answers and what POST answers to each of COLUMNS, and what is posted where something can be saved."""


TABLE = "Indikator\tResultat 2026\nLesing\t13"

HERE = "/rapportering/2026/arsslutt/skole/"
DRAFT = "/godkjenning/2026/arsslutt/skole/"
DELIVERY = "/godkjenning/2025/arsslutt/skole/"
WHY = {"why": "Lederen er syk"}
LINE = {"line": "{line}", **WHY}
DAYS = {"kind": "t2", "opens_on": "2026-09-01", "deadline": "2026-09-30"}
OTHERS = {"edition": "KOSTRA, reviderte tall", "published_on": "2025-06-15", "why": ""}
NEXT_ROW = {"include": "on", "name": "Lesing", "short_name": "lesing", "planned": "on", "target_text": "11"}
ROLL = {"title": "Plan", "owner": "sector", "why": "Rullet"} | {
    f"r{{next}}-{name}": text for name, text in NEXT_ROW.items()
}


LINE_FIELDS = {
    "name": "Lesing", "order": "1", "area": "{servicearea}", "sector": "{sector}", "value_kind": "number",
    "direction": "higher", "frequency": "year", "aggregation": "last", "decimals": "0", "planned": "on",
    "on_card": "on", "seen": "1", "target_seen": "1", "target": "11",
}  # fmt: skip
REGISTER_ROW = {
    f"r{{next}}-{name}": text
    for name, text in {
        "seen": "1", "target_seen": "1", "short_name": "Lesing", "heading": "", "order": "1", "unit": "",
        "sector": "{sector}", "area": "{servicearea}", "direction": "higher", "value_kind": "number",
        "target": "12",
    }.items()
}  # fmt: skip

SUPERVISED = {
    "kind": "supervision", "authority": "Arbeidstilsynet", "service": "Skolen", "finding_kind": "order",
    "state": "open", "seen": "1", "once": "abc",
}  # fmt: skip
DECIDED_ON = {"kind": "verbal", "text": "Bygg to skoler", "state": "open", "seen": "1", "once": "def"}


def prefixed(prefix: str, given: dict[str, str]) -> dict[str, str]:
    """The fields of a form with a prefix."""
    return {f"{prefix}-{name}": text for name, text in given.items()}


OWN: dict[str, Door] = {
    "board": Door("/", READ, NO_WAY),
    "cards": Door("/malekort/", AWAY, NO_WAY),
    "card_year": Door("/malekort/2026/", READ, NO_WAY),
    "card_csv": Door("/malekort/2026/malekort.csv", READ, NO_WAY),
    "card_ods": Door("/malekort/2026/malekort.ods", READ, NO_WAY),
    "card_xlsx": Door("/malekort/2026/malekort.xlsx", READ, NO_WAY),
    "indicator": Door("/indikator/lesing/2026/", READ, NO_WAY),
    "chart_csv": Door("/indikator/lesing/2026/figur.csv", READ, NO_WAY),
    "chart_json": Door("/indikator/lesing/2026/figur.json", READ, NO_WAY),
    "correct": Door(
        "/indikator/lesing/2024/rett/",
        "302 403 200 403 200 200 403 200",
        "302 403 403 403 403 403 403 302w",
        {"period": "year-1", "text": "14", "seen": "0", "do": "correct", "why": "Tastefeil"},
    ),
    "others": Door("/indikator/lesing/2024/andre/", KEEPER, KEPT, OTHERS | {"scope": "county", "text": "9"}),
    "others_take_back": Door(
        "/indikator/lesing/2024/andre/{benchmark}/trekk/", NO_WAY, KEPT, {"why": "Feil linje", "version": "1"}
    ),
    "others_year": Door("/andres-tall/2024/?hvem=landet", KEEPER, KEPT, OTHERS | {"r{old}-tall": "8"}),
    "held": Door("/mot-andre/?ar=2024", READ, NO_WAY),
    "held_csv": Door("/mot-andre/mot-andre.csv", READ, NO_WAY),
    "held_xlsx": Door("/mot-andre/mot-andre.xlsx", READ, NO_WAY),
    "peers": Door("/mot-andre/kommuner/", KEEPER, KEPT, {"peers": "Hamar", "seen": "0"}),
    "meeting": Door("/mote/2026/", READ, NO_WAY),
    "plan": Door("/plan/", AWAY, NO_WAY),
    "plan_year": Door("/plan/2026/", READ, NO_WAY),
    "plan_adopt": Door(
        "/plan/2026/vedta/",
        NO_WAY,
        KEPT,
        prefixed("vedta", {"case": "KS 1/25", "adopted_on": "2025-12-12", "version": "{plan_version}"}),
    ),
    "plan_correct": Door(
        "/plan/2026/rett-vedtaket/",
        NO_WAY,
        KEEPER,
        prefixed(
            "rett", {"case": "KS 1/25", "adopted_on": "2025-12-12", "version": "1", "why": "Skrivefeil"}
        ),
    ),
    "plan_undo": Door("/plan/2027/angre/", NO_WAY, KEPT, prefixed("angre", {"why": "For tidlig"})),
    "plan_roll": Door("/plan/2027/rull/", KEEPER, KEPT, ROLL),
    "plan_target": Door(
        "/plan/2027/mal/{next}/", KEEPER, KEPT, {"text": "12", "seen": "1", "why": "Rettet", "save": "1"}
    ),
    "report_layout": Door(
        "/rapport/2026/oppsett/?type=plan",
        KEEPER,
        KEPT,
        {"grouping": "sector", "parts": "work", "seen": "0", "kapittel": "mal", "med-mal": "on"},
    ),
    "report_layout_copy": Door("/rapport/2027/hent-oppsett/", NO_WAY, KEPT, {"fra": "2026", "seen": "0"}),
    "table_imports": Door("/import/", IMPORTER, NO_WAY),
    "table_import_new": Door(
        "/import/ny/",
        IMPORTER,
        "302 403 302w 302w 403 403 403 302w",
        {
            "purpose": "results",
            "year": "2026",
            "pasted": "Indikator\tResultat 2026\nLesing\t12",
            "once": "tab",
        },
    ),
    "table_import_plan": Door("/import/regneark/plan-2026.xlsx", KEEPER, NO_WAY),
    "table_import_results": Door(
        "/import/regneark/skole-2026.xlsx", "302 403 200 404 403 403 403 200", NO_WAY
    ),
    "table_import": Door(
        "/import/{table}/", MY_TABLE, "302 403 404 404 403 403 403 302", {"a:r1:result": "14", "seen": "1"}
    ),
    "table_import_use": Door("/import/{table}/bruk/", NO_WAY, MY_TABLE_USED, {"seen": "1"}),
    "table_import_discard": Door("/import/{table}/kast/", NO_WAY, MY_TABLE_USED),
    "table_import_marked": Door("/import/{table}/rettes.xlsx", MY_TABLE, NO_WAY),
    "table_import_undo": Door(
        "/import/utfort/{imported}/angre/", MY_TABLE, MY_TABLE_USED, {"why": "Feil fil", "seen": "1"}
    ),
    "word_template": Door("/rapport/mal/", KEEPER, KEEPER),
    "word_template_choose": Door("/rapport/mal/velg/", NO_WAY, KEPT, {"template": "0", "seen": "{template}"}),
    "word_template_download": Door("/rapport/mal/{template}/last-ned/", KEEPER, NO_WAY),
    "word_template_own": Door("/rapport/mal/programmets.docx", KEEPER, NO_WAY),
    "chapters_now": Door("/rapport/kapitler/", AWAY, NO_WAY),
    "chapters": Door("/rapport/2026/kapitler/", READ, NO_WAY),
    "chapter": Door(
        "/rapport/2026/kapitler/{foreword}/",
        "302 404 404 404 404 200 404 200",
        "302 404 404 404 404 302w 404 302w",
        {"title": "Innledning", "kind": "foreword", "text": "I år", "state": "ready", "seen": "2"},
    ),
    "chapter_picture_new": Door(
        "/rapport/2026/kapitler/{foreword}/bilde/",
        "302 404 404 404 404 200 404 200",
        "302 404 404 404 404 200 404 200",
    ),
    "chapter_picture": Door(
        "/rapport/2026/kapitler/{foreword}/bilde/1/",
        "302 404 404 404 404 200 404 200",
        "302 404 404 404 404 302w 404 302w",
        {"alt": "En elg i snø", "seen": "1", "text_seen": "2"},
    ),
    "picture": Door("/rapport/2026/bilder/{draft_picture}/", "302 404 404 404 404 200 404 200", NO_WAY),
    "edition_picture": Door(
        "/rapport/2025/utgaver/1/bilde/{picture}/", "302 404 404 404 404 404 404 404", NO_WAY
    ),
    "proposal_picture": Door("/rapport/forslag/{proposal}/bilde/{picture}/", PROPOSED, NO_WAY),
    "staffing": Door(
        "/rapport/2026/bemanning/",
        READ,
        "302 403 403 403 403 403 403 302w",
        {"r{sector}-fte": "441", "r{sector}-sick": "11,07", "r{sector}-version": "0"},
    ),
    "partners": Door("/rapport/2026/selskaper/", READ, NO_WAY),
    "partner": Door(
        "/rapport/2026/selskaper/{partner}/", KEEPER, KEPT, {"name": "Vekst AS", "order": "2", "seen": "1"}
    ),
    "partner_new": Door(
        "/rapport/2026/selskaper/ny/samarbeid/", KEEPER, KEPT, {"name": "Legevakt", "order": "1"}
    ),
    "partners_copy": Door("/rapport/2027/hent-selskaper/", NO_WAY, KEPT),
    "chapter_new": Door("/rapport/2026/nytt-kapittel/", NO_WAY, KEPT, {"title": "Medarbeidere"}),
    "chapters_copy": Door("/rapport/2027/hent-kapitler/", NO_WAY, KEPT),
    "chapter_act": Door("/rapport/2026/ordne-kapittel/{chapter}/", NO_WAY, KEPT, {"do": "ned", "seen": "2"}),
    "kostra_functions": Door(
        "/kostra-funksjoner/", KEEPER, KEPT, {"code": "399", "name": "Prøve", "seen": "0"}
    ),
    "getting_started": Door("/kom-i-gang/", KEEPER, NO_WAY),
    "getting_started_arms": Door("/kom-i-gang/vapen/", KEEPER, KEPT, {"do": "away", "seen": "0"}),
    "getting_started_municipality": Door(
        "/kom-i-gang/kommunen/",
        KEEPER,
        KEPT,
        {"name": "Testvik kommune", "number": "9999", "language": "nn", "seen": "0"},
    ),
    "getting_started_list": Door(
        "/kom-i-gang/liste/sektorer/", KEEPER, KEPT, {"text": "vann; Vann og avløp", "do": "save"}
    ),
    "getting_started_plan": Door("/kom-i-gang/plan/", KEEPER, KEPT, {"year": "2030", "title": "Plan"}),
    "getting_started_skip": Door("/kom-i-gang/hopp-over/fjoraret/", NO_WAY, KEPT),
    "goals": Door("/mal/", AWAY, NO_WAY),
    "goals_year": Door("/mal/2026/", READ, NO_WAY),
    "goal": Door("/mal/2026/{goal}/", READ, NO_WAY),
    "goal_new": Door("/mal/2026/ny/", KEEPER, KEPT, {"text": "Alle lærer å regne", "once": "abc"}),
    "goals_attach": Door("/mal/2026/koble/", KEEPER, KEPT, {"goal": "{whole}", "linje": "{missed}:0"}),
    "goals_words": Door("/mal/2026/ord/", KEEPER, KEPT, {"close_word": "delvis nådd", "seen": "1", **WHY}),
    "goal_act": Door(
        "/mal/2026/{goal}/endre/",
        NO_WAY,
        KEPT,
        prefixed("endre", {"text": "Alle leser", "code": "1", "sector_id": "{sector}", "seen": "1"}),
    ),
    "organisation": Door("/organisasjon/", "302 403 403 403 403 403 403 302", NO_WAY),
    "organisation_year": Door("/organisasjon/2026/", KEEPER, NO_WAY),
    "organisation_move": Door(
        "/organisasjon/2027/flytt/", KEEPER, KEPT, {"lines": "{next}", "heading": "Ny", "save": "1", **WHY}
    ),
    "organisation_act": Door(
        "/organisasjon/2027/nytt-navn/sektor/{sector}/",
        KEEPER,
        KEPT,
        {"name": "Oppvekst", "order": "1", "from_year": "2027", "version": "1", "save": "1", **WHY},
    ),
    "register": Door("/register/", AWAY, NO_WAY),
    "register_year": Door("/register/2026/", READ, NO_WAY),
    "register_indicator": Door("/register/indikator/lesing/", READ, NO_WAY),
    "register_about": Door(
        "/register/indikator/lesing/om/", KEEPER, KEPT, {"definition": "Elever som leser", "seen": "1", **WHY}
    ),
    "register_line": Door(
        "/register/indikator/lesing/2027/", KEEPER, KEPT, {**LINE_FIELDS, "short_name": "Lesing", **WHY}
    ),
    "register_new": Door(
        "/register/2027/ny/",
        KEEPER,
        KEPT,
        {"name": "Antall elever", "area": "{servicearea}", "direction": "higher", "once": "ny", **WHY},
    ),
    "register_act": Door(
        "/register/indikator/lesing/del/",
        KEEPER,
        KEPT,
        {"names": "Jenter\nGutter", "year": "2027", "save": "1", "once": "del", "seen": "1", **WHY},
    ),
    "register_grid": Door("/register/2027/rutenett/", KEEPER, KEPT, {**REGISTER_ROW, **WHY}),
    "register_figures": Door(
        "/register/2027/tall/", KEEPER, KEPT, {"r{next}-figure": "14", "r{next}-figure_seen": "12", **WHY}
    ),
    "register_set": Door(
        "/register/2027/sett/",
        KEEPER,
        KEPT,
        {"lines": "{next}", "seen": "{next}:1", "heading": "Ny", "save": "1", **WHY},
    ),
    "people": Door("/personer/", ROLES, NO_WAY),
    "people_invite": Door("/personer/inviter/", KEEPER, KEPT, {"hvem": "{waiting}", "do": "send"}),
    "person_new": Door(
        "/personer/ny/",
        KEEPER,
        KEPT,
        {"username": "ny", "password": "fire-egne-ord-her", "is_active": "on", **WHY},
    ),
    "person": Door("/personer/{user}/", ROLES, NO_WAY),
    "person_lines": Door(
        "/personer/{user}/indikatorer/", KEEPER, KEPT, {"indicators": "{indicator}", "seen": "0", **WHY}
    ),
    "person_act": Door(
        "/personer/{user}/engangspassord/",
        NO_WAY,
        "302 403 403 403 403 200 403 302w",
        prefixed("passord", {"password": "fire-egne-ord-her", **WHY}),
    ),
    "search": Door("/sok/?q=les", READ, NO_WAY),
    "search_hits": Door("/sok/treff/?q=les", READ, NO_WAY),
    "actions": Door("/tiltak/", READ, NO_WAY),
    "actions_csv": Door("/tiltak/tiltak.csv", READ, NO_WAY),
    "actions_xlsx": Door("/tiltak/tiltak.xlsx", READ, NO_WAY),
    "action": Door(
        "/tiltak/{action}/",
        READ,
        "302 403 302w 404 404 302w 403 302w",
        {"state": "done", "due": "2027-06-01", "seen": "1", **WHY},
    ),
    "action_back": Door(  # one that stands already
        "/tiltak/{action}/hent-tilbake/", NO_WAY, "302 403 302 404 404 403 403 302", {"seen": "1", **WHY}
    ),
    "supervisions": Door("/tilsyn/", READ, NO_WAY),
    "supervisions_csv": Door("/tilsyn/tilsyn.csv", READ, NO_WAY),
    "supervisions_xlsx": Door("/tilsyn/tilsyn.xlsx", READ, NO_WAY),
    "supervision": Door("/tilsyn/{supervision}/", OWN_DRAFT, OWN_DRAFT_SAVED, {**SUPERVISED, **WHY}),
    "supervision_entry": Door(
        "/tilsyn/2026/skole/", OWN_DRAFT, OWN_DRAFT_SAVED, {**prefixed("ny", SUPERVISED), **WHY}
    ),
    "supervision_texts": Door(
        "/tilsyn/innledning/2026/", KEEPER, KEPT, {"supervision-text": "Innledning", **WHY}
    ),
    "decision_texts": Door("/vedtak/innledning/2026/", KEEPER, KEPT, {"budget-text": "Innledning", **WHY}),
    "decisions": Door("/vedtak/", READ, NO_WAY),
    "decisions_csv": Door("/vedtak/vedtak.csv", READ, NO_WAY),
    "decisions_xlsx": Door("/vedtak/vedtak.xlsx", READ, NO_WAY),
    "decision": Door("/vedtak/{decision}/", OWN_DRAFT, OWN_DRAFT_SAVED, {**DECIDED_ON, **WHY}),
    "decision_entry": Door(
        "/vedtak/2026/skole/", OWN_DRAFT, OWN_DRAFT_SAVED, {**prefixed("ny", DECIDED_ON), **WHY}
    ),
    "table": Door("/tabeller/", READ, NO_WAY),
    "table_csv": Door("/tabeller/tabell.csv", READ, NO_WAY),
    "table_ods": Door("/tabeller/tabell.ods", READ, NO_WAY),
    "table_xlsx": Door("/tabeller/tabell.xlsx", READ, NO_WAY),
    "reporting": Door("/rapportering/", "302 200 200 200 200 200 200 200", NO_WAY),
    "reporting_sector": Door(HERE, GRID, ENTERED, {"c-{line}-year-1": "13", "v-{line}-year-1": "1", **WHY}),
    "report_cell": Door(
        HERE + "celle/", NO_WAY, ENTERED, {**LINE, "period": "year-1", "text": "13", "version": "1"}
    ),
    "report_answer": Door(
        HERE + "svar/",
        NO_WAY,
        UNASKED,
        {**LINE, "period": "year-1", "kind": "much_more", "text": "Det stemmer"},
    ),
    "report_without": Door(
        HERE + "uten-tall/", NO_WAY, UNASKED, {**LINE, "period": "year-1", "why": "other", "text": "Mangler"}
    ),
    "report_account": Door(
        HERE + "forklaring/", NO_WAY, ENTERED, {**LINE, "cause": "Flere lærere", "version": "0"}
    ),
    "report_action": Door(
        HERE + "tiltak/",
        NO_WAY,
        ENTERED,
        {**LINE, "text": "Ansette", "responsible": "Rektor", "due": "01.06.2027"},
    ),
    "report_reply": Door(HERE + "svar-merknad/", NO_WAY, UNASKED, {**LINE, "reply": "Ja", "version": "1"}),
    "report_note": Door(HERE + "fotnote/", NO_WAY, ENTERED, {**LINE, "note": "Foreløpig"}),
    "report_forecast": Door(
        "/rapportering/2026/t1/skole/prognose/",
        NO_WAY,
        ENTERED,
        {**LINE, "outlook": "unsure", "comment": "Usikkert", "version": "0"},
    ),
    "report_words": Door(
        f"{HERE}ord/",
        "302 404 200 404 404 404 404 200",
        "302 404 302w 404 404 404 404 302w",
        {"area": "{servicearea}", "kind": "challenges", "text": "Færre elever", "version": "0", **WHY},
    ),
    "words": Door("/utviklingsarbeid/", READ, NO_WAY),
    "words_year": Door("/utviklingsarbeid/2026/", READ, NO_WAY),
    "words_csv": Door("/utviklingsarbeid/2026/utviklingsarbeid.csv", READ, NO_WAY),
    "words_xlsx": Door("/utviklingsarbeid/2026/utviklingsarbeid.xlsx", READ, NO_WAY),
    "report_comment": Door(
        HERE + "kommentar/",
        NO_WAY,
        "302 404 302w 404 404 404 404 302w",
        {"area": "{servicearea}", "text": "Et godt år", **WHY},
    ),
    "report_block": Door(
        HERE + "innliming/",
        NO_WAY,
        "302 404 200 404 200 404 404 200",
        {**LINE, "period": "year-1", "block": "13\n14"},
    ),
    "report_paste": Door(
        HERE + "lim-inn/",
        NO_WAY,
        "302 404 200w 404 200w 404 404 200w",
        {"figures": '[[{line}, "year-1", 1, "13"]]', **WHY},
    ),
    "report_details": Door(HERE + "detaljer/{line}/", GRID, NO_WAY),
    "report_submit": Door(HERE + "send-inn/", NO_WAY, DELIVERED, {"version": "{draft}", **WHY}),
    "report_ask_reopening": Door(
        "/rapportering/2024/arsslutt/skole/be-om-gjenapning/",
        NO_WAY,
        "302 404 302w 404 403 404 404 403",
        {"reopening": "Feil tall"},
    ),
    "report_take_back": Door(
        "/rapportering/2025/arsslutt/skole/trekk-tilbake/",
        NO_WAY,
        DELIVERED,
        {"version": "{delivered}", **WHY},
    ),
    "approval": Door("/godkjenning/", "302 403 200 200 403 200 200 200", NO_WAY),
    "approval_sector": Door(DELIVERY, DECIDING, NO_WAY),
    "approval_approve": Door(DELIVERY + "godkjenn/", NO_WAY, DECIDED, {"version": "{delivered}"}),
    "approval_return": Door(
        DELIVERY + "returner/", NO_WAY, DECIDED, {"version": "{delivered}", "reason": "Se over"}
    ),
    "approval_reopen": Door(
        "/godkjenning/2024/arsslutt/skole/gjenapne/",
        NO_WAY,
        BY_BOTH,
        {"version": "{closed}", "reason": "Feil tall"},
    ),
    "approval_decline": Door(
        DELIVERY + "avsla-gjenapning/",
        NO_WAY,
        "302 403 403 404 403 409 403 409",  # nothing is asked
        {"request": "1", "reason": "Tallet står"},
    ),
    "approval_ask": Door(
        "/godkjenning/2024/arsslutt/skole/be-om-forklaring/",
        NO_WAY,
        BY_BOTH,
        {"line": "{old}", "text": "Hvorfor?"},
    ),
    "approval_answer": Door(
        DELIVERY + "svar-forklaring/",
        NO_WAY,
        "302 403 409 404 403 409 409 409",  # nothing is asked
        {**LINE, "remark": "1", "text": "Fordi"},
    ),
    "approval_drop": Door(
        DELIVERY + "trekk-forklaring/",
        NO_WAY,
        "302 403 409 404 403 409 409 409",  # nothing is asked
        {**LINE, "remark": "1", "version": "1"},
    ),
    "approval_ask_many": Door(
        "/godkjenning/2024/arsslutt/skole/be-om-forklaringer/",
        SENDING,
        BY_BOTH,
        {"line": "{old}", "text": "Hvorfor?"},
    ),
    "approval_remind": Door(DRAFT + "minn/", SENDING, BY_BOTH),
    "rounds": Door("/runder/", READ, NO_WAY),
    "report": Door("/rapport/", AWAY, NO_WAY),
    "report_year": Door("/rapport/2026/", READ, NO_WAY),
    "reference": Door("/rapport/2025/kilde/", READ, NO_WAY),
    "reference_part": Door("/rapport/2025/kilde/857/", READ, NO_WAY),
    "report_make": Door("/rapport/2026/lag/?type=plan", NO_WAY, "302" + 7 * " 302w", {"format": "html"}),
    "report_file": Door("/rapport/fil/{report}/", READ, NO_WAY),
    "report_download": Door("/rapport/fil/{report}/last-ned/", READ, NO_WAY),
    "editions": Door("/rapport/2026/utgaver/", READ, NO_WAY),
    "edition_propose": Door(
        "/rapport/2026/utgaver/foresla/arsberetning/",
        NO_WAY,
        KEPT,
        prefixed("arsberetning", {"chapters": "hovedtrekk", "grouping": "area", "despite": "Prøve"}),
    ),
    "edition": Door("/rapport/2025/utgaver/1/", READ, NO_WAY),
    "edition_file": Door("/rapport/2025/utgaver/1/fil/json/", READ, NO_WAY),
    "edition_date": Door(
        "/rapport/2025/utgaver/1/behandling/", NO_WAY, KEPT, {"submitted_on": "2026-03-31", "seen": "0"}
    ),
    "proposal": Door("/rapport/forslag/{proposal}/", PROPOSED, NO_WAY),
    "proposal_file": Door("/rapport/forslag/{proposal}/fil/json/", PROPOSED, NO_WAY),
    "proposal_act": Door(
        "/rapport/forslag/{proposal}/godkjenn/",
        NO_WAY,
        "302 404 404 404 404 302w 403 403",
        {"version": "2", "reason": "Haster"},
    ),
    "proof_now": Door("/korrektur/", AWAY, NO_WAY),
    "proof": Door("/korrektur/2026/", READ, NO_WAY),
    "proof_text": Door("/korrektur/tekst/", READ, READ, {"year": "2026", "text": "Frist 31.04.2026"}),
    "proof_answer": Door(
        "/korrektur/2026/svar/",
        NO_WAY,
        "302 403 403 403 403 302w 403 302w",
        {"kind": "no_cause", "spot": "line:avvik", "seen": "3", "text": "Meningen"},
    ),
    "proof_anew": Door("/korrektur/2026/svar/999/ta-tilbake/", NO_WAY, "302 403 403 403 403 404 403 404"),
    "jobs": Door("/jobber/", KEEPER, NO_WAY),
    "job_act": Door("/jobber/0b7a2a52-9a5c-4c0a-8f11-2a4f1f9b7d11/igjen/", NO_WAY, NO_SUCH_JOB),
    "round_plan": Door("/runder/2026/ny/", NO_WAY, KEPT, prefixed("plan", DAYS)),
    "round_close_past": Door(
        "/runder/2025/for-programmet/",
        NO_WAY,
        KEPT,
        prefixed("past", {**DAYS, "reason": "Før programmet"}),
    ),
    "round_move": Door(
        "/runder/{planned}/datoer/",
        NO_WAY,
        KEPT,
        {"version": "1", "move-{planned}-kind": "t1"}
        | {"move-{planned}-opens_on": "2027-04-01", "move-{planned}-deadline": "2027-05-01"},
    ),
    "round_open": Door("/runder/{planned}/apne/", KEEPER, KEPT, {"version": "1", "early": "1"}),
    "round_unopen": Door(
        "/runder/{untouched}/ta-tilbake/",
        NO_WAY,
        KEPT,
        {"unopen-{untouched}-reason": "For tidlig", "version": "2"},
    ),
    "round_close": Door(
        "/runder/{open}/lukk/",
        NO_WAY,
        KEPT,
        {"version": "2", "close-{open}-even_if_missing": "on", "close-{open}-reason": "Fristen er ute"},
    ),
    "change_log": Door("/endringslogg/", LOG, NO_WAY),
    "change_log_csv": Door("/endringslogg/endringslogg.csv", LOG, NO_WAY),
    "change_log_xlsx": Door("/endringslogg/endringslogg.xlsx", LOG, NO_WAY),
    "digest": Door("/konto/ukesoversikt/", NO_WAY, DIGEST, {"digest": "on"}),
    "help": Door("/hjelp/", READ, NO_WAY),
    "accessibility": Door("/tilgjengelighet/", OPEN_TO_ALL, POST_ONLY),
    "how_status": Door("/hjelp/status/", READ, NO_WAY),
    "session_state": Door("/okt/", READ, NO_WAY),
    "language": Door("/sprak/", POST_ONLY, AWAY, {"language": "nn"}),
    "appearance": Door("/utseende/", POST_ONLY, AWAY, {"scheme": "dark"}),
    "letters_off": Door("/brev/slutt/x/", 8 * " 404", 8 * " 404"),  # signed: see tests/digest
    "healthz": Door("/healthz", OPEN_TO_ALL, POST_ONLY),
    "readyz": Door("/readyz", OPEN_TO_ALL, POST_ONLY),
}
