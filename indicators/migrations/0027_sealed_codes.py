"""Seals of function codes, which have no history. What stands is sealed as it stands."""

from django.db import migrations, models

from indicators.models.sealing import code_line, seals_of


def seal_codes(apps, schema_editor):
    codes = apps.get_model("indicators", "FunctionCode")._base_manager
    for number, code in codes.filter(seal="").values_list("pk", "code"):
        codes.filter(pk=number).update(seal=seals_of(code_line(number, code))[0])


class Migration(migrations.Migration):

    dependencies = [("indicators", "0026_proof")]

    operations = [
        migrations.AddField(
            model_name="functioncode",
            name="seal",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.RunPython(seal_codes, migrations.RunPython.noop),
    ]
