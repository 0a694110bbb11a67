"""The municipalities whose figures this one's are held against, chosen by the controller."""

from __future__ import annotations

from typing import Any

from indicators import municipality, permissions
from indicators.models import Act, Municipality, User
from indicators.values import join_levels, split_levels
from indicators.workflow.refusals import TooLong
from indicators.workflow.save import require
from indicators.workflow.trail import acting

from .starting import save_municipality

CHOSEN = "Kommuner å sammenligne med er valgt"


def choose_peers(
    *, by: User, names: str, version: int | None = None, reason: str = ""
) -> tuple[Municipality, bool]:
    """Choose the municipalities, one on each line in the order in which they are to stand.

    Figures of others stay as they are. Raises :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`,
    :class:`TooLong` and :class:`ForbiddenMark`.
    """
    place, there = municipality.municipality(), Municipality.objects.exists()
    kept: dict[str, Any] = {}
    if not there:
        kept = {"name": place.name, "number": place.number, "language": place.language}
    listed = split_levels(names)
    for name in listed:
        if len(name) > Municipality.LONGEST_PEER:
            raise TooLong("peers", len(name), Municipality.LONGEST_PEER)
    chosen = join_levels(listed)
    why = reason.strip() or CHOSEN
    with acting(Act.KEEP_REGISTER, by=by, reason=why):
        require(by, permissions.SET_BENCHMARK)
        return save_municipality(by=by, values={**kept, "peers": chosen}, version=version, reason=why)
