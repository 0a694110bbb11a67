"""Prove that the trail, the history and the rows say the same."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from indicators.presentation.trail_words import finding_sentence, verified_sentence
from indicators.selectors.verification import verify


class Command(BaseCommand):
    help = "Går gjennom endringsloggen, historikken og radene og nevner det første som ikke stemmer."

    def handle(self, *args: Any, **options: Any) -> None:
        made = verify()
        if made.finding is not None:
            self.stderr.write(finding_sentence(made.finding))
            sys.exit(1)
        self.stdout.write(verified_sentence(made))
