"""The printed report beside ours, in words: what is found again, what stands otherwise, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.wording.remarks import remark_words
from indicators.values.proofreading.printed_comparison import Beside, Finding
from indicators.values.proofreading.printed_report import COUNTED, PieceKind, Section, plain

KINDS: Final = {
    PieceKind.HEADING: _("Overskrift"),
    PieceKind.PARAGRAPH: _("Avsnitt"),
    PieceKind.ROW: _("Rad"),
    PieceKind.CONTENTS: _("Innholdsliste"),
    PieceKind.HEAD: _("Tabellhode"),
    PieceKind.TRACE: _("Strek eller tegn"),
}
MENDS: Final = {
    "page": _("Sideskift"),
    "link": _("Lenke"),
    "name": _("Navn"),
    "table": _("Tabell"),
}
CELL: Final = " | "


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of the print beside what we have of it; ``state`` is found, otherwise, missing or none."""

    line: int
    more: str
    kind: str
    printed: str
    ours: tuple[str, ...]
    state: str
    word: str
    icon: str
    remark: str
    key: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section of the print with how much of it is found; ``chapter`` where others stand under it."""

    line: int
    number: str
    title: str
    chapter: bool
    paragraphs: str
    rows: str
    state: str
    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class MendLine:
    """What was done to a line of the print."""

    lines: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """The whole comparison; ``otherwise`` and ``missing`` are the lines that somebody should look at."""

    headline: str
    score: str
    lead: str
    sections: tuple[SectionLine, ...]
    missing: tuple[PieceLine, ...]
    otherwise: tuple[PieceLine, ...]
    mends: tuple[MendLine, ...]


@dataclass(frozen=True, slots=True)
class ReferenceSection:
    """One section of the print, piece by piece, and the ones before and after it."""

    title: str
    lead: str
    pieces: tuple[PieceLine, ...]
    before: SectionLine | None
    after: SectionLine | None


def reference_page(year: int, beside: Beside, mends: Iterable[MendLine]) -> ReferencePage:
    """Word the comparison of a year."""
    every = [finding for _section, findings in beside for finding in findings]
    counted = [finding for finding in every if finding.counts]
    found = sum(finding.found for finding in counted)
    given = {"found": found, "all": len(counted), "year": year}
    missing = sum(finding.missing for finding in counted)
    given |= {"missing": missing, "other": len(counted) - found - missing}
    headline = gettext("%(found)d av %(all)d avsnitt og rader er funnet igjen") % given
    if not missing:
        headline = gettext("Ingenting av den trykte årsmeldingen mangler") % given
    score = gettext("%(found)d av %(all)d er funnet igjen, %(other)d står annerledes, %(missing)d mangler.")
    return ReferencePage(
        headline=headline,
        score=score % given,
        lead=gettext(
            "Hver overskrift, hvert avsnitt og hver tabellrad i den trykte årsmeldingen for %(year)d er lett "
            "etter i rapporten som Målekort lager. Ord og tall sammenlignes; hvordan de er satt opp, er vårt."
        )
        % given,
        sections=tuple(_section(section, findings) for section, findings in beside),
        missing=tuple(_piece(one) for one in every if one.missing),
        otherwise=tuple(_piece(one) for one in every if one.explained),
        mends=tuple(mends),
    )


def reference_section(beside: Beside, line: int) -> ReferenceSection | None:
    """One section, by the line it begins at; None where no section begins there."""
    lines = [section.line for section, _findings in beside]
    if line not in lines:
        return None
    place = lines.index(line)
    section, findings = beside[place]
    told = _section(section, findings)
    around = [_section(*beside[n]) if 0 <= n < len(beside) else None for n in (place - 1, place + 1)]
    parts = [text for text in (told.paragraphs, told.rows) if text]
    return ReferenceSection(
        title=f"{told.number} {told.title}".strip(),
        lead=gettext("Funnet igjen: %(parts)s.") % {"parts": ", ".join(parts)} if parts else "",
        pieces=tuple(_piece(finding) for finding in findings),
        before=around[0],
        after=around[1],
    )


def mend_line(line: int, continued: int | None, kind: str, text: str) -> MendLine:
    """A mend in words."""
    lines = gettext("l. %(line)d") % {"line": line}
    if continued is not None:
        lines = gettext("l. %(line)d og %(more)d") % {"line": line, "more": continued}
    return MendLine(lines, str(MENDS[kind]), remark_words(text))


def _section(section: Section, findings: tuple[Finding, ...]) -> SectionLine:
    counted = [one for one in findings if one.counts]
    state = "otherwise" if any(one.explained for one in counted) else "found"
    state = "missing" if any(one.missing for one in counted) else state
    return SectionLine(
        line=section.line,
        number=section.number,
        title=section.title or gettext("Forside og innholdsliste"),
        chapter="." not in section.number,
        paragraphs=_share(findings, lambda n: ngettext("%(n)d avsnitt", "%(n)d avsnitt", n), PARAGRAPHS),
        rows=_share(findings, lambda n: ngettext("%(n)d rad", "%(n)d rader", n), ROWS),
        state=state,
        word=str(WORDS[state]),
        icon=ICONS[state],
    )


PARAGRAPHS: Final = (PieceKind.HEADING, PieceKind.PARAGRAPH)
ROWS: Final = (PieceKind.ROW, PieceKind.CONTENTS)
WORDS: Final[Mapping[str, object]] = {
    "found": _("Funnet"),
    "otherwise": _("Står annerledes"),
    "missing": _("Mangler"),
    "none": _("Settes av programmet"),
}
ICONS: Final = {"found": "i-met", "otherwise": "i-undecided", "missing": "i-missed", "none": ""}


def _share(findings: tuple[Finding, ...], unit: Callable[[int], str], kinds: tuple[PieceKind, ...]) -> str:
    """``12 av 12 avsnitt``; empty where the section has none."""
    of = [one for one in findings if one.piece.kind in kinds]
    if not of:
        return ""
    whole = unit(len(of)) % {"n": len(of)}
    return gettext("%(found)d av %(whole)s") % {"found": sum(one.found for one in of), "whole": whole}


def _piece(finding: Finding) -> PieceLine:
    piece = finding.piece
    state = "none"
    if piece.kind in COUNTED:
        state = "found" if finding.found else "otherwise" if finding.explained else "missing"
    remark = finding.explained
    if finding.found and not finding.same_part:
        remark = gettext("Står i et annet kapittel hos oss.")
    return PieceLine(
        line=piece.line,
        more=", ".join(str(number) for number in piece.joined),
        kind=str(KINDS[piece.kind]),
        printed=CELL.join(text for cell in piece.cells if (text := plain(cell).replace("**", ""))),
        ours=tuple(one.replace("\n", CELL) for one in _lines(finding)),
        state=state,
        word=str(WORDS[state]),
        icon=ICONS[state],
        remark=remark,
        key=finding.key,
    )


def _lines(finding: Finding) -> tuple[str, ...]:
    """A row of ours is one line, its cells beside one another."""
    if finding.piece.kind is PieceKind.ROW and len(finding.ours) > 1 and not finding.piece.heads:
        return (CELL.join(one for one in finding.ours if one),)
    return finding.ours
