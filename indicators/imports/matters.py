"""Reading supervision and decisions of a folder of CSV files (see :mod:`indicators.imports.folder`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from indicators import workflow
from indicators.models import Decision, DecisionComment, MatterText, RoundKind, Sector, Supervision, User

from .csv_rows import Row

type Count = Callable[[str, bool], None]

COPIED_SUPERVISION = ("kind", "authority", "service", "finding_kind", "finding", "measure", "state", "remark")
COPIED_DECISION = (
    "kind", "point", "cases", "text", "responsible", "state", "remark", "sector_reason",
)  # fmt: skip


def load_supervision(
    rows: Sequence[Row], sectors: Mapping[str, Sector], year: int, count: Count, *, by: User, reason: str
) -> None:
    """Load supervision; ``count`` is told of each row what it is and whether it changed anything."""
    for row in rows:
        values: dict[str, Any] = {name: row[name] for name in COPIED_SUPERVISION}
        values |= {
            "opened_text": row["opened"],
            "deadline_text": row["deadline"],
            "closed_text": row["closed"],
        }
        values |= {"order": int(row["order"]), "source_line": int(row["line"])}
        found = Supervision.objects.filter(year=year, source_line=values["source_line"]).first()
        saved = workflow.save_supervision(
            by=by,
            year=year,
            sector_id=sectors[row["sector"]].pk,
            values=values,
            pk=found.pk if found else None,
            reason=reason,
        )
        count(_plural(Supervision), found is None or found.version != saved.version)


def load_decisions(
    rows: Sequence[Row], sectors: Mapping[str, Sector], year: int, count: Count, *, by: User, reason: str
) -> None:
    """Load decisions, each with its comment at the end of the year."""
    for row in rows:
        values: dict[str, Any] = {name: row[name] for name in COPIED_DECISION}
        values |= {"deadline_text": row["deadline"], "sector_assumed": row["sector_assumed"] == "yes"}
        values |= {"order": int(row["order"]), "source_line": int(row["line"])}
        found = Decision.objects.filter(year=year, source_line=values["source_line"]).first()
        saved = workflow.save_decision(
            by=by,
            year=year,
            sector_id=sectors[row["sector"]].pk,
            values=values,
            pk=found.pk if found else None,
            reason=reason,
        )
        count(_plural(Decision), found is None or found.version != saved.version)
        told = DecisionComment.objects.filter(decision=saved, round_kind=RoundKind.YEAR_END).first()
        comment = workflow.comment_decision(
            by=by,
            decision_id=saved.pk,
            text=row["comment"],
            round_kind=RoundKind.YEAR_END.value,
            reason=reason,
        )
        count(_plural(DecisionComment), told is None or told.version != comment.version)


def load_texts(rows: Sequence[Row], year: int, count: Count, *, by: User, reason: str) -> None:
    """Load what stands above and below the lists."""
    for row in rows:
        values: dict[str, Any] = {
            name: row[name] for name in ("title", "text", "table_head", "caption", "remark")
        }
        found = MatterText.objects.filter(year=year, place=row["place"]).first()
        saved = workflow.write_matter_text(
            by=by,
            year=year,
            place=row["place"],
            values={**values, "source_line": int(row["line"])},
            reason=reason,
        )
        count(_plural(MatterText), found is None or found.version != saved.version)


def _plural(model: Any) -> str:
    return str(model._meta.verbose_name_plural)
