"""Remind those who have not delivered, by the rhythm around the deadline. Meant to run once a day."""

import logging
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators import workflow
from indicators.presentation.letters import reminder_letter
from indicators.presentation.report_page import report_url
from indicators.selectors.reminders import Owed, Person, owed_on

log = logging.getLogger("indicators.reminders")


class Command(BaseCommand):
    help = "Sender påminnelser om frister på e-post til dem som ikke har levert. Kjøres én gang om dagen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="skriv bare ut hvem som ville fått brev")
        parser.add_argument("--date", type=_day, metavar="ÅÅÅÅ-MM-DD", help="som om dagen var en annen")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            raise CommandError(
                "SITE_URL mangler: sett den til adressen folk bruker, for eksempel https://malekort.kommune.example."
            )
        day = options["date"] or timezone.localdate()
        sent = failed = 0
        for owed in owed_on(day):
            if owed.step is None:
                continue
            if not owed.leaders:
                self.stderr.write(f"{owed.round}, {owed.sector_name}: ingen leder å minne på")
            for person in owed.to:
                if not person.email:  # not a failure: a red timer every night would be overlooked
                    self.stderr.write(f"{owed.round}, {owed.sector_name}: {person.name} har ingen adresse")
                elif self._remind(owed, person, day, dry=options["dry_run"]):
                    sent += 1
                else:
                    failed += 1
        verb = "ville blitt sendt" if options["dry_run"] else "sendt"
        self.stdout.write(f"{sent} {verb}, {failed} mislyktes")
        if failed:
            raise CommandError(f"{failed} påminnelser ble ikke sendt; de prøves igjen neste gang.")

    def _remind(self, owed: Owed, person: Person, day: date, *, dry: bool) -> bool:
        """Send one letter; what goes wrong with it is logged and does not stop the others."""
        about = f"{owed.round}, {owed.sector_name}: {person.name}"
        letter = reminder_letter(owed, person, settings.SITE_URL + report_url(owed.round, owed.sector_code))
        if dry:
            self.stdout.write(f"{about} <{person.email}>: {letter.subject}")
            return True
        try:
            workflow.remind(
                by=workflow.program_user(),
                submission_id=owed.submission_id,
                to_id=person.id,
                subject=letter.subject,
                text=letter.text,
                day=day,
                days=owed.step,
            )
        except workflow.NotSent as refused:
            log.error("Reminder to %s was not sent: %s", person.name, refused.why)
            self.stderr.write(f"{about}: ikke sendt ({refused.why})")
            return False
        self.stdout.write(about)
        return True


def _day(text: str) -> date:
    """A day as YYYY-MM-DD. Raises ValueError, which argparse words."""
    return date.fromisoformat(text)
