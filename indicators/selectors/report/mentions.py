"""The lines that texts mention figures of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser

from indicators.judging import JudgedLine, remembered_lines
from indicators.models import Indicator, ScorecardLine
from indicators.values.texts.mentions import Mention


def lines_to_mention(year: int) -> tuple[JudgedLine, ...]:
    """The lines of a year that a text may mention, in the report's order, series too; no draft is read."""
    return remembered_lines(
        ScorecardLine.objects.filter(withdrawn=False).for_year(year).in_card_order(), AnonymousUser()
    )


@dataclass(slots=True)
class MentionedLines:
    """The lines of a text's year, and of the years that it names, each read once and only when asked for."""

    year: int
    _years: dict[int, dict[str, JudgedLine]] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def know(self, lines: Iterable[JudgedLine]) -> None:
        """Take these lines of the text's year as all there are."""
        self._years[self.year] = {line.code: line for line in lines if line.year == self.year}

    def line(self, mention: Mention) -> JudgedLine | None:
        """The line, None where the plan of the year has none."""
        year = self.year if mention.year is None else mention.year
        if year not in self._years:
            self._years[year] = {line.code: line for line in lines_to_mention(year)}
        return self._years[year].get(mention.code)

    def is_known(self, mention: Mention) -> bool:
        """Whether there is such an indicator at all."""
        if mention.code not in self._known:
            self._known[mention.code] = Indicator.objects.filter(code=mention.code).exists()
        return self._known[mention.code]
