"""Signing in through the municipality's directory (OpenID Connect): Entra ID, Ansattporten and their like.

A person is issuer and subject, never an e-mail address. Groups become roles each time the person signs in.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any, cast

from allauth.account.internal.decorators import login_not_required
from allauth.account.internal.emailkit import valid_email_or_none
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from indicators import workflow
from indicators.models import User
from indicators.permissions import roles_of
from kommune.sign_in import Directory

from .claims import Claims, read, verified

log = logging.getLogger("indicators.sign_in")


class DirectoryFlow(OpenIDConnectOAuth2Adapter):
    """The exchange with the provider, with the checks that allauth leaves out."""

    nonce: str | None = None

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if str(config.get("issuer", "")).rstrip("/") != provider().issuer.rstrip("/"):
            raise OAuth2Error(f"the provider calls itself {config.get('issuer')}, not {provider().issuer}")
        return config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        config = self.openid_config
        with DirectoryAdapter(request).get_requests_session() as session:
            keys = session.get(config["jwks_uri"])
            keys.raise_for_status()
        id_token = verified(
            str(kwargs["response"].get("id_token") or ""),
            keys=keys.json(), issuer=config["issuer"], client_id=app.client_id, nonce=self.nonce,
        )  # fmt: skip
        userinfo = self._fetch_user_info(token.token) if config.get("userinfo_endpoint") else {}
        claims = read(id_token, userinfo, groups_claim=provider().groups_claim)
        return self.get_provider().sociallogin_from_response(request, claims)


class DirectoryProvider(OpenIDConnectProvider):
    """The one provider: PKCE, a nonce, and nothing that the address of the request could change."""

    oauth2_adapter_class = DirectoryFlow

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        asked = super().get_redirect_from_request_kwargs(request)
        nonce = secrets.token_urlsafe(24)
        return {
            "process": AuthProcess.LOGIN,
            "next_url": asked.get("next_url"),
            "scope": self.get_scope(),
            "auth_params": {**self.get_auth_params(), "nonce": nonce},
            "nonce": nonce,
        }

    def sociallogin_from_response(self, request: HttpRequest, response: Claims) -> SocialLogin:
        login = super().sociallogin_from_response(request, response)
        login.claims = response
        return login

    def extract_uid(self, data: Claims) -> str:
        return data.identity

    def extract_extra_data(self, data: Claims) -> dict[str, str]:
        """Nothing that is not needed: the claims may hold a national identity number."""
        return {"iss": data.issuer, "sub": data.subject}

    def extract_common_fields(self, data: Claims) -> dict[str, str]:
        return {
            "first_name": data.first_name,
            "last_name": data.last_name,
            "email": data.email,
            "username": data.username,
        }

    def extract_email_addresses(self, data: Claims) -> list[Any]:
        return []

    def cleanup_email_addresses(
        self, email: str | None, addresses: list[Any], email_verified: bool = False
    ) -> str | None:
        """An address is for letters, not for knowing people: allauth's own table gets none of it."""
        kept: str | None = valid_email_or_none(email)
        return kept


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """Lets people in whose groups give them something, and makes their roles follow the groups."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """From the environment alone; allauth would look in its table too."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> DirectoryProvider:
        return DirectoryProvider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse whom the directory gives nothing; otherwise renew name and roles of a known person."""
        claims: Claims = sociallogin.claims
        if not sociallogin.is_existing:
            if not granted(claims):
                refuse(request, claims)
            return
        person = cast("User", sociallogin.user)
        workflow.renew_person(
            person_id=person.pk,
            values={"first_name": claims.first_name, "last_name": claims.last_name, "email": claims.email},
        )
        if claims.groups is None:
            log.warning("Roles of %s left as they are: too many groups for the token", person.username)
        else:
            workflow.follow_groups(person_id=person.pk, grants=granted(claims))
        sociallogin.user = person = User.objects.get(pk=person.pk)
        if person.is_active and not granted(claims) and not roles_of(person).names:
            refuse(request, claims)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """A person seen for the first time, written by the workflow with the roles of the groups."""
        from allauth.account.adapter import get_adapter

        suggested = cast("User", sociallogin.user)
        get_adapter().populate_username(request, suggested)
        person, account = workflow.enter_person(
            values={
                name: getattr(suggested, name) for name in ("username", "first_name", "last_name", "email")
            },
            account=sociallogin.account,
            grants=granted(sociallogin.claims),
        )
        sociallogin.user, sociallogin.account = person, account
        return person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        log.warning("Sign-in through the directory failed: %s %s", error, exception or "")


def provider() -> Directory:
    """The provider of the settings; without one these doors do not exist."""
    found: Directory | None = settings.OIDC
    if found is None:
        raise Http404
    return found


def granted(claims: Claims) -> frozenset[tuple[str, str]]:
    """Role and sector code of everything that the person's groups give."""
    return frozenset((grant.role, grant.sector) for grant in provider().grants(claims.groups or ()))


def refuse(request: HttpRequest, claims: Claims) -> None:
    log.warning("Sign-in through the directory refused: no group of %s gives access", claims.identity)
    raise ImmediateHttpResponse(render(request, "socialaccount/no_access.html", status=403))


class _Callback(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = state.get("nonce") if state else None
        return state, response


@login_not_required
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider."""
    return _through(OAuth2LoginView, request, provider_id)


@login_not_required
def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The person comes back with the provider's answer."""
    return _through(_Callback, request, provider_id)


def _through(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    provider()
    flow = DirectoryFlow(request, provider_id)
    try:
        response: HttpResponse = view.adapter_view(flow)(request)
    except (RequestException, OAuth2Error, ValueError) as error:
        return render_authentication_error(request, flow.get_provider(), exception=error)
    return response
