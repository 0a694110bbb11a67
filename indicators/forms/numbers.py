"""Plain numbers in forms: scale, tolerance, staffing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

BLANKS = " \u00a0\u202f"


class NorwegianDecimalField(forms.DecimalField):
    """A number with a decimal comma, shown without idle zeros; a point is taken for a comma."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.translate({ord(blank): None for blank in BLANKS}).replace(",", ".")
            value = value.replace("−", "-")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal) and value.is_finite():
            return f"{value.normalize():f}".replace(".", ",")
        return value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "class": "mk-number"}
