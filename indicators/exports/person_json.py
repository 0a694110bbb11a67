"""What the program holds about one person, as a file that people and programs can read."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from indicators.exports.names import disposition, file_name
from indicators.municipality import municipality
from indicators.presentation.log.page import field_changes
from indicators.presentation.wording.acts import act_word, table_word
from indicators.selectors.log.trail import TrailRow

LOGS = ("endringslogg", "endringslogg_om_personen")


def person_json(held: dict[str, Any]) -> str:
    """UTF-8 text with Norwegian keys, in the order of ``selectors.person_file``; times are local."""
    about = {
        "laget": timezone.localtime().isoformat(timespec="seconds"),
        "program": f"Målekort {settings.PROGRAM_VERSION}",
        "kommune": municipality().name,
    }
    told = held | {name: [_entry(row, own=name == LOGS[0]) for row in held[name]] for name in LOGS}
    return json.dumps({"om_filen": about} | told, ensure_ascii=False, indent=2) + "\n"


def person_answer(held: dict[str, Any], username: str) -> HttpResponse:
    """The file, to be saved and kept nowhere on the way: ``opplysninger-kari.json``."""
    answer = HttpResponse(person_json(held), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = disposition(file_name("opplysninger", username, ending="json"))
    add_never_cache_headers(answer)
    return answer


def _entry(row: TrailRow, *, own: bool) -> dict[str, Any]:
    """An entry in words. Who did it and why is left out of what others did: it is about them."""
    said = {
        "nummer": row.sequence,
        "når": timezone.localtime(row.when).isoformat(timespec="seconds"),
        "handling": act_word(row.act),
        "gjelder": ": ".join(part for part in (table_word(row.table), row.label) if part),
        "endringer": [
            {"felt": change.field, "før": change.before, "etter": change.after}
            for change in field_changes(row.table, row.before, row.after)
        ],
    }
    return said | {"begrunnelse": row.why} if own else said
