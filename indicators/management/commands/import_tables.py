"""What a file of tables would change: the same preview as the page Import, and the same act."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from indicators import workflow
from indicators.imports.tables import TableFileRefused, read_file
from indicators.imports.tables.preview import Preview, previewed
from indicators.management.asking import ProgramCommand
from indicators.presentation.table_import.preview import row_facts
from indicators.presentation.table_import.reading import note_text, question_text
from indicators.presentation.wording.refusals import refusal_text
from indicators.values.tables import Answers, Purpose, Source


class Command(ProgramCommand):
    help = "Viser hva en fil med tabeller ville endre. Uten --apply skrives ingenting."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FIL", help=".docx, .xlsx, .ods, .csv eller .txt")
        parser.add_argument(
            "--as", dest="purpose", required=True, choices=[one.value for one in Purpose], help="hva filen er"
        )
        parser.add_argument("--year", type=int, required=True, help="året tabellen føres inn for")
        parser.add_argument("--area", default="", help="tjenesteområde for rader som ikke sier det selv")
        parser.add_argument("--sector", default="", help="sektor eller stab for rader som ikke sier det selv")
        parser.add_argument(
            "--answers", type=Path, metavar="FIL", help="svar på spørsmål, som JSON: nøkkel → felt → tekst"
        )
        parser.add_argument("--format", choices=("table", "json"), default="table")
        parser.add_argument("--reason", default="", help="hvorfor, til endringsloggen")
        parser.add_argument("--case", default="", help="saken som vedtok målene, når planen er vedtatt")
        parser.add_argument("--adopted", type=date.fromisoformat, help="dagen saken ble vedtatt, ÅÅÅÅ-MM-DD")
        parser.add_argument("--apply", action="store_true", help="skriv radene, alle eller ingen")

    def handle(self, *args: Any, **options: Any) -> None:
        year = options["year"]
        if not 1900 <= year <= 2200:
            raise CommandError("Året må være mellom 1900 og 2200.")
        source, answers = _source(options["file"]), _answers(options["answers"])
        purpose = Purpose(options["purpose"])
        places = {"area": options["area"], "sector": options["sector"]}
        seen = previewed(source, purpose, year, answers, **places)
        rows = row_facts(seen.understanding, seen.matched)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            self._print(rows)
        for note in source.notes:
            self.stderr.write(note_text(note))
        for question in seen.questions:
            self.stderr.write(f"? {question_text(question)} ({question.id})")
        effects = Counter(row["effect"] for row in rows if row["effect"])
        told = ", ".join(f"{name}: {count}" for name, count in sorted(effects.items())) or "ingen rader"
        self.stderr.write(f"{told}. {len(seen.questions)} spørsmål.")
        if options["apply"]:
            self._apply(seen, purpose, year, answers, places, options)

    def _apply(
        self,
        seen: Preview,
        purpose: Purpose,
        year: int,
        answers: Answers,
        places: dict[str, str],
        options: dict[str, Any],
    ) -> None:
        """Use the preview as the page does: in one act, that the trail knows and that can be taken back."""
        if seen.questions:
            raise CommandError(
                "Ingenting er skrevet: besvar spørsmålene over med --answers, eller i programmet (Import)."
            )
        by = workflow.program_user()
        try:
            with transaction.atomic():
                row = workflow.keep_table(
                    by=by, purpose=purpose.value, year=year, name=seen.source.name, sha256=seen.source.digest,
                    source=json.dumps(seen.source.to_json()), **places,
                )  # fmt: skip
                row = workflow.answer_table(by=by, draft_id=row.pk, answers=answers) if answers else row
                done = workflow.apply_table(
                    by=by, draft_id=row.pk, rows=seen.wanted, people=seen.people, sectors=seen.sectors,
                    version=row.version, reason=options["reason"], case=options["case"],
                    adopted_on=options["adopted"],
                )  # fmt: skip
        except workflow.TableRefused as refused:
            where = {one.key: f"{one.where} ({one.name})" for one in seen.understanding.rows}
            told = "\n".join(
                f"{where.get(one.key, one.key)}: {refusal_text(one.refusal)}" for one in refused.cells
            )
            raise CommandError(f"Ingenting er skrevet:\n{told}") from refused
        except workflow.Refusal as refused:
            raise CommandError(f"Ingenting er skrevet: {refusal_text(refused)}") from refused
        self.stderr.write(f"Skrevet: {done.made} nye rader, {done.changed} endret.")

    def _print(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            figures = " | ".join(
                f"{name}: {row[name]['written']} → {row[name]['read'] or 'ikke forstått'}"
                for name in ("previous", "target", "result", "benchmark")
                if row[name]["written"]
            )
            self.stdout.write("\t".join((row["where"], row["effect"], row["indicator"], figures)))


def _source(path: Path) -> Source:
    try:
        return read_file(path.name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"Filen {path} kan ikke leses: {error.strerror}.") from error
    except TableFileRefused as refused:
        raise CommandError(str(refused)) from refused


def _answers(path: Path | None) -> dict[str, dict[str, str]]:
    if path is None:
        return {}
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"Filen {path} kan ikke leses: {error.strerror}.") from error
    except ValueError as error:
        raise CommandError(f"Filen {path} er ikke JSON.") from error
    if not isinstance(given, dict) or not all(isinstance(one, dict) for one in given.values()):
        raise CommandError('Svarene må være slik: {"question:…": {"felt": "tekst"}}.')
    return given
