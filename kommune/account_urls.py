"""Addresses under /konto/: signing in and out, passwords, the second factor, own sessions, the directory.

The views are allauth's, or made of them. It finds its own pages by name, so its names stand beside ours where
they differ; what the program does not use (sign-up, e-mail addresses, connected accounts) has no address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_POST

from indicators.adapters import directory, factor_views
from indicators.views import account as own
from kommune.sign_in import PROVIDER

sign_out = require_POST(account.logout)
LETTER = r"^nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$"  # the shape that allauth builds letters with
one_provider = {"provider_id": PROVIDER}

urlpatterns: list[URLPattern] = [
    path("", own.overview, name="account"),
    path("opplysninger.json", own.own_data, name="own_data"),
    path("logg-inn/", account.login, name="login"),
    path("logg-inn/", account.login, name="account_login"),
    path("logg-ut/", sign_out, name="logout"),
    path("logg-ut/", sign_out, name="account_logout"),
    path("stengt/", account.account_inactive, name="account_inactive"),
    path("bekreft/", account.reauthenticate, name="account_reauthenticate"),
    path("passord/", own.change_password, name="password_change"),
    path("passord/", own.change_password, name="account_change_password"),
    path("passord/uten/", own.no_password, name="account_set_password"),
    path("glemt/", account.password_reset, name="password_reset"),
    path("glemt/", account.password_reset, name="account_reset_password"),
    path("glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    path("nytt/ferdig/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(LETTER, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("ukesoversikt/", own.digest, name="digest"),
    path("okter/", own.sessions, name="usersessions_list"),
    path("okter/<int:pk>/avslutt/", own.end_session, name="end_session"),
    path("tofaktor/", mfa.index, name="mfa_index"),
    path("tofaktor/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("tofaktor/bekreft/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tofaktor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tofaktor/app/fjern/", factor_views.remove_app, name="mfa_deactivate_totp"),
    path("tofaktor/reservekoder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tofaktor/reservekoder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tofaktor/reservekoder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tofaktor/nokler/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("tofaktor/nokler/ny/", factor_views.add_key, name="mfa_add_webauthn"),
    path("tofaktor/nokler/bekreft/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tofaktor/nokler/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("tofaktor/nokler/<int:pk>/fjern/", factor_views.remove_key, name="mfa_remove_webauthn"),
    path("oidc/", directory.begin, one_provider, name="openid_connect_login"),
    path("oidc/svar/", directory.answer, one_provider, name="openid_connect_callback"),
    path("oidc/avbrutt/", social.login_cancelled, name="socialaccount_login_cancelled"),
]
