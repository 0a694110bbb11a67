"""The words that a sector writes in its reporting: development work and texts of areas, drafts too."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.models import AreaText, DevelopmentWork
from indicators.values.texts.document import Document
from indicators.values.texts.document_marks import read_document

from .grid import ReportingScope


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A piece of the sector's development work, as it stands."""

    pk: int
    version: int
    planned: Document
    done: str
    state: str
    responsible: str
    indicator: str

    @property
    def lacking(self) -> bool:
        """Whether nobody has said how it goes, or what was done."""
        return not (self.state and self.done)


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the sector's about an area; ``version`` is 0 where none was ever written."""

    kind: AreaText.Kind
    text: str = ""
    version: int = 0


@dataclass(slots=True)
class AreaTexts:
    """A service area that the sector reports for, and its words."""

    id: int
    number: str
    name: str
    work: list[OwnWork] = field(default_factory=list)
    texts: dict[str, OwnText] = field(default_factory=dict)

    def text(self, kind: AreaText.Kind) -> OwnText:
        return self.texts.get(kind, OwnText(kind))


def sector_year_texts(at: ReportingScope) -> tuple[AreaTexts, ...]:
    """The areas of a sector's desk with what it has written, in the report's order. Two statements.

    None for a contributor, who reports figures alone.
    """
    if at.indicator_ids is not None:
        return ()
    areas = {
        line.area.id: AreaTexts(line.area.id, line.area.number, line.area.name) for line in at.asked.lines
    }
    of = {"year": at.round.year, "sector": at.sector}
    work = DevelopmentWork.objects.filter(**of, withdrawn=False).described().select_related("indicator")
    for row in work:
        area = areas.setdefault(row.area_id, AreaTexts(row.area_id, row.area_numbered, row.area_called))
        code = row.indicator.code if row.indicator else ""
        planned = read_document(row.planned)
        area.work.append(OwnWork(row.pk, row.version, planned, row.done, row.state, row.responsible, code))
    for text in AreaText.objects.filter(**of).described():
        area = areas.setdefault(text.area_id, AreaTexts(text.area_id, text.area_numbered, text.area_called))
        area.texts[text.kind] = OwnText(AreaText.Kind(text.kind), text.text, text.version)
    return tuple(sorted(areas.values(), key=lambda one: [int(part) for part in one.number.split(".")]))
