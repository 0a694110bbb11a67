"""What was typed, quoted; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.values import MAX_DECIMALS, MAX_DIGITS, Spec, TextProblem, format_number, plain

LONGEST_QUOTE = 60

WRONG = {
    TextProblem.RANK: _("%(text)s er en plassering og ikke et tall for det som måles."),
    TextProblem.PERIOD: _("%(text)s er en del av året og ikke et tall for det som måles."),
    TextProblem.NO_DATE: _("%(text)s er ikke en dato."),
    TextProblem.NO_ANSWER: _("%(text)s er ikke et svar på det linjen spør om."),
}
"""What is wrong with a text in which something stands that looks like a figure."""

MENDED = {
    TextProblem.DATE: _(
        "%(text)s er en dato, og her skal det stå et tall. Er det et desimaltall, skriv det med komma. Er "
        "linjen en frist, kan controller velge slaget «Dato, en frist» på målekortlinjen."
    ),
    TextProblem.YEAR: _(
        "%(text)s er lest som årstall, ikke som et tall. Er det et antall, skriv det med mellomrom, for "
        "eksempel 2 025, eller med enheten bak."
    ),
    TextProblem.NUMBERING: _(
        "%(text)s er en nummerering, ikke tall. Er det tall for hver del, skriv kolon mellom navn og tall."
    ),
    TextProblem.NO_SUCH_DATE: _("%(text)s er en dato som ikke finnes. Se på dagen og måneden."),
    TextProblem.NO_LEVEL: _("%(text)s er ikke et av nivåene på linjen. Skriv ett av disse: %(levels)s."),
    TextProblem.SPLIT: _(
        "%(text)s er to deler av en helhet, ikke så mange av så mange. Skriv «av» mellom tallene hvis det "
        "er det du mener, for eksempel 25 av 75."
    ),
    TextProblem.SEVERAL: _(
        "%(text)s er to verdier i samme felt. Skriv den ene, eller «av» mellom tallene hvis det er så mange "
        "av så mange."
    ),
    TextProblem.OTHER_SCALE: _(
        "%(text)s er på en annen skala enn linjens, %(scale)s. Skriv skåren på linjens skala."
    ),
    TextProblem.CONTRADICTION: _(
        "%(text)s stemmer ikke: prosenten er en annen enn andelen som står ved siden av. Rett den ene."
    ),
    TextProblem.NEGATIVE_CHANGE: _(
        "%(text)s kan være et nivå eller en nedgang. Skriv tegnet foran hvis det er nivået, for eksempel "
        "≥ −5 %%, eller «reduksjon på 5 %%» hvis tallet skal ned."
    ),
    TextProblem.UNREACHABLE: _(
        "%(text)s kan aldri nås: det kan ikke bli færre enn ingen, eller flere enn alle. Rett tallet."
    ),
}
"""The same where there is a way of its own to mend it."""


def quoted(text: str) -> str:
    """A text in Norwegian quotation marks, cut where it would fill the page."""
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + " …"
    return f"«{shown}»"


def unread_text(text: str, problem: TextProblem, example: str, spec: Spec | None = None) -> str:
    """Why a cell cannot be read, and how it is mended: ``example`` says what could stand there.

    ``spec`` is that of the line, whose scale or levels are named where the cell must fit them.
    """
    shown = {"text": quoted(text.strip())}
    if mended := MENDED.get(problem):
        levels = ", ".join(spec.levels) if spec else ""
        return str(mended) % {**shown, "levels": levels, "scale": _scale(spec)}
    match problem:
        case TextProblem.TOO_LARGE:
            return gettext(
                "%(text)s er for stort eller for nøyaktig. Et tall kan ha høyst %(whole)d sifre, "
                "og av dem %(decimals)d bak kommaet."
            ) % {**shown, "whole": MAX_DIGITS, "decimals": MAX_DECIMALS}
        case TextProblem.TOO_LONG:
            return gettext(
                "Teksten er for lang for en tallcelle. Skriv tallet eller grunnen her, "
                "og resten som resultatkommentar."
            )
        case TextProblem.MALFORMED_NUMBER:
            said = gettext("%(text)s kan ikke leses som et tall.") % shown
        case _:
            said = str(WRONG.get(problem, _("%(text)s er ikke forstått."))) % shown
    return f"{said} {example}"


def _scale(spec: Spec | None) -> str:
    if spec is None or spec.scale is None:
        return gettext("som ikke er oppgitt")
    return f"{format_number(plain(spec.scale.low))}–{format_number(plain(spec.scale.high))}"
