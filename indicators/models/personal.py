"""What says who somebody is, kept outside what is sealed, so that it can be taken away.

An entry in the trail never holds a name or an address. A person is told as ``person:17``, the number of the
row; a name or an address that was typed then as ``text:`` and a digest. The text itself stands here, beside
the salt that makes the digest one of this text alone (a commitment): another text does not fit it, and
without text and salt nobody can guess what it was.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import PROGRAM_USER, Membership, User

PERSON: Final = "person:"
TEXT: Final = "text:"
A_PERSON: Final = re.compile(r"\bperson:(\d{1,18})\b")

PERSONAL_FIELDS: Final = ("username", "first_name", "last_name", "email")
"""The columns of a person's row that say who it is."""
PEOPLE_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "membership": frozenset({"user", "stands_in_for"}),
    "submission": frozenset({"submitted_by", "decided_by"}),
    "rowremark": frozenset({"asked_by", "replied_by"}),
    "reopeningrequest": frozenset({"asked_by", "answered_by"}),
    "proofanswer": frozenset({"answered_by"}),
    "edition": frozenset({"approved_by"}),
    "editionproposal": frozenset({"proposed_by", "decided_by"}),
    "reminder": frozenset({"to"}),
    "subscription": frozenset({"user"}),
    "digest": frozenset({"subscription"}),
    "answer": frozenset({"answered_by"}),
    "goalassessment": frozenset({"assessed_by"}),
    "correction": frozenset({"opened_by", "ended_by"}),
}
"""The columns that point at a person, or at a row that is called by one, by table. A test finds one that is
missing here."""
NAMING_LABELS: Final = frozenset({"user", "membership", "reminder", "subscription", "digest"})
"""Tables whose rows are called by a person's name."""


class PersonalText(models.Model):
    """One text that an entry in the trail stands for. Erased, it keeps its token and its person alone."""

    token = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="personal_texts", verbose_name=_("bruker")
    )
    salt = models.CharField(max_length=64, blank=True)
    text = models.TextField(_("tekst"), blank=True)

    class Meta:
        verbose_name = _("personlig tekst")
        verbose_name_plural = _("personlige tekster")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(salt="", text="") | (~models.Q(salt="") & ~models.Q(text="")),
                name="personal_text_whole_or_erased",
            ),
        )

    def __str__(self) -> str:
        return f"{TEXT}{self.token}"

    @property
    def erased(self) -> bool:
        """Whether the text has been taken away."""
        return not self.salt

    @property
    def fits(self) -> bool:
        """Whether the text is the one that the token was made of."""
        return self.token == digest_of(self.salt, self.text)


def digest_of(salt: str, text: str) -> str:
    """SHA-256 over salt and text, as hexadecimal digits."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


def committed(person_id: int, text: str) -> PersonalText:
    """A text with a salt of its own and the token of both; not saved."""
    salt = secrets.token_hex(16)
    return PersonalText(token=digest_of(salt, text), person_id=person_id, salt=salt, text=text)


def person_token(person_id: int) -> str:
    """A person, as the trail tells it."""
    return f"{PERSON}{person_id}"


def people_in(texts: Iterable[Any]) -> set[int]:
    """The numbers of the people that texts of the trail tell of."""
    return {int(number) for text in texts if isinstance(text, str) for number in A_PERSON.findall(text)}


def tokens_in(table: str, *told: Mapping[str, Any]) -> list[str]:
    """The tokens of the texts that an entry about a row of a table stands for."""
    if table != "user":
        return []
    cells = [cells.get(name) for cells in told for name in PERSONAL_FIELDS]
    return [cell.removeprefix(TEXT) for cell in cells if isinstance(cell, str) and cell.startswith(TEXT)]


class AnonymityObstacle(StrEnum):
    """Why somebody cannot be made anonymous. Presentation words it."""

    OWN = "own"
    PROGRAM = "program"
    ROLE = "role"
    RETENTION = "retention"
    NAMED = "named"


def pseudonym(person_id: int) -> str:
    """What a person is called afterwards: the number alone, the same every time."""
    return f"Person {person_id}"


def pseudonymous_username(person_id: int) -> str:
    """The user name that goes with the pseudonym; nobody signs in with it."""
    return pseudonym(person_id).lower().replace(" ", "-")


RESERVED: Final = re.compile(r"person-\d+(-\d+)?", re.IGNORECASE)
"""User names that only people who were made anonymous have."""


def free_pseudonym(person: User) -> str:
    """The user name of the pseudonym, or with a number behind it where somebody took it in earlier days."""
    name = wanted = pseudonymous_username(person.pk)
    others, number = User.objects.exclude(pk=person.pk), 1
    while others.filter(username__iexact=name).exists():
        number += 1
        name = f"{wanted}-{number}"
    return name


def person_by_pseudonym(username: str) -> User | None:
    """Whose user name after the act is or would be ``person-17``: found in an older database too."""
    number = username.removeprefix("person-")
    if not (number.isascii() and number.isdigit() and len(number) <= 18):
        return None
    person = User.objects.filter(pk=int(number)).first()
    return person if person and username == pseudonymous_username(person.pk) else None


def kept_since(person: User) -> date | None:
    """The day from which the retention period counts; None while a role is in force or still to come.

    It is the last day of the last role; for somebody who never held one, of the last sign-in, or of the
    making of the account.
    """
    ends = list(Membership.objects.filter(user=person).values_list("valid_to", flat=True))
    if not ends:
        return timezone.localdate(person.last_login or person.date_joined)
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or max(known) >= timezone.localdate():
        return None
    return max(known)


def free_from(since: date) -> date:
    """The first day on which the retention period is over."""
    days: int = settings.PERSON_RETENTION_DAYS
    return since + timedelta(days=days + 1)


def obstacle_to_anonymity(person: User, *, by: User) -> AnonymityObstacle | None:
    """Why ``by`` cannot make a person anonymous today; None where it can."""
    if person.username == PROGRAM_USER:
        return AnonymityObstacle.PROGRAM
    if person.pk == by.pk:
        return AnonymityObstacle.OWN
    since = kept_since(person)
    if since is None:
        return AnonymityObstacle.ROLE
    return AnonymityObstacle.RETENTION if timezone.localdate() < free_from(since) else None


def names(person: User, text: str) -> bool:
    """Whether a text names a person: as whole words, by full name, last name, user name or address."""
    known = (person.get_full_name(), person.last_name, person.username, person.email)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in known if name)
