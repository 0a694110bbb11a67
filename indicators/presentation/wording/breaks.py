"""Breaks in an indicator's series: which year begins anew, and what changed, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.municipality import municipality
from indicators.values import BreakKind, breaks_between

BREAK_WORDS: Final = {
    BreakKind.MUNICIPALITY: _("ny kommune"),
    BreakKind.MERGED: _("slått sammen med en annen indikator"),
    BreakKind.SPLIT: _("noe av den ble en egen indikator"),
    BreakKind.WORDING: _("ny ordlyd"),
    BreakKind.UNIT: _("ny enhet"),
    BreakKind.SCALE: _("ny skala"),
    BreakKind.VALUE_KIND: _("nytt slags tall"),
    BreakKind.AGGREGATION: _("regnes på en ny måte"),
}


def breaks(years: Sequence[JudgedLine]) -> dict[int, str]:
    """The years that begin anew, and why: ``{2025: "brudd: ny enhet, ny skala"}``. Oldest year first."""
    found: dict[int, str] = {}
    for before, line in pairwise(years):
        kinds = list(breaks_between(before.spec, line.spec, wording=(before.name, line.name)))
        if line.series_break:
            kinds.insert(0, BreakKind(line.series_break))
        if before.year < municipality().since <= line.year:
            kinds.insert(0, BreakKind.MUNICIPALITY)
        if kinds:
            told = ", ".join(str(BREAK_WORDS[kind]) for kind in kinds)
            found[line.year] = gettext("brudd: %(what)s") % {"what": told}
    return found
