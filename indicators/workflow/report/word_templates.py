"""Keeping the municipality's own template of the report's Word file.

Whether a file can be a template is judged before it comes here, by ``reports.word.intake``.
"""

from __future__ import annotations

from hashlib import sha256

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, User, WordTemplate
from indicators.models.word_templates import LARGEST
from indicators.workflow.diff import Change
from indicators.workflow.kept_files import keep_file
from indicators.workflow.refusals import Invalid, NotFound, Stale
from indicators.workflow.save import require, write
from indicators.workflow.trail import GoingOn, acting

UPLOADED = "Mal for Word er lastet opp"
CHOSEN = "Mal for Word er valgt"


def keep_word_template(
    *, by: User, name: str, content: bytes, version: int | None = None, reason: str = ""
) -> WordTemplate:
    """Keep a template, which is in force from now on; the one before it is kept, too.

    ``version`` is the number of the one in force that was seen, 0 for the program's own. The file that is in
    force already is not kept again. Raises :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`,
    :class:`TooLong`, :class:`ForbiddenMark`.
    """
    why = reason.strip() or UPLOADED
    with acting(Act.KEEP_WORD_TEMPLATE, by=by, reason=why) as going:
        require(by, permissions.KEEP_CHAPTERS)
        if not 0 < len(content) <= LARGEST:
            raise Invalid({"file": [_("Filen er tom, eller større enn 5 MB.")]})
        before, digest = _in_force(), sha256(content).hexdigest()
        if before is not None and before.sha256 == digest:
            return before
        _guard(before, version)
        _set_aside(before, by, why)
        row = WordTemplate(name=name.strip(), sha256=digest, size=len(content))
        write(row, by=by, reason=why)
        keep_file(content)
        _note(going, before, row)
        return row


def choose_word_template(
    *, by: User, pk: int | None, version: int | None = None, reason: str = ""
) -> WordTemplate | None:
    """Use a template that was kept, or with None the program's own.

    ``version`` as in :func:`keep_word_template`. Raises :class:`NotAllowed`, :class:`Stale`,
    :class:`NotFound`.
    """
    why = reason.strip() or CHOSEN
    with acting(Act.KEEP_WORD_TEMPLATE, by=by, reason=why) as going:
        require(by, permissions.KEEP_CHAPTERS)
        row = None if pk is None else WordTemplate.objects.select_for_update().filter(pk=pk).first()
        if pk is not None and row is None:
            raise NotFound("wordtemplate", pk)
        before = _in_force()
        if (before and before.pk) == (row and row.pk):
            return row
        _guard(before, version)
        _set_aside(before, by, why)
        if row is not None:
            row.withdrawn = False
            write(row, by=by, reason=why)
            _note(going, before, row)
        return row


def _in_force() -> WordTemplate | None:
    return WordTemplate.objects.select_for_update().filter(withdrawn=False).first()


def _guard(before: WordTemplate | None, seen: int | None) -> None:
    current = 0 if before is None else before.pk
    if seen is not None and seen != current:
        raise Stale(seen=seen, current=current, written=before.name if before else "")


def _set_aside(before: WordTemplate | None, by: User, why: str) -> None:
    if before is not None:
        before.withdrawn = True
        write(before, by=by, reason=why)


def _note(going: GoingOn, before: WordTemplate | None, row: WordTemplate) -> None:
    """The entry is about the one that is in force now."""
    stood = {} if before is None else {"name": before.name, "sha256": before.sha256}
    going.note(row, Change({**stood}, {"name": row.name, "sha256": row.sha256}))
