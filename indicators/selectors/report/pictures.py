"""The pictures of the annual report's chapters, and who may see which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from indicators.judging import rows_at
from indicators.models import ChapterPicture, User

from .chapters import chapters

type Pictures = dict[int, dict[int, ChapterPicture]]
"""The pictures of chapters by the chapter's key, and then by their numbers there, in order."""


def pictures_of(
    chapter_ids: Iterable[int], *, at: datetime | None = None, withdrawn: bool = False
) -> Pictures:
    """The pictures that stand in some chapters, or those that were ``withdrawn`` as well. One statement.

    ``at``: as they were at a past moment.
    """
    which = {"chapter_id__in": list(chapter_ids)} | ({} if withdrawn else {"withdrawn": False})
    rows = ChapterPicture.objects.filter(**which) if at is None else rows_at(ChapterPicture, at, **which)
    found: Pictures = defaultdict(dict)
    for row in sorted(rows, key=lambda one: (one.chapter_id, one.number)):
        found[row.chapter_id][row.number] = row
    return found


def visible_picture(
    user: User | AnonymousUser, year: int, digest: str, *, at: datetime | None = None
) -> ChapterPicture | None:
    """A picture with this digest that somebody may see: it stands in a chapter of the year that the person
    reads, or was taken out of one that the person writes. None for any other. Two statements."""
    read = {one.row.pk: one for one in chapters(user, year, at=at)}
    for chapter_id, pictures in pictures_of(read, at=at, withdrawn=True).items():
        for row in pictures.values():
            if row.sha256 == digest and (read[chapter_id].may_write or not row.withdrawn):
                return row
    return None
