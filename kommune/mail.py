"""E-mail: where its links lead, and the server that sends it."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from kommune.environment import text, whole_number


def site_url(*, demo: bool, hosts: Sequence[str]) -> str:
    """The address that links in letters begin with, never that of a request.

    Production that names none has the first of its host names; empty where that stands for several.
    """
    first = "" if hosts[0].startswith(".") else f"https://{hosts[0]}"
    url = text("SITE_URL", f"http://localhost:{text('PORT', '8000')}" if demo else first).rstrip("/")
    if url and not url.startswith(("https://", "http://") if demo else "https://"):
        raise ImproperlyConfigured(
            f"SITE_URL must be the address that people use, beginning with https://, not {url!r}."
        )
    return url


TLS = ("starttls", "ssl", "none")
"""How a mail server is spoken to: encrypted after a greeting (587), from the start (465), or not (25)."""


def encryption(server: str) -> str:
    """EMAIL_TLS, or what is usual: none to this machine, else STARTTLS. Raises ImproperlyConfigured."""
    chosen = text("EMAIL_TLS", "none" if server == "localhost" else "starttls")
    if chosen not in TLS:
        raise ImproperlyConfigured(f"EMAIL_TLS must be one of {', '.join(TLS)}, not {chosen!r}.")
    if chosen == "none" and text("EMAIL_USER"):
        raise ImproperlyConfigured(
            "EMAIL_TLS=none is refused with EMAIL_USER: the password would travel unencrypted."
        )
    return chosen


def mailers(*, demo: bool) -> dict[str, dict[str, Any]]:
    """Django's description of how e-mail leaves: by way of the queue, then printed in a demo, else sent.

    A page never waits for a mail server: ``default`` puts letters in the queue, ``outside`` sends them.
    """
    queued = {"BACKEND": "indicators.jobs.letters.QueueBackend"}
    if demo:
        return {"default": queued, "outside": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    server = text("EMAIL_HOST", "localhost")
    tls = encryption(server)
    login = {"username": text("EMAIL_USER"), "password": text("EMAIL_PASSWORD")} if text("EMAIL_USER") else {}
    return {
        "default": queued,
        "outside": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": server,
                "port": whole_number("EMAIL_PORT", {"starttls": 587, "ssl": 465, "none": 25}[tls], 1, 65535),
                "use_tls": tls == "starttls",
                "use_ssl": tls == "ssl",
                "timeout": 10,
                **login,
            },
        },
    }
