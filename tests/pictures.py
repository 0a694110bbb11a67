"""Pictures made for tests, as somebody sends them in and as they are kept."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from indicators.imports.pictures import picture_of
from indicators.values.texts.pictures import PictureFile


def file_of(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """A file of a picture."""
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def photograph(color: str = "green", width: int = 60, height: int = 40) -> bytes:
    """A small JPEG in one colour."""
    return file_of(Image.new("RGB", (width, height), color))


def kept(color: str = "green", width: int = 60, height: int = 40) -> PictureFile:
    """The same as the program keeps it."""
    return picture_of(photograph(color, width, height))


def sent(content: bytes, name: str = "IMG_1234.jpg") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")
