"""Publishing a report: proposed by the controller, approved by management, and then fixed for ever."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.judging import readiness
from indicators.models import (
    Act,
    Edition,
    EditionHandling,
    EditionProposal,
    Output,
    User,
    managers_on,
)
from indicators.models.editions import FILES, MADE
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.kept_files import keep_file
from indicators.workflow.letters.mail import send_all
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound, NotPossible, NotReady, NotSent
from indicators.workflow.save import changed_fields, guard_version, require, sent_again, write
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

PROPOSED = "Foreslått publisert"
FILES_MADE = "Filene er laget av dokumentet"
PUBLISHED = "Godkjent og publisert"
TAKEN_BACK = "Forslaget er trukket tilbake"
DATED = "Avgitt eller vedtatt"
YEARS_AFTER = 5
"""A report is submitted and adopted no later than so many years after its year."""
State = EditionProposal.State


def propose_edition(
    *,
    by: User,
    year: int,
    output: str,
    document: bytes,
    title: str,
    language: str,
    asked: str,
    moment: datetime,
    read_at: int,
    open_remarks: int,
    why: str = "",
    despite: str = "",
    once: str = "",
) -> EditionProposal:
    """Propose to publish a report as it stands: ``document`` is kept as it is, whatever changes after.

    ``asked``, ``moment`` and ``read_at`` say what it was made of and when, ``open_remarks`` what the
    proof-reader still asks. ``why`` is demanded where an edition is published already, ``despite`` where
    anything is lacking. ``once`` is the token of the form.
    Raises :class:`NotAllowed`, :class:`Invalid`, :class:`NotReady`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    with acting(Act.PROPOSE_EDITION, by=by, reason=why.strip() or PROPOSED):
        require(by, permissions.KEEP_EDITIONS)
        if (made := row_made_with(once, EditionProposal)) is not None:
            return made
        if output not in Output.values:
            raise Invalid({"output": [_("Det er ingen slik rapport.")]})
        guard_year(year)
        published = Edition.objects.filter(year=year, output=output).exists()
        if published and not why.strip():
            raise Invalid({"why": [_("Skriv hvorfor det trengs en ny utgave.")]})
        lacking = readiness(year, open_remarks)
        if not lacking.whole and not despite.strip():
            raise NotReady(lacking)
        row = EditionProposal(
            year=year,
            output=output,
            title=title,
            language=language,
            asked=asked,
            moment=moment,
            read_at=read_at,
            document=keep_file(document),
            proposed_by=by,
            proposed_at=timezone.now(),
            why=why.strip() if published else "",
            despite="" if lacking.whole else despite.strip(),
            round_closed=lacking.round_closed,
            undelivered="\n".join(lacking.undelivered),
            open_figures=lacking.open_figures,
            draft_chapters=lacking.draft_chapters,
            open_remarks=open_remarks,
        )
        write(row, by=by, reason=why.strip() or PROPOSED)
        keep(once, row)
        return row


def keep_edition_files(*, by: User, proposal_id: int, files: Mapping[str, bytes]) -> EditionProposal:
    """Keep the files that were made of a proposal's document, by format: all of them, once.

    A proposal that has its files, or waits no longer, stays as it is.
    Raises :class:`NotAllowed` and :class:`NotFound`.
    """
    with acting(Act.MAKE_EDITION_FILES, by=by, reason=FILES_MADE):
        require(by, permissions.KEEP_EDITIONS)
        row = _proposal(proposal_id)
        if row.has_files or row.state != State.WAITING:
            return row
        for name in MADE:
            setattr(row, name, keep_file(files[name]))
        write(row, by=by, reason=FILES_MADE)
        return row


def write_to_approvers(*, proposal_id: int, subject: str, body: str, html: str = "") -> None:
    """Send a letter to each who may approve a proposal that waits, but never to whoever proposed it.

    Without an address there is no letter. Raises :class:`NotSent` when all are tried.
    """
    row = EditionProposal.objects.filter(pk=proposal_id, state=State.WAITING).first()
    if row is not None:
        managers = managers_on(timezone.localdate())
        send_all((one for one in managers if one.pk != row.proposed_by_id), subject, body, html)


def withdraw_proposal(*, by: User, proposal_id: int, version: int | None = None) -> EditionProposal:
    """Take a proposal back before it is decided on.

    Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NotPossible`.
    """
    with acting(Act.WITHDRAW_PROPOSAL, by=by, reason=TAKEN_BACK):
        require(by, permissions.KEEP_EDITIONS)
        row = _proposal(proposal_id)
        if row.state == State.WITHDRAWN:
            return row
        _decide(row, Act.WITHDRAW_PROPOSAL, State.WITHDRAWN, by, version)
        write(row, by=by, reason=TAKEN_BACK)
        return row


def return_proposal(
    *,
    by: User,
    proposal_id: int,
    reason: str,
    version: int | None = None,
    subject: str = "",
    body: str = "",
    html: str = "",
) -> EditionProposal:
    """Send a proposal back with the reason; nothing is published. A letter with a subject tells the proposer,
    once, after it is written.

    Raises :class:`NotAllowed` (also for one's own), :class:`NeedsReason`, :class:`NotFound`, :class:`Stale`,
    :class:`NotPossible`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.RETURN_PROPOSAL, by=by, reason=reason.strip()):
        row = _proposal(proposal_id)
        require(by, permissions.APPROVE_EDITION, row)
        if row.state == State.RETURNED and sent_again(row, by=by, reason=reason.strip(), seen=version):
            return row
        _decide(row, Act.RETURN_PROPOSAL, State.RETURNED, by, version)
        row.decision = reason.strip()
        write(row, by=by, reason=reason.strip())
    _tell_proposer(row, subject, body, html)
    return row


def publish_edition(
    *,
    by: User,
    proposal_id: int,
    open_remarks: int,
    despite: str = "",
    version: int | None = None,
    subject: str = "",
    body: str = "",
    html: str = "",
) -> Edition:
    """Approve a proposal: its document and its files are published as they are, as the next edition.

    Of two who approve at once both get the one edition. ``despite`` is demanded where something is lacking
    now and the proposal did not say why it is published all the same. A letter with a ``subject`` tells the
    proposer, once, after it is written.
    Raises :class:`NotAllowed` (also for one's own), :class:`NotFound`, :class:`Stale`, :class:`NotPossible`,
    :class:`NotReady`, :class:`Invalid` before the files are made, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    reason = despite.strip() or PUBLISHED
    with acting(Act.PUBLISH_EDITION, by=by, reason=reason):
        row = _proposal(proposal_id)
        require(by, permissions.APPROVE_EDITION, row)
        if row.state == State.PUBLISHED:
            return Edition.objects.get(proposal=row)
        _decide(row, Act.PUBLISH_EDITION, State.PUBLISHED, by, version)
        if not row.has_files:
            raise Invalid({"": [_("Filene er ikke laget ennå. Vent til de er ferdige.")]})
        lacking = readiness(row.year, open_remarks)
        if not (lacking.whole or row.despite or despite.strip()):
            raise NotReady(lacking)
        row.decision = despite.strip()
        before = Edition.objects.filter(year=row.year, output=row.output).aggregate(last=Max("number"))
        made = Edition(
            year=row.year,
            output=row.output,
            number=(before["last"] or 0) + 1,
            title=row.title,
            proposal=row,
            why=row.why,
            approved_by=by,
            published_at=timezone.now(),
            **{name: getattr(row, name) for name in FILES},
        )
        write(made, by=by, reason=reason)
        write(row, by=by, reason=reason)
    _tell_proposer(row, subject, body, html)
    return made


def date_edition(
    *,
    by: User,
    edition_id: int,
    submitted_on: date | None = None,
    adopted_on: date | None = None,
    adopted_case: str = "",
    reason: str = "",
    version: int | None = None,
) -> EditionHandling:
    """Say when an edition was submitted and adopted; the edition itself stays as it is.

    What stands already is changed with a reason. Raises :class:`NotAllowed`, :class:`NotFound`,
    :class:`Stale`, :class:`NeedsReason`, :class:`Invalid`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    told = {"submitted_on": submitted_on, "adopted_on": adopted_on, "adopted_case": adopted_case.strip()}
    with acting(Act.DATE_EDITION, by=by, reason=reason.strip() or DATED):
        require(by, permissions.KEEP_EDITIONS)
        edition = Edition.objects.filter(pk=edition_id).first()
        if edition is None:
            raise NotFound("edition", edition_id)
        row = EditionHandling.objects.select_for_update().filter(edition=edition).first()
        row = row or EditionHandling(edition=edition)
        if not (changed := changed_fields(row, told)):
            return row
        guard_version(row, version)
        if any(getattr(row, name) for name in changed) and not reason.strip():
            raise NeedsReason
        if wrong := _wrong_days(edition.year, submitted_on, adopted_on):
            raise Invalid(wrong)
        if told["adopted_case"] and adopted_on is None:
            raise Invalid({"adopted_on": [_("Skriv dagen den ble vedtatt.")]})
        for name, value in told.items():
            setattr(row, name, value)
        write(row, by=by, reason=reason.strip() or DATED)
        return row


def _wrong_days(year: int, submitted_on: date | None, adopted_on: date | None) -> dict[str, list[str]]:
    """The days that are not near the year of the report, which is submitted after it."""
    days = {"submitted_on": submitted_on, "adopted_on": adopted_on}
    near = _("Datoen er langt fra %(year)d. Se over årstallet.") % {"year": year}
    return {name: [near] for name, day in days.items() if day and not year <= day.year <= year + YEARS_AFTER}


def _tell_proposer(row: EditionProposal, subject: str, body: str, html: str) -> None:
    """A letter that cannot be sent takes nothing back: what was decided stands on the page."""
    if subject and row.proposed_by.is_active:
        with suppress(NotSent):
            send_all([row.proposed_by], subject, body, html)


def _proposal(proposal_id: int) -> EditionProposal:
    row = EditionProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if row is None:
        raise NotFound("editionproposal", proposal_id)
    return row


def _decide(row: EditionProposal, what: Act, state: str, by: User, version: int | None) -> None:
    """Bring a proposal that waits to its end; not written. Raises :class:`Stale`, :class:`NotPossible`."""
    guard_version(row, version)
    if row.state != State.WAITING:
        raise NotPossible(what, row.state)
    row.state, row.decided_by, row.decided_at = state, by, timezone.now()
