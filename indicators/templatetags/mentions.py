"""Texts that mention figures, as they are read."""

from django import template

from indicators.presentation.wording.mentions import figures_said

register = template.Library()

register.filter("figures_said", figures_said)
