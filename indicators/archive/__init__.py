"""The whole database as one file, and back: backup and restore.

The file is a zip archive of two members: ``manifest.json`` (what it is, from when, how many rows) and the
database itself, as SQLite's own file or PostgreSQL's custom dump. Both can be taken out by hand.
"""

from .acts import Restored, restore_backup, write_backup
from .manifest import Manifest
from .refusals import ArchiveError

__all__ = ["ArchiveError", "Manifest", "Restored", "restore_backup", "write_backup"]
