"""Reading days and spans of days: "1.10.", "31.12.2026", "1. mars", "2. kvartal", "utgangen av august",
"uke 40"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from .cell_text import Refused
from .cell_values import TextProblem
from .periods import MONTHS, Period, PeriodKind

_SHORT = {"mars": "mar", "juni": "jun", "juli": "jul", "september": "sept?"}
MONTH = "|".join(f"{name}|{_SHORT.get(name, name[:3])}\\.?" for name in MONTHS)
YEAR_OF = r"(?:19|20)[0-9]{2}"
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "annet": 2, "tredje": 3, "fjerde": 4}
_KINDS = {
    "halvår": PeriodKind.HALF, "h": PeriodKind.HALF,
    "tertial": PeriodKind.TERTIAL, "t": PeriodKind.TERTIAL,
    "kvartal": PeriodKind.QUARTER, "k": PeriodKind.QUARTER, "q": PeriodKind.QUARTER,
}  # fmt: skip

DAY = re.compile(
    r"(?:den )?(?:"
    rf"(?P<iso_y>{YEAR_OF})-(?P<iso_m>[0-9]{{2}})-(?P<iso_d>[0-9]{{2}})"
    rf"|(?P<d>[0-9]{{1,2}})(?P<sep>\.|(?P<slash>/)) ?(?P<m>[0-9]{{1,2}})"
    rf"(?:(?P<end>\.)?(?:[-/. ] ?(?P<y>{YEAR_OF})|(?<=\.)(?P<yy>[0-9]{{2}})"
    r"|(?:/|(?(slash)-|(?!)))(?P<sy>[0-9]{2}))?)"
    rf"|(?P<wd>[0-9]{{1,2}})\.? ?(?P<month>{MONTH})(?:,? (?P<wy>{YEAR_OF}))?"
    r")",
    re.IGNORECASE,
)
PERIOD = (
    rf"(?:(?P<month>{MONTH})"
    rf"|(?P<ordinal>[1-4]\.?|{'|'.join(_ORDINALS)}) ?(?P<word>halvår|tertial|kvartal)"
    r"|(?P<letter>[htkq])(?P<short>[1-4])"
    r"|(?:uke|veke) ?(?P<week>[0-9]{1,2})"
    r"|(?P<whole>(?:hele |heile )?året|årsslutt|årsskiftet|årets slutt|årets utgang|året er omme|nyttår))"
)
_SPAN = re.compile(
    r"(?:(?:(?:i|ved|mot) )?(?:løpet|utgangen|slutten) av |ved |ila\.? |ultimo |i )?"
    rf"(?:{PERIOD}(?:,? (?:i )?(?P<year>{YEAR_OF}))?|(?:år )?(?P<only>{YEAR_OF}))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" ?(?:[-–—−]|til(?: og med)?) ?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`; one day when they are the same."""

    first: date
    last: date


def read_span(text: str, year: int | None) -> Span | None:
    """A day, or a period of days, in the year that it says or else in `year`; None for anything else.

    Raises Refused (`no_such_date`) for 31.04. and the like.
    """
    said = text.strip().rstrip(",;")
    if found := DAY.fullmatch(said):
        day = _day(found, year)
        return None if day is None else Span(day, day)
    if found := _SPAN.fullmatch(said.rstrip(".")):
        return _period(found, year)
    return _two_days(said, year)


def _two_days(said: str, year: int | None) -> Span | None:
    """ "01.10.2026–15.10.2026"."""
    for between in _BETWEEN.finditer(said):
        first, last = DAY.fullmatch(said[: between.start()]), DAY.fullmatch(said[between.end() :])
        if first is None or last is None:
            continue
        end = _day(last, year)
        start = None if end is None else _day(first, end.year)
        return Span(start, end) if start and end and start <= end else None
    return None


def _day(found: re.Match[str], year: int | None) -> date | None:
    day, month, written = day_and_month(found)
    wanted = written or year
    if wanted is None:
        return None
    try:
        return date(wanted, month, day)
    except ValueError as error:
        raise Refused(TextProblem.NO_SUCH_DATE) from error


def day_and_month(found: re.Match[str]) -> tuple[int, int, int | None]:
    """The numbers of a day as it was written; the year None where none stands."""
    if found["iso_y"]:
        return int(found["iso_d"]), int(found["iso_m"]), int(found["iso_y"])
    if found["month"]:
        return int(found["wd"]), _month(found["month"]), int(found["wy"]) if found["wy"] else None
    short = found["yy"] or found["sy"]
    year = int(found["y"]) if found["y"] else 2000 + int(short) if short else None
    return int(found["d"]), int(found["m"]), year


def _month(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].casefold()) + 1


def _period(found: re.Match[str], year: int | None) -> Span | None:
    wanted = int(found["year"] or found["only"] or year or 0)
    if not wanted:
        return None
    if found["week"]:
        return _week(wanted, int(found["week"]))
    if found["month"]:
        if found["month"].casefold().startswith("jul") and found["month"].casefold() != "juli":
            return None  # Christmas rather than July
        return _months(wanted, Period(PeriodKind.MONTH, _month(found["month"])))
    if found["only"] or found["whole"]:
        return Span(date(wanted, 1, 1), date(wanted, 12, 31))
    kind = _KINDS[(found["word"] or found["letter"]).casefold()]
    said = (found["ordinal"] or found["short"]).casefold().rstrip(".")
    number = _ORDINALS.get(said) or int(said)
    return _months(wanted, Period(kind, number)) if number <= kind.per_year else None


def _months(year: int, period: Period) -> Span:
    first, last = period.months
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _week(year: int, week: int) -> Span:
    """A week of ISO 8601, from Monday to Sunday."""
    try:
        return Span(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    except ValueError as error:
        raise Refused(TextProblem.NO_SUCH_DATE) from error
