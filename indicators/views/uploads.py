"""Where a file may be sent to the program: few addresses, and by those alone who may act there."""

from __future__ import annotations

import io
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from indicators.models.table_imports import LARGEST_TABLE
from indicators.models.word_templates import LARGEST as LARGEST_TEMPLATE
from indicators.permissions import EDIT_PLAN, IMPORT_TABLES, KEEP_CHAPTERS, WRITE_CHAPTER
from indicators.values.texts.pictures import LARGEST_SENT

TAKEN: Final = {
    "word_template": (KEEP_CHAPTERS, LARGEST_TEMPLATE),
    "chapter_picture_new": (WRITE_CHAPTER, LARGEST_SENT),
    "chapter_picture": (WRITE_CHAPTER, LARGEST_SENT),
    "getting_started_arms": (EDIT_PLAN, LARGEST_SENT),
    "table_import_new": (IMPORT_TABLES, LARGEST_TABLE),
}
"""Names of addresses, the right that somebody needs to send a file there, and its largest size in bytes."""


class OnlyWhereAsked(FileUploadHandler):
    """Keeps a file in memory where one is asked for, and reads past it everywhere else.

    Of a file that is too large as much is kept as says so. Nothing is written to a disk.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.most = self._asked()
        if not self.most:
            raise SkipFile
        self.held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += raw_data[: self.most + 1 - len(self.held)]

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        held = io.BytesIO(self.held)
        kept = len(self.held)
        return InMemoryUploadedFile(
            held, self.field_name, self.file_name or "", self.content_type or "", kept, self.charset
        )

    def _asked(self) -> int:
        """Bytes that are taken; 0 where no file is."""
        request: Any = self.request
        at = getattr(request, "resolver_match", None)
        right, most = TAKEN.get(at.view_name, ("", 0)) if at is not None else ("", 0)
        return most if right and request.user.has_perm(right) else 0
