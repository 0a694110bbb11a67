"""Prove that the trail, the history, the accounts and the rows say the same, and what is known elsewhere."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from indicators import workflow
from indicators.archive import ArchiveError
from indicators.archive.anchors import append_anchor, read_anchors
from indicators.management.asking import ProgramCommand
from indicators.models.row_digests import Anchor
from indicators.presentation.wording.acts import finding_sentence, verified_sentence
from indicators.selectors.log.verification import Verified, trail_end, verify


class Command(ProgramCommand):
    help = (
        "Går gjennom endringsloggen, historikken, kontoene og radene og nevner det første som ikke stemmer. "
        "Holdt mot noe utenfor databasen finner den også det som er fjernet eller skrevet om."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against",
            action="append",
            default=[],
            metavar="FIL|KONTROLLSUM",
            help="en kontrollsum, en sikkerhetskopi eller en ankerfil; kan gis flere ganger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = list(options["against"])
        kept = settings.TRAIL_ANCHOR_FILE
        if kept and Path(kept).is_file() and kept not in given:
            given.append(kept)
        try:
            anchors = [anchor for one in given for anchor in read_anchors(one)]
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        made = verify(anchors)
        workflow.note_trail_check(
            at=timezone.now(),
            sequence=made.entries,
            digest=made.digest,
            against=[Path(one).name if len(one) != 64 else one for one in given],
            fault=made.finding.fault if made.finding else "",
            number=made.finding.number if made.finding else None,
        )
        if made.finding is not None:
            self.stderr.write(finding_sentence(made.finding))
            sys.exit(1)
        self._anchor(made)
        self.stdout.write(verified_sentence(made))

    def _anchor(self, made: Verified) -> None:
        """Let what was found whole leave the machine's database."""
        end = trail_end()
        if not settings.TRAIL_ANCHOR_FILE or end is None:
            return
        try:
            append_anchor(
                Path(settings.TRAIL_ANCHOR_FILE), Anchor(made.digest, made.entries), timezone.localtime()
            )
        except ArchiveError as error:
            raise CommandError(str(error)) from error
