"""Personal data: texts kept beside the trail, the export for one person, and making somebody anonymous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from indicators import permissions
from indicators.models import Act, AnonymityObstacle, PersonalText, User, obstacle_to_anonymity, pseudonym
from indicators.models.personal import (
    PERSONAL_FIELDS,
    TEXT,
    committed,
    free_from,
    free_pseudonym,
    kept_since,
    names,
)
from indicators.workflow.diff import Change, FieldText
from indicators.workflow.refusals import CannotAnonymise, Invalid, IsAnonymous, NeedsReason, NotFound
from indicators.workflow.save import require
from indicators.workflow.trail import acting

EXPORTED = "Innsyn i egne opplysninger"
HANDED_OUT = "Innsyn for personen"


def tokens_for_texts(person: User, told: Mapping[str, Any]) -> dict[str, FieldText]:
    """What the trail says instead of names and addresses: a token for each, with its text kept beside it."""
    said: dict[str, FieldText] = dict(told)
    for name in PERSONAL_FIELDS:
        text = said.get(name)
        if isinstance(text, str) and text:
            kept = committed(person.pk, text)
            kept.save(force_insert=True)
            said[name] = f"{TEXT}{kept.token}"
    return said


def require_not_anonymous(person: User) -> None:
    """Raise :class:`IsAnonymous` for somebody who was made anonymous."""
    if person.anonymous_since is not None:
        raise IsAnonymous(person.display_name)


def note_export(*, by: User, pk: int, reason: str = "") -> None:
    """Leave an entry that what the program holds about a person was handed out.

    Everybody may have their own, and whoever keeps the register of people anybody's. Raises
    :class:`NotAllowed`, :class:`NotFound`.
    """
    said = reason or (EXPORTED if by.pk == pk else HANDED_OUT)
    with acting(Act.EXPORT_PERSON, by=by, reason=said) as going:
        if by.pk != pk:
            require(by, permissions.MANAGE_PEOPLE)
        going.note(_locked(pk), Change({}, {}))


def make_anonymous(*, by: User, pk: int, reason: str) -> tuple[User, bool]:
    """Take away everything that says who a person is, and call them by a pseudonym from now on.

    Returns the person and whether anything was done: somebody who is anonymous already is left alone. Acts,
    figures and roles stay, and so does the trail, which never held a name. Texts that people wrote are not
    searched. Raises :class:`NotAllowed`, :class:`NotFound`, :class:`NeedsReason`, :class:`CannotAnonymise`.
    """
    with acting(Act.MAKE_ANONYMOUS, by=by, reason=reason.strip()) as going:
        require(by, permissions.MANAGE_PEOPLE)
        person = _locked(pk)
        if person.anonymous_since is not None:
            return person, False
        _refuse(person, by=by, reason=reason)
        _end_account(person)
        PersonalText.objects.filter(person=person).update(salt="", text="")
        _rename(person)
        going.note(person, Change({}, {}))
        return person, True


def _locked(pk: int) -> User:
    person = User.objects.select_for_update().filter(pk=pk).first()
    if person is None:
        raise NotFound("user", pk)
    return person


def _refuse(person: User, *, by: User, reason: str) -> None:
    why = obstacle_to_anonymity(person, by=by)
    if why is not None:
        since = kept_since(person)
        raise CannotAnonymise(why, free_from(since) if since else None)
    if not reason.strip():
        raise NeedsReason
    if names(person, reason):
        raise CannotAnonymise(AnonymityObstacle.NAMED)


def _end_account(person: User) -> None:
    """Identities, addresses, second factors and sessions: nothing points at these, so the rows go."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount
    from allauth.usersessions.models import UserSession

    for model in (EmailAddress, SocialAccount, Authenticator, UserSession):
        model.objects.filter(user=person).delete()
    own = [
        one.pk
        for one in Session.objects.iterator()
        if one.get_decoded().get("_auth_user_id") == str(person.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    about = Q(content_type__app_label="indicators", content_type__model="user", object_id=str(person.pk))
    LogEntry.objects.filter(Q(user=person) | about).delete()


def _rename(person: User) -> None:
    person.username, person.first_name = free_pseudonym(person), pseudonym(person.pk)
    person.last_name = person.email = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login = None
    person.set_unusable_password()
    person.anonymous_since = timezone.now()
    try:
        person.full_clean()
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    person.save()
