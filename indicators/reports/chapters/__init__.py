"""What each kind of report is made of, in order. A chapter is one module with one function.

A chapter that is added is one module here and one line in ``OUTLINES``: its function gets the
:class:`~indicators.reports.material.Material` of the report and returns a
:class:`~indicators.reports.document.Chapter`, or None where there is nothing to tell. A chapter may come
with the number that the municipality's own report gives it; without one it gets the next.
"""

from typing import Final

from indicators.reports.material import ChapterMaker, Kind

from .areas import areas
from .goals import goals
from .judged import judged
from .matters import decisions, supervision
from .overview import overview
from .targets import targets

OUTLINES: Final[dict[Kind, tuple[ChapterMaker, ...]]] = {
    Kind.ARSMELDING: (overview, goals, areas, supervision, decisions, judged),
    Kind.TERTIAL: (overview, goals, areas, supervision, decisions, judged),
    Kind.PLAN: (goals, targets, judged),
}
