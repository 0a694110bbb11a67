"""Who there is to ask at a door, and the answers that many doors give: a column for each."""

from __future__ import annotations

from dataclasses import dataclass, field

COLUMNS = {
    # the columns of the table, and the roles that get the same answers
    "anonymous": ("anonymous",),
    "nobody": ("nobody", "past deputy", "past auditor", "superuser"),
    "own leader": ("leader", "deputy"),
    "other leader": ("stranger",),
    "contributor": ("contributor",),
    "management": ("management",),
    "auditor": ("auditor",),
    "controller": ("controller",),
}


WALKED = ("management", "auditor", "stranger", "contributor", "nobody", "leader", "controller")
"""One role of each column but the first: test_drafts.py reads every page as each of them."""


@dataclass(frozen=True)
class Door:
    """An address, the answers to GET and POST by column, and what is posted."""

    address: str
    get: str
    post: str
    sent: dict[str, str] = field(default_factory=dict)


#               anon nob own oth con man aud ctr
READ = "        302 200 200 200 200 200 200 200"
AWAY = "        302 302 302 302 302 302 302 302"
NO_WAY = "      302 405 405 405 405 405 405 405"
LOG = "         302 403 200 200 403 200 200 200"
KEEPER = "      302 403 403 403 403 403 403 200"
KEPT = "        302 403 403 403 403 403 403 302w"
GRID = "        302 404 200 404 200 404 404 200"
ENTERED = "     302 404 302w 404 302w 404 404 302w"
OWN_DRAFT = "   302 404 200 404 404 404 404 200"
OWN_DRAFT_SAVED = "302 404 302w 404 404 404 404 302w"
UNASKED = "     302 404 409 404 409 404 404 409"  # who may answer, where nothing is asked
DELIVERED = "   302 404 302w 404 403 404 404 302w"
DECIDING = "    302 403 200 404 403 200 200 200"
DECIDED = "     302 403 403 404 403 302w 403 403"
BY_BOTH = "     302 403 403 404 403 302w 403 302w"
SENDING = "     302 403 403 404 403 200 403 200"
PROPOSED = "    302 404 404 404 404 200 200 200"
DIGEST = "      302 403 302w 302w 403 302w 302w 302w"
ROLES = "       302 403 403 403 403 200 403 200"
OPEN_TO_ALL = " 200 200 200 200 200 200 200 200"
NO_SUCH_JOB = " 302 403 403 403 403 403 403 404"
IMPORTER = "    302 403 200 200 403 403 403 200"
MY_TABLE = "    302 403 404 404 403 403 403 200"
MY_TABLE_USED = "302 403 404 404 403 403 403 302w"
POST_ONLY = "   405 405 405 405 405 405 405 405"


def alike(anonymous: str, signed_in: str) -> str:
    """The same to everybody who is signed in."""
    return " ".join([anonymous] + [signed_in] * (len(COLUMNS) - 1))
