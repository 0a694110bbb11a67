"""The door for the web server: requests come in whole, and go to the program in threads.

The program itself is WSGI (its database access is synchronous); a2wsgi runs it in a pool of threads, each of
which keeps its connection to the database.
"""

from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.urls import get_resolver

from kommune.environment import whole_number
from kommune.intake import (
    Application,
    Intake,
    Lanes,
    checks_a_password,
    from_a_stranger,
    sends_a_picture,
    standing_back,
)
from kommune.wsgi import application as program

# after the program itself, which has to be set up before it is imported
from indicators.jobs import reading_ahead  # isort: skip

NARROW = 1
"""Threads of each server process that check passwords."""


def _lane(answering: Any, threads: int) -> Application:
    """The program, answering in so many threads."""
    return cast(Application, WSGIMiddleware(answering, workers=threads))


_ = get_resolver().url_patterns  # every page's code is read before the first is asked for
application = Intake(
    Lanes(
        wide=_lane(program, whole_number("THREADS", 4, 1, 64)),
        narrow=_lane(standing_back(program), NARROW),
        takes_long=checks_a_password,
    ),
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    small=from_a_stranger(settings.SESSION_COOKIE_NAME),
    large=sends_a_picture,
)
reading_ahead.start()
