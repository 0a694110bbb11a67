"""Whether the trail, the row history and the rows themselves still say the same.

Everything is gone through in pieces, at one moment, and the first thing that is not as the program left it
is named. What is proved: every entry stands where it was written and says what it said then; every history
row belongs to exactly one entry and is as that entry saw it; every row is what its newest history row says;
every text beside the trail is the one that was typed, or its person was made anonymous; every function code
is the one that was loaded; every published file is the one that was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import TrailCheck, TrailHead
from indicators.models.row_digests import Anchor
from indicators.selectors.snapshot import consistent_snapshot

from .beside_the_trail import accounts, codes, files
from .chain import Chain
from .findings import Finding, FoundError
from .rows_and_history import rows


@dataclass(frozen=True, slots=True)
class Verified:
    """What was gone through, and the first finding, if any. ``digest`` is that of the last entry."""

    entries: int
    history_rows: int
    rows: int
    digest: str
    finding: Finding | None
    accounts: int = 0
    anchors: tuple[Anchor, ...] = ()


def verify(anchors: Iterable[Anchor] = ()) -> Verified:
    """Go through everything. Reads only; what is written meanwhile is not seen.

    ``anchors`` are digests that were kept outside the database; each must still be the digest of its entry.
    """
    chain = Chain(tuple(anchors))
    finding, seen_accounts, seen_rows = None, 0, 0
    with consistent_snapshot():
        try:
            chain.entries()
            chain.anchored()
            chain.texts()
            for _ in accounts():
                seen_accounts += 1
            chain.unclaimed()
            for check in (rows, codes, files):
                for _ in check():
                    seen_rows += 1
        except FoundError as found:
            finding = found.finding
    return Verified(
        entries=chain.seen_entries,
        history_rows=chain.seen_history,
        rows=seen_rows,
        digest=chain.digest,
        finding=finding,
        accounts=seen_accounts,
        anchors=chain.anchors,
    )


def latest_check() -> TrailCheck | None:
    """When the trail was last gone through, and with what outcome."""
    return TrailCheck.objects.first()


def trail_end() -> Anchor | None:
    """The last entry, as it is told to the world outside; None where there is none."""
    head = TrailHead.objects.first()
    return Anchor(head.digest, head.sequence) if head and head.digest else None
