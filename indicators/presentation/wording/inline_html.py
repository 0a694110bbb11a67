"""Small pieces of markup that stand in every row, made in Python because a page has hundreds of them.

The same pieces by template would cost a card of twenty rows more than everything else on it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext


def note_mark(notes: tuple[int, ...], anchor: str) -> SafeString:
    """Return the raised numbers of a cell's notes as one link to the first of them."""
    if not notes:
        return SafeString("")
    numbers = ",".join(str(number) for number in notes)
    label = gettext("Merknad %(numbers)s") % {"numbers": numbers.replace(",", ", ")}
    return mark_safe(  # noqa: S308 numbers, and two escaped texts
        f'<sup><a href="#{escape(anchor)}-m{notes[0]}" aria-label="{escape(label)}">{numbers}</a></sup>'
    )


@cache
def status_html(word: str, icon: str, css: str) -> SafeString:
    """Return a status as icon and word."""
    return mark_safe(  # noqa: S308 one escaped text, the rest are our own class names
        f'<span class="st st-{css}"><svg class="ico ico-{css}" aria-hidden="true" focusable="false" '
        f'width="18" height="18"><use href="#{icon}"></use></svg><span>{escape(word)}</span></span>'
    )


@lru_cache(maxsize=512)
def change_html(word: str, icon: str, css: str) -> SafeString:
    """Return a change as sign and word."""
    return mark_safe(  # noqa: S308 one escaped text, the rest are our own class names
        f'<span class="tr tr-{css}"><svg aria-hidden="true" focusable="false" width="10" height="10">'
        f'<use href="#{icon}"></use></svg>{escape(word)}</span>'
    )
