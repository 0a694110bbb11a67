"""Every write: one function per act.

Each takes keys, values and the version that was seen, asks permission and locks
itself, writes all or nothing and leaves a history row that says who and why.
"""

from indicators.models import PROGRAM_USER

from .directory_people import Followed, enter_person, follow_groups, renew_person
from .figures.benchmarks import TypedBenchmark, set_benchmark, set_benchmarks, take_back_benchmark
from .figures.comments import comment_results
from .figures.corrections import correct_figure, lock_one_figure, open_one_figure
from .figures.deviations import bring_back_action, explain, follow_action, forecast, promise_action
from .figures.notes import change_note, note_figure
from .figures.pasting import PastedFigure, paste_results
from .figures.questions import answer_question, go_without_figure
from .figures.results import Reported, read_result, report_result
from .figures.targets import TargetSet, read_target, set_target, target_question
from .letters.digest import send_digest, subscribe, unsubscribe
from .letters.reminders import remind
from .matters import comment_decision, save_decision, save_supervision, write_matter_text
from .people.account_seals import note_trail_check
from .people.accounts import end_sessions, note_factor, set_password
from .people.people import (
    account_changed,
    invite,
    note_from_terminal,
    note_reset_letter,
    save_user,
    set_one_time_password,
)
from .people.personal import make_anonymous, note_export
from .people.roles import role_faults
from .people.second_factor import remove_second_factor
from .plans import adopt_plan, adopted_plan, correct_adoption
from .program_user import program_user
from .refusals import (
    AlreadyAdopted,
    AlreadyAsked,
    Asks,
    AsksTarget,
    CannotAnonymise,
    CannotGive,
    CannotKeep,
    CannotUndo,
    CannotUndoImport,
    ClosedYear,
    EditionKept,
    FigureOpen,
    ForbiddenMark,
    GiveReason,
    HasBegun,
    HasDelivered,
    HasLines,
    Incomplete,
    Invalid,
    IsAnonymous,
    Locked,
    NeedsCase,
    NeedsChoice,
    NeedsReason,
    NotAllowed,
    NotDelivered,
    NotFound,
    NotPossible,
    NotReady,
    NotSent,
    NotUnderstood,
    PastDay,
    Refusal,
    RefusedCell,
    RefusedRow,
    Reshaped,
    Reshapes,
    RowsRefused,
    Stale,
    TableRefused,
    TooLong,
    Unreadable,
    at_fields,
)
from .register.coat_of_arms import keep_arms
from .register.functions import save_function, take_up_functions
from .register.goal_assessments import assess_goal
from .register.goals import ChosenLine, attach_lines, move_goal, save_goal, shift_goal, withdraw_goal
from .register.lines import LineEdit, LinesChanged, change_lines
from .register.naming import NAMED as NAMED_BY_YEAR
from .register.naming import rename_unit
from .register.new_indicator import NewIndicator, add_indicator
from .register.organisation import (
    Moved,
    Reorganised,
    end_unit,
    merge_units,
    move_lines,
    rename,
    split_unit,
    tried,
)
from .register.peers import choose_peers
from .register.records import save_record
from .register.rolling import FIRST_YEAR_OF_SECTORS, Rolled, RolledRow, roll_forward, undo_roll
from .register.starting import Listed, add_areas, add_sectors, save_municipality, set_aside
from .register.starting_people import add_people
from .register.succession import Succeeded, merge_indicators, retire_indicator, split_indicator
from .report.chapters import copy_chapters, move_chapter, save_chapter, withdraw_chapter
from .report.editions import (
    date_edition,
    keep_edition_files,
    propose_edition,
    publish_edition,
    return_proposal,
    withdraw_proposal,
    write_to_approvers,
)
from .report.layouts import copy_layout, keep_layout
from .report.lists import TypedStaffing, copy_partners, save_staffing
from .report.pictures import add_picture, change_picture, move_picture, withdraw_picture
from .report.proofreading import answer_proof, ask_proof_anew, keep_typed_report
from .report.word_templates import choose_word_template, keep_word_template
from .report.year_texts import report_work, write_area_text
from .rounds.obligations import DutyChange
from .rounds.reopenings import ask_reopening, decline_reopening
from .rounds.requests import answer_explanation, ask_explanation, ask_explanations, drop_explanation
from .rounds.rounds import close_past_round, close_round, open_round, plan_round, unopen_round
from .rounds.submissions import approve, reopen, reply, return_submission, submit, take_back
from .table_import.drafts import RIGHTS as TABLE_RIGHTS
from .table_import.drafts import answer_table, discard_table, keep_table
from .table_import.earlier_figures import EarlierFigure, enter_earlier_figures
from .table_import.imports import apply_table, undo_table
from .table_import.wanted import Adoption, AreaWanted, FigureWanted, NoteWanted, RowWanted

__all__ = [
    "FIRST_YEAR_OF_SECTORS",
    "NAMED_BY_YEAR",
    "PROGRAM_USER",
    "TABLE_RIGHTS",
    "Adoption",
    "AlreadyAdopted",
    "AlreadyAsked",
    "AreaWanted",
    "Asks",
    "AsksTarget",
    "CannotAnonymise",
    "CannotGive",
    "CannotKeep",
    "CannotUndo",
    "CannotUndoImport",
    "ChosenLine",
    "ClosedYear",
    "DutyChange",
    "EarlierFigure",
    "EditionKept",
    "FigureOpen",
    "FigureWanted",
    "Followed",
    "ForbiddenMark",
    "GiveReason",
    "HasBegun",
    "HasDelivered",
    "HasLines",
    "Incomplete",
    "Invalid",
    "IsAnonymous",
    "LineEdit",
    "LinesChanged",
    "Listed",
    "Locked",
    "Moved",
    "NeedsCase",
    "NeedsChoice",
    "NeedsReason",
    "NewIndicator",
    "NotAllowed",
    "NotDelivered",
    "NotFound",
    "NotPossible",
    "NotReady",
    "NotSent",
    "NotUnderstood",
    "NoteWanted",
    "PastDay",
    "PastedFigure",
    "Refusal",
    "RefusedCell",
    "RefusedRow",
    "Reorganised",
    "Reported",
    "Reshaped",
    "Reshapes",
    "Rolled",
    "RolledRow",
    "RowWanted",
    "RowsRefused",
    "Stale",
    "Succeeded",
    "TableRefused",
    "TargetSet",
    "TooLong",
    "TypedBenchmark",
    "TypedStaffing",
    "Unreadable",
    "account_changed",
    "add_areas",
    "add_indicator",
    "add_people",
    "add_picture",
    "add_sectors",
    "adopt_plan",
    "adopted_plan",
    "answer_explanation",
    "answer_proof",
    "answer_question",
    "answer_table",
    "apply_table",
    "approve",
    "ask_explanation",
    "ask_explanations",
    "ask_proof_anew",
    "ask_reopening",
    "assess_goal",
    "at_fields",
    "attach_lines",
    "bring_back_action",
    "change_lines",
    "change_note",
    "change_picture",
    "choose_peers",
    "choose_word_template",
    "close_past_round",
    "close_round",
    "comment_decision",
    "comment_results",
    "copy_chapters",
    "copy_layout",
    "copy_partners",
    "correct_adoption",
    "correct_figure",
    "date_edition",
    "decline_reopening",
    "discard_table",
    "drop_explanation",
    "end_sessions",
    "end_unit",
    "enter_earlier_figures",
    "enter_person",
    "explain",
    "follow_action",
    "follow_groups",
    "forecast",
    "go_without_figure",
    "invite",
    "keep_arms",
    "keep_edition_files",
    "keep_layout",
    "keep_table",
    "keep_typed_report",
    "keep_word_template",
    "lock_one_figure",
    "make_anonymous",
    "merge_indicators",
    "merge_units",
    "move_chapter",
    "move_goal",
    "move_lines",
    "move_picture",
    "note_export",
    "note_factor",
    "note_figure",
    "note_from_terminal",
    "note_reset_letter",
    "note_trail_check",
    "open_one_figure",
    "open_round",
    "paste_results",
    "plan_round",
    "program_user",
    "promise_action",
    "propose_edition",
    "publish_edition",
    "read_result",
    "read_target",
    "remind",
    "remove_second_factor",
    "rename",
    "rename_unit",
    "renew_person",
    "reopen",
    "reply",
    "report_result",
    "report_work",
    "retire_indicator",
    "return_proposal",
    "return_submission",
    "role_faults",
    "roll_forward",
    "save_chapter",
    "save_decision",
    "save_function",
    "save_goal",
    "save_municipality",
    "save_record",
    "save_staffing",
    "save_supervision",
    "save_user",
    "send_digest",
    "set_aside",
    "set_benchmark",
    "set_benchmarks",
    "set_one_time_password",
    "set_password",
    "set_target",
    "shift_goal",
    "split_indicator",
    "split_unit",
    "submit",
    "subscribe",
    "take_back",
    "take_back_benchmark",
    "take_up_functions",
    "target_question",
    "tried",
    "undo_roll",
    "undo_table",
    "unopen_round",
    "unsubscribe",
    "withdraw_chapter",
    "withdraw_goal",
    "withdraw_picture",
    "withdraw_proposal",
    "write_area_text",
    "write_matter_text",
    "write_to_approvers",
]
