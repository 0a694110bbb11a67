"""Form fields in Designsystemet's look."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
"""Signs in the order to look: most browsers also name those they descend from."""
MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
    ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


@register.filter
def ds_input(field: BoundField) -> SafeString:
    """Return the field's widget with Designsystemet's input class."""
    return field.as_widget(attrs={"class": "ds-input"})


@register.filter
def browser(agent: str) -> str:
    """Browser and machine in two words, good enough to recognise one's own."""
    program = next((name for sign, name in BROWSERS if sign in agent), _("Ukjent nettleser"))
    machine = next((name for sign, name in MACHINES if sign in agent), "")
    return _("%(program)s på %(machine)s") % {"program": program, "machine": machine} if machine else program
