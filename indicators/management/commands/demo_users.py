"""Make the people of the demo and print who they are."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.models import Membership, Role, Sector, User

REASON = "Demobruker"
PEOPLE = (
    ("leder-skole", "Leder", "Skole", Role.LEADER, "Sektor for skole"),
    ("leder-helse", "Leder", "Helse", Role.LEADER, "Sektor for helse, mestring og omsorg"),
    ("leder-eiendom", "Leder", "Eiendom", Role.LEADER, "Eiendomsstaben"),
    ("leder-kultur", "Leder", "Kultur", Role.LEADER, "Sektor for kultur"),
    ("bidragsyter", "Bidragsyter", "Skole", Role.CONTRIBUTOR, ""),
    ("ledelse", "Ledelsen", "", Role.MANAGEMENT, ""),
    ("revisor", "Revisor", "", Role.AUDITOR, ""),
    ("controller", "Controller", "", Role.CONTROLLER, ""),
)
"""User name, first name, last name, role, and the sector of a leader."""


def password_of(username: str) -> str:
    """The demo's password of a user: fixed, because it opens only a demo."""
    return f"demo-{username}-2025"


class Command(ProgramCommand):
    help = "Lager demobrukerne og skriver ut brukernavn, rolle og passord. Bare i en demo."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demobrukere har kjente passord og lages bare i en demo (MALEKORT_DEMO=1).")
        by = workflow.program_user()
        with transaction.atomic():
            for username, first, last, role, sector in PEOPLE:
                self._make(by, username, first, last, role, self._sector(sector))
        self.stdout.write(f"{'Bruker':<14}{'Rolle':<52}Passord")
        for username, _first, _last, role, sector in PEOPLE:
            held = f"{role.label}, {sector}" if sector else str(role.label)
            self.stdout.write(f"{username:<14}{held:<52}{password_of(username)}")

    def _sector(self, name: str) -> Sector | None:
        if not name:
            return None
        sector = Sector.objects.filter(name=name).first()
        if sector is None:
            raise CommandError(f"«{name}» finnes ikke. Kjør load_elverum først.")
        return sector

    def _make(
        self, by: User, username: str, first: str, last: str, role: Role, sector: Sector | None
    ) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            values = {"username": username, "first_name": first, "last_name": last}
            values["email"] = f"{username}@example.no"
            person = workflow.save_user(
                by=by, values=values, password=password_of(username), reason=REASON, one_time=False
            )
        if role is Role.CONTRIBUTOR:
            return  # which indicators, demo_year says: they belong to the year that is reported
        if not Membership.objects.filter(user=person, role=role, sector=sector).exists():
            held = {"user": person, "role": role, "sector": sector}
            workflow.save_record(by=by, model=Membership, values=held, reason=REASON)
