"""Reading an annual report's free chapters, companies and cooperation of a folder of files.

See :mod:`indicators.imports.folder`. A chapter's text is a file of its own, so that it can be read as a text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators import workflow
from indicators.models import Partner, ReportChapter, User

from .csv_rows import Row


def load_chapters(
    folder: Path,
    rows: Sequence[Row],
    year: int,
    count: Callable[[str, bool], None],
    *,
    by: User,
    reason: str,
) -> None:
    """Load chapters in the order of their rows; ``count`` is told whether each changed anything.

    A chapter without a file is one without a text of its own.
    """
    there = {row.code: row for row in ReportChapter.objects.filter(year=year)}
    for row in rows:
        file = folder / "chapters" / f"{row['code']}.txt"
        values: dict[str, Any] = {"title": row["title"], "kind": row["kind"]}
        values |= {
            "text": file.read_text(encoding="utf-8").strip() if file.exists() else "",
            "state": ReportChapter.State.READY,
            "pictures_missing": row["pictures_missing"] == "yes",
            "source_line": int(row["line"]),
        }
        found = there.get(row["code"])
        parent = there[row["parent"]].pk if row["parent"] else None
        version = found.version if found else 0
        saved = workflow.save_chapter(
            by=by,
            year=year,
            values=values,
            pk=found.pk if found else None,
            parent_id=parent,
            code=row["code"],
            reason=reason,
        )
        there[saved.code] = saved
        count(str(ReportChapter._meta.verbose_name_plural), saved.version != version)


def load_partners(rows: Sequence[Row], year: int, save: Callable[..., Any]) -> None:
    """Load companies and cooperation."""
    for row in rows:
        values: dict[str, Any] = {name: row[name] for name in ("form", "host", "note")}
        values |= {
            "order": int(row["order"]),
            "share": Decimal(row["share"]) if row["share"] else None,
            "source_line": int(row["line"]),
        }
        save(Partner, {"year": year, "kind": row["kind"], "name": row["name"]}, values)
