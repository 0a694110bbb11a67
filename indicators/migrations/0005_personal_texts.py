"""Names and addresses move out of the trail; what stood in it before is sealed anew, once.

An entry that told a name gets a token instead, and the chain gets new digests from there on. What was wrong
with the trail before stays wrong: an entry whose digest did not fit keeps one that does not fit. The digest
that the trail ended with stands in an entry of its own at the end, so that one kept outside still binds.
"""

from secrets import token_hex

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from indicators.models.personal import (
    PEOPLE_FIELDS,
    PERSONAL_FIELDS,
    TEXT,
    digest_of,
    person_token,
)
from indicators.models.sealing import entry_digest, rows_digest

PROGRAM_USER = "malekort"
REASON = "Navn og adresser er flyttet ut av loggen, så de kan tas bort"


class Renaming:
    """What entries say instead of names; ``numbers`` are people by the user names they had so far."""

    def __init__(self, apps):
        self.texts = apps.get_model("indicators", "PersonalText")
        self.members = dict(apps.get_model("indicators", "Membership")._base_manager.values_list("pk", "user_id"))
        self.reminded = dict(apps.get_model("indicators", "Reminder")._base_manager.values_list("pk", "to_id"))
        subscribed = apps.get_model("indicators", "Subscription")._base_manager
        self.subscribed = dict(subscribed.values_list("pk", "user_id"))
        digests = apps.get_model("indicators", "Digest")._base_manager
        self.digests = dict(digests.values_list("pk", "subscription__user_id"))
        people = apps.get_model("indicators", "User")._base_manager
        self.numbers = dict(people.values_list("username", "pk"))
        self.known = set(self.numbers.values())

    def __call__(self, entry):
        """Change an entry's words; returns whether any told a name."""
        stood = entry.label, entry.before, entry.after
        entry.label = self.label(entry)
        entry.before, entry.after = (self.cells(entry, cells) for cells in (entry.before, entry.after))
        return stood != (entry.label, entry.before, entry.after)

    def label(self, entry):
        key = entry.subject_id
        if entry.subject_table == "user" and key in self.known:
            return person_token(key)
        if entry.subject_table == "membership" and key in self.members:
            _name, dot, rest = entry.label.partition(" · ")
            return f"{person_token(self.members[key])}{dot}{rest}"
        owners = {"reminder": self.reminded, "subscription": self.subscribed, "digest": self.digests}
        person = owners.get(entry.subject_table, {}).get(key)
        return entry.label if person is None else self.of(entry.label, person)

    def of(self, text, person):
        """«Ukesoversikt: kari, 31.01.2026» with the person's number; user names hold no blanks."""
        head, colon, tail = text.rpartition(": ")
        _name, comma, day = tail.partition(", ")
        return f"{head}{colon}{person_token(person)}{comma}{day}"

    def cells(self, entry, cells):
        said = dict(cells)
        if entry.subject_table == "digest" and "subscription" in said and entry.subject_id in self.digests:
            said["subscription"] = self.of(said["subscription"], self.digests[entry.subject_id])
        for name in PEOPLE_FIELDS.get(entry.subject_table, ()):
            if said.get(name) in self.numbers:
                said[name] = person_token(self.numbers[said[name]])
        if entry.subject_table != "user" or entry.subject_id not in self.known:
            return said
        if said.get("username"):
            self.numbers[said["username"]] = entry.subject_id
        for name in PERSONAL_FIELDS:
            if said.get(name) and not said[name].startswith(TEXT):
                said[name] = self.kept(entry, said[name])
        return said

    def kept(self, entry, text):
        salt = token_hex(16)
        made = self.texts(token=digest_of(salt, text), person_id=entry.subject_id, salt=salt, text=text)
        made.save(force_insert=True)
        return f"{TEXT}{made.token}"


def seal_anew(apps, schema_editor):
    entries = apps.get_model("indicators", "TrailEntry")._base_manager
    rename = Renaming(apps)
    before = after = ""
    anew = False
    for sequence in list(entries.order_by("sequence").values_list("sequence", flat=True)):
        entry = entries.get(sequence=sequence)
        whole, follows = entry.digest == entry_digest(entry), entry.previous == before
        before = entry.digest
        anew = rename(entry) or anew
        if anew:
            if follows:
                entry.previous = after
            if whole:
                entry.digest = entry_digest(entry)
            entries.filter(sequence=sequence).update(
                label=entry.label, before=entry.before, after=entry.after,
                previous=entry.previous, digest=entry.digest,
            )  # fmt: skip
        after = entry.digest
    if anew:
        close(apps, entries, before)


def close(apps, entries, digest):
    """Let the head follow where it fitted, and say what was done."""
    heads = apps.get_model("indicators", "TrailHead")._base_manager
    last = entries.order_by("-sequence").first()
    fitting = heads.filter(sequence=last.sequence, digest=digest)
    if not fitting.exists():
        return
    program = apps.get_model("indicators", "User")._base_manager.filter(username=PROGRAM_USER).first()
    made = apps.get_model("indicators", "TrailEntry")(
        sequence=last.sequence + 1, at=timezone.now(), by_id=program.pk if program else last.by_id, act="reseal",
        reason=REASON, before={}, after={"digest_before": digest}, rows={}, rows_digest=rows_digest([]),
        previous=last.digest,
    )  # fmt: skip
    made.digest = entry_digest(made)
    made.save(force_insert=True)
    fitting.update(sequence=made.sequence, digest=made.digest)


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0004_digest"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="anonymous_since",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="anonym siden"),
        ),
        migrations.CreateModel(
            name="PersonalText",
            fields=[
                ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("salt", models.CharField(blank=True, max_length=64)),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personal_texts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bruker",
                    ),
                ),
            ],
            options={
                "verbose_name": "personlig tekst",
                "verbose_name_plural": "personlige tekster",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("salt", ""), ("text", "")),
                            models.Q(models.Q(("salt", ""), _negated=True), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="personal_text_whole_or_erased",
                    )
                ],
            },
        ),
        migrations.RunPython(seal_anew),  # no way back: it would lose the names
    ]
