"""Every read that crosses tables: frozen, judged rows for a screen, a file or the API. Never writes."""

from .board import SORTS, area_counts, board, delivered_lines, sector_counts, year_lines
from .cards import area_numbers, card_index, cards, cards_of, index_of
from .changes import LineKey, changes_of
from .indicator import indicator
from .rows import (
    Board,
    Card,
    CardGroup,
    ChangeRow,
    CommentRow,
    Counts,
    GroupCount,
    IndicatorView,
    NumberedNote,
    count,
)
from .slugs import (
    ALL_YEARS,
    CHANGE_BY_SLUG,
    CHANGE_SLUGS,
    LACKS_EXPLANATION,
    SORT_SLUGS,
    STATUS_BY_SLUG,
    STATUS_SLUGS,
)
from .table import LineFilter, TableView, keep, matching, table
from .years import default_year, reported_years

__all__ = [
    "ALL_YEARS",
    "CHANGE_BY_SLUG",
    "CHANGE_SLUGS",
    "LACKS_EXPLANATION",
    "SORTS",
    "SORT_SLUGS",
    "STATUS_BY_SLUG",
    "STATUS_SLUGS",
    "Board",
    "Card",
    "CardGroup",
    "ChangeRow",
    "CommentRow",
    "Counts",
    "GroupCount",
    "IndicatorView",
    "LineFilter",
    "LineKey",
    "NumberedNote",
    "TableView",
    "area_counts",
    "area_numbers",
    "board",
    "card_index",
    "cards",
    "cards_of",
    "changes_of",
    "count",
    "default_year",
    "delivered_lines",
    "index_of",
    "indicator",
    "keep",
    "matching",
    "reported_years",
    "sector_counts",
    "table",
    "year_lines",
]
