"""Fields that a page shows and does not let the person change: a value sent all the same is refused."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.text import capfirst
from django.utils.translation import gettext


class RefusesLocked:
    """A model form that refuses values of fields which it shows as text (``shown_only``) or disabled.

    The browser sends none of them, so that such a value was made by hand or by a page from before the field
    was locked; ignoring it would look as if it had been saved. What stands may be sent back.
    """

    shown_only: ClassVar[tuple[str, ...]] = ()

    def refuse_locked(self: Any) -> None:
        """Refuse the form with a sentence for each locked field that came with another value."""
        for name in self.shown_only:
            if name not in self.fields and self.add_prefix(name) in self.data:
                self.add_error(None, _locked(self._meta.model._meta.get_field(name).verbose_name))
        for name, field in self.fields.items():
            if not field.disabled or self.add_prefix(name) not in self.data:
                continue
            sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            stands = self.get_initial_for_field(field, name)
            if not _same(field.prepare_value(stands), sent):
                self.add_error(None, _locked(field.label or name))


def _locked(label: Any) -> str:
    said = gettext("«%(field)s» kan ikke endres her, så ingenting er lagret. Last siden på nytt.")
    return said % {"field": capfirst(str(label))}


def _same(stands: Any, sent: Any) -> bool:
    return str("" if stands is None else stands).strip() == str("" if sent is None else sent).strip()


def shown_only(model: Any, names: Any) -> tuple[str, ...]:
    """Those of a page's read-only names that are columns or links of the model."""
    known = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    return tuple(name for name in names if isinstance(name, str) and name in known and name != "id")
