"""People and their roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .statements import prepared
from .tracked import Tracked, history

PROGRAM_USER = "malekort"
"""The user name of the program's own user, which loads data and cannot sign in."""


class User(AbstractUser):
    """A person who signs in. What a person may do follows from memberships, not from flags.

    ``anonymous_since`` is when everything that says who it is was taken away; the row stays, because the
    trail points at it.
    """

    must_change_password = models.BooleanField(
        _("må bytte passord"),
        default=False,
        editable=False,
        help_text=_("Passordet er et engangspassord: ved innlogging må det byttes før noe annet."),
    )
    anonymous_since = models.DateTimeField(_("anonym siden"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")

    def __str__(self) -> str:
        return self.display_name if self.anonymous_since else self.username

    @property
    def display_name(self) -> str:
        """The full name, or the user name where none is registered."""
        return self.get_full_name() or self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """What the roles give. Django would let a superuser do all, even approve what they submitted."""
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())


class Role(models.TextChoices):
    """The roles of a municipality's reporting."""

    LEADER = "leader", _("Sektorleder")
    CONTRIBUTOR = "contributor", _("Bidragsyter")
    MANAGEMENT = "management", _("Ledelse")
    AUDITOR = "auditor", _("Revisor")
    CONTROLLER = "controller", _("Controller")


class Membership(Tracked):
    """A role that a person holds, for one sector where the role is a leader's, and for how long."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("bruker")
    )
    role = models.CharField(_("rolle"), max_length=20, choices=Role.choices)
    sector = models.ForeignKey(
        "indicators.Sector",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("sektor eller stab"),
        help_text=_("Fylles ut for sektorleder, ellers tom."),
    )
    stands_in_for = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("stedfortreder for"),
        help_text=_("Bare for sektorleder. Da må begge datoene fylles ut."),
    )
    indicators = models.ManyToManyField(
        "indicators.Indicator",
        blank=True,
        related_name="contributors",
        verbose_name=_("indikatorer"),
        help_text=_("Bare for bidragsyter: indikatorene som bidragsyteren fører tall for."),
    )
    valid_from = models.DateField(_("gjelder fra"), null=True, blank=True)
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)

    history = history(m2m_fields=[indicators])

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        ordering = ("user__username", "role", "sector__order")
        constraints = (
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(role=Role.LEADER, sector__isnull=False)
                | (~Q(role=Role.LEADER) & Q(sector__isnull=True)),
                name="membership_leader_has_sector",
                violation_error_message=_("En sektorleder må ha en sektor; andre roller skal ikke ha noen."),
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True)
                | Q(role=Role.LEADER, valid_from__isnull=False, valid_to__isnull=False),
                name="membership_deputy_has_dates",
                violation_error_message=_("En stedfortreder er sektorleder med startdato og sluttdato."),
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("user")),
                name="membership_deputy_of_another",
                violation_error_message=_("Ingen er sin egen stedfortreder."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="membership_dates_in_order",
                violation_error_message=_("Sluttdatoen er før startdatoen."),
            ),
            models.UniqueConstraint(fields=("user", "role", "sector"), name="membership_once_a_sector"),
            models.UniqueConstraint(
                fields=("user", "role"), condition=Q(sector__isnull=True), name="membership_once"
            ),
        )

    def __str__(self) -> str:
        return self.called(str(self.user))

    def called(self, person: str) -> str:
        """What the role is called, where its person is called so."""
        where = f" · {self.sector}" if self.sector_id else ""
        return f"{person} · {self.get_role_display()}{where}"


def managers_on(on: date) -> list[User]:
    """Management on a day, deputies in force among them, without people who are shut out. One statement."""
    held = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        role=Role.MANAGEMENT,
    )
    people = User.objects.filter(is_active=True, pk__in=held.values("user_id"))
    return list(people.order_by("username"))


def leaders_of(sector_ids: Iterable[int], on: date) -> dict[int, list[User]]:
    """Who leads each sector on a day, deputies in force among them. One statement.

    People who are shut out are left out.
    """
    found: dict[int, list[User]] = {}
    for one in _leading(on, *sorted(set(sector_ids))):
        found.setdefault(one.sector_id, []).append(one.user)
    return found


@prepared
def _leading(on: date, *sector_ids: int) -> models.QuerySet[Membership]:
    held = Membership.objects.select_related("user").filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        role=Role.LEADER,
        sector_id__in=sector_ids,
        user__is_active=True,
    )
    return held.order_by("stands_in_for_id", "user__username")
