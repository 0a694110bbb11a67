"""The same form sent twice makes one row, and answers the same.

A form that makes a row carries a token of its own (a double click, an answer that got lost on the way, a
browser that sends again). The token is unique in the database and taken before the row is made, in the same
transaction: of two that come at once the second waits until the first has ended, and finds its row.
"""

from __future__ import annotations

from django.db import models

from indicators.models import OnceOnly

from .texts import checked

LONGEST = 64
NOTHING_YET = 0


def row_made_with[M: models.Model](token: str, model: type[M]) -> M | None:
    """The row that was made of the form that carries a token; None where none was, or none is carried.

    To be asked inside the act that makes the row: the token is taken, until the act ends.
    """
    checked(token, "once", limit=LONGEST, one_line=True)
    if token:
        given = {"table": _table(model), "row_id": NOTHING_YET}
        OnceOnly.objects.get_or_create(token=token, defaults=given)
    return row_made_before(token, model)


def row_made_before[M: models.Model](token: str, model: type[M]) -> M | None:
    """As :func:`row_made_with`, for whoever only asks. Raises :class:`TooLong` and :class:`ForbiddenMark`."""
    checked(token, "once", limit=LONGEST, one_line=True)
    kept = OnceOnly.objects.filter(token=token, table=_table(model)).first() if token else None
    return None if kept is None else model._default_manager.filter(pk=kept.row_id).first()


def keep(token: str, row: models.Model) -> None:
    """Remember that a row was made of a form; another row of the same form leaves the first one there."""
    if token:
        taken = OnceOnly.objects.filter(token=token, table=_table(type(row)), row_id=NOTHING_YET)
        taken.update(row_id=row.pk)


def _table(model: type[models.Model]) -> str:
    return model._meta.model_name or ""
