"""Editions of other people's figures in words, and what a later one has turned."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from indicators.judging import BenchmarkFigure, JudgedLine

from .figures import DASH, result_figure
from .words import STATUS_WORDS


def turned_words(line: JudgedLine) -> str:
    """Return since when and why a verdict is another one than at the closing; empty where it is not.

    ``Ikke nådd siden 15.06.2026: KOSTRA, reviderte tall, landssnitt 24,7 %; ved lukking: nådd mot 23,9 %.``
    """
    found = line.turned
    if found is None:
        return ""
    told = {
        "status": str(STATUS_WORDS[line.verdict.status].word),
        "day": f"{found.since:%d.%m.%Y}",
        "now": ", ".join(part for part in (found.now.edition, _named(found.now, line)) if part),
        "before": str(STATUS_WORDS[found.before].inline),
        "then": _shown(found.then, line),
    }
    if found.then is None:
        said = gettext("%(status)s siden %(day)s: %(now)s; ved lukking: %(before)s, tallet manglet.")
    elif found.closed:
        said = gettext("%(status)s siden %(day)s: %(now)s; ved lukking: %(before)s mot %(then)s.")
    else:
        said = gettext("%(status)s siden %(day)s: %(now)s; før det: %(before)s mot %(then)s.")
    return said % told


def _named(one: BenchmarkFigure, line: JudgedLine) -> str:
    return f"{one.scope.noun} {_shown(one, line)}"


def _shown(one: BenchmarkFigure | None, line: JudgedLine) -> str:
    if one is None:
        return DASH
    return one.text or DASH if one.value is None else result_figure(one.value, line.spec)


def edition_words(edition: str, published_on: date | None) -> str:
    """Return the edition and its day: ``KOSTRA, reviderte tall, 15.06.2026``; empty for neither."""
    return ", ".join(part for part in (edition, f"{published_on:%d.%m.%Y}" if published_on else "") if part)
