"""The door for the web server: requests come in whole, and go to the program in threads.

The program itself is WSGI (its database access is synchronous); a2wsgi runs it in a pool of threads, each of
which keeps its connection to the database.
"""

from a2wsgi import WSGIMiddleware
from django.conf import settings

from kommune.environment import whole_number
from kommune.intake import Intake, Lanes, checks_a_password
from kommune.wsgi import application as program

NARROW = 1
"""Threads of each server process that check passwords."""

application = Intake(
    Lanes(
        wide=WSGIMiddleware(program, workers=whole_number("THREADS", 4, 1, 64)),
        narrow=WSGIMiddleware(program, workers=NARROW),
        takes_long=checks_a_password,
    ),
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
)
