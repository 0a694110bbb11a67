"""Encrypt what second factors are made of: until now it lay in the database, and in every backup, as it is.

An account whose seal holds is sealed anew; one that was altered behind the program's back stays as it was
found, so that verify_trail still names it.
"""

from django.db import migrations

from indicators.models.ciphers import encrypted
from indicators.models.sealing import account_lines, seals_of

SECRETS = ("secret", "seed")


def hide(apps, schema_editor):
    factors = apps.get_model("mfa", "Authenticator")._base_manager
    seals = apps.get_model("indicators", "AccountSeal")._base_manager
    people = set(factors.values_list("user_id", flat=True))
    stood = dict(seals.filter(person_id__in=people).values_list("person_id", "seal"))
    before = account_lines(people, model=apps.get_model)
    for factor in factors.exclude(type="webauthn"):
        data = dict(factor.data)
        data |= {name: encrypted(data[name]) for name in SECRETS if name in data}
        if "migrated_codes" in data:
            data["migrated_codes"] = [encrypted(code) for code in data["migrated_codes"]]
        factors.filter(pk=factor.pk).update(data=data)
    for number, line in account_lines(people, model=apps.get_model).items():
        if stood.get(number) in seals_of(before[number]):
            seals.filter(person_id=number).update(seal=seals_of(line)[0])


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0018_remark_replies"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(hide, migrations.RunPython.noop)]
