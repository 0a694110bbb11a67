"""Empty allauth's own table of addresses: an address that a person once had must open no account any more.

The accounts are sealed anew as they stand without it.
"""

from django.db import migrations

from indicators.models.sealing import account_lines, seals_of


def forget_addresses(apps, schema_editor):
    addresses = apps.get_model("account", "EmailAddress")._base_manager
    people = set(addresses.values_list("user_id", flat=True))
    addresses.all().delete()
    seals = apps.get_model("indicators", "AccountSeal")._base_manager
    for number, line in account_lines(people, model=apps.get_model).items():
        seals.filter(person_id=number).update(seal=seals_of(line)[0])


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0014_names_by_year"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(forget_addresses, migrations.RunPython.noop)]
