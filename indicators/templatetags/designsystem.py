"""Form fields in Designsystemet's look."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def ds_input(field: BoundField) -> SafeString:
    """Return the field's widget with Designsystemet's input class."""
    return field.as_widget(attrs={"class": "ds-input"})
