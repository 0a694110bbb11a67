"""Texts that mention figures: what they name must be there when they are written."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext as _

from indicators.models import Indicator
from indicators.values.texts.mentions import Mention, mentions_in

from .refusals import Invalid

WITH_MENTIONS: Final = {
    "reportchapter": ("text",),
    "areatext": ("text",),
    "developmentwork": ("planned", "done"),
    "resultcomment": ("text",),
    "deviation": ("cause",),
    "supervision": ("finding", "measure"),
    "decision": ("text",),
    "decisioncomment": ("text",),
    "mattertext": ("text",),
}
"""The columns that are printed with figures from the data."""


def check_mentions(row: models.Model) -> None:
    """Raise :class:`Invalid` where a text mentions an indicator that is not there, and did not before.

    One statement, or two, where a text mentions anything; none else.
    """
    for name in WITH_MENTIONS.get(row._meta.model_name or "", ()):
        named = {mention for mention in mentions_in(getattr(row, name)) if not _is_a_word(mention)}
        if not named:
            continue
        codes = {mention.code for mention in named}
        unknown = codes - set(Indicator.objects.filter(code__in=codes).values_list("code", flat=True))
        if unknown and not row._state.adding:
            before = type(row)._default_manager.filter(pk=row.pk).values_list(name, flat=True).first()
            unknown -= {mention.code for mention in mentions_in(before or "")}
        if unknown:
            word = next(one.typed for one in sorted(named, key=lambda one: one.typed) if one.code in unknown)
            said = _(
                "%(word)s nevner en indikator som ikke finnes. Velg den fra listen, eller skriv "
                "\\%(word)s hvis du mener klammene."
            )
            raise Invalid({name: [said % {"word": word}]})


def _is_a_word(mention: Mention) -> bool:
    """Whether it is one word in braces, which is text unless an indicator has it for its code: ``{navn}``, or
    one that sets in a table of the program."""
    return mention.typed == f"{{{mention.code}}}" and "-" not in mention.code
