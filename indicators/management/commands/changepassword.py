"""Django's own command, which leaves an entry in the trail."""

from typing import Any

from django.contrib.auth.management.commands import changepassword

from indicators import workflow
from indicators.models import Act, User

REASON = "Satt fra kommandolinjen med changepassword"


class Command(changepassword.Command):
    def handle(self, *args: Any, **options: Any) -> str | None:
        before = dict(User.objects.values_list("pk", "password"))
        said: str | None = super().handle(*args, **options)
        for person in User.objects.all():
            if before.get(person.pk) != person.password:
                workflow.note_from_terminal(
                    by=workflow.program_user(), person=person, what=Act.RESET_PASSWORD, reason=REASON
                )
        return said
