"""Every refusal has words of its own, in one place."""

from __future__ import annotations

import inspect
from datetime import date

from indicators import workflow
from indicators.presentation.wording.refusals import COMPOSED, SENTENCES, refusal_text
from indicators.workflow import refusals


def test_every_refusal_is_worded_once() -> None:
    kinds = {
        one
        for _name, one in inspect.getmembers(refusals, inspect.isclass)
        if issubclass(one, workflow.Refusal) and one is not workflow.Refusal
    }
    by_hand = {workflow.Stale, workflow.Unreadable}
    """They are worded by what was typed."""
    assert by_hand | set(SENTENCES) | set(COMPOSED) == kinds
    assert len(by_hand) + len(SENTENCES) + len(COMPOSED) == len(kinds)


def test_the_fields_stand_in_the_sentence_as_people_write_them() -> None:
    state = workflow.NotPossible("approve", "draft")
    assert [refusal_text(one) for one in (
        workflow.PastDay(date(2026, 3, 1)),
        state,
        workflow.NotUnderstood("ca. 5"),
        workflow.HasBegun(("Skole", "Helse")),
        workflow.AlreadyAdopted(2026, "KS 1/26"),
        workflow.AlreadyAsked("Kari"),
        workflow.NotSent("Kari", ""),
        workflow.NotSent("Kari", "550"),
        workflow.CannotUndoImport(tuple("abcdef")),
        workflow.HasLines("Skole", 1, 2027),
    )] == [
        "Fristen 01.03.2026 er passert. Rett den, eller kryss av for at det er meningen. Ingenting "
        "er lagret.",
        "Det går ikke nå, fordi tilstanden er «Utkast». Last siden på nytt.",
        "«ca. 5» er ikke forstått som et mål. Skriv det på nytt, eller bekreft med en grunn at det "
        "er et mål i ord.",
        "Åpningen kan ikke tas tilbake, fordi noen har begynt: Skole, Helse.",
        "Planen for 2026 er alt vedtatt i KS 1/26. Ingenting er lagret.",
        "Kari har alt bedt om det, og venter på svar.",
        "Kari har ingen e-postadresse og ble ikke minnet på.",
        "E-posten til Kari ble ikke sendt. Prøv igjen om litt.",
        "Importen kan ikke angres, for noe av det den skrev er endret siden: a; b; c; d; e …. "
        "Ingenting er endret nå.",
        "Skole har 1 målekortlinje fra 2027. Velg hvem som overtar den.",
    ]  # fmt: skip
