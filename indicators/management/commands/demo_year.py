"""Make the demo's year: 2025 closed, 2026 in its year-end. Made once: a second time changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.management.example.year import make_year
from indicators.models import ScorecardLine, User
from indicators.presentation.wording.refusals import refusal_text


class Command(ProgramCommand):
    help = "Lager demoens år: 2025 lukket, og 2026 med oppdiktede tall: to tertial lukket, årsslutt halvveis."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Eksempeldata lages bare i en demo (MALEKORT_DEMO=1).")
        if not ScorecardLine.objects.filter(year=2025).exists():
            raise CommandError("Målekortene for 2025 mangler. Kjør load_elverum først.")
        if not User.objects.filter(username="ledelse").exists():
            raise CommandError("Demobrukerne mangler. Kjør demo_users først.")
        try:
            with transaction.atomic():
                made = make_year(self._say, timezone.localdate())
        except workflow.Refusal as refused:
            raise CommandError(f"Eksempelåret kunne ikke lages: {refusal_text(refused)}") from refused
        if not made:
            self.stdout.write("Eksempelåret 2026 finnes fra før.")

    def _say(self, step: str) -> None:
        self.stdout.write(step)
        self.stdout.flush()
