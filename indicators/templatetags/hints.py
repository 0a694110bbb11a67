"""Short help beside what it explains."""

from django import template

from indicators.presentation.wording.hints import HINTS, Hint

register = template.Library()


@register.inclusion_tag("components/hint.html")
def hint(name: str) -> dict[str, Hint]:
    """The hint of a name; an unknown name is an error in the template, and fails."""
    return {"hint": HINTS[name]}
