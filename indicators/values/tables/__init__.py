"""Tables of other people's making: which column is what, which row is what, what must be asked.

Plain Python; nothing is guessed: what a table does not say is proposed with why and marked as assumed, and
what could be two things is a question.
"""

from indicators.values.tables.owners import GENERAL, MUNICIPALITY, SCOPES, Owner, iso_day, owner_of
from indicators.values.tables.source import Purpose, Source, SourceRow
from indicators.values.tables.understand import understand
from indicators.values.tables.understanding import (
    FIGURE_ROLES,
    Answers,
    ColumnRole,
    Proposal,
    ReadCell,
    ReadRow,
    RowKind,
    TableColumn,
    TableQuestion,
    Understanding,
)

__all__ = [
    "FIGURE_ROLES",
    "GENERAL",
    "MUNICIPALITY",
    "SCOPES",
    "Answers",
    "ColumnRole",
    "Owner",
    "Proposal",
    "Purpose",
    "ReadCell",
    "ReadRow",
    "RowKind",
    "Source",
    "SourceRow",
    "TableColumn",
    "TableQuestion",
    "Understanding",
    "iso_day",
    "owner_of",
    "understand",
]
