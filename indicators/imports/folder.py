"""Reading a folder of CSV files that a person can review (``fixtures/…``) into the register.

The files are those of ``fixtures/elverum-2025/README.md``. Everything goes through
the workflow, so loading twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from indicators import workflow
from indicators.models import (
    Footnote,
    FootnoteCell,
    FunctionCode,
    Heading,
    Indicator,
    Plan,
    ResultComment,
    ScorecardLine,
    Sector,
    SectorStaffing,
    ServiceArea,
    Tracked,
    TypedReport,
    User,
)

from .chapters import load_chapters, load_partners
from .csv_rows import Row, read_csv, several
from .definitions import definitions_in, lacking
from .figures import Adopted, FigureLoader
from .goals import load_goals
from .matters import load_decisions, load_supervision, load_texts
from .words import load_area_texts, load_work


@dataclass(slots=True)
class Loaded:
    """How many rows were read and how many changed something, per table."""

    read: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    changed: dict[str, int] = field(default_factory=lambda: defaultdict(int))


@transaction.atomic
def load_folder(folder: Path, *, year: int, by: User, reason: str) -> Loaded:
    """Load a folder, all or nothing.

    ``year`` is the year of the cards; earlier figures make earlier lines.
    """
    return _Loader(folder, year, by, reason).load()


class _Loader:
    def __init__(self, folder: Path, year: int, by: User, reason: str) -> None:
        self.folder, self.year, self.by, self.reason = folder, year, by, reason
        self.loaded = Loaded()
        self.sectors: dict[str, Sector] = {}
        self.areas: dict[str, ServiceArea] = {}
        self.headings: dict[tuple[int, str], Heading] = {}
        self.indicators: dict[str, Indicator] = {}
        self.lines: dict[tuple[str, int], ScorecardLine] = {}

    def load(self) -> Loaded:
        self._sectors()
        self._areas()
        self._plan()
        cells = self._rows("cells.csv")
        years: dict[str, set[int]] = defaultdict(set)
        for cell in cells:
            years[cell["code"]].add(int(cell["year"]))
        lines = self._rows("lines.csv")
        self._headings(_heading_years(lines, years, self.year))
        self._lines(lines, years)
        FigureLoader(self.year, self.plans, self.by, self.reason).load(cells, self.lines, self._count)
        self._goals()
        self._adopt()
        self._footnotes()
        self._comments()
        self._matters()
        self._words()
        self._chapters()
        self._typed_report()
        return self.loaded

    def _typed_report(self) -> None:
        """The report as it was typed, where the folder has it."""
        for path in sorted(self.folder.glob("*.txt")):
            before = TypedReport.objects.filter(year=self.year).first()
            kept = workflow.keep_typed_report(
                by=self.by,
                year=self.year,
                name=path.name,
                text=path.read_text(encoding="utf-8"),
                reason=self.reason,
            )
            named = str(TypedReport._meta.verbose_name_plural)
            self.loaded.read[named] += 1
            self.loaded.changed[named] += before is None or before.version != kept.version

    def _rows(self, name: str) -> list[Row]:
        return read_csv(self.folder / name)

    def _save[T: Tracked](
        self, model: type[T], key: dict[str, Any], values: dict[str, Any], **links: Iterable[Any]
    ) -> T:
        found = model._default_manager.filter(**key).first()
        row, changed = workflow.save_record(
            by=self.by,
            model=model,
            pk=found.pk if found else None,
            values={**key, **values},
            links={name: list(wanted) for name, wanted in links.items()},
            reason=self.reason,
        )
        name = str(model._meta.verbose_name_plural)
        self.loaded.read[name] += 1
        self.loaded.changed[name] += changed
        return row

    def _sectors(self) -> None:
        for row in self._rows("sectors.csv"):
            values = {"name": row["name"], "kind": row["kind"], "order": int(row["order"])}
            sector = self._save(Sector, {"code": row["code"]}, values)
            self.sectors[sector.code] = sector
            fte = {"fte": Decimal(row[f"fte_{self.year}"])}
            self._save(SectorStaffing, {"sector": sector, "year": self.year}, fte)

    def _areas(self) -> None:
        for row in self._rows("areas.csv"):
            self._area(row)

    def _area(self, row: Row) -> None:
        sectors = [self.sectors[code] for code in several(row["sectors"])]
        values = {"name": row["name"], "order": int(row["order"])}
        self.areas[row["number"]] = self._save(
            ServiceArea, {"number": row["number"]}, values, sectors=sectors
        )

    def _plan(self) -> None:
        self.plans: dict[int, Adopted] = {}
        for row in self._rows("plan.csv"):
            year = int(row["year"])
            self._save(Plan, {"year": year}, {"title": row["title"]})
            if row["adopted_on"]:
                self.plans[year] = Adopted(row["case"], date.fromisoformat(row["adopted_on"]))

    def _goals(self) -> None:
        """The goals above the indicators, where the folder has any."""
        adopted = self.plans.get(self.year)
        case, rows = adopted.case if adopted else "", self._rows_if_any("goals.csv")
        who: dict[str, Any] = {"by": self.by, "reason": self.reason}
        load_goals(rows, self.sectors, self.year, self._count, case=case, **who)

    def _adopt(self) -> None:
        """Adopt the plans whose targets now stand; a plan that is adopted already is left as it is."""
        for year, adopted in self.plans.items():
            if workflow.adopted_plan(year) is None:
                workflow.adopt_plan(
                    by=self.by, year=year, case=adopted.case, adopted_on=adopted.on, reason=self.reason
                )

    def _headings(self, wanted: dict[str, set[int]]) -> None:
        for row in self._rows("headings.csv"):
            codes = [FunctionCode.objects.get_or_create(code=code)[0] for code in several(row["functions"])]
            for year in sorted(wanted[row["code"]]):
                values = {
                    "area": self.areas[row["area"]],
                    "order": int(row["order"]),
                    "title": row["title"],
                    "printed_title": row["title_as_printed"],
                }
                self.headings[year, row["code"]] = self._save(
                    Heading, {"year": year, "code": row["code"]}, values, functions=codes
                )

    def _lines(self, rows: Sequence[Row], years: dict[str, set[int]]) -> None:
        about = definitions_in(self.folder, self.year)
        for row in rows:
            code = row["code"]
            self.indicators[code] = self._save(Indicator, {"code": code}, lacking(code, about))
            for year in sorted({self.year, *years[code]}):
                key = {"indicator": self.indicators[code], "year": year}
                self.lines[code, year] = self._save(ScorecardLine, key, self._line_values(row, year))

    def _line_values(self, row: Row, year: int) -> dict[str, Any]:
        low, _, high = row["scale"].partition("-")
        copied = (
            "name", "short_name", "direction", "direction_reason", "value_kind", "unit",
            "aggregation", "frequency", "sector_reason",
        )  # fmt: skip
        return {
            **{name: row[name] for name in copied},
            "area": self.areas[row["area"]],
            "heading": self.headings[year, row["heading"]] if row["heading"] else None,
            "sector": self.sectors[row["sector"]],
            "sector_assumed": row["sector_assumed"] == "yes",
            "order": int(row["order"]),
            "levels": row.get("levels", ""),
            "statutory": row.get("statutory", "") == "yes",
            "scale_low": Decimal(low) if low else None,
            "scale_high": Decimal(high) if high else None,
            "decimals": int(row["decimals"] or 0),
            "tolerance": Decimal(row["tolerance"].rstrip(" %")) if row["tolerance"] else None,
            "tolerance_share": row["tolerance"].endswith("%"),
            "planned": row["planned"] == "yes" if year == self.year else False,
            "on_card": row["on_card"] == "yes",
            "source_line": int(row["line"]),
        }

    def _footnotes(self) -> None:
        notes = {}
        for row in self._rows("footnotes.csv"):
            values = {
                "area": self.areas[row["area"]],
                "order": int(row["order"]),
                "kind": row["kind"],
                "text": row["text"],
                "source_line": int(row["line"]) if row["line"] else None,
            }
            notes[row["code"]] = self._save(Footnote, {"year": self.year, "code": row["code"]}, values)
        for row in self._rows("footnote_cells.csv"):
            line = self.lines[row["indicator"], int(row["year"])]
            key = {"footnote": notes[row["footnote"]], "line": line, "cell": row["cell"]}
            self._save(FootnoteCell, key, {})

    def _comments(self) -> None:
        for row in self._rows("comments.csv"):
            values = {
                "area": self.areas[row["area"]],
                "order": int(row["order"]),
                "title": row["title"].rstrip(":."),
                "text": row["text"],
                "source_line": int(row["line"]) if row["line"] else None,
            }
            about = [self.indicators[code] for code in several(row["indicators"])]
            self._save(ResultComment, {"year": self.year, "code": row["code"]}, values, indicators=about)

    def _chapters(self) -> None:
        """The free chapters, companies and cooperation, where the folder has any."""
        rows = self._rows_if_any("chapters.csv")
        load_chapters(self.folder, rows, self.year, self._count, by=self.by, reason=self.reason)
        load_partners(self._rows_if_any("companies.csv"), self.year, self._save)

    def _matters(self) -> None:
        """Supervision and decisions, where the folder has any."""
        count = self._count
        who: dict[str, Any] = {"by": self.by, "reason": self.reason}
        load_texts(self._rows_if_any("matter_texts.csv"), self.year, count, **who)
        supervision, decisions = self._rows_if_any("supervision.csv"), self._rows_if_any("decisions.csv")
        load_supervision(supervision, self.sectors, self.year, count, **who)
        load_decisions(decisions, self.sectors, self.year, count, **who)

    def _words(self) -> None:
        """Development work and what is said of the areas, where the folder has any."""
        for row in self._rows_if_any("areas_without_card.csv"):
            self._area(row)
        load_work(self._rows_if_any("development.csv"), self._save, self)
        load_area_texts(self._rows_if_any("area_texts.csv"), self._save, self)

    def _count(self, name: str, changed: bool) -> None:
        self.loaded.read[name] += 1
        self.loaded.changed[name] += changed

    def _rows_if_any(self, name: str) -> list[Row]:
        return self._rows(name) if (self.folder / name).exists() else []


def _heading_years(lines: Sequence[Row], years: dict[str, set[int]], year: int) -> dict[str, set[int]]:
    """Which years each heading is needed for: those of the lines under it."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line["heading"]:
            wanted[line["heading"]] |= {year, *years[line["code"]]}
    return wanted
