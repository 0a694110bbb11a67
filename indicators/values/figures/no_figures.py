"""What is never a figure: dates, years, names of periods, numbering, ranks.

The rule, on both sides and on every line of numbers:

- **A date** is a whole cell of day and month, with or without a word before it ("innen 1.10.", "Vedtatt
  1. mars"). A dot behind the month, a zero before the day, a month in letters, a year, or a word of deadline
  makes it one for certain. "30.06" and "4.10" alone could be either; they are a date unless the line's
  figures have two decimals or lie on a scale, and the refusal says to write a comma.
- **A year** is 19xx or 20xx, written without a space, that letters stand before: "Juni 2025", "over 2024",
  "Lik 2024", "Økning 2025", "Vedtatt 2024, ferdig 2025". Words of amount do not count as letters ("minst
  2000", "ca. 2000"), and a unit behind makes it a figure ("over 2000 kr"). Alone in its cell it is an
  ordinary figure ("2025", "≥ 2025", "2025 besøk"), and so is what has a space between thousands ("over
  2 025"). Two years with a line or a stroke between them ("2024/25", "2024–2026") are a span.
- **A numbering** are parts whose names are words that number things ("fase 1 og fase 2", "kap. 5, tabell 3")
  without a colon, or names that come twice.
- **A rank** is told in words ("blant de 300 beste", "nr. 5 av 50").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from .amounts import read_amount
from .cell_text import Refused, problem_of
from .cell_values import TextProblem
from .days import DAY, PERIOD, YEAR_OF, day_and_month, read_span
from .deadlines import BEFORE, BY, DONE
from .results import BoundResult, ChangeResult, FigureResult, PartsResult, PeriodsResult, Result, ShareResult
from .spec import Spec, ValueKind
from .targets import ChangeTarget, LimitTarget, RangeTarget, RelativeTarget, ShareTarget, Target
from .units import is_known_unit, same_unit

_THAN = (
    r"(?:høyere|høgare|lavere|lågare|flere|fleire|færre|mer|meir|mindre|bedre|betre|dårligere|dårlegare|større"
    r"|over|under|som|likt?(?: med)?|på nivå med|økning|auke|reduksjon|nedgang|vekst)(?: enn)?"
)
_SEASON = r"våren|vår|sommeren|sommer|høsten|haust(?:en)?|høst|vinteren|vinter|jul(?:a|en)?|påske(?:n)?"
_LEAD = re.compile(
    rf"(?:(?:{BY}|{BEFORE}|{DONE}|{_THAN}|etter|fra|frå|siden|sidan|per|pr\.?|den|i|til|ved"
    rf"|utgangen av|[<>≥≤=]+)"
    r"(?:(?<=[<>≥≤=])| |$))+ ?",
    re.IGNORECASE,
)
_BY_WORD = re.compile(
    rf"(?<!\w)(?:{BY}|{BEFORE}|{DONE}|etter|den)(?!\w)".replace("|<=|≤|=<", ""), re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:økning|auke|reduksjon|nedgang|vekst) (?:fra|frå|siden|sidan)|(?:bedre|betre) enn|.* enn i",
    re.IGNORECASE,
)
_SIGN_LEAD = re.compile(r"[<>≥≤=]+ ?")
_PERIOD_ONLY = re.compile(
    rf"(?:{PERIOD}|(?P<season>{_SEASON})|(?:sesongen|skoleåret|skuleåret|året|år|perioden|planperioden))"
    rf"(?:,? (?:i )?{YEAR_OF}(?:[-–/](?:{YEAR_OF}|[0-9]{{2}}))?)?",
    re.IGNORECASE,
)
_YEARS_ONLY = re.compile(rf"{YEAR_OF} ?(?:[-–—−/]|til|og) ?(?:{YEAR_OF}|[0-9]{{2}})", re.IGNORECASE)
_YEAR_TOKEN = re.compile(rf"(?<![\d.,])(?<!\d )(?P<year>{YEAR_OF})(?!\d| \d{{3}}(?!\d)|[.,]\d)")
_AMOUNT_WORDS = re.compile(
    r"(?<!\w)(?:minst|minimum|min|maks|maksimum|maksimalt|max|høyst|høgst|nøyaktig|eksakt|akkurat|presis|opptil"
    r"|opp til|ca|cirka|om lag|rundt|omtrent|kr|nok|kroner|mill|mkr|mnok|tkr|av|ut av|til|og|fra"
    r"|frå|mellom|skal"
    r"|må|bør|være|vere|ikke|ikkje|totalt|i alt)(?!\w)",
    re.IGNORECASE,
)
_PERIOD_BEHIND = re.compile(rf" ?(?:i |for |per |\(|,)? ?(?:{PERIOD})(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r" ?(?P<unit>[^\d,;|()]*?)(?:[,;|()]|\.(?: |$)| og | eller |$)")
_OF_A_YEAR = frozenset(
    """
    nivå nivået tall tallet tallene tal talet tala resultat resultatet resultatene resultata måling målingen
    budsjett budsjettet regnskap regnskapet priser prisene prisane kroneverdi snittet og eller til som
    """.split()
)
"""What may stand behind a year and is no unit of a figure: "over 2024 nivå"."""
_RANK = re.compile(
    r"(?:(?:blant|mellom|topp|av|under) )?(?:de )?[0-9]+ (?:beste|best)\b.*|(?:blant|topp|nr\.?"
    r"|nummer|plass|rangert)"
    r" .*[0-9].*|[0-9]+\. ?(?:plass|best|beste)\b.*",
    re.IGNORECASE,
)
NUMBERING = frozenset(
    """
    fase fasen faser kap kapittel kapitlet tabell tabellen avd avdeling gruppe gruppen gruppa trinn punkt
    pkt nr
    nummer side s vedlegg versjon del delen runde utgave blokk sone kategori klasse alternativ figur fig
    prioritet
    kode artikkel paragraf bilag sak linje rad kolonne modul etappe byggetrinn milepæl
    """.split()
)


def no_figure(tidy: str, spec: Spec) -> TextProblem | None:
    """Why a whole cell is no figure at all, whatever numbers stand in it; None where it may be one."""
    found = _LEAD.match(tidy)
    lead, core = (found.group().strip(), tidy[found.end() :].strip()) if found else ("", tidy)
    if problem := _date(core, lead, spec):
        return problem
    said = core.rstrip(".")
    if _PERIOD_ONLY.fullmatch(said):
        return TextProblem.PERIOD
    if _YEARS_ONLY.fullmatch(said):
        return TextProblem.YEAR
    if re.fullmatch(YEAR_OF, said) and lead and not (_SIGN_LEAD.fullmatch(lead) or _SINCE.fullmatch(lead)):
        return TextProblem.YEAR
    return TextProblem.RANK if _RANK.fullmatch(tidy) else None


def _date(core: str, lead: str, spec: Spec) -> TextProblem | None:
    parts = re.split(r" ?[-–—] ?| til ", core) if not DAY.fullmatch(core) else [core]
    found = [DAY.fullmatch(part) for part in parts]
    if len(found) > 2 or not all(found):
        return None
    days = [one for one in found if one]
    if not any(_is_certain(one, lead) for one in days) and not all(_may_be(one, spec) for one in days):
        return None
    try:
        for part in parts:
            read_span(part, spec.year or 2024)
    except Refused as refused:
        return refused.problem
    return TextProblem.DATE


def _is_certain(found: re.Match[str], lead: str) -> bool:
    """Whether it can be nothing but a date: by its form, or by the word of deadline before it."""
    day, month, year = day_and_month(found)
    if found["sep"] is None or year is not None:
        return True
    if found["sep"] == "/":
        return False
    if found["end"] is not None:
        return True
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    return found["d"].startswith("0") or bool(_BY_WORD.search(lead))


def _may_be(found: re.Match[str], spec: Spec) -> bool:
    """Whether "30.06" is likelier a date: two digits of a month behind the dot of a day."""
    day, month, _ = day_and_month(found)
    if found["sep"] == "/" or not (1 <= day <= 31 and 1 <= month <= 12) or len(found["m"]) < 2:
        return False
    on_scale = spec.value_kind is ValueKind.SCORE
    return not on_scale and (spec.decimals or 0) < 2


def figures_are_years(value: Target | Result, tidy: str, spec: Spec) -> bool:
    """Whether a figure that was read is a year in the cell: see the rule above."""
    figures = {int(figure) for figure in _figures(value) if figure == int(figure)}
    return any(
        int(found["year"]) in figures and _is_year(found, tidy, spec) for found in _YEAR_TOKEN.finditer(tidy)
    )


def _is_year(found: re.Match[str], tidy: str, spec: Spec) -> bool:
    before, behind = tidy[: found.start()], tidy[found.end() :]
    if re.match(rf"[-–/](?:{YEAR_OF}|[0-9]{{2}}(?!\d))", behind) and not re.match(
        r"[-–/](?:[0-9]{2}) ?%", behind
    ):
        return True
    if _PERIOD_BEHIND.match(behind):
        return True
    unit = _CLAUSE.match(behind)
    if unit and _is_unit(unit["unit"].strip(), behind, spec):
        return False
    return any(sign.isalpha() for sign in _AMOUNT_WORDS.sub("", before))


def _is_unit(unit: str, behind: str, spec: Spec) -> bool:
    own = spec.line_unit
    if own and behind.strip().casefold().startswith(own.casefold()):
        return True
    if not unit:
        return False
    if is_known_unit(unit) or (own and same_unit(unit, own)):
        return True
    return unit.casefold().split()[0].strip("-") not in _OF_A_YEAR


def _figures(value: Target | Result) -> Iterable[Decimal]:
    match value:
        case LimitTarget(_, figure) | FigureResult(figure) | BoundResult(_, figure) | ChangeResult(figure):
            return (figure,)
        case RangeTarget(low, high):
            return low, high
        case ChangeTarget(amount=amount, upper=upper):
            return (amount,) if upper is None else (amount, upper)
        case RelativeTarget(offset=offset):
            return (abs(offset),)
        case ShareTarget(_, numerator, denominator) | ShareResult(numerator, denominator):
            return numerator, denominator
        case PartsResult(parts):
            return [part.value for part in parts]
        case PeriodsResult(figures):
            return [one.value for one in figures]
    return ()


def problem_with(tidy: str, spec: Spec) -> TextProblem:
    """Why a cell of a line of numbers was not understood: two values in one cell, a broken number, or
    words."""
    one, stroke, other = tidy.partition("/")
    try:
        if stroke and read_amount(one.strip(), spec) and read_amount(other.strip(), spec):
            return TextProblem.SEVERAL
    except Refused:
        pass
    return problem_of(tidy)


def is_numbering(names: Iterable[tuple[str, bool]]) -> bool:
    """Whether the parts of a cell are numbered and not counted; each name with whether a colon parts it off.

    "fase 1 og fase 2", "kap. 5, tabell 3"; "Fase: 3, drift: 5" are figures of two things.
    """
    words = [(name.casefold().strip(". "), colon) for name, colon in names]
    if len({name for name, _ in words}) < len(words):
        return True
    return any(not colon and re.split(r"[ .]+", name)[-1] in NUMBERING for name, colon in words)
