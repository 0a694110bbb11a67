"""The tables: what is planned, reported, noted and by whom.

Meaning is stored parsed (typed columns) beside the text as it was written, so a
stored figure keeps its meaning when the parser changes.
"""

from .notes import Footnote, FootnoteCell, ResultComment
from .organisation import FunctionCode, Heading, Sector, SectorStaffing, ServiceArea
from .people import Membership, Role, User
from .plan import Benchmark, Indicator, Plan, ScorecardLine, Target
from .results import Result, ResultPart
from .tracked import HardDeleteRefusedError, Tracked, UntracedWriteError
from .trail import Act, TrailEntry, TrailHead, TrailIsFixedError

__all__ = [
    "Act",
    "Benchmark",
    "Footnote",
    "FootnoteCell",
    "FunctionCode",
    "HardDeleteRefusedError",
    "Heading",
    "Indicator",
    "Membership",
    "Plan",
    "Result",
    "ResultComment",
    "ResultPart",
    "Role",
    "ScorecardLine",
    "Sector",
    "SectorStaffing",
    "ServiceArea",
    "Target",
    "Tracked",
    "TrailEntry",
    "TrailHead",
    "TrailIsFixedError",
    "UntracedWriteError",
    "User",
]
