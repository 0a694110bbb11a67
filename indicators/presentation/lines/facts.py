"""What is known of a line beside its figures, in words."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from indicators.judging import JudgedLine
from indicators.presentation.wording import words
from indicators.presentation.wording.distance import tolerance_text
from indicators.presentation.wording.origins import NOT_REGISTERED, with_origin
from indicators.selectors.table.line_facts import Done, Facts
from indicators.values import ValueKind


def definition_words(line: JudgedLine, facts: Facts) -> str:
    """What is measured, with where that was taken from."""
    known = facts.about(line)
    return with_origin(known.definition, known.definition_from) or str(NOT_REGISTERED)


def source_words(line: JudgedLine, facts: Facts) -> str:
    """Where the figure comes from, with where that was taken from."""
    known = facts.about(line)
    return with_origin(known.source, known.source_from) or str(NOT_REGISTERED)


def leader_words(line: JudgedLine, facts: Facts) -> str:
    """Who leads the sector."""
    return words.listing(facts.led_by(line)) or str(NOT_REGISTERED)


def tolerance_words(line: JudgedLine) -> str:
    """How large a miss is almost met."""
    return tolerance_text(line.spec) or str(NOT_REGISTERED)


def unit_of(line: JudgedLine) -> str:
    """The unit that the figures of a line are in."""
    unit = line.spec.line_unit
    return unit or (words.lowered(str(words.VALUE_KIND_WORDS[line.spec.value_kind])) if _worded(line) else "")


def _worded(line: JudgedLine) -> bool:
    return line.spec.value_kind in (ValueKind.SHARE, ValueKind.YES_NO, ValueKind.DATE, ValueKind.LEVEL)


def done_words(done: Done | None) -> str:
    """Who did it, and when: ``Kari Bråten, 12.03.2026 10.15``; empty for nobody."""
    return "" if done is None else f"{done.who}, {timezone.localtime(done.at):%d.%m.%Y %H.%M}"


def done_at(done: Done | None) -> datetime | None:
    """When it was done, to sort by."""
    return None if done is None else done.at
