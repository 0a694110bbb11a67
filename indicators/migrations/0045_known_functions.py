"""The functions of the reviewed file, in a database that was in use before the file came with the program.

Codes that stand are left as they are. An empty database takes them up with its first controller.
"""

import csv

from django.conf import settings
from django.db import migrations

from indicators.models.row_digests import (code_line, seals_of)


def take_up(apps, schema_editor):
    if not apps.get_model("indicators", "User")._base_manager.exists():
        return
    codes = apps.get_model("indicators", "FunctionCode")._base_manager
    there = set(codes.values_list("code", flat=True))
    with (settings.BASE_DIR / "fixtures" / "kostra-functions.csv").open(encoding="utf-8", newline="") as rows:
        wanted = [row["code"] for row in csv.DictReader(rows, strict=True)]
    for code in wanted:
        if code not in there:
            made = codes.create(code=code)
            codes.filter(pk=made.pk).update(seal=seals_of(code_line(made.pk, code))[0])


class Migration(migrations.Migration):

    dependencies = [("indicators", "0042_indicator_origins")]

    operations = [migrations.RunPython(take_up, migrations.RunPython.noop)]
