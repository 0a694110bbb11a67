"""Every write: one function per act.

Each takes keys, values and the version that was seen, asks permission and locks
itself, writes all or nothing and leaves a history row that says who and why.
"""

from .bootstrap import PROGRAM_USER, program_user
from .carrying import Carried, carry_forward
from .directory import Followed, enter_person, follow_groups, renew_person
from .refusals import Invalid, NeedsChoice, NotAllowed, NotFound, Refusal, Stale, Unreadable
from .register import save_record, save_user
from .results import Reported, read_result, report_result
from .second_factor import remove_second_factor
from .targets import TargetSet, read_target, set_benchmark, set_target

__all__ = [
    "PROGRAM_USER",
    "Carried",
    "Followed",
    "Invalid",
    "NeedsChoice",
    "NotAllowed",
    "NotFound",
    "Refusal",
    "Reported",
    "Stale",
    "TargetSet",
    "Unreadable",
    "carry_forward",
    "enter_person",
    "follow_groups",
    "program_user",
    "read_result",
    "read_target",
    "remove_second_factor",
    "renew_person",
    "report_result",
    "save_record",
    "save_user",
    "set_benchmark",
    "set_target",
]
