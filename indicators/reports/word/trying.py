"""A template is tried before it is kept: a small report is set in it and read again."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import docx
from django.utils.translation import gettext

from indicators.reports.document import Chapter, Document, Items, Paragraph, Subheading, Tone, Words
from indicators.reports.runs import text
from indicators.reports.table import Column, Footnote, Group, Row, Table, cell

from . import word
from .intake import TemplateRefusedError, packed, unpacked
from .styles import styles_of
from .template import unknown_places

logger = logging.getLogger(__name__)

SAMPLE: Final = Document(
    title="Rapport",
    subtitle="Prøve",
    municipality="Kommunen",
    year=2026,
    language="nb",
    moment=datetime(2026, 1, 1, tzinfo=UTC),
    facts=(("Innhold", "prøve"),),
    words=Words("Innhold", "Tabeller", "Figurer", "Tabell", "Figur", "Side", "av", "Om rapporten", "Merknad"),
    chapters=(
        Chapter(
            "prove",
            "Prøve",
            (
                *(Paragraph(text("Avsnitt"), tone) for tone in Tone),
                Subheading("Mellomtittel"),
                Items((text("Punkt"),), ordered=True),
                Items((text("Punkt"),)),
                Table(
                    "prove-tabell",
                    "Tabell",
                    (Column("Navn", 60), Column("Tall", 40)),
                    (Group("Gruppe", (Row((cell("Rad", marks=("1",)), cell("1"))),)),),
                    (Footnote("1", "Fotnote"),),
                    1,
                ),
            ),
            number="1",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a template lacks: styles that are set as the program's own, and places that nothing is said in."""

    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def tried(content: bytes) -> Tried:
    """Set a small report in a template. Raises :class:`TemplateRefusedError`."""
    parts = unpacked(content)
    try:
        made = docx.Document(packed(parts))
        found = Tried(styles_of(made, "nb").missing, unknown_places(made))
        docx.Document(io.BytesIO(word(SAMPLE, content)))
    except Exception as fault:  # whatever the file makes the library do; a fault of ours is seen in the log
        logger.warning("A report could not be set in a Word template", exc_info=True)
        raise TemplateRefusedError(
            gettext(
                "Det går ikke å sette en rapport i denne filen. Lagre den på nytt i Word, eller begynn med "
                "programmets egen mal."
            )
        ) from fault
    return found
