"""The columns of the log of changes in a file: one row for each entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.log.page import TrailLine

from .about import AboutRow, Provenance, local
from .shapes import Column, Shape

TEXT, LONG = Shape.TEXT, Shape.LONG


def _told(line: TrailLine, side: str) -> str:
    """One value as it is, several with the names of their fields; of a draft only that it is one."""
    changes = line.changes
    if line.row.draft:
        return gettext("utkast")
    if len(changes) == 1:
        return str(getattr(changes[0], side))
    said = [(change.field, getattr(change, side)) for change in changes]
    return "\n".join(f"{name}: {value}" for name, value in said if value)


TRAIL_COLUMNS: tuple[Column[TrailLine], ...] = (
    Column("sequence", _("Nummer"), Shape.WHOLE, 9, lambda line: line.row.sequence),
    Column("when", _("Når"), Shape.MOMENT, 18, lambda line: local(line.row.when)),
    Column("who", _("Hvem"), TEXT, 22, lambda line: line.row.who),
    Column("username", _("Brukernavn"), TEXT, 16, lambda line: line.row.username),
    Column("act", _("Handling"), TEXT, 26, lambda line: line.act),
    Column("what", _("Hva"), TEXT, 18, lambda line: line.what),
    Column("label", _("Gjelder"), LONG, 40, lambda line: line.label),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda line: line.row.sector),
    Column("fields", _("Felt"), LONG, 22, lambda line: "\n".join(change.field for change in line.changes)),
    Column("before", _("Fra"), LONG, 30, lambda line: _told(line, "before")),
    Column("after", _("Til"), LONG, 30, lambda line: _told(line, "after")),
    Column("why", _("Hvorfor"), LONG, 40, lambda line: line.why),
    Column("digest", _("Kontrollsum"), TEXT, 66, lambda line: line.row.digest),
)


@dataclass(slots=True, kw_only=True)
class TrailAbout(Provenance):
    """What a file of the log says about itself."""

    total: int

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Endringsloggen i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from Provenance.rows(self)
        yield gettext("Rader"), self.total
        yield (
            gettext("Kontrollsum"),
            gettext(
                "Hver rad har en kontrollsum (SHA-256) av alt som står i den og av kontrollsummen "
                "til raden før. manage.py verify_trail går gjennom dem alle."
            ),
        )
