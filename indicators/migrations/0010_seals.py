"""Seals under a key that lies outside the database: of every entry of the trail, and of every account.

What stands is sealed as it stands. Whether it was whole until now, the digests tell as before.
"""

from django.db import migrations, models

from indicators.models.sealing import account_lines, entry_seal, seals_of


def seal_all(apps, schema_editor):
    entries = apps.get_model("indicators", "TrailEntry")._base_manager
    for sequence, digest in entries.filter(seal="").values_list("sequence", "digest").iterator(2_000):
        entries.filter(sequence=sequence).update(seal=entry_seal(digest))
    seals = apps.get_model("indicators", "AccountSeal")._base_manager
    seals.bulk_create(
        apps.get_model("indicators", "AccountSeal")(person_id=number, seal=seals_of(line)[0])
        for number, line in account_lines(model=apps.get_model).items()
    )


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0009_first_delivered_holds"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name='AccountSeal',
            fields=[
                ('person_id', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('seal', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'kontosegl',
                'verbose_name_plural': 'kontosegl',
            },
        ),
        migrations.CreateModel(
            name='TrailCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='når')),
                ('sequence', models.PositiveBigIntegerField(verbose_name='nummer')),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('against', models.JSONField(default=list, verbose_name='holdt mot')),
                ('fault', models.CharField(blank=True, max_length=40, verbose_name='feil')),
                ('number', models.PositiveBigIntegerField(null=True, verbose_name='hvor')),
            ],
            options={
                'verbose_name': 'kontroll av endringsloggen',
                'verbose_name_plural': 'kontroller av endringsloggen',
                'ordering': ('-at',),
            },
        ),
        migrations.AddField(
            model_name='trailentry',
            name='seal',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(seal_all, migrations.RunPython.noop),
    ]
