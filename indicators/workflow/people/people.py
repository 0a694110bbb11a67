"""People who sign in: made, changed, shut out and helped back in by those who may."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import PROGRAM_USER, Act, User
from indicators.models.personal import RESERVED
from indicators.workflow.diff import Change
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.refusals import CannotKeep, Invalid, NeedsReason, NotFound
from indicators.workflow.save import require
from indicators.workflow.texts import check_row
from indicators.workflow.trail import acting

from .personal import require_not_anonymous, tokens_for_texts

NOTHING: dict[str, str | bool] = {
    "username": "", "first_name": "", "last_name": "", "email": "", "is_active": False, "is_staff": False,
}  # fmt: skip
PERSON_FIELDS = tuple(NOTHING)
WEIGHTY = frozenset({"username", "email", "is_active"})
"""What decides who can sign in as the person: to change it takes a reason."""

account_changed = Signal()
"""Sent when something was done to another's account and has come to stand: ``person``, ``what`` (an act) and
``address``, where the person is told; for a changed address that is the one it was before."""


def save_user(
    *,
    by: User,
    values: dict[str, Any],
    pk: int | None = None,
    password: str | None = None,
    reason: str = "",
    one_time: bool = True,
    once: str = "",
) -> User:
    """Make or change a person who signs in. ``password`` is set only for a new person.

    It is ``one_time`` and must be changed at the first sign-in, unless said otherwise. Never touches
    superuser status. ``once`` is the token of the form that makes a person. Whoever is shut out is signed
    out everywhere, and whose address is changed is told at the old one. Raises :class:`NotAllowed`,
    :class:`CannotKeep` for somebody who holds a role that one may not give, :class:`NeedsReason` for what
    decides who can sign in, :class:`NotFound`, :class:`Invalid`, and :class:`IsAnonymous` for somebody who
    was made anonymous.
    A password never stands in the trail, and a name or an address only as a token.
    """
    with acting(Act.SAVE_USER, by=by, reason=reason) as going:
        if pk is None:
            require(by, permissions.MANAGE_PEOPLE)
            if (made := row_made_with(once, User)) is not None:
                return made
        row = User() if pk is None else account_for_change(by, pk)
        if unknown := set(values) - set(PERSON_FIELDS):
            raise Invalid({name: [_("Feltet kan ikke endres her.")] for name in sorted(unknown)})
        before = {} if row._state.adding else {name: getattr(row, name) for name in PERSON_FIELDS}
        for name, value in values.items():
            setattr(row, name, value)
        if row.username != before.get("username") and RESERVED.fullmatch(row.username):
            raise Invalid({"username": [_("Slik heter bare de som er gjort anonyme. Velg et annet navn.")]})
        _set_password(row, password, one_time=one_time)
        check_row(row)
        try:
            row.full_clean()
        except ValidationError as error:
            raise Invalid(error.message_dict) from error
        changed = [name for name in PERSON_FIELDS if getattr(row, name) != before.get(name, NOTHING[name])]
        if before and WEIGHTY & set(changed) and not reason.strip():
            raise NeedsReason
        row.save()
        if changed:
            told = {name: getattr(row, name) for name in changed}
            then = {name: before[name] for name in changed if name in before}
            going.note(row, Change(tokens_for_texts(row, then), tokens_for_texts(row, told)))
        if before and "is_active" in changed and not row.is_active:
            sign_out(row)
        if before.get("email") and "email" in changed:
            notify_of_change(row, Act.SAVE_USER, str(before["email"]))
        if pk is None:
            keep(once, row)
        return row


def set_one_time_password(*, by: User, pk: int, password: str, reason: str) -> User:
    """Give somebody a password that must be changed at the next sign-in, and sign the person out everywhere.

    Raises as :func:`save_user`. Nobody does it for themselves.
    """
    with acting(Act.ONE_TIME_PASSWORD, by=by, reason=reason) as going:
        person = account_for_change(by, pk)
        if person.pk == by.pk:
            raise CannotKeep(permissions.KEEP_PERSON, own=True)
        if not reason.strip():
            raise NeedsReason
        _set_password(person, password, one_time=True)
        person.save(update_fields=["password", "must_change_password"])
        sign_out(person)
        going.note(person, Change({}, {}))
        notify_of_change(person, Act.ONE_TIME_PASSWORD, person.email)
        return person


def note_reset_letter(*, by: User, pk: int, reason: str) -> User:
    """Leave the entry that somebody is sent a link for a new password; the letter goes after it.

    Raises as :func:`save_user`, and :class:`Invalid` where there is no address, no password here or the
    person is shut out.
    """
    with acting(Act.SEND_RESET, by=by, reason=reason) as going:
        person = account_for_change(by, pk)
        if not reason.strip():
            raise NeedsReason
        if not (person.is_active and person.email and person.has_usable_password()):
            raise Invalid({"": [_("Brukeren er stengt, mangler e-postadresse eller har ikke passord her.")]})
        going.note(person, Change({}, {}))
        return person


def invite(*, by: User, pk: int, password: str, reason: str, on_paper: bool = False) -> User:
    """Let somebody who has never signed in have a way in: a link, whose letter goes after it, or a password.

    ``password`` must be changed at once. ``on_paper`` it is handed over; else nobody is told it, and with it
    the account is one of this program and takes a link. Nobody who holds the role of management has been in
    yet: then the controller lets the first of them in too. Raises as :func:`save_user`, and :class:`Invalid`
    where there is no address for the link, the person is shut out, has signed in, or is of the directory.
    """
    with acting(Act.ONE_TIME_PASSWORD if on_paper else Act.INVITE, by=by, reason=reason) as going:
        first = by.has_perm(permissions.MANAGE_PEOPLE) and not permissions.management_is_in()
        person = account_for_change(by, pk, first=first)
        if person.pk == by.pk:
            raise CannotKeep(permissions.KEEP_PERSON, own=True)
        if not person.is_active or not (person.email or on_paper):
            raise Invalid({"": [_("%(name)s er stengt ute eller mangler e-postadresse.") % _named(person)]})
        if person.last_login is not None or _from_directory(person):
            raise Invalid({"": [_("%(name)s har logget inn alt.") % _named(person)]})
        _set_password(person, password, one_time=True)
        person.save(update_fields=["password", "must_change_password"])
        going.note(person, Change({}, {}))
        return person


def _named(person: User) -> dict[str, str]:
    return {"name": person.display_name}


def _from_directory(person: User) -> bool:
    from allauth.socialaccount.models import SocialAccount

    return bool(SocialAccount.objects.filter(user=person).exists())


def note_from_terminal(*, by: User, person: User, what: Act, reason: str) -> None:
    """Leave the entry of what Django's own commands did to an account."""
    with acting(what, by=by, reason=reason) as going:
        told = {"username": person.username, "email": person.email} if what is Act.SAVE_USER else {}
        going.note(person, Change({}, tokens_for_texts(person, told)))


def account_for_change(by: User, pk: int, *, first: bool = False) -> User:
    """Somebody whose account one may keep, under lock. Raises as :func:`save_user`.

    ``first``: also of those who hold the role of management.
    """
    if not (by.has_perm(permissions.MANAGE_PEOPLE) or by.has_perm(permissions.KEEP_ROLES)):
        require(by, permissions.MANAGE_PEOPLE)
    row = User.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotFound("user", pk)
    require_not_anonymous(row)
    if not (by.has_perm(permissions.KEEP_PERSON, row) or (first and row.username != PROGRAM_USER)):
        raise CannotKeep(permissions.KEEP_PERSON, own=False)
    return row


def sign_out(person: User) -> None:
    """End every session of a person."""
    from allauth.usersessions.models import UserSession

    for session in UserSession.objects.filter(user=person):
        session.end()


def notify_of_change(person: User, what: Act, address: str) -> None:
    """Let the person know, once it stands."""
    if address:
        send = partial(account_changed.send, sender=User, person=person, what=what, address=address)
        transaction.on_commit(lambda: send() and None)


def _set_password(row: User, password: str | None, *, one_time: bool) -> None:
    if password is not None:
        row.set_password(password)
        row.must_change_password = one_time
    elif row._state.adding:
        row.set_unusable_password()
