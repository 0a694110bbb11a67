"""What must hold in a database that has just been restored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.db import IntegrityError, connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from indicators.models import Tracked
from indicators.presentation.wording.acts import finding_sentence
from indicators.selectors.log.verification import verify

type Check = Callable[[], Iterable[str]]
"""Yields a sentence for each fault, in the default database; nothing if it is whole."""


def references_hold() -> Iterator[str]:
    """Every reference points at a row that exists."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield gettext("En rad viser til en rad som ikke finnes: %(why)s") % {"why": error}


def rows_have_their_history() -> Iterator[str]:
    """Every row's version stands in its history, too: a save is the row and its history together."""
    for model in apps.get_app_config("indicators").get_models():
        if not issubclass(model, Tracked):
            continue
        rows = model._base_manager.all()
        traces = model.history.filter(id=OuterRef("pk"), version=OuterRef("version"))  # type: ignore[attr-defined]
        missing = rows.filter(~Exists(traces)).values_list("pk", flat=True)
        if keys := list(missing[:5]):
            table = str(model._meta.verbose_name)
            yield gettext("%(table)s: versjonen som gjelder, mangler i historikken for %(keys)s.") % {
                "table": table[:1].upper() + table[1:],
                "keys": ", ".join(map(str, keys)),
            }


def the_trail_holds() -> Iterator[str]:
    """The trail, the history and the rows say the same; the first place where they do not is named."""
    if (finding := verify().finding) is not None:
        yield finding_sentence(finding)


CHECKS: tuple[Check, ...] = (references_hold, rows_have_their_history, the_trail_holds)
"""Another part of the program takes part with one name here."""


def faults() -> tuple[str, ...]:
    """What every check finds."""
    return tuple(fault for check in CHECKS for fault in check())
