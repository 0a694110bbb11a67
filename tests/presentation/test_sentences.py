"""The one sentence: every kind of line word by word in both languages, and what holds for all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given

from indicators import selectors
from indicators.presentation.wording.sentence import segments, sentence
from indicators.values import Spec, Status
from tests.presentation.rows import READING
from tests.presentation.written import Case, judged, line_of
from tests.values.strategies import CELLS, SPECS

TABLES = Path(__file__).parent / "sentences"
CASES = [
    Case(*row.split("\t"))
    for row in (TABLES / "grammars.tsv").read_text(encoding="utf-8").splitlines()[1:]
    if not row.startswith("#")
]
S = "\u00a0"
BELOW = ("for lavt", "for få", "for lite", "for kort")
ABOVE = ("for høyt", "for mange", "for mye", "for lenge")


def in_both(line) -> tuple[str, str]:
    said = []
    for language in ("nb", "nn"):
        with translation.override(language):
            said.append(sentence(line))
    return said[0], said[1]


def test_every_kind_of_line_is_worded_as_it_was_reviewed() -> None:
    assert [Case(*case[:5], *in_both(line_of(case))) for case in CASES] == CASES


@pytest.mark.django_db
@pytest.mark.usefixtures("elverum")
def test_the_report_of_2025_is_worded_as_it_was_reviewed() -> None:
    said = ["\t".join((str(line.source_line), *in_both(line))) for line in selectors.delivered_lines(2025)]
    reviewed = (TABLES / "elverum-2025.tsv").read_text(encoding="utf-8").splitlines()
    assert said == reviewed[1:]


def test_the_segments_are_the_sentence_and_say_what_is_what() -> None:
    assert "".join(part.text for part in segments(READING)) == sentence(READING)
    assert [(part.role, part.text) for part in segments(READING) if part.role] == [
        ("result", f"28,2{S}%"),
        ("target", f"<{S}20{S}%"),
        ("status", "ikke nådd"),
        ("gap", f"8,2{S}prosentpoeng for høyt"),
        ("change", "Bedre enn i 2024"),
        ("previous", f"28,8{S}%"),
    ]


def test_what_holds_for_every_sentence() -> None:
    """It ends, breaks nowhere inside a figure, bends its units, and leans the way the verdict does."""
    assert [case for case in CASES if faults(case.bokmal) or faults(case.nynorsk)] == []
    assert [case for case in CASES if leans_wrong(case)] == []


def faults(said: str) -> list[str]:
    """What is wrong with a sentence whatever it says; what it quotes is as it was written."""
    own = re.sub("«.*?»", "", said)
    wrong = (
        r"[^.]$|  |\.\.|%\(|\{|None",
        r"\d [\d%]|[<>≤≥=] \d",
        rf"(?<![\d,{S}])1{S}\w+(?:er|ar)\b(?! per)",
    )
    return [found.group() for pattern in wrong if (found := re.search(pattern, own))]


def leans_wrong(case: Case) -> bool:
    verdict = line_of(case).verdict
    if verdict.status is not Status.MISSED or verdict.compared is None or verdict.limit is None:
        return False
    wrong = BELOW if verdict.compared > verdict.limit else ABOVE
    return "reduksjon" not in case.target and any(word in case.bokmal for word in wrong)


@given(spec=SPECS, target=CELLS, result=CELLS, previous=CELLS)
def test_whatever_is_typed_can_be_said(spec: Spec, target: str, result: str, previous: str) -> None:
    """No cell breaks the sentence, and nothing of the program's own workings shows in it."""
    line = judged(spec, target, previous, result, "Et mål")
    for said in in_both(line):
        assert said.endswith(".")
        assert not re.search(r"%\(|None|Decimal|Result\(", re.sub("«.*?»", "", said))


def test_the_reviewed_sentences_never_put_a_sign_before_an_end() -> None:
    text = (TABLES / "elverum-2025.tsv").read_text(encoding="utf-8")
    assert not re.search(rf"≥{S}100{S}%|≤{S}0\b|≥{S}(\d+) av \1", text)
