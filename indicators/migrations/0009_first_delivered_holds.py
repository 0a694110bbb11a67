"""What holds of deliveries, after the facts are there: in a transaction of its own, as PostgreSQL asks."""

from django.db import migrations, models
from django.db.models import Q

STATES = ["not_begun", "draft", "submitted", "returned", "approved", "closed", "reopened"]


class Migration(migrations.Migration):
    dependencies = [("indicators", "0008_first_delivered")]

    operations = [
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=Q(delivered_from="") | Q(delivered_from__in=STATES),
                name="submission_delivered_from_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=Q(first_delivered_at__isnull=False)
                | ~Q(state__in=("submitted", "returned", "approved", "reopened")),
                name="submission_delivered_before_it_is_decided_on",
            ),
        ),
    ]
