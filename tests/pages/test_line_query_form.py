"""The filters that every page of lines draws: their labels and words, what is chosen, what is sent along."""

from __future__ import annotations

from typing import Any

from indicators.forms.line_query import FILTERS, SCOPE, TABLE, WHEN, LineQueryForm, listed
from indicators.selectors.line_choices import LineChoices
from indicators.values import Against, RoundKind, Status
from indicators.values.query import screens
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed, View

CHOICES = LineChoices(
    "2026",
    (2026, 2025),
    (("6.4", "Skole"), ("6.5", "Barnehage")),
    (("skole", "Sektor for skole"),),
    ((RoundKind.T1, "1. tertial"),),
    (2, 3),
)


def drawn(form: LineQueryForm) -> dict[str, Any]:
    """What a list says is chosen, and whether what can be ticked is."""
    return {
        **{
            str(one.label): [str(box.choice_label) for box in one if box.data["selected"]]
            for one in form.lists
        },
        **{str(one.label): one.value() == one.field.word for one in form.ticks},  # type: ignore[attr-defined]
    }


def test_the_overview_narrows_by_one_of_each_and_keeps_the_rest() -> None:
    asked = LineQuery(
        year=2026, round=RoundKind.T1, areas=("6.4",), statuses=frozenset({Status.MET, Status.MISSED}),
        against=(("landet", Against.LIKE),), owed=Owed.NOW, in_a_row=3, sort="area", page=3,
    )  # fmt: skip
    form = LineQueryForm(asked, CHOICES, listed(CHOICES), view=View.LIST)
    assert drawn(form) == {
        "Tjenesteområde": ["Skole"], "Sektor eller stab": ["Alle"], "Status": ["Nådd og ikke nådd"],
        "Endring": ["Alle"], "Mot landet": ["Likt"], "År på rad": ["3 eller flere"],
        "Mangler forklaring": False, "Nesten nådd": False, "Mangler tall": True,
    }  # fmt: skip
    assert form.kept == (("ar", "2026"), ("runde", "t1"), ("rekkefolge", "omrade"), ("vis", "alle"))
    assert form.used
    assert not drawn(LineQueryForm(asked.with_(owed=Owed.EARLIER), CHOICES, listed(CHOICES)))["Mangler tall"]
    assert drawn(LineQueryForm(asked, CHOICES, WHEN)) == {"År": ["2026"], "Runde": ["1. tertial"]}
    assert not LineQueryForm(LineQuery(year=2026), CHOICES, listed(CHOICES)).used
    assert "rad" not in listed(LineChoices("2026", (2026,)))


def test_tabeller_narrows_by_several_and_says_what_is_chosen() -> None:
    asked = LineQuery(
        screens.TABLE, search="lese", areas=("6.4", "6.5"), statuses=frozenset({Status.MISSED}),
        statutory=False, order="-ar",
    )  # fmt: skip
    form = LineQueryForm(asked, CHOICES, TABLE)
    every = dict.fromkeys(("Forklaring", "Mot landet", "Mot fylket", "Mot KOSTRA-gruppen"), "Alle")
    chosen = {
        "Søk": "lese", "År": "2026", "Tjenesteområde": "Skole, Barnehage", "Status": "Ikke nådd",
        **every, "Andres tall": "Alle", "Lovpålagt": "Bare ikke lovpålagte", "Mangler": "Alle",
        "Tallserier": "Bare målekortene",
    }  # fmt: skip
    assert dict(form.chosen()) == chosen
    narrowed = ("Søk", "År", "Tjenesteområde", "Status", "Lovpålagt")
    assert dict(form.narrowed()) == {label: chosen[label] for label in narrowed}
    assert [one.summary for one in form.lists if hasattr(one, "summary")] == [
        "2 valgt", "Alle", "Ikke nådd", "Alle",
    ]  # fmt: skip
    assert drawn(LineQueryForm(LineQuery(screens.COMPARISON), CHOICES, SCOPE)) == {
        "Tjenesteområde": ["Alle"], "Sektor eller stab": ["Alle"],
    }  # fmt: skip


def test_every_word_that_is_offered_is_one_that_the_address_can_have() -> None:
    for screen in (screens.BOARD, screens.TABLE, screens.COMPARISON):
        shown = [name for name in FILTERS if name in screen.names]
        form = LineQueryForm(LineQuery(screen), CHOICES, shown)
        for one in form:
            field: Any = one.field
            offered = [word for word, _label in getattr(field, "choices", ())] or [field.word]
            for word in filter(None, offered):
                asked = LineQuery.from_params({one.name: [word]}, screen, (2026, 2025))
                assert isinstance(asked, LineQuery), (one.name, word)
                assert asked.words(one.name) == {one.name: word}
