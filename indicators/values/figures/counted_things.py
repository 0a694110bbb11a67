"""What a line counts, by its own wording: "Antall registrerte avvik" counts "registrerte avvik"."""

from __future__ import annotations

import re
from functools import lru_cache

from .cell_text import phrase
from .spec import Spec, ValueKind
from .units import canonical_unit, is_ratio_unit, same_unit

_COUNT = re.compile(r"(?:totalt |samlet )?(?:antall|antal|tal på|talet på) (?P<what>.+)", re.IGNORECASE)
_LEADS_ON = re.compile(
    r" (?:i|på|for|fra|frå|til|med|uten|utan|av|ved|om|under|over|mot|per|pr\.?|etter|innen|innan|hos|som"
    r"|der|og|eller|mellom|gjennom|knyttet|knytt|grunnet)(?: .*)?$|[,(:;–/*].*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counted_in(wording: str) -> str:
    """What is counted, in small letters, up to the first word that leads on; "" where nothing is.

    "Antall tilsyn uten avvik" counts "tilsyn": "Ingen avvik" is no answer to it.
    """
    found = _COUNT.match(" ".join(wording.split()))
    if found is None:
        return ""
    return _LEADS_ON.sub("", f" {found['what']}").strip().casefold().rstrip(".")


def is_counted(what: str, counted: str) -> bool:
    """Whether a word is what a line counts: the whole of it, or its last word ("registrerte avvik")."""
    return bool(what) and bool(counted) and what in (counted, counted.rpartition(" ")[2])


_NONE = re.compile(r"(?:ingen|inga|ikke noen|ikkje nokon)(?: (?P<what>[^0-9]+))?")
_DEVIATIONS = "avvik"
_SIGNED = frozenset({"poeng", "grader"})


def is_none_of_it(tidy: str, spec: Spec) -> bool:
    """Whether the cell says that there was none of what the line counts: "Ingen avvik", "Ingen".

    What is counted is the line's unit or what its wording counts; with another word the cell is about
    something else ("Ingen avvik" of a number of inspections), and on a line that counts nothing "Ingen" says
    nothing.
    """
    found = _NONE.fullmatch(phrase(tidy)) if spec.value_kind is ValueKind.NUMBER else None
    if found is None:
        return False
    unit, what = spec.line_unit, (found["what"] or "").strip()
    if not what:
        return bool(spec.counted) or canonical_unit(unit) == _DEVIATIONS
    return is_counted(what, spec.counted) or bool(unit and not is_ratio_unit(unit) and same_unit(what, unit))


def counts(unit: str, spec: Spec) -> bool:
    """Whether figures in this unit are counts, never below zero: not money, points, degrees or shares."""
    if spec.value_kind is ValueKind.SHARE:
        return True
    if spec.value_kind is not ValueKind.NUMBER:
        return False
    canonical = canonical_unit(unit or spec.line_unit).casefold()
    if not canonical:
        return bool(spec.counted) or spec.decimals == 0
    return not (
        is_ratio_unit(canonical) or canonical in _SIGNED or "kr" in canonical.split() or "°" in canonical
    )
