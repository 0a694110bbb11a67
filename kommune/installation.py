"""What an installation must be told before it starts: its secret, its host names and whose it is."""

import hmac

from django.core.exceptions import ImproperlyConfigured

from kommune.environment import text, words

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def secret_key(*, demo: bool) -> str:
    """The key that signs sessions; only a demo may have a short one."""
    key = text("SECRET_KEY")
    if not key:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing: set it to a long random text"
            " (a demo on this machine is started with `make demo`)."
        )
    if not demo and (len(key) < 50 or len(set(key)) < 5):
        raise ImproperlyConfigured("SECRET_KEY must be at least 50 characters, chosen at random.")
    return key


def trail_keys(secret_key: str) -> tuple[bytes, ...]:
    """The keys that seal the trail, the one in use first. They lie in no database.

    TRAIL_KEY is the installation's own; without it one is derived from SECRET_KEY, so that nobody need think
    of it, and a changed SECRET_KEY then stands as the old key in TRAIL_OLD_KEYS.
    """
    return _derived(secret_key, b"malekort trail")


def factor_keys(secret_key: str) -> tuple[bytes, ...]:
    """The keys under which secrets of second factors are stored, made of the same as those of the trail."""
    return _derived(secret_key, b"malekort second factor")


def _derived(secret_key: str, purpose: bytes) -> tuple[bytes, ...]:
    named = [text("TRAIL_KEY") or secret_key, *words("TRAIL_OLD_KEYS")]
    if text("TRAIL_KEY") and len(named[0]) < 32:
        raise ImproperlyConfigured("TRAIL_KEY must be at least 32 characters, chosen at random.")
    return tuple(hmac.digest(key.encode(), purpose, "sha256") for key in named)


def hosts(*, demo: bool, debug: bool) -> list[str]:
    """The host names that people use; this machine's own in a demo that names none."""
    named = words("ALLOWED_HOSTS") or (list(LOOPBACK_HOSTS) if demo else [])
    if not named:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing: set it to the host names people will use, separated by commas."
        )
    if "*" in named:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts; * would let anyone forge links in e-mails."
        )
    for mode, on in (("MALEKORT_DEBUG", debug), ("MALEKORT_DEMO", demo)):
        if on and not set(named) <= set(LOOPBACK_HOSTS):
            raise ImproperlyConfigured(
                f"{mode}=1 is refused when ALLOWED_HOSTS names anything but this machine"
                f" ({', '.join(LOOPBACK_HOSTS)})."
            )
    return named


def municipality_number() -> str:
    """The four digits by which the municipality is known."""
    number = text("MUNICIPALITY_NUMBER", "3420")
    if not (number.isascii() and number.isdigit() and len(number) == 4):
        raise ImproperlyConfigured(f"MUNICIPALITY_NUMBER must be four digits, not {number!r}.")
    return number


def language() -> str:
    """The written language of files and letters, and of the screen for whoever has not chosen."""
    chosen = text("MUNICIPALITY_LANGUAGE", "nb")
    if chosen not in ("nb", "nn"):
        raise ImproperlyConfigured(f"MUNICIPALITY_LANGUAGE must be nb or nn, not {chosen!r}.")
    return chosen
