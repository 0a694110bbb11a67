"""Answering the proof-reader, and keeping the report that was typed for it to read."""

from __future__ import annotations

from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import permissions, values
from indicators.models import Act, ProofAnswer, TypedReport, User
from indicators.workflow.diff import Change, FieldText
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, write
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

TAKEN_BACK = "Svaret på korrekturen er tatt tilbake"


def answer_proof(*, by: User, year: int, kind: str, spot: str, seen: str, text: str) -> ProofAnswer:
    """Say that what is remarked upon at a spot is meant, and why (``text``).

    ``kind`` is a :class:`indicators.values.ProofKind`, ``seen`` what stands there. The very same answer again
    is the one that stands; another one is given when that is taken back.
    Raises :class:`NotAllowed`, :class:`NeedsReason` and :class:`Invalid`.
    """
    if not text.strip():
        raise NeedsReason
    with acting(Act.ANSWER_PROOF, by=by, reason=text):
        require(by, permissions.ANSWER_PROOF)
        guard_year(year)
        if kind not in set(values.ProofKind):
            raise Invalid({"kind": [_("Korrekturen har ingen slik merknad.")]})
        about = {"year": year, "kind": kind, "spot": spot, "seen": seen}
        stands = ProofAnswer.objects.select_for_update().filter(**about, withdrawn=False).first()
        if stands is not None and stands.text != text.strip():
            raise Invalid({"text": [_("Merknaden er besvart. Ta svaret tilbake først.")]})
        if stands is not None:
            return stands
        row = ProofAnswer(**about)
        row.text, row.answered_by, row.answered_at = text.strip(), by, timezone.now()
        write(row, by=by, reason=text)
        return row


def ask_proof_anew(*, by: User, pk: int, version: int | None = None) -> ProofAnswer:
    """Take an answer back, so that the remark is open again.

    Raises :class:`NotAllowed`, :class:`NotFound` and :class:`Stale`.
    """
    with acting(Act.ASK_PROOF_ANEW, by=by, reason=TAKEN_BACK):
        require(by, permissions.ANSWER_PROOF)
        row = ProofAnswer.objects.select_for_update().filter(pk=pk).first()
        if row is None:
            raise NotFound("proofanswer", pk)
        if row.withdrawn:
            return row
        guard_version(row, version, row.text)
        row.withdrawn = True
        write(row, by=by, reason=TAKEN_BACK)
        return row


def keep_typed_report(*, by: User, year: int, name: str, text: str, reason: str) -> TypedReport:
    """Keep a year's report as it was typed; the same again changes nothing.

    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`TooLong` and :class:`ForbiddenMark`.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.KEEP_TYPED_REPORT, by=by, reason=reason) as going:
        require(by, permissions.EDIT_PLAN)
        guard_year(year)
        row = TypedReport.objects.select_for_update().filter(year=year).first() or TypedReport(year=year)
        if changed_fields(row, {"name": name, "text": text}):
            before: dict[str, FieldText] = {} if row._state.adding else _in_trail(row)
            row.name, row.text = name, text
            write(row, by=by, reason=reason)
            going.note(row, Change(before, _in_trail(row)))
        return row


def _in_trail(row: TypedReport) -> dict[str, FieldText]:
    """What the trail says of it: its history holds the text, the entry its digest."""
    return {"name": row.name, "text": f"SHA-256 {sha256(row.text.encode()).hexdigest()}"}
