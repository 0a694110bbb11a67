"""The tables: what is planned, reported, noted and by whom.

Meaning is stored parsed (typed columns) beside the text as it was written, so a
stored figure keeps its meaning when the parser changes.
"""

from .chapter_pictures import ChapterPicture
from .chapters import Partner, ReportChapter
from .corrections import Correction
from .deviations import Action, Deviation
from .digest_subscriptions import Digest, Subscription
from .editions import Edition, EditionHandling, EditionProposal, Output
from .goals import Goal, GoalAssessment
from .idempotency import OnceOnly
from .jobs import JobProgress
from .kept_files import KeptFile, PublishedIsFixedError
from .layouts import ReportLayout
from .lines import ScorecardLine
from .locking import Lock, LockReason, RoundSituation, Situation, situation_of
from .matters import Decision, DecisionComment, Matter, MatterText, Supervision
from .municipality import Municipality
from .naming import AreaName, SectorName, area_then, sector_then
from .notes import Footnote, FootnoteCell, ResultComment
from .organisation import FunctionCode, Heading, OwnFunction, Sector, SectorStaffing, ServiceArea
from .people import PROGRAM_USER, Membership, Role, User, leaders_of, managers_on
from .personal import (
    AnonymityObstacle,
    PersonalText,
    obstacle_to_anonymity,
    person_by_pseudonym,
    pseudonym,
)
from .plan import Indicator, Plan
from .proof import ProofAnswer, TypedReport
from .questions import Answer
from .remarks import ReopeningRequest, RowRemark
from .report_files import ReportFile
from .results import Result, ResultPart
from .rolled_plans import UndoObstacle, obstacle_to_undo
from .rounds import (
    EDITABLE,
    TRANSITIONS,
    Forecast,
    Reminder,
    Round,
    RoundKind,
    RoundState,
    Submission,
    SubmissionState,
)
from .table_imports import TableDraft, TableImport, TablePurpose
from .targets import AdoptedTarget, Benchmark, Target
from .tracked import HardDeleteRefusedError, Tracked, UntracedWriteError
from .trail import AccountSeal, Act, TrailCheck, TrailEntry, TrailHead, TrailIsFixedError
from .word_templates import WordTemplate
from .words import AreaText, DevelopmentWork

__all__ = [
    "EDITABLE",
    "PROGRAM_USER",
    "TRANSITIONS",
    "AccountSeal",
    "Act",
    "Action",
    "AdoptedTarget",
    "AnonymityObstacle",
    "Answer",
    "AreaName",
    "AreaText",
    "Benchmark",
    "ChapterPicture",
    "Correction",
    "Decision",
    "DecisionComment",
    "DevelopmentWork",
    "Deviation",
    "Digest",
    "Edition",
    "EditionHandling",
    "EditionProposal",
    "Footnote",
    "FootnoteCell",
    "Forecast",
    "FunctionCode",
    "Goal",
    "GoalAssessment",
    "HardDeleteRefusedError",
    "Heading",
    "Indicator",
    "JobProgress",
    "KeptFile",
    "Lock",
    "LockReason",
    "Matter",
    "MatterText",
    "Membership",
    "Municipality",
    "OnceOnly",
    "Output",
    "OwnFunction",
    "Partner",
    "PersonalText",
    "Plan",
    "ProofAnswer",
    "PublishedIsFixedError",
    "Reminder",
    "ReopeningRequest",
    "ReportChapter",
    "ReportFile",
    "ReportLayout",
    "Result",
    "ResultComment",
    "ResultPart",
    "Role",
    "Round",
    "RoundKind",
    "RoundSituation",
    "RoundState",
    "RowRemark",
    "ScorecardLine",
    "Sector",
    "SectorName",
    "SectorStaffing",
    "ServiceArea",
    "Situation",
    "Submission",
    "SubmissionState",
    "Subscription",
    "Supervision",
    "TableDraft",
    "TableImport",
    "TablePurpose",
    "Target",
    "Tracked",
    "TrailCheck",
    "TrailEntry",
    "TrailHead",
    "TrailIsFixedError",
    "TypedReport",
    "UndoObstacle",
    "UntracedWriteError",
    "User",
    "WordTemplate",
    "area_then",
    "leaders_of",
    "managers_on",
    "obstacle_to_anonymity",
    "obstacle_to_undo",
    "person_by_pseudonym",
    "pseudonym",
    "sector_then",
    "situation_of",
]
