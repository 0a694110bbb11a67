"""E-mail: where its links lead, and the server that sends it."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from kommune.environment import text, whole_number


def site_url(*, demo: bool) -> str:
    """The address that links in letters begin with; empty where production has not been told."""
    url = text("SITE_URL", f"http://localhost:{text('PORT', '8000')}" if demo else "").rstrip("/")
    if url and not url.startswith(("https://", "http://") if demo else "https://"):
        raise ImproperlyConfigured(
            f"SITE_URL must be the address that people use, beginning with https://, not {url!r}."
        )
    return url


def mailers(*, demo: bool) -> dict[str, dict[str, Any]]:
    """Django's description of how e-mail leaves: printed in a demo, else by the mail server."""
    if demo:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    server = text("EMAIL_HOST", "localhost")
    login = {"username": text("EMAIL_USER"), "password": text("EMAIL_PASSWORD")} if text("EMAIL_USER") else {}
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": server,
                "port": whole_number("EMAIL_PORT", 25 if server == "localhost" else 587, 1, 65535),
                "use_tls": server != "localhost",
                "timeout": 10,
                **login,
            },
        }
    }
