"""The doors that stand in lists of others: signing in and the own account, and the administration's."""

from __future__ import annotations

from tests.permissions.door_answers import AWAY, KEEPER, NO_WAY, OPEN_TO_ALL, POST_ONLY, READ, Door, alike

ACCOUNT: dict[str, Door] = {
    "account": Door("/konto/", READ, READ),
    "own_data": Door("/konto/opplysninger.json", NO_WAY, alike("302", "200w")),
    "login": Door("/konto/logg-inn/", alike("200", "302"), alike("200", "302")),
    "logout": Door("/konto/logg-ut/", POST_ONLY, AWAY),
    "account_inactive": Door("/konto/stengt/", OPEN_TO_ALL, POST_ONLY),
    "account_reauthenticate": Door("/konto/bekreft/", READ, READ),
    "password_change": Door("/konto/passord/", READ, READ),
    "account_set_password": Door("/konto/passord/uten/", AWAY, AWAY),
    "password_reset": Door("/konto/glemt/", OPEN_TO_ALL, OPEN_TO_ALL),
    "account_reset_password_done": Door("/konto/glemt/sendt/", OPEN_TO_ALL, POST_ONLY),
    "account_reset_password_from_key_done": Door("/konto/nytt/ferdig/", OPEN_TO_ALL, POST_ONLY),
    "account_reset_password_from_key": Door("/konto/nytt/x-y/", OPEN_TO_ALL, OPEN_TO_ALL),
    "usersessions_list": Door("/konto/okter/", READ, AWAY),
    "end_session": Door("/konto/okter/999/avslutt/", NO_WAY, alike("302", "404")),
    "mfa_index": Door("/konto/tofaktor/", READ, NO_WAY),
    "mfa_authenticate": Door("/konto/tofaktor/kode/", AWAY, AWAY),
    "mfa_reauthenticate": Door("/konto/tofaktor/bekreft/", AWAY, AWAY),
    "mfa_activate_totp": Door("/konto/tofaktor/app/", AWAY, AWAY),
    "mfa_deactivate_totp": Door("/konto/tofaktor/app/fjern/", alike("302", "404"), alike("302", "404")),
    "mfa_view_recovery_codes": Door("/konto/tofaktor/reservekoder/", alike("302", "404"), NO_WAY),
    "mfa_generate_recovery_codes": Door("/konto/tofaktor/reservekoder/nye/", AWAY, AWAY),
    "mfa_download_recovery_codes": Door(
        "/konto/tofaktor/reservekoder/fil/", alike("302", "404"), alike("302", "404")
    ),
    "mfa_list_webauthn": Door("/konto/tofaktor/nokler/", READ, NO_WAY),
    "mfa_add_webauthn": Door("/konto/tofaktor/nokler/ny/", AWAY, AWAY),
    "mfa_reauthenticate_webauthn": Door("/konto/tofaktor/nokler/bekreft/", AWAY, AWAY),
    "mfa_edit_webauthn": Door("/konto/tofaktor/nokler/1/", AWAY, AWAY),
    "mfa_remove_webauthn": Door("/konto/tofaktor/nokler/1/fjern/", AWAY, AWAY),
    "openid_connect_login": Door("/konto/oidc/", alike("404", "404"), alike("404", "404")),
    "openid_connect_callback": Door("/konto/oidc/svar/", alike("404", "404"), alike("404", "404")),
    "socialaccount_login_cancelled": Door("/konto/oidc/avbrutt/", OPEN_TO_ALL, POST_ONLY),
}


SAME_DOOR = {
    "account_login": "login",
    "account_logout": "logout",
    "account_change_password": "password_change",
    "account_reset_password": "password_reset",
}
"""allauth's own names of addresses that have ours."""


#              anon nob own oth con man aud ctr
WITHHELD = "   302 403 200 404 403 403 404 200"
SHUT = "       302 403 403 403 403 403 403 403"
SEEN = "       302 403 200 200 403 403 200 200"
PRIVATE = "    302 403 403 403 403 403 200 200"
WRITES = "     302 403 200 200 403 403 403 200"
LEADS_ON = "   302 403 302 302 403 403 302 302"
UNKNOWN = "    302 403 404 404 403 403 404 404"
INSIDE_405 = " 302 403 405 405 403 403 405 405"
ONE_KEEPS = "  302 403 403 403 403 403 403 200"
PEOPLE = dict.fromkeys(("changelist", "change", "history"), PRIVATE)
READS_IT = {"changelist": SEEN, "add": ONE_KEEPS, "change": SEEN, "history": SEEN, "delete": SHUT}
SAVES_IT = {"changelist": SEEN, "add": ONE_KEEPS, "change": ONE_KEEPS, "history": SEEN, "delete": SHUT}
DRAFT_ROW = {"change": WITHHELD, "history": WITHHELD}
RECORDS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # model: what differs for GET, and for POST
    "indicator": (DRAFT_ROW, DRAFT_ROW),
    "scorecardline": (DRAFT_ROW, DRAFT_ROW),
    "footnote": ({"add": WRITES}, {"add": WRITES, "change": WRITES}),
    "resultcomment": ({"add": WRITES}, {"add": WRITES, "change": WRITES}),
    "plan": ({}, {}),
    "heading": ({}, {}),
    "servicearea": ({}, {}),
    "sector": ({}, {}),
    "functioncode": ({"add": SHUT}, {"add": SHUT, "change": SHUT}),
    "user": (PEOPLE, {**PEOPLE, "change": ONE_KEEPS}),
    "membership": (PEOPLE, {**PEOPLE, "change": ONE_KEEPS}),
}


def record_doors() -> dict[str, Door]:
    """The addresses of each model of the administration."""
    found = {}
    for model, (get, post) in RECORDS.items():
        older = f"/admin/indicators/{model}/"
        found[f"{older}<path:object_id>/"] = Door(f"{older}{{{model}}}/", LEADS_ON, LEADS_ON)
        for view in READS_IT:
            place = "" if view == "changelist" else "add/" if view == "add" else f"{{{model}}}/{view}/"
            found[f"admin:indicators_{model}_{view}"] = Door(
                f"/admin/indicators/{model}/{place}",
                {**READS_IT, **get}[view],
                {**SAVES_IT, **post}[view],
                {"post": "yes"},
            )
    return found


ADMIN: dict[str, Door] = {
    "admin:index": Door("/admin/", SEEN, SEEN),
    "admin:login": Door("/admin/login/", AWAY, AWAY),
    "/admin/login/": Door("/admin/login/", AWAY, AWAY),
    "/admin/(?P<url>.*)$": Door("/admin/finnes-ikke/", UNKNOWN, UNKNOWN),
    "admin:autocomplete": Door("/admin/autocomplete/", SHUT, INSIDE_405),
    "admin:jsi18n": Door("/admin/jsi18n/", SEEN, INSIDE_405),
    "admin:app_list": Door("/admin/indicators/", SEEN, SEEN),
    "admin:indicators_user_personal": Door(
        "/admin/indicators/user/{user}/personopplysninger/",
        KEEPER,
        KEEPER,  # the retention period is not over; tests/personal lets it pass
        {"reason": "Lagringstiden er ute"},
    ),
    "admin:indicators_user_export": Door(
        "/admin/indicators/user/{user}/opplysninger.json", INSIDE_405, KEEPER + "w"
    ),
    **record_doors(),
}
