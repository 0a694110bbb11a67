"""The years in use, read before anybody asks for them: after a restart nobody waits for what all read."""

from __future__ import annotations

import logging
from threading import Thread
from typing import Final

from django.db import connections

from indicators import selectors
from indicators.models import User

log = logging.getLogger(__name__)

YEARS: Final = 3
"""As many years as are read ahead: the one that is shown first, then the newest."""


def start() -> Thread:
    """Read ahead in a thread that nothing waits for. For the web server, once in each of its processes."""
    thread = Thread(target=_read_and_close, name="reading-ahead", daemon=True)
    thread.start()
    return thread


def read_years() -> None:
    """Ask what the overviews of the years ask, so that it is remembered; everybody asks the same."""
    user = User.objects.filter(is_active=True).order_by("pk").first()
    if user is None:
        return
    facts = selectors.year_facts(user)
    first = selectors.first_choice(facts)
    others = (one.year for one in facts if one.year != first)
    for year in ([] if first is None else [first, *others])[:YEARS]:
        selectors.board(user, year, facts=facts, tallied=True)


def _read_and_close() -> None:
    try:
        read_years()
    except Exception:  # a page that is asked for says better what is wrong
        log.exception("The years in use could not be read ahead")
    finally:
        connections.close_all()
