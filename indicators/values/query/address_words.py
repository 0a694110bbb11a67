"""The words that stand in addresses, in Norwegian, and what they mean. Written once; templates ask here."""

from __future__ import annotations

from typing import Literal

from indicators.values.figures.targets import BenchmarkScope
from indicators.values.rounds import RoundKind
from indicators.values.verdicts.comparison import Against
from indicators.values.verdicts.verdict import Change, Status

from .screens import Grouping

STATUS_SLUGS: dict[Status, str] = {
    Status.MET: "nadd",
    Status.MISSED: "ikke-nadd",
    Status.NOT_MEASURED: "ikke-malt",
    Status.NOT_PLANNED: "males-ikke",
    Status.NOT_DUE: "ikke-forfalt",
    Status.NOT_REPORTED: "ikke-rapportert",
    Status.NO_TARGET: "uten-mal",
    Status.UNDECIDED: "ma-vurderes",
}
CHANGE_SLUGS: dict[Change, str] = {
    Change.BETTER: "bedre",
    Change.WORSE: "darligere",
    Change.UNCHANGED: "uendret",
}
STATUS_BY_SLUG = {slug: status for status, slug in STATUS_SLUGS.items()}
CHANGE_BY_SLUG = {slug: change for change, slug in CHANGE_SLUGS.items()}
SORT_SLUGS = {"avvik": "severity", "forverret": "worsened", "ar-pa-rad": "streak", "omrade": "area"}
LISTS_OF_STATUSES: dict[str, frozenset[Status]] = {
    **{slug: frozenset({status}) for slug, status in STATUS_BY_SLUG.items()},
    "vurdert": frozenset({Status.MET, Status.MISSED}),
    "alle": frozenset(Status),
}
ROUND_SLUGS: dict[RoundKind, str] = {RoundKind.T1: "t1", RoundKind.H1: "h1", RoundKind.T2: "t2"}
ROUND_BY_SLUG: dict[str, RoundKind | None] = {
    **{slug: kind for kind, slug in ROUND_SLUGS.items()},
    "arsslutt": None,
}
ROUND_WORDS: dict[str, RoundKind] = {
    **{slug: kind for kind, slug in ROUND_SLUGS.items()},
    "arsslutt": RoundKind.YEAR_END,
}
SETS_OF_CHANGES = {slug: frozenset({change}) for slug, change in CHANGE_BY_SLUG.items()}
TURNED_BY_SLUG = {"til-ikke-nadd": Status.MISSED, "til-nadd": Status.MET}
OUTLOOKS_BY_SLUG: dict[str, frozenset[str]] = {
    "fare": frozenset({"unsure", "will_miss"}),
    "usikkert": frozenset({"unsure"}),
    "nar-ikke": frozenset({"will_miss"}),
}
YEARS_IN_A_ROW = {str(years): years for years in range(2, 11)}
"""At least so many years in a row."""
LACKS_EXPLANATION = "mangler"
AGAINST_SLUGS: dict[Against, str] = {
    Against.BETTER: "bedre",
    Against.LIKE: "lik",
    Against.WORSE: "darligere",
    Against.INCOMPARABLE: "ikke-sammenlignbar",
    Against.ABSENT: "uten-tall",
}
AGAINST_BY_SLUG = {slug: outcome for outcome, slug in AGAINST_SLUGS.items()}
SCOPE_PARAMETERS: dict[str, BenchmarkScope] = {
    "landet": BenchmarkScope.NATIONAL,
    "fylket": BenchmarkScope.COUNTY,
    "kostra": BenchmarkScope.KOSTRA_GROUP,
}
"""Against whom a list is narrowed, as the address bar names them."""
SCOPE_NAMES = {scope: name for name, scope in SCOPE_PARAMETERS.items()}
ALL_YEARS: Literal["alle"] = "alle"
ALL_CARDS = "alle"
"""Stands in the address for all cards on one page."""
GROUPING_BY_SLUG: dict[str, Grouping] = {"omrade": "area", "sektor": "sector"}
LACKS = ("definisjon", "kilde", "ansvarlig", "toleranse")
"""What may not be registered of a line."""
