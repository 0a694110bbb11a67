"""What was typed, quoted; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.values import MAX_DECIMALS, MAX_DIGITS, TextProblem

LONGEST_QUOTE = 60

WRONG = {
    TextProblem.DATE: _("%(text)s er en dato, og linjen måles ikke i datoer."),
    TextProblem.YEAR: _("%(text)s er et årstall og ikke et tall for det som måles."),
    TextProblem.PERIOD: _("%(text)s er en del av året og ikke et tall for det som måles."),
    TextProblem.NUMBERING: _("%(text)s er en nummerering og ikke et tall for det som måles."),
    TextProblem.RANK: _("%(text)s er en plassering og ikke et tall for det som måles."),
    TextProblem.NO_SUCH_DATE: _("%(text)s er en dato som ikke finnes."),
    TextProblem.NO_DATE: _("%(text)s er ikke en dato."),
    TextProblem.NO_LEVEL: _("%(text)s er ikke et av nivåene som linjen har."),
    TextProblem.NO_ANSWER: _("%(text)s er ikke et svar på det linjen spør om."),
    TextProblem.SPLIT: _("%(text)s er to deler av et hele og ikke så mange av så mange."),
    TextProblem.SEVERAL: _("%(text)s er to tall, og linjen har plass til ett."),
    TextProblem.OTHER_SCALE: _("%(text)s er et tall på en annen skala enn linjens."),
    TextProblem.CONTRADICTION: _("%(text)s sier to ting som ikke passer sammen."),
    TextProblem.NEGATIVE_CHANGE: _("%(text)s kan være et nivå eller en nedgang."),
    TextProblem.UNREACHABLE: _("%(text)s kan aldri nås."),
}
"""What is wrong with a text in which something stands that looks like a figure."""


def quoted(text: str) -> str:
    """A text in Norwegian quotation marks, cut where it would fill the page."""
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + " …"
    return f"«{shown}»"


def unread_text(text: str, problem: TextProblem, example: str) -> str:
    """Why a cell cannot be read, and how it is mended: ``example`` says what could stand there."""
    shown = {"text": quoted(text.strip())}
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
