"""The administration: Django's admin as one more door to the workflow."""

from . import boolean_icons, indicator, line, notes, people, register
from .site import site

__all__ = ["boolean_icons", "indicator", "line", "notes", "people", "register", "site"]
