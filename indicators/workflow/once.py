"""The same form sent twice makes one row, and answers the same.

A form that makes a row carries a token of its own (a double click, an answer that got lost on the way, a
browser that sends again). The token is unique in the database and written with the row, so that of two that
come at once one makes it and the other finds it.
"""

from __future__ import annotations

from django.db import models

from indicators.models import OnceOnly

from .texts import checked

LONGEST = 64


def made_of[M: models.Model](token: str, model: type[M]) -> M | None:
    """The row that was made of the form that carries a token; None where none was, or none is carried."""
    checked(token, "once", limit=LONGEST, one_line=True)
    table = model._meta.model_name or ""
    kept = OnceOnly.objects.filter(token=token, table=table).first() if token else None
    return None if kept is None else model._default_manager.filter(pk=kept.row_id).first()


def keep(token: str, row: models.Model) -> None:
    """Remember that a row was made of a form; another row of the same form leaves the first one there."""
    if token:
        table = row._meta.model_name or ""
        OnceOnly.objects.get_or_create(token=token, defaults={"table": table, "row_id": row.pk})
