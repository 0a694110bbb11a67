"""What every table with municipal content shares: a version, a history, no deletion."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import Any, NoReturn

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record


class UntracedWriteError(RuntimeError):
    """A tracked row was written without saying who did it and why, or outside an act."""


caused: ContextVar[list[tuple[models.Model, Any]] | None] = ContextVar("caused", default=None)
"""The rows that the act going on has written, each with its history row; None outside an act."""


class HardDeleteRefusedError(RuntimeError):
    """Someone tried to delete a tracked row; rows are withdrawn or ended, never deleted."""


class History(HistoryManager):  # type: ignore[misc]  # simple_history tells mypy no types
    """simple_history makes a manager's class anew at every use, which takes longer than most statements."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        """As Django's, once for each kind of rows."""
        return super().from_queryset(queryset_class, class_name)


def history(**options: Any) -> HistoricalRecords:
    """Row history whose reason is as long as it needs to be."""
    return HistoricalRecords(
        history_change_reason_field=models.TextField(),
        cascade_delete_history=False,
        history_manager=History,
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

    def validate_constraints(self, exclude: Any = None) -> None:
        """As Django's, but a rule that says nothing for itself is told by its fields, never by its name."""
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as error:
            raise ValidationError(told_in_words(self, error)) from error

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises :class:`HardDeleteRefusedError`."""
        raise HardDeleteRefusedError(f"{type(self).__name__} {self.pk} slettes ikke; trekk den tilbake.")


def told_in_words(row: models.Model, error: ValidationError) -> dict[str, list[Any]]:
    """The messages of broken rules by field, in words."""
    nameless: dict[str, models.BaseConstraint] = {
        str(one.get_violation_error_message()): one
        for one in row._meta.constraints
        if one.violation_error_message == one.default_violation_error_message
    }
    found: dict[str, list[Any]] = {}
    for name, told in error.error_dict.items():
        for one in told:
            rule = nameless.get(" ".join(one.messages))
            if rule is None:
                found.setdefault(name, []).append(one)
            else:
                fields = sorted(_columns(rule) & {field.name for field in row._meta.concrete_fields})
                found.setdefault(_shown(row, fields), []).append(_says(row, rule, fields))
    return found


def _columns(rule: Any) -> set[str]:
    """The columns that a rule is about."""
    return set(getattr(rule, "fields", ())) or _fields(rule.condition)


def _fields(condition: Any) -> set[str]:
    if isinstance(condition, models.Q):
        return {name for child in condition.children for name in _fields(child)}
    return {str(condition[0]).split("__")[0]} if isinstance(condition, tuple) else set()


def _shown(row: models.Model, fields: list[str]) -> str:
    """Where a broken rule is told: at its field, where it has one that people see."""
    seen = [name for name in fields if row._meta.get_field(name).editable]
    return seen[0] if len(fields) == 1 and seen else NON_FIELD_ERRORS


def _says(row: models.Model, rule: models.BaseConstraint, fields: list[str]) -> str:
    if rule.name.endswith("year_sensible"):
        return gettext("Året er ikke et år som kan brukes. Skriv fire sifre, f.eks. 2026.")
    if isinstance(rule, models.UniqueConstraint):
        return gettext("Dette finnes fra før.")
    named = [str(row._meta.get_field(name).verbose_name) for name in fields]  # type: ignore[union-attr]
    return gettext("Verdien kan ikke brukes: %(fields)s.") % {"fields": ", ".join(named)}


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
