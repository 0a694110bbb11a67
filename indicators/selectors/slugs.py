"""The words that stand in addresses, in Norwegian, and what they mean. Written once; templates ask here."""

from __future__ import annotations

from indicators.values import Change, Status

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
SORT_SLUGS = {"avvik": "severity", "forverret": "worsened", "omrade": "area"}
LACKS_EXPLANATION = "mangler"
ALL_YEARS = "alle"
