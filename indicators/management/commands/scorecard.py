"""Print the scorecard of a year: the program's answer in one place."""

import csv
import io
import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandError

from indicators import selectors
from indicators.judging import JudgedLine
from indicators.management.asking import ProgramCommand
from indicators.presentation.wording import figures, questions, sentence, words
from indicators.values import EmptyResult, NoTarget, Result, Spec, Status

COLUMNS = (
    "area", "heading", "function", "sector", "indicator", "previous", "target", "benchmark", "result",
    "status", "close", "distance", "severity", "change", "explanation", "line",
)  # fmt: skip


class Command(ProgramCommand):
    help = "Skriver ut målekortene for et år, med dom og forklaring for hver indikator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="året, f.eks. 2025")
        parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
        parser.add_argument("--area", help="nummeret på et tjenesteområde, f.eks. 6.4")
        parser.add_argument("--sector", help="koden eller navnet til en sektor eller stab")
        parser.add_argument("--status", choices=[status.value for status in Status])

    def handle(self, *args: Any, **options: Any) -> None:
        lines = selectors.delivered_lines(options["year"])
        if not lines:
            raise CommandError(f"Det er ingen målekort for {options['year']}.")
        self._check(options, lines)
        rows = [row(line) for line in lines if _wanted(line, options)]
        write = {"json": as_json, "csv": as_csv, "table": as_table}[options["format"]]
        self.stdout.write(write(rows), ending="")

    def _check(self, options: dict[str, Any], lines: tuple[JudgedLine, ...]) -> None:
        """Refuse an area or sector that has no card, naming those that have."""
        for name, of in (("area", _area_names), ("sector", _sector_names)):
            known = dict.fromkeys(of(line) for line in lines)  # in the cards' order
            if options[name] is not None and not any(options[name] in names for names in known):
                listed = ", ".join(names[0] for names in known)
                raise CommandError(f"Ukjent --{name} {options[name]!r}. Velg blant: {listed}.")


def _area_names(line: JudgedLine) -> tuple[str, ...]:
    area = line.area
    return (area.number, area.name, f"{area.number} {area.name}")


def _sector_names(line: JudgedLine) -> tuple[str, ...]:
    return (line.sector.code, line.sector.name)


def _wanted(line: JudgedLine, options: dict[str, Any]) -> bool:
    return (
        (options["area"] is None or options["area"] in _area_names(line))
        and (options["sector"] is None or options["sector"] in _sector_names(line))
        and options["status"] in (None, line.verdict.status.value)
    )


def row(line: JudgedLine) -> dict[str, Any]:
    """One line as the command prints it; decimals as text with a point, absent figures as None."""
    verdict = line.verdict
    return {
        "area": f"{line.area.number} {line.area.name}",
        "heading": line.heading.title if line.heading else "",
        "function": "/".join(line.heading.functions) if line.heading else "",
        "sector": line.sector.name,
        "indicator": line.name,
        "previous": previous_text(line),
        "target": ""
        if isinstance(line.target, NoTarget)
        else str(figures.target_text(line.target, line.spec)),
        "benchmark": benchmark_text(line),
        "result": result_text(line.result, line.spec, line.result_text),
        "status": verdict.status.value,
        "close": verdict.close,
        "distance": _plain(verdict.distance),
        "severity": _plain(verdict.severity, places=4),
        "change": verdict.change.value if verdict.change else None,
        "explanation": sentence.sentence(line),
        "line": line.source_line,
        "questions": [
            {"question": question, "answer": answer} for question, answer in questions.told_of(line).rows
        ],
    }


def result_text(result: Result, spec: Spec, printed: str) -> str:
    """A result as screens show it; empty where nothing was entered."""
    return "" if isinstance(result, EmptyResult) else figures.result_text(result, spec, printed)


def target_text(line: JudgedLine) -> str:
    """The target with its comparator, printed or implied; empty where there is none."""
    return "" if isinstance(line.target, NoTarget) else str(figures.target_text(line.target, line.spec))


def previous_text(line: JudgedLine) -> str:
    """The previous figure, or the reason there is none; empty without any."""
    previous = line.previous
    return result_text(previous.result, line.spec, previous.text) if previous else ""


def benchmark_text(line: JudgedLine) -> str:
    """Somebody else's figure; empty where the card has none."""
    value = line.benchmark.value if line.benchmark else None
    return "" if value is None else figures.result_figure(value, line.spec)


def _plain(value: Decimal | None, places: int | None = None) -> str | None:
    """A decimal with a point and no exponent: ``-8.2``; at most ``places`` decimals."""
    if value is None:
        return None
    if places is not None:
        value = round(value, places)
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def as_json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_table(rows: list[dict[str, Any]]) -> str:
    """The card for a reader at a terminal: per area and heading, a status and the sentence."""
    out: list[str] = []
    area = heading = None
    for found in rows:
        if found["area"] != area:
            area, heading = found["area"], None
            out += ["", area, "=" * len(area)]
        if found["heading"] != heading:
            heading = found["heading"]
            out += ["", f"  {found['function']} {heading}".rstrip()]
        word = str(words.STATUS_WORDS[Status(found["status"])])
        out.append(f"    {word:<18} {found['indicator']}")
        out.append(f"    {'':<18} {found['explanation']}")
    return "\n".join(out).lstrip("\n") + "\n"
