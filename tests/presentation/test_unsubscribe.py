"""The link that ends a letter: only one that the program has made, of the very subscription."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.core import signing
from django.urls import resolve

from indicators.presentation.letters.unsubscribe import LONGEST, SALT, Ending, ending_of, off_href

ASKED = datetime(2026, 11, 30, 12, 0, 0, 123456, tzinfo=UTC)


def test_a_link_says_which_subscription_it_ends_to_the_microsecond() -> None:
    href = off_href(Ending(12, ASKED))
    assert href.startswith(f"{settings.SITE_URL}/")
    match = resolve(href.removeprefix(settings.SITE_URL))
    assert (match.url_name, ending_of(match.args[0] if match.args else match.kwargs["token"])) == (
        "letters_off",
        Ending(12, ASKED),
    )


def test_what_the_program_has_not_made_ends_nothing() -> None:
    own = signing.dumps([12, ASKED.isoformat()], salt=SALT)
    other = signing.dumps([12, ASKED.isoformat()], salt="something.else")
    long = signing.dumps([12, ASKED.isoformat(), "x" * LONGEST], salt=SALT)
    assert ending_of(own) == Ending(12, ASKED)
    forged = (other, long, own[:-1], f"{own}a", own.replace(":", "", 1), "", "x")
    assert [ending_of(one) for one in forged] == [None] * len(forged)
