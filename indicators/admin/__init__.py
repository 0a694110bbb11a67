"""The administration: Django's admin as one more door to the workflow."""

from . import indicator, line, notes, people, register
from .site import site

__all__ = ["indicator", "line", "notes", "people", "register", "site"]
