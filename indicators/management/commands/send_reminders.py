"""Remind those who have not delivered, by the rhythm around the deadline. Meant to run once a day."""

import logging
from datetime import date

from django.conf import settings
from django.core.management.base import CommandError

from indicators import workflow
from indicators.management.letters import LetterCommand
from indicators.presentation.letters.reminders import reminder_letter
from indicators.presentation.reporting.rounds import report_url
from indicators.selectors.letters.reminders import Owed, Person, owed_on

log = logging.getLogger("indicators.reminders")


class Command(LetterCommand):
    help = "Sender påminnelser om frister på e-post til dem som ikke har levert. Kjøres én gang om dagen."

    def send(self, day: date, *, dry: bool) -> None:
        sent = failed = 0
        for owed in owed_on(day):
            if owed.step is None:
                continue
            if not owed.leaders:
                self.stderr.write(f"{owed.round}, {owed.sector_name}: ingen leder å minne på")
            for person in owed.to:
                if not person.email:  # not a failure: a red timer every night would be overlooked
                    self.stderr.write(f"{owed.round}, {owed.sector_name}: {person.name} har ingen adresse")
                elif self._remind(owed, person, day, dry=dry):
                    sent += 1
                else:
                    failed += 1
        verb = "ville blitt sendt" if dry else "sendt"
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
                html=letter.html,
                day=day,
                days=owed.step,
            )
        except workflow.NotSent as refused:
            log.error("Reminder to %s was not sent: %s", person.name, refused.why)
            self.stderr.write(f"{about}: ikke sendt ({refused.why})")
            return False
        self.stdout.write(about)
        return True
