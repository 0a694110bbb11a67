"""Everything that the program holds about one person, for the person to have.

Keys are Norwegian, as they stand in the file. No secret is among it: no password, no key of a second factor,
no session key. The log names no other person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from indicators.collation import norwegian_key
from indicators.models import (
    Action,
    AnonymityObstacle,
    Decision,
    DevelopmentWork,
    Goal,
    Membership,
    PersonalText,
    Reminder,
    ReportChapter,
    Submission,
    Subscription,
    Tracked,
    TrailEntry,
    User,
    obstacle_to_anonymity,
    pseudonym,
)
from indicators.models.personal import free_from, kept_since
from indicators.selectors.log.trail import TrailRow, trail_row
from indicators.selectors.log.trail_names import names_in
from indicators.selectors.snapshot import consistent_snapshot

type Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnonymisationEffects:
    """What is to be known before somebody is made anonymous; ``until`` ends the retention period.

    ``named`` rows have the person as responsible by name: a text that the program leaves alone.
    """

    pseudonym: str
    anonymous: bool
    obstacle: AnonymityObstacle | None
    until: date | None
    named: int


def anonymisation_effects(person: User, *, by: User) -> AnonymisationEffects:
    """Whether ``by`` can make a person anonymous, and what would be left."""
    since = kept_since(person)
    return AnonymisationEffects(
        pseudonym=pseudonym(person.pk),
        anonymous=person.anonymous_since is not None,
        obstacle=obstacle_to_anonymity(person, by=by),
        until=free_from(since) if since else None,
        named=rows_naming(person),
    )


def person_file(person: User) -> Told:
    """What is held about a person at one moment; the two logs as rows, which the file words."""
    with consistent_snapshot():
        return {
            "konto": _account(person),
            "roller": [_role(row) for row in _memberships(user=person)],
            "roller_som_avløses": [_role(row) for row in _memberships(stands_in_for=person)],
            "innlogging_fra_katalog": _identities(person),
            "e_postadresser_i_innloggingen": _addresses(person),
            "tofaktor": _factors(person),
            "økter": _sessions(person),
            "tidligere_navn_og_adresser": _earlier_texts(person),
            "innsendinger": _submissions(person),
            "påminnelser": _reminders(person),
            "abonnementer": _subscriptions(person),
            "ansvarlig_for_tiltak": _actions(person),
            "ansvarlig_ellers": _responsible_otherwise(person),
            "endringslogg": _entries(person, Q(by=person)),
            "endringslogg_om_personen": _entries(person, _about_person(person)),
        }


def _at(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _account(person: User) -> Told:
    return {
        "nummer": person.pk,
        "brukernavn": person.username,
        "fornavn": person.first_name,
        "etternavn": person.last_name,
        "e_post": person.email,
        "aktiv": person.is_active,
        "har_passord": person.has_usable_password(),
        "opprettet": _at(person.date_joined),
        "sist_innlogget": _at(person.last_login),
        "anonym_siden": _at(person.anonymous_since),
    }


def _memberships(**chosen: User) -> Any:
    rows = Membership.objects.select_related("sector").prefetch_related("indicators").filter(**chosen)
    return rows.order_by("pk")


def _role(row: Membership) -> Told:
    return {
        "rolle": str(row.get_role_display()),
        "sektor": row.sector.name if row.sector else None,
        "indikatorer": sorted(one.code for one in row.indicators.all()),
        "stedfortreder": row.stands_in_for_id is not None,
        "gjelder_fra": _day(row.valid_from),
        "gjelder_til_og_med": _day(row.valid_to),
    }


def _identities(person: User) -> list[Told]:
    from allauth.socialaccount.models import SocialAccount

    return [
        {
            "tilbyder": one.provider,
            "identitet": one.uid,
            "opplysninger": one.extra_data,
            "første_innlogging": _at(one.date_joined),
            "sist_innlogget": _at(one.last_login),
        }
        for one in SocialAccount.objects.filter(user=person).order_by("pk")
    ]


def _addresses(person: User) -> list[str]:
    from allauth.account.models import EmailAddress

    return list(EmailAddress.objects.filter(user=person).order_by("pk").values_list("email", flat=True))


def _factors(person: User) -> list[Told]:
    from allauth.mfa.models import Authenticator

    return [
        {
            "slag": str(one.type),
            "navn": one.wrap().name if one.type == Authenticator.Type.WEBAUTHN else None,
            "lagt_til": _at(one.created_at),
            "sist_brukt": _at(one.last_used_at),
        }
        for one in Authenticator.objects.filter(user=person).order_by("pk")
    ]


def _sessions(person: User) -> list[Told]:
    from allauth.usersessions.models import UserSession

    return [
        {
            "begynt": _at(one.created_at),
            "sist_sett": _at(one.last_seen_at),
            "ip_adresse": one.ip,
            "nettleser": one.user_agent,
        }
        for one in UserSession.objects.filter(user=person).order_by("pk")
    ]


def _earlier_texts(person: User) -> list[str]:
    """Names and addresses that stand in the log of changes about the person."""
    kept = PersonalText.objects.filter(person=person).exclude(text="")
    return sorted(set(kept.values_list("text", flat=True)), key=norwegian_key)


def _submissions(person: User) -> list[Told]:
    rows = Submission.with_lapsed.named().select_related("round", "sector").order_by("pk")
    found = rows.filter(Q(submitted_by=person) | Q(decided_by=person))
    return [
        {
            "runde": str(row.round),
            "sektor": row.sector_name,
            "sendt_inn": _at(row.submitted_at) if row.submitted_by_id == person.pk else None,
            "melding": row.message if row.submitted_by_id == person.pk else None,
            "avgjort": _at(row.decided_at) if row.decided_by_id == person.pk else None,
            "begrunnelse": row.decision if row.decided_by_id == person.pk else None,
        }
        for row in found
    ]


def _reminders(person: User) -> list[Told]:
    rows = Reminder.objects.select_related("submission__round", "submission__sector").filter(to=person)
    return [
        {"dag": _day(row.day), "innsending": str(row.submission), "dager_etter_fristen": row.days}
        for row in rows.order_by("pk")
    ]


def _subscriptions(person: User) -> list[Told]:
    rows = Subscription.objects.filter(user=person).prefetch_related("digests").order_by("pk")
    return [
        {
            "hva": str(row.get_kind_display()),
            "siden": _at(row.since),
            "slått_av": row.ended,
            "sendt": sorted(one.day.isoformat() for one in row.digests.all()),
        }
        for row in rows
    ]


def actions_naming(person: User) -> Any:
    """Actions whose responsible is the person's full name or user name, letter by letter."""
    names = [name for name in (person.get_full_name(), person.username) if name]
    return Action.objects.select_related("line").filter(responsible__in=names).order_by("pk")


NAMED_IN: Final[tuple[type[Tracked], ...]] = (Decision, DevelopmentWork, Goal, ReportChapter)
"""What else of a year's report has a responsible person: there several may be named in one text."""


def _naming(model: type[Tracked], person: User) -> Any:
    """Rows in which the person's full name is among those who are responsible, or the user name alone is."""
    full = person.get_full_name()
    named = Q(responsible=person.username) | (Q(responsible__contains=full) if " " in full else Q(pk=None))
    return model._default_manager.filter(named).order_by("pk")


def rows_naming(person: User) -> int:
    """How many rows have the person as responsible by name."""
    return sum(rows.count() for rows in (actions_naming(person), *(_naming(one, person) for one in NAMED_IN)))


def _responsible_otherwise(person: User) -> list[Told]:
    return [
        {
            "hva": str(model._meta.verbose_name),
            "år": row.year,
            "tekst": str(row),
            "ansvarlig": row.responsible,
        }
        for model in NAMED_IN
        for row in _naming(model, person)
    ]


def _actions(person: User) -> list[Told]:
    return [
        {
            "indikator": str(row.line),
            "tiltak": row.text,
            "ansvarlig": row.responsible,
            "frist": _day(row.due),
            "tilstand": str(row.get_state_display()),
        }
        for row in actions_naming(person)
    ]


def _about_person(person: User) -> Q:
    roles = Membership.objects.filter(user=person).values("pk")
    letters = Reminder.objects.filter(to=person).values("pk")
    return (
        Q(subject_table="user", subject_id=person.pk)
        | Q(subject_table="membership", subject_id__in=roles)
        | Q(subject_table="reminder", subject_id__in=letters)
        | Q(
            subject_table="subscription", subject_id__in=Subscription.objects.filter(user=person).values("pk")
        )
    )


def _entries(person: User, chosen: Q) -> list[TrailRow]:
    """Entries in their order. Other people in them are told by number: they are not the person's to have."""
    found = TrailEntry.objects.select_related("by", "indicator", "sector", "line").filter(chosen)
    entries = list(found.order_by("sequence"))
    names = names_in(entries, only=person)
    return [trail_row(entry, names) for entry in entries]
