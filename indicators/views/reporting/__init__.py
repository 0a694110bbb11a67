"""Rapportering: the grid of what a sector owes, the acts that save its rows, and its delivery."""

from .acts import (
    report_account,
    report_action,
    report_answer,
    report_cell,
    report_forecast,
    report_note,
    report_reply,
    report_without,
)
from .comments import report_comment
from .delivery import report_ask_reopening, report_submit, report_take_back
from .details import report_details
from .grid import reporting, reporting_sector
from .pasting import report_block, report_paste
from .words import report_words

__all__ = [
    "report_account",
    "report_action",
    "report_answer",
    "report_ask_reopening",
    "report_block",
    "report_cell",
    "report_comment",
    "report_details",
    "report_forecast",
    "report_note",
    "report_paste",
    "report_reply",
    "report_submit",
    "report_take_back",
    "report_without",
    "report_words",
    "reporting",
    "reporting_sector",
]
