"""KOSTRA's functions: made choosable, added to, renamed and ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from indicators import kostra, municipality, permissions
from indicators.models import Act, FunctionCode, OwnFunction, User
from indicators.workflow.people.account_seals import seal_codes
from indicators.workflow.save import require
from indicators.workflow.trail import acting

from .records import save_record

KEPT = "Ført på siden KOSTRA-funksjoner"


def save_function(
    *, by: User, values: Mapping[str, Any], version: int | None = None, reason: str = ""
) -> tuple[OwnFunction, bool]:
    """Write a function: a new one, or another name or other years for one that is known by its code.

    ``version`` is that of what the municipality had written of it, 0 where it had not. Raises
    :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`, :class:`TooLong` and :class:`ForbiddenMark`.
    """
    with acting(Act.KEEP_REGISTER, by=by, reason=reason.strip() or KEPT):
        require(by, permissions.EDIT_PLAN)
        there = OwnFunction.objects.select_for_update().filter(code=values["code"]).first()
        row, changed = save_record(
            by=by,
            model=OwnFunction,
            pk=there.pk if there else None,
            version=version if there else None,
            values=dict(values),
            reason=reason.strip() or KEPT,
        )
        _choosable([row.code])
    transaction.on_commit(municipality.forget)
    return row, changed


def take_up_functions(*, by: User) -> int:
    """Make every function that is known choosable at a heading; returns how many were not before.

    A code is sealed as it is written, and tells nothing by itself, so that it leaves no entry. Raises
    :class:`NotAllowed`.
    """
    require(by, permissions.EDIT_PLAN)
    with transaction.atomic():
        return _choosable(list(kostra.functions()))


def _choosable(codes: list[str]) -> int:
    there = set(FunctionCode.objects.values_list("code", flat=True))
    made = FunctionCode.objects.bulk_create(FunctionCode(code=code) for code in codes if code not in there)
    seal_codes(made)
    return len(made)
