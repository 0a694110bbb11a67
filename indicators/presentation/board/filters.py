"""What the list of the overview can be narrowed to and ordered by, as links."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording import words
from indicators.presentation.wording.against import against_country
from indicators.selectors import Board
from indicators.values import Status
from indicators.values.query.address_words import SORT_SLUGS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed

from .missed_list import row_words


def sorts(asked: LineQuery) -> tuple[Choice, ...]:
    """The orders in which missed targets can be read."""
    labels = {
        "avvik": gettext("Størst avvik"),
        "forverret": gettext("Mest forverret"),
        "ar-pa-rad": gettext("År på rad"),
        "omrade": gettext("Område"),
    }
    return tuple(
        Choice(
            label,
            rows_href(asked.with_(sort=SORT_SLUGS[slug])),
            SORT_SLUGS[slug] == asked.sort,
        )
        for slug, label in labels.items()
    )


def narrowed_by(board: Board, asked: LineQuery) -> tuple[Choice, ...]:
    """What the list is narrowed to; each link takes one away."""
    labels = {
        "close": words.close_word(board.whole_counts.close_word),
        "owed": gettext("Mangler tall")
        if asked.owed is Owed.NOW
        else gettext("Mangler tall for en tidligere periode"),
        "outlooks": gettext("Målet er i fare"),
        "in_a_row": row_words(asked.in_a_row or 0),
        "turned": gettext("Snudd"),
        "changes": words.capitalised(words.change_word(asked.change)) if asked.change else "",
        "against": against_country(asked.against_country) if asked.against_country else "",
    }
    return tuple(
        Choice(label, rows_href(asked.without(name)), True)
        for name, label in labels.items()
        if getattr(asked, name)
    )


def scopes(board: Board, asked: LineQuery) -> tuple[Choice, ...]:
    """The area and the sector that everything is of; each link takes one away."""
    chosen = (("areas", board.areas), ("sectors", board.sectors))
    return tuple(
        Choice(group.title, address(asked.without(name)), True)
        for name, groups in chosen
        for group in groups
        if group.key in getattr(asked, name)
    )


def lacking(board: Board, asked: LineQuery) -> Choice | None:
    """The pill that leaves only misses without an explanation."""
    count = board.counts.unexplained
    if not count and not asked.unexplained:
        return None
    href = rows_href(asked.with_(unexplained=not asked.unexplained))
    return Choice(gettext("Mangler forklaring"), href, asked.unexplained, count)


def is_narrowed(asked: LineQuery) -> bool:
    """Whether the list is anything but all missed targets of the whole municipality."""
    return bool(
        asked.area or asked.sector or asked.unexplained or asked.close or asked.in_a_row
    ) or asked.listed_statuses != frozenset({Status.MISSED})


def clear_href(asked: LineQuery) -> str:
    """The same year and round with nothing chosen."""
    return address(asked.only("year", "round")) or reverse("board")
