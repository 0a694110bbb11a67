"""A letter from its template in ``templates/letters/``: subject, plain text, and the same in HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from .shell import html_of_text, signature


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail in plain text and in HTML; both say the same. Without HTML the text goes alone."""

    subject: str
    text: str
    html: str = ""


def letter_from(template: str, context: dict[str, Any]) -> Letter:
    """The letter in both forms, in the language that is on."""
    subject, text = rendered(template, context)
    return Letter(subject, text, html_of_text(subject, text))


def rendered(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text: the template's first line, and what follows the empty line after it."""
    whole = render_to_string(f"letters/{template}", {**context, "signed": signature()})
    subject, _empty, text = whole.partition("\n\n")
    return subject, text.rstrip("\n") + "\n"  # an editor ends the template with a line of its own
