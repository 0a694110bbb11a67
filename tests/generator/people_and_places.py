"""The invented municipality itself: eleven sectors and staff units, eleven service areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random

from indicators.models import FunctionCode, Sector, SectorStaffing, ServiceArea
from indicators.workflow.people.account_seals import seal_codes

from .bulk import Writer

STAFF, SECTOR = Sector.Kind.STAFF, Sector.Kind.SECTOR
SECTORS: tuple[tuple[str, str, Sector.Kind], ...] = (
    ("kommunedirektoren", "Kommunedirektør", STAFF),
    ("teknikk-miljo", "Sektor for teknikk og miljø", SECTOR),
    ("eiendom", "Eiendomsstaben", STAFF),
    ("skole", "Sektor for skole", SECTOR),
    ("barnehage", "Sektor for barnehage", SECTOR),
    ("nav", "NAV", SECTOR),
    ("kultur", "Sektor for kultur", SECTOR),
    ("helse", "Sektor for helse, mestring og omsorg", SECTOR),
    ("personal", "Personalstaben", STAFF),
    ("service-ikt", "Service- og IKT-staben", STAFF),
    ("okonomi", "Økonomistaben", STAFF),
)
AREAS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("6.2", "Administrasjon", ("kommunedirektoren", "service-ikt", "personal", "okonomi")),
    ("6.3", "Barnehage", ("barnehage",)),
    ("6.4", "Skole", ("skole",)),
    ("6.5", "Barnevern", ("helse",)),
    ("6.6", "Helse – forebygging og behandling", ("helse", "kultur")),
    ("6.7", "Pleie og omsorg", ("helse",)),
    ("6.8", "Sosial – tjenestebistand", ("nav", "helse")),
    ("6.9", "Sosial – økonomisk bistand", ("nav",)),
    ("6.10", "Kultur og religiøse formål", ("kultur",)),
    ("6.11", "Teknisk forvaltning", ("teknikk-miljo",)),
    ("6.12", "Teknisk drift", ("teknikk-miljo", "eiendom")),
)
FUNCTIONS = tuple("100 120 121 130 201 202 215 222 231 233 241 242 253 254 370".split())


@dataclass(frozen=True, slots=True)
class Places:
    """What every line refers to; ``delivering`` are the sectors of each area, in the order of ``areas``."""

    sectors: tuple[Sector, ...]
    areas: tuple[ServiceArea, ...]
    delivering: tuple[tuple[Sector, ...], ...]
    functions: tuple[FunctionCode, ...]


def make_places(writer: Writer, when: datetime, years: range, random: Random) -> Places:
    """Write the sectors with their årsverk by year, the areas and the function codes."""
    sectors = tuple(
        Sector(code=code, name=name, kind=kind, order=order)
        for order, (code, name, kind) in enumerate(SECTORS, start=1)
    )
    writer.create(sectors, when)
    by_code = {sector.code: sector for sector in sectors}
    staffing = [
        SectorStaffing(sector=sector, year=year, fte=Decimal(random.randint(60, 6000)).scaleb(-1))
        for sector in sectors
        for year in years
    ]
    writer.create(staffing, when)
    areas = tuple(
        ServiceArea(number=number, name=name, order=order)
        for order, (number, name, _) in enumerate(AREAS, start=1)
    )
    delivering = tuple(tuple(by_code[code] for code in codes) for _, _, codes in AREAS)
    writer.create_linked(areas, when, "sectors", dict(enumerate(delivering)))
    functions = tuple(FunctionCode.objects.bulk_create(FunctionCode(code=code) for code in FUNCTIONS))
    seal_codes(functions)
    return Places(sectors, areas, delivering, functions)
