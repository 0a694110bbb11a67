"""Django's own command, which leaves an entry in the trail."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from indicators import workflow
from indicators.models import Act, User

REASON = "Laget fra kommandolinjen med createsuperuser"


class Command(createsuperuser.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        program = workflow.program_user()
        newest = User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        super().handle(*args, **options)
        for person in User.objects.filter(pk__gt=newest):
            workflow.note_from_terminal(by=program, person=person, what=Act.SAVE_USER, reason=REASON)
