"""What is published in words: which edition, when, by whom, and what was lacking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import Readiness
from indicators.models import Edition, EditionProposal, Output, Round, RoundKind
from indicators.presentation.site.jobs import moment_said
from indicators.presentation.wording.deliveries import day_text
from indicators.selectors.report.editions import EditionFile, EditionRow

from .files import size_words

FORMATS = {"pdf": "PDF", "docx": "Word", "html": "HTML", "json": _("Dokumentet som data (JSON)")}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that can be fetched, with its digest."""

    href: str
    label: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is lacking before a report is published, and where it is mended."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in a list."""

    href: str
    title: str
    said: str
    dates: str
    why: str
    latest: bool


def published_line(row: Edition | None) -> str:
    """``Publisert 15.03.2026, utgave 2, godkjent av Kari Nordmann``; ``Ikke publisert`` where nothing is."""
    if row is None:
        return gettext("Ikke publisert")
    return _published(timezone.localdate(row.published_at), row.number, row.approved_by.display_name)


def _published(day: date, number: int, by: str) -> str:
    return gettext("Publisert %(day)s, utgave %(number)d, godkjent av %(by)s") % {
        "day": day_text(day),
        "number": number,
        "by": by,
    }


def edition_href(year: int, output: Output, number: int, name: str = "edition", **more: str) -> str:
    """The address of an edition; that of an årsmelding needs no word for what it is."""
    address = reverse(name, kwargs={"year": year, "number": number, **more})
    return address if output is Output.ARSMELDING else f"{address}?type={output.value}"


def edition_line(row: EditionRow) -> EditionLine:
    """Word one edition."""
    return EditionLine(
        href=edition_href(row.year, row.output, row.number),
        title=gettext("Utgave %(number)d") % {"number": row.number},
        said=_published(timezone.localdate(row.published_at), row.number, row.approved_by),
        dates=handling_said(row),
        why=row.why,
        latest=row.latest,
    )


def handling_said(row: EditionRow) -> str:
    """When it was submitted and adopted, as far as anybody has said."""
    said = []
    if row.submitted_on is not None:
        said.append(gettext("Avgitt %(day)s.") % {"day": day_text(row.submitted_on)})
    if row.adopted_on is not None and row.adopted_case:
        given = {"day": day_text(row.adopted_on), "case": row.adopted_case}
        said.append(gettext("Vedtatt %(day)s i sak %(case)s.") % given)
    elif row.adopted_on is not None:
        said.append(gettext("Vedtatt %(day)s.") % {"day": day_text(row.adopted_on)})
    return " ".join(said)


def edition_files(row: EditionRow) -> tuple[FileLine, ...]:
    """The files of an edition."""
    return tuple(
        _file(one, edition_href(row.year, row.output, row.number, "edition_file", format=one.format))
        for one in row.files
    )


def proposal_files(row: EditionProposal, files: Iterable[EditionFile]) -> tuple[FileLine, ...]:
    """The files of a proposal."""
    return tuple(
        _file(one, reverse("proposal_file", kwargs={"pk": row.pk, "format": one.format})) for one in files
    )


def _file(one: EditionFile, href: str) -> FileLine:
    return FileLine(href, str(FORMATS[one.format]), size_words(one.size), one.sha256)


def facts_of(proposal: EditionProposal) -> tuple[tuple[str, str], ...]:
    """What an edition or a proposal is made of, and why it was published."""
    facts = [
        (gettext("Foreslått"), f"{moment_said(proposal.proposed_at)}, {proposal.proposed_by.display_name}"),
        (gettext("Tall per"), moment_said(proposal.moment)),
        (gettext("Lest etter post i endringsloggen"), str(proposal.read_at)),
    ]
    if proposal.why:
        facts.append((gettext("Hvorfor en ny utgave"), proposal.why))
    if lacked := lacking_texts(_lacked(proposal), proposal.year):
        facts.append((gettext("Dette manglet"), " ".join(one.text for one in lacked)))
    if proposal.despite:
        facts.append((gettext("Hvorfor publisert likevel"), proposal.despite))
    if proposal.state == EditionProposal.State.PUBLISHED and proposal.decision:
        facts.append((gettext("Fra den som godkjente"), proposal.decision))
    return tuple(facts)


def _lacked(row: EditionProposal) -> Readiness:
    return Readiness(
        round_closed=row.round_closed,
        undelivered=tuple(row.undelivered.splitlines()),
        open_figures=row.open_figures,
        draft_chapters=row.draft_chapters,
        open_remarks=row.open_remarks,
    )


def lacking_texts(found: Readiness, year: int) -> tuple[Lack, ...]:
    """What is lacking, each with the page where it is mended."""
    lacks = []
    if not found.round_closed:
        name = str(Round(year=year, kind=RoundKind.YEAR_END))
        text = gettext("%(round)s er ikke lukket.") % {"round": name}
        lacks.append(Lack(text, f"{reverse('rounds')}?ar={year}"))
    if found.undelivered:
        text = gettext("Ikke levert: %(sectors)s.") % {"sectors": ", ".join(found.undelivered)}
        lacks.append(Lack(text, f"{reverse('approval')}?runde={year}-arsslutt"))
    if found.open_figures:
        said = ngettext(
            "%(count)d tall er åpnet for retting.", "%(count)d tall er åpnet for retting.", found.open_figures
        )
        lacks.append(Lack(said % {"count": found.open_figures}, reverse("card_year", args=[year])))
    if found.draft_chapters:
        said = ngettext(
            "%(count)d kapittel er utkast og kommer ikke med.",
            "%(count)d kapitler er utkast og kommer ikke med.",
            found.draft_chapters,
        )
        lacks.append(Lack(said % {"count": found.draft_chapters}, reverse("chapters", args=[year])))
    if found.open_remarks:
        said = ngettext(
            "%(count)d merknad i korrekturen er ikke besvart.",
            "%(count)d merknader i korrekturen er ikke besvart.",
            found.open_remarks,
        )
        lacks.append(Lack(said % {"count": found.open_remarks}, reverse("proof", args=[year])))
    return tuple(lacks)


def proposal_lead(row: EditionProposal) -> str:
    """How far a proposal has come."""
    given = {
        "when": moment_said(row.decided_at or row.proposed_at),
        "by": (row.decided_by or row.proposed_by).display_name,
    }
    match row.state:
        case EditionProposal.State.WAITING:
            return gettext("Foreslått %(when)s av %(by)s. Venter på godkjenning.") % given
        case EditionProposal.State.RETURNED:
            return gettext("Returnert %(when)s av %(by)s.") % given
        case EditionProposal.State.WITHDRAWN:
            return gettext("Trukket tilbake %(when)s av %(by)s.") % given
        case _:
            return gettext("Godkjent og publisert %(when)s av %(by)s.") % given
