"""The municipality's templates of the report's Word file, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indicators.models import KeptFile, WordTemplate


class TemplateAlteredError(RuntimeError):
    """The file of a template is not the one that was uploaded: it was altered in the database."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template, when it was uploaded (UTC) and by whom; ``size`` in bytes."""

    pk: int
    name: str
    size: int
    sha256: str
    at: datetime
    by: str
    in_force: bool


def templates() -> tuple[TemplateRow, ...]:
    """Every template, the newest first. Two statements."""
    history: Any = WordTemplate.history.filter(history_type="+").select_related("history_user")
    kept = {one.id: one for one in history}
    return tuple(
        TemplateRow(
            pk=row.pk,
            name=row.name,
            size=row.size,
            sha256=row.sha256,
            at=kept[row.pk].history_date,
            by=kept[row.pk].history_user.display_name,
            in_force=not row.withdrawn,
        )
        for row in WordTemplate.objects.all()
    )


def template_in_force() -> bytes | None:
    """What the template in force holds; None for the program's own. Raises :class:`TemplateAlteredError`."""
    row = WordTemplate.objects.filter(withdrawn=False).first()
    return None if row is None else _content(row)


def template_file(pk: int) -> tuple[str, bytes] | None:
    """Name and content of a template; None where there is none. Raises :class:`TemplateAlteredError`."""
    row = WordTemplate.objects.filter(pk=pk).first()
    return None if row is None else (row.name, _content(row))


def _content(row: WordTemplate) -> bytes:
    file = KeptFile.objects.filter(pk=row.sha256).first()
    if file is None or not file.whole:
        raise TemplateAlteredError(row.name)
    return bytes(file.content)
