"""What stands beside the trail: seals of accounts and of function codes, made as they are written, and when
all was verified."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save

from indicators.models import AccountSeal, FunctionCode, TrailCheck, User
from indicators.models.row_digests import ACCOUNT_TABLES, NOT_SEALED, account_lines, code_line, seals_of


def seal_account(person_id: int) -> None:
    """Seal a person's account as it stands now."""
    line = account_lines([person_id]).get(person_id)
    if line is not None:
        AccountSeal.objects.update_or_create(person_id=person_id, defaults={"seal": seals_of(line)[0]})


def person_saved(
    sender: type[models.Model], instance: User, update_fields: Collection[str] | None = None, **given: Any
) -> None:
    """Receiver of `post_save` of a person; signing in, which changes the date alone, seals nothing."""
    if update_fields is None or set(update_fields) - NOT_SEALED:
        seal_account(instance.pk)


def way_in_changed(sender: type[models.Model], instance: Any, **given: Any) -> None:
    """Receiver of `post_save` and `post_delete` of a factor, an identity or an address."""
    seal_account(instance.user_id)


def seal_codes(rows: Iterable[FunctionCode]) -> None:
    """Seal function codes that were just written."""
    for row in rows:
        row.seal = seals_of(code_line(row.pk, row.code))[0]
        FunctionCode.objects.filter(pk=row.pk).update(seal=row.seal)


def code_saved(sender: type[models.Model], instance: FunctionCode, **given: Any) -> None:
    """Receiver of `post_save` of a function code."""
    seal_codes([instance])


def watch_accounts(get_model: Any) -> None:
    """Connect the receivers; called once when the program starts."""
    post_save.connect(person_saved, sender=User, dispatch_uid="indicators.seal-person")
    post_save.connect(code_saved, sender=FunctionCode, dispatch_uid="indicators.seal-code")
    for app, table, _columns in ACCOUNT_TABLES:
        for signal in (post_save, post_delete):
            signal.connect(
                way_in_changed, sender=get_model(app, table), dispatch_uid=f"indicators.seal-{table}"
            )


def note_trail_check(
    *, at: datetime, sequence: int, digest: str, against: Sequence[str], fault: str, number: int | None
) -> TrailCheck:
    """Write down that the trail was gone through, and the outcome. No act: nobody decided anything."""
    return TrailCheck.objects.create(
        at=at, sequence=sequence, digest=digest, against=list(against), fault=fault, number=number
    )
