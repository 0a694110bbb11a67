"""Which judged rows an entry of the trail may have changed: one indicator's, none, or any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.models import Act

ABOUT_ONE_INDICATOR = frozenset(
    {
        Act.REPORT_RESULT,
        Act.ANSWER_QUESTION,
        Act.GO_WITHOUT,
        Act.OPEN_FIGURE,
        Act.CORRECT_FIGURE,
        Act.LOCK_FIGURE,
        Act.SET_TARGET,
        Act.SET_BENCHMARK,
        Act.EXPLAIN,
        Act.FORECAST,
        Act.PROMISE_ACTION,
        Act.FOLLOW_ACTION,
    }
)
"""Acts that change what is said of one indicator, and neither which lines there are nor their order."""

ITS_TABLES = frozenset(
    {"result", "resultpart", "correction", "answer", "target", "benchmark", "deviation", "forecast", "action"}
)
"""The tables such an act writes; an act that writes another one too may have changed anything."""

WITHOUT_ROWS = frozenset(
    {
        Act.EXPORT_PERSON,
        Act.CHANGE_PASSWORD,
        Act.RESET_PASSWORD,
        Act.ONE_TIME_PASSWORD,
        Act.SEND_RESET,
        Act.INVITE,
        Act.ADD_FACTOR,
        Act.REMOVE_FACTOR,
        Act.END_SESSIONS,
        Act.KEEP_WORD_TEMPLATE,
        Act.ANSWER_PROOF,
    }
)
"""Acts that write no row that has a history, and change nothing that a judged row holds."""

BEGUN = frozenset({"submission"})
"""What the first of those acts in a round leaves besides: the sector has begun; figures stay drafts."""

APART = frozenset(
    {"membership", "reminder", "subscription", "digest", "rowremark", "reopeningrequest"}
    | {"supervision", "decision", "decisioncomment", "mattertext"}
    | {"developmentwork", "areatext", "reportchapter", "chapterpicture", "proofanswer", "typedreport"}
    | {"reportlayout", "wordtemplate"}
    | {"goalassessment"}
    | {"edition", "editionproposal", "editionhandling"}
)
"""Tables of rights, letters, remarks, matters, words and editions: a judged row holds nothing of theirs.

What a goal is called, and which lines hang on it, a judged row holds; what was judged of it none does.
"""


@dataclass(frozen=True, slots=True)
class Touch:
    """What an entry may have changed: the rows of an indicator from a year on; None stands for any.

    ``tables`` are those that it has written.
    """

    sequence: int
    indicator_id: int | None
    year: int | None
    tables: frozenset[str]


def touch(
    sequence: int, act: str, tables: Mapping[str, Any], indicator_id: int | None, year: int | None
) -> Touch | None:
    """What an entry of the trail may have changed; None where no row can say something else for it."""
    if APART.issuperset(tables) if tables else act in WITHOUT_ROWS:
        return None
    if act in ABOUT_ONE_INDICATOR and tables.keys() == BEGUN:
        return None
    alone = act in ABOUT_ONE_INDICATOR and ITS_TABLES.issuperset(tables)
    return Touch(sequence, indicator_id if alone else None, year, frozenset(tables))
