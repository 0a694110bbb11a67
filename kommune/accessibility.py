"""What only the municipality knows of its accessibility statement: where people write, where it stands."""

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from kommune.environment import text


def feedback() -> str:
    """Where lacks are reported: an e-mail address, or the https address of a form. Empty when not set."""
    told = text("ACCESSIBILITY_FEEDBACK")
    if not told or told.startswith("https://"):
        return told
    try:
        validate_email(told)
    except ValidationError as error:
        raise ImproperlyConfigured(
            "ACCESSIBILITY_FEEDBACK must be an e-mail address, or the address of a form beginning with"
            f" https://, not {told!r}."
        ) from error
    return told


def declaration() -> str:
    """The address of the statement in the national register of statements. Empty when not set."""
    told = text("ACCESSIBILITY_DECLARATION")
    if told and not told.startswith("https://"):
        raise ImproperlyConfigured(
            f"ACCESSIBILITY_DECLARATION must be an address beginning with https://, not {told!r}."
        )
    return told


def organisation_number() -> str:
    """The nine digits of the municipality in Enhetsregisteret. Empty when not set."""
    told = text("ORGANISATION_NUMBER").replace(" ", "")
    if told and not (told.isascii() and told.isdigit() and len(told) == 9):
        raise ImproperlyConfigured(f"ORGANISATION_NUMBER must be nine digits, not {told!r}.")
    return told
