"""Send the weekly digest to those who have asked for it. Meant to run once a week, or oftener."""

import logging
from datetime import date, datetime

from django.core.management.base import CommandError
from django.utils import timezone

from indicators import workflow
from indicators.management.letters import LetterCommand
from indicators.presentation.letters.digest import digest_letter
from indicators.presentation.letters.unsubscribe import Ending, off_href
from indicators.selectors.letters.digest import Happened, happened_since, in_sectors
from indicators.selectors.letters.subscribers import Recipient, monday, recipients
from indicators.selectors.log.verification import trail_end

log = logging.getLogger("indicators.digest")

SENT, NOTHING, FAILED, NO_ADDRESS = "sendt", "ikke noe nytt", "mislyktes", "uten adresse"


class Command(LetterCommand):
    help = "Sender ukesoversikten på e-post til dem som har slått den på. Kjøres én gang i uken."

    def send(self, day: date, *, dry: bool) -> None:
        now = timezone.now()  # before anything is read: what changes meanwhile comes twice, never not at all
        known: dict[datetime, Happened] = {}
        outcomes = []
        for one in recipients(day):
            if one.sent:
                self.stdout.write(f"{one.name}: sendt før denne uken")
                continue
            if one.since not in known:
                known[one.since] = happened_since(one.since, day)
            outcomes.append(self._send(one, in_sectors(known[one.since], one.sector_ids), day, now, dry=dry))
        verb = "ville blitt sendt" if dry else SENT
        failed = outcomes.count(FAILED)
        self.stdout.write(
            f"{outcomes.count(SENT)} {verb}, {outcomes.count(NOTHING)} uten noe nytt, {failed} mislyktes"
        )
        if failed:
            raise CommandError(f"{failed} ukesoversikter ble ikke sendt; de prøves igjen neste gang.")

    def _send(self, to: Recipient, happened: Happened, day: date, now: datetime, *, dry: bool) -> str:
        """Send one letter; what goes wrong with it is logged and does not stop the others."""
        if not (to.waiting or happened.is_new(to.since_day, day, first=to.first)):
            self.stdout.write(f"{to.name}: ikke noe nytt siden {to.since_day:%d.%m.%Y}, ingen e-post")
            return NOTHING
        if not to.email:  # not a failure: a red timer every week would be overlooked
            self.stderr.write(f"{to.name} har ingen e-postadresse")
            return NO_ADDRESS
        end = trail_end() if to.sector_ids is None else None  # those who read the whole log
        off = off_href(Ending(to.subscription_id, to.asked_at))
        letter = digest_letter(happened, to, day, end, off)
        if dry:
            self.stdout.write(f"{to.name} <{to.email}>: {letter.subject}\n\n{letter.text}")
            return SENT
        try:
            workflow.send_digest(
                by=workflow.program_user(),
                subscription_id=to.subscription_id,
                week=monday(day),
                day=day,
                through=now,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                off_href=off,
            )
        except workflow.NotSent as refused:
            log.error("Digest to %s was not sent: %s", to.name, refused.why)
            self.stderr.write(f"{to.name}: ikke sendt ({refused.why})")
            return FAILED
        self.stdout.write(f"{to.name}: {letter.subject}")
        return SENT
