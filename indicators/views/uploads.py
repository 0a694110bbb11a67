"""Where a file may be sent to the program: one address, and by those alone who may do what is done there."""

from __future__ import annotations

import io
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from indicators.models.word_templates import LARGEST
from indicators.permissions import KEEP_CHAPTERS

TAKEN: Final = {"word_template": KEEP_CHAPTERS}
"""Names of addresses, and the right that somebody needs to send a file there."""


class OnlyWhereAsked(FileUploadHandler):
    """Keeps a file in memory where one is asked for, and reads past it everywhere else.

    Of a file that is too large as much is kept as says so. Nothing is written to a disk.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if not self._asked():
            raise SkipFile
        self.held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += raw_data[: LARGEST + 1 - len(self.held)]

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        held = io.BytesIO(self.held)
        kept = len(self.held)
        return InMemoryUploadedFile(
            held, self.field_name, self.file_name or "", self.content_type or "", kept, self.charset
        )

    def _asked(self) -> bool:
        request: Any = self.request
        at = getattr(request, "resolver_match", None)
        right = TAKEN.get(at.view_name) if at is not None else None
        return right is not None and bool(request.user.has_perm(right))
