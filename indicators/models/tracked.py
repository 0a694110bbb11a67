"""What every table with municipal content shares: a version, a history, no deletion."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, NoReturn

from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record


class UntracedWriteError(RuntimeError):
    """A tracked row was written without saying who did it and why, or outside an act."""


caused: ContextVar[list[tuple[models.Model, Any]] | None] = ContextVar("caused", default=None)
"""The rows that the act going on has written, each with its history row; None outside an act."""


class HardDeleteRefusedError(RuntimeError):
    """Someone tried to delete a tracked row; rows are withdrawn or ended, never deleted."""


def history(**options: Any) -> HistoricalRecords:
    """Row history whose reason is as long as it needs to be."""
    return HistoricalRecords(
        history_change_reason_field=models.TextField(),
        cascade_delete_history=False,
        **options,
    )


class Tracked(models.Model):
    """A row with history. ``version`` counts its changes and guards against lost updates.

    Saving raises :class:`UntracedWriteError` unless ``_history_user`` and ``_change_reason``
    are set and an act is going on that will leave an entry in the trail: the workflow does that.
    """

    version = models.PositiveIntegerField(_("versjon"), default=1, editable=False)

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises :class:`HardDeleteRefusedError`."""
        raise HardDeleteRefusedError(f"{type(self).__name__} {self.pk} slettes ikke; trekk den tilbake.")


@receiver(pre_create_historical_record)
def refuse_untraced(sender: Any, history_instance: Any, **kwargs: Any) -> None:
    """Refuse a history row that does not say who and why."""
    if history_instance.history_user_id is None or not history_instance.history_change_reason:
        model = type(kwargs["instance"]).__name__
        raise UntracedWriteError(f"{model} ble endret uten å si hvem og hvorfor.")
    if caused.get() is None:
        model = type(kwargs["instance"]).__name__
        raise UntracedWriteError(f"{model} ble endret utenfor en handling som står i endringsloggen.")


@receiver(post_create_historical_record)
def collect(sender: Any, instance: models.Model, history_instance: Any, **kwargs: Any) -> None:
    """Let the act going on know of a history row that it caused."""
    rows = caused.get()
    if rows is not None:
        rows.append((instance, history_instance))
