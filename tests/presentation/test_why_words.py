"""Why a line went as it did: what is told of it, and what is quoted because it stands whole elsewhere."""

from __future__ import annotations

import pytest

from indicators.judging import Account, Explanation
from indicators.presentation.wording.why import QUOTED, Reason, shortened, why
from indicators.values import MissingReason, MissingResult, Status
from tests.presentation.rows import row

CAUSE = Explanation("For få lærere", footnote=False, source_line=None, cause=True)
COMMENT = Explanation("Vi fulgte planen", footnote=False, source_line=700)
NOTE = Explanation("Målt i mai", footnote=True, source_line=701)


@pytest.mark.parametrize(
    ("status", "explanations", "labels", "lacking"),
    [
        ("missed", (), [], True),
        ("missed", (NOTE,), ["Fotnote"], False),
        ("missed", (CAUSE, COMMENT, NOTE), ["Årsak", "Resultatkommentar", "Fotnote"], False),
        ("met", (CAUSE, COMMENT, NOTE), ["Årsak"], False),
        ("met", (), [], False),
        ("not_measured", (COMMENT,), [], False),
    ],
)
def test_the_leaders_account_is_always_told_and_the_rest_of_what_is_missed(
    status: str, explanations: tuple[Explanation, ...], labels: list[str], lacking: bool
) -> None:
    found = why(row(verdict={"status": Status(status)}, explanations=explanations))
    assert ([one.label for one in found.reasons], found.lacking) == (labels, lacking)
    assert bool(found) is bool(labels)


def test_a_text_that_stands_whole_on_the_page_is_quoted_and_led_to() -> None:
    long = " ".join(["ord"] * 100)
    texts = (long, "kort", f"{long} annet")
    notes = tuple(Explanation(one, footnote=True, source_line=None) for one in texts)
    places = {long: "#a", "kort": "#b"}
    assert why(row(explanations=notes), places).reasons == (
        Reason(False, "Fotnote", shortened(long), "#a"),
        Reason(False, "Fotnote", "kort", "#b"),
        Reason(False, "Fotnote", f"{long} annet", ""),
    )


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("en to tre", "en to tre"),
        ("en to tre!", "en to …"),
        ("en, to, tre", "en, to …"),
        ("e" * 12, "e" * 9 + " …"),
    ],
)
def test_a_text_is_cut_at_a_word_where_it_is_longer_than_what_fits(text: str, cut: str) -> None:
    assert shortened(text, 9) == cut
    assert [shortened("x" * length) == "x" * length for length in (QUOTED, QUOTED + 1)] == [True, False]


@pytest.mark.parametrize(
    ("case", "href"),
    [("", ""), ("KS 12/25", ""), ("https://sak.no/1", "https://sak.no/1"), ("http://a.no", "")],
)
def test_a_case_is_a_link_where_it_is_an_address(case: str, href: str) -> None:
    found = why(row(deviation=Account("", "", case), verdict={"status": Status.MET}))
    assert (found.evidence, found.evidence_href) == (case, href)
    assert bool(found) is bool(case)


def test_why_there_is_no_figure_is_told() -> None:
    missing = MissingResult(MissingReason.NOT_MEASURED)
    found = why(
        row(result=missing, verdict={"status": Status.NOT_MEASURED}, deviation=Account("", "other", ""))
    )
    assert (bool(found.why_no_figure), found.reasons, bool(found)) == (True, (), True)
