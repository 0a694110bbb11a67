"""A plan of several tables: each is of the section that its title begins, with codes and units as printed."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from indicators.presentation.table_import.answers import answered
from indicators.values.figures.spec import ValueKind
from indicators.values.tables import Purpose, ReadRow, RowKind, Source, SourceRow, understand
from indicators.values.tables.titles import Title, title_of

HEAD = ("Indikator", "Resultat 2024", "Mål 2025")


def _read(*parts: str | tuple[int, str] | list[tuple[str, ...]]) -> list[ReadRow]:
    """The indicators of texts, of headings with their level, and of tables, in order."""
    rows: list[SourceRow] = []
    for number, part in enumerate(parts):
        if isinstance(part, list):
            rows += [SourceRow(f"{number}", cells, number) for cells in part]
        else:
            level, text = part if isinstance(part, tuple) else (0, part)
            rows.append(SourceRow(f"{number}", (text,), level=level))
    seen = understand(Source("plan.docx", "0" * 64, tuple(rows)), Purpose.PLAN, 2025)
    return [row for row in seen.rows if row.kind is RowKind.INDICATOR]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ((2, "2.2 Barnehage"), "Barnehage"),
        ((2, "Barnehage"), "Barnehage"),
        ((4, "Barnehage"), "Skole"),
        ("2.2 Barnehage", "Barnehage"),
        ("Tjenesteområde: Barnehage", "Barnehage"),
        ("Målene gjelder hele tjenesten.", "Skole"),
        ((2, "Mål og resultater i 2025"), "Skole"),
        ("37 Fjellvik kommune", "Skole"),
    ],
)
def test_a_table_is_of_the_section_above_it_also_with_the_headings_of_the_last(
    title: str | tuple[int, str], area: str
) -> None:
    first, second = _read(
        (1, "2.1 Skole"),
        [HEAD, ("Andel elever som trives", "87 %", "90 %")],
        title,
        [HEAD, ("Andel barnehagelærere", "41 %", "43 %")],
    )
    assert (first.area, second.area) == ("Skole", area)


def test_a_table_without_headings_below_another_title_is_of_that_section() -> None:
    first, second = _read(
        (2, "2.1 Skole"),
        [HEAD, ("Andel elever som trives", "87 %", "90 %")],
        (2, "2.2 Barnehage"),
        [("Andel barnehagelærere", "41 %", "43 %")],
    )
    assert (first.area, second.area) == ("Skole", "Barnehage")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("202 – Grunnskole / 215 – SFO", Title("Grunnskole / SFO", ("202", "215"))),
        ("KOSTRA-funksjon: 201 – Førskole", Title("Førskole", ("201",))),
        ("Funksjon 345: Vann, 353: Avløp og 350: Sil", Title("Vann, Avløp og Sil", ("345", "353", "350"))),
        ("202/215 – Skole i 2024", Title("Skole i 2024", ("202", "215"))),
    ],
)  # fmt: skip
def test_every_code_of_a_heading_is_taken_out_of_its_words(text: str, title: Title) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("name", "result", "target", "kind"),
    [
        ("Fravær, median 10. trinn (dager)", "7", "5 dager", ValueKind.NUMBER),
        ("Sykefravær (dager)", "7", "5", ValueKind.NUMBER),
        ("Sykefravær", "7", "5", ValueKind.PERCENT),
        ("Svargrad (12 skoler)", "70", "80", ValueKind.PERCENT),
        ("Antall elever på venteliste", "37", "Ned 20 %", ValueKind.NUMBER),
        ("Sykefravær", "9,1 %", "Ned 20 %", ValueKind.PERCENT),
    ],
)
def test_a_figure_is_no_share_where_its_unit_is_printed(
    name: str, result: str, target: str, kind: ValueKind
) -> None:
    (row,) = _read((2, "2.1 Skole"), [HEAD, (name, result, target)])
    assert row.proposed("value_kind") == kind


@pytest.mark.parametrize(
    ("result", "target", "asked"),
    [
        ("87", "50/50", ("target", "cell.unusable", ("–",))),
        ("87", "Vedtatt innen 1.11.", ("target", "cell.unusable", ("–",))),
        ("87", "som avtalt med nabokommunen", ("target", "cell.text", ("keep",))),
        ("38/62", "90", ("previous", "cell.unusable", ("–",))),
    ],
)
def test_what_a_line_cannot_hold_is_never_offered_to_stand(
    result: str, target: str, asked: tuple[str, str, tuple[str, ...]]
) -> None:
    (row,) = _read((2, "2.1 Skole"), [HEAD, ("Andel elever som trives", result, target)])
    assert [(one.field, one.code, one.choices) for one in row.questions] == [asked]


def test_of_a_question_and_a_field_that_ask_the_same_the_one_that_was_changed_counts() -> None:
    text = "a:r1:direction=lower&a:r1:direction=&a:r1:skip=&a:r1:skip=yes&a:r1:target=90+%25&a:r1:target=45"
    source = Source("plan.docx", "0" * 64, (
        SourceRow("0", HEAD, 0), SourceRow("1", ("Antall ting i feltet", "3", "90 %"), 0),
    ))  # fmt: skip
    seen = understand(source, Purpose.PLAN, 2025)
    found = answered(QueryDict(text), seen, {})["r1"]
    assert (found["skip"], found["target"]) == ("yes", "45")
    assert found.get("direction", seen.indicators[0].proposed("direction")) == "lower"


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("a:r1:value_kind=number", {"r1": {"value_kind": "number"}}),
        ("a:r1:value_kind=number&a:r1:value_kind=number&a:r1:unit=", {"r1": {"value_kind": "number"}}),
        ("a:r1:value_kind=date", {"r1": {"value_kind": "date"}}),
        ("a:r1:value_kind=number&a:r1:unit=", {}),
        ("a:r1:unit=", {}),
    ],
)
def test_what_is_proposed_is_an_answer_once_it_is_chosen_and_not_before(
    sent: str, found: dict[str, dict[str, str]]
) -> None:
    source = Source("plan.docx", "0" * 64, (
        SourceRow("0", HEAD, 0), SourceRow("1", ("Ny arealdel", "Ikke startet", "Etter avtale"), 0),
    ))  # fmt: skip
    assert answered(QueryDict(sent), understand(source, Purpose.PLAN, 2025), {}) == found
