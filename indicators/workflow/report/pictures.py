"""Keeping the pictures of the annual report's chapters, and their places in the text.

A picture is judged and made anew before it comes here, by ``imports.pictures``.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, ChapterPicture, ReportChapter, User
from indicators.models.chapter_pictures import MOST_OF_A_CHAPTER
from indicators.values.texts.pictures import PictureFile
from indicators.values.texts.text_placeholders import place_in, stretches, with_picture, without_picture
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.kept_files import keep_file
from indicators.workflow.refusals import Invalid, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, sent_again, write
from indicators.workflow.trail import acting

KEPT = "Ført i årsmeldingens kapitler"
WORDS = frozenset({"alt", "decorative", "caption", "credit"})
"""What is said of a picture."""


def add_picture(
    *,
    by: User,
    year: int,
    chapter_id: int,
    file: PictureFile,
    values: Mapping[str, Any],
    after: int | None = None,
    chapter_version: int | None = None,
    once: str = "",
    reason: str = "",
) -> ChapterPicture:
    """Set a picture into a chapter, behind so many stretches of its text (``after``), or last.

    ``values`` are what is said of it: alt, decorative, caption, credit. ``chapter_version`` is that of the
    text in which a place was chosen. Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`,
    :class:`Invalid`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    why = reason.strip() or KEPT
    with acting(Act.KEEP_PICTURE, by=by, reason=why):
        if (made := row_made_with(once, ChapterPicture)) is not None:
            return made
        chapter = _chapter(by, year, chapter_id)
        if after is not None:
            guard_version(chapter, chapter_version, chapter.text)
        number = _next_number(chapter)
        row = ChapterPicture(chapter=chapter, number=number)
        _say(row, values)
        _take(row, file)
        write(row, by=by, reason=why)
        _set(chapter, with_picture(chapter.text, number, after), by, why)
        keep(once, row)
        return row


def change_picture(
    *,
    by: User,
    year: int,
    chapter_id: int,
    number: int,
    values: Mapping[str, Any],
    file: PictureFile | None = None,
    after: int | None = None,
    version: int | None = None,
    chapter_version: int | None = None,
    reason: str = "",
) -> ChapterPicture:
    """Change what is said of a picture, its file, or its place; what is None stays as it is.

    Saving what stands changes nothing, whatever was seen. Raises as :func:`add_picture`.
    """
    why = reason.strip() or KEPT
    with acting(Act.KEEP_PICTURE, by=by, reason=why):
        chapter = _chapter(by, year, chapter_id)
        row = _row(chapter, number)
        before = row.sha256
        given = {name: _clean(value) for name, value in values.items()}
        if file is not None:
            given |= _columns(file)
        changed = changed_fields(row, given)
        text = chapter.text if after is None else _placed(chapter.text, number, after)
        if changed:
            guard_version(row, version, _said_of(row))
        if text != chapter.text:
            guard_version(chapter, chapter_version, chapter.text)
        if changed:
            _say(row, values)
            if file is not None and before != given["sha256"]:
                _take(row, file)
            write(row, by=by, reason=why)
        _set(chapter, text, by, why)
        return row


def move_picture(
    *,
    by: User,
    year: int,
    chapter_id: int,
    number: int,
    up: bool,
    version: int | None = None,
    reason: str = "",
) -> ReportChapter:
    """Let a picture and the stretch of text before it (``up``) or after it change places.

    ``version`` is the chapter's. At the end nothing happens. Raises :class:`NotFound`, :class:`NotAllowed`,
    :class:`Stale`.
    """
    why = reason.strip() or KEPT
    with acting(Act.KEEP_PICTURE, by=by, reason=why):
        chapter = _chapter(by, year, chapter_id)
        _row(chapter, number)
        if sent_again(chapter, by=by, reason=why, seen=version):
            before = chapter.history.order_by("-history_id").values_list("text", flat=True)[1:2]
            if any(_moved(_whole(chapter, text), number, up=up) == chapter.text for text in before):
                return chapter
        text = _whole(chapter, chapter.text)
        moved = _moved(text, number, up=up)
        if stretches(moved) == stretches(text):
            return chapter
        guard_version(chapter, version, chapter.text)
        _set(chapter, moved, by, why)
        return chapter


def withdraw_picture(
    *,
    by: User,
    year: int,
    chapter_id: int,
    number: int,
    withdrawn: bool = True,
    version: int | None = None,
    reason: str = "",
) -> ChapterPicture:
    """Take a picture out of its chapter, and its place out of the text; or set it back, last.

    Nothing is deleted. Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`.
    """
    why = reason.strip() or KEPT
    with acting(Act.KEEP_PICTURE, by=by, reason=why):
        chapter = _chapter(by, year, chapter_id)
        row = _row(chapter, number, withdrawn=None)
        if row.withdrawn == withdrawn:
            return row
        guard_version(row, version, _said_of(row))
        row.withdrawn = withdrawn
        write(row, by=by, reason=why)
        change = without_picture if withdrawn else with_picture
        _set(chapter, change(chapter.text, number), by, why)
        return row


def _chapter(by: User, year: int, pk: int) -> ReportChapter:
    found = ReportChapter.objects.select_for_update().filter(year=year, pk=pk, withdrawn=False).first()
    if found is None:
        raise NotFound("reportchapter", pk)
    require(by, permissions.WRITE_CHAPTER, found)
    return found


def _row(chapter: ReportChapter, number: int, *, withdrawn: bool | None = False) -> ChapterPicture:
    """A picture of a chapter that is locked already: one that stands, or with None any."""
    row = ChapterPicture.objects.select_for_update().filter(chapter=chapter, number=number).first()
    if row is None or withdrawn not in (None, row.withdrawn):
        raise NotFound("chapterpicture", number)
    row.chapter = chapter
    return row


def _next_number(chapter: ReportChapter) -> int:
    """A number that no picture of the chapter has had."""
    last = int(ChapterPicture.objects.filter(chapter=chapter).aggregate(last=Max("number"))["last"] or 0)
    if last >= MOST_OF_A_CHAPTER:
        said = _("Kapitlet kan ikke få flere bilder: %(count)d er det meste.")
        raise Invalid({"": [said % {"count": MOST_OF_A_CHAPTER}]})
    return last + 1


def _say(row: ChapterPicture, values: Mapping[str, Any]) -> None:
    for name in WORDS & values.keys():
        setattr(row, name, _clean(values[name]))
    if row.decorative and (row.alt or row.caption):
        raise Invalid(
            {"decorative": [_("Et bilde som bare er pynt, har verken beskrivelse eller bildetekst.")]}
        )
    if not row.decorative and not row.alt:
        raise Invalid({"alt": [_("Skriv hva bildet viser, eller kryss av for at det bare er pynt.")]})


def _clean(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _columns(file: PictureFile) -> dict[str, Any]:
    digest = sha256(file.content).hexdigest()
    return {
        "sha256": digest,
        "size": len(file.content),
        "media": file.media,
        "width": file.width,
        "height": file.height,
    }


def _take(row: ChapterPicture, file: PictureFile) -> None:
    """Give the row a file, which is kept."""
    for name, value in _columns(file).items():
        setattr(row, name, value)
    keep_file(file.content)


def _placed(text: str, number: int, after: int) -> str:
    """The text with the picture there; the very same where it stands there already."""
    place = place_in(text, number)
    if place == after or (place is None and after >= len(stretches(text))):
        return text
    return with_picture(text, number, after)


def _moved(text: str, number: int, *, up: bool) -> str:
    place = place_in(text, number) or 0
    return with_picture(text, number, place - 1 if up else place + 1)


def _whole(chapter: ReportChapter, text: str) -> str:
    """A chapter's text with a place for each of its pictures: those that had none stand last."""
    standing = ChapterPicture.objects.filter(chapter=chapter, withdrawn=False).order_by("number")
    for number in standing.values_list("number", flat=True):
        if place_in(text, number) is None:
            text = with_picture(text, number)
    return text


def _set(chapter: ReportChapter, text: str, by: User, why: str) -> None:
    if text != chapter.text:
        chapter.text = text
        write(chapter, by=by, reason=why)


def _said_of(row: ChapterPicture) -> str:
    """What a colleague has written, for whoever wrote something else meanwhile."""
    return "\n".join(text for text in (row.alt, row.caption, row.credit) if text)
