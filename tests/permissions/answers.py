"""What every answer says to browsers, whatever it is."""

from __future__ import annotations

from typing import Any

RIGHT = ("no-store", "same-origin", "camera=()", frozenset[str]())
HEALTH = ("/healthz", "/readyz")
"""Answered before anything else, to the watch on the machine."""


def told_to_browsers(got: Any) -> tuple[str, str, str, frozenset[str]]:
    """What an answer says of keeping, embedding and rights, and cookies that lack a flag.

    ``Secure`` and the ``__Host-`` names are those of production: tests/ground/test_production.py.
    """
    if got.request["PATH_INFO"] in HEALTH:
        return RIGHT
    kept = [part.strip() for part in got.headers.get("Cache-Control", "").split(",")]
    loose = {
        name
        for name, cookie in got.cookies.items()
        if cookie["max-age"] != 0
        and (not cookie["samesite"] or not (cookie["httponly"] or name in READ_BY_SCRIPTS))
    }
    return (
        "no-store" if "no-store" in kept else got.headers.get("Cache-Control", ""),
        got.headers.get("Cross-Origin-Resource-Policy", ""),
        got.headers.get("Permissions-Policy", "").partition(",")[0],
        frozenset(loose),
    )


READ_BY_SCRIPTS = {"utkast_lagret"}
"""Says which draft in the browser was stored; a script there forgets it then."""
