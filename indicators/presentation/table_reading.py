"""What was understood of a table, in words: questions, reasons for proposals, columns, rows."""

from __future__ import annotations

from indicators.values.tables import Proposal, TableQuestion


def question_text(question: TableQuestion) -> str:
    """A question as a person reads it."""
    return question.code


def choice_label(question: TableQuestion, choice: str) -> str:
    """A choice of a question in words."""
    return choice


def why_text(proposal: Proposal) -> str:
    """Why something is proposed."""
    return proposal.why
