"""That something was once delivered becomes a fact of its own; it was derived from the state of the day.

For what stands already it is read out of the row history: the first moment at which everybody could read it.
That is the first delivery, and for a round that was closed over a sector the closing, which published what stood
there. Each row that changes gets a history row, and all of them one entry at the end of the trail.
"""

from django.db import migrations, models
from django.utils import timezone

from indicators.models.sealing import content, entry_digest, ranges_of, row_line, rows_digest

PROGRAM_USER = "malekort"
REASON = "Når det ble levert første gang, lest av historikken"
READ_BY_ALL = ("submitted", "returned", "approved", "closed", "reopened")


def derived(versions, state):
    """When it was first read by all, and the state that it was last sent in from."""
    known = [one for one in versions if one.state in READ_BY_ALL]
    sent_from = ""
    for before, after in zip(versions, versions[1:]):
        if after.state == "submitted" and before.state != "submitted":
            sent_from = before.state
    return (known[0].history_date if known else None), (sent_from if state == "submitted" else "")


def derive(apps, schema_editor):
    submissions = apps.get_model("indicators", "Submission")._base_manager
    history = apps.get_model("indicators", "HistoricalSubmission")
    versions = {}
    for one in history._base_manager.order_by("history_date", "history_id"):
        versions.setdefault(one.id, []).append(one)
    program = apps.get_model("indicators", "User")._base_manager.filter(username=PROGRAM_USER).first()
    made, now = [], timezone.now()
    for row in submissions.order_by("pk"):
        held = versions.get(row.pk, [])
        row.first_delivered_at, row.delivered_from = derived(held, row.state)
        if row.first_delivered_at is None and row.state in READ_BY_ALL:
            row.first_delivered_at = row.submitted_at or now
        if row.first_delivered_at is None:
            continue
        row.version += 1
        row.save(update_fields=["first_delivered_at", "delivered_from", "version"])
        by = program.pk if program else held[-1].history_user_id if held else None
        if by is None:
            continue
        cells = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        then = history(
            **cells, history_date=now, history_type="~", history_user_id=by, history_change_reason=REASON
        )
        then.save(force_insert=True)
        made.append(then)
    if made:
        leave_entry(apps, made, now)


def leave_entry(apps, made, now):
    """One entry for all of them, chained to the last one."""
    names = [field.attname for field in made[0]._meta.concrete_fields]
    lines = (row_line("submission", content(names, [getattr(one, name) for name in names], {})) for one in made)
    head = apps.get_model("indicators", "TrailHead")._base_manager.first()
    if head is None:
        return
    entry = apps.get_model("indicators", "TrailEntry")(
        sequence=head.sequence + 1, at=now, by_id=made[0].history_user_id, act="keep_register", reason=REASON,
        before={}, after={}, rows={"submission": ranges_of(one.history_id for one in made)},
        rows_digest=rows_digest(lines), previous=head.digest,
    )  # fmt: skip
    entry.digest = entry_digest(entry)
    entry.save(force_insert=True)
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save(force_update=True)


def fields(model):
    when = models.DateTimeField(blank=True, editable=False, null=True, verbose_name="første gang levert")
    states = [
        ("not_begun", "Ikke begynt"), ("draft", "Utkast"), ("submitted", "Sendt inn"), ("returned", "Returnert"),
        ("approved", "Godkjent"), ("closed", "Lukket"), ("reopened", "Gjenåpnet"),
    ]  # fmt: skip
    before = models.CharField(
        blank=True, choices=states, default="", editable=False, max_length=10, verbose_name="levert fra"
    )
    return [
        migrations.AddField(model_name=model, name="first_delivered_at", field=when),
        migrations.AddField(model_name=model, name="delivered_from", field=before, preserve_default=False),
    ]


class Migration(migrations.Migration):
    dependencies = [("indicators", "0007_dates_and_levels")]

    operations = [
        *fields("historicalsubmission"),
        *fields("submission"),
        migrations.RunPython(derive, migrations.RunPython.noop),
    ]
