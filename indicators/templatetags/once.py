"""A token for a form that makes a row, so that the same form sent twice makes one."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """The hidden field with a token of its own for each form that is drawn."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_hex(16))
