"""Wiring that must be in place before the first request."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.management import call_command
from django.core.signals import request_started
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_delete, pre_save
from django.tasks.signals import task_finished


def make_counter_table(sender: Any, using: str, verbosity: int, **kwargs: Any) -> None:
    """Receiver of `post_migrate`: the table of the shared counters (CACHES) belongs to no model."""
    call_command("createcachetable", database=using, verbosity=0)


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Målekort"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator
        from allauth.mfa.signals import authenticator_added

        from indicators.adapters.accounts import note_signed_in, note_signed_out
        from indicators.adapters.notices import tell_of_change
        from indicators.adapters.second_factor import count_as_shown, note_added, note_removed
        from indicators.collation import teach_norwegian
        from indicators.incidents import begin_request
        from indicators.middleware import start_session_clock
        from indicators.workflow import account_changed
        from indicators.workflow.jobs import note_attempt
        from indicators.workflow.people.account_seals import watch_accounts
        from kommune.private_files import keep_private

        watch_accounts(apps.get_model)
        task_finished.connect(note_attempt, dispatch_uid="indicators.job-finished")
        account_changed.connect(tell_of_change, dispatch_uid="indicators.account-changed")
        request_started.connect(begin_request, dispatch_uid="indicators.nothing-saved")
        connection_created.connect(keep_private, dispatch_uid="kommune.private-files")
        connection_created.connect(teach_norwegian, dispatch_uid="indicators.collation")
        user_logged_in.connect(start_session_clock, dispatch_uid="indicators.session-clock")
        user_logged_in.connect(note_signed_in, dispatch_uid="indicators.signed-in")
        user_logged_out.connect(note_signed_out, dispatch_uid="indicators.signed-out")
        pre_save.connect(note_added, sender=Authenticator, dispatch_uid="indicators.factor-added")
        pre_delete.connect(note_removed, sender=Authenticator, dispatch_uid="indicators.factor-removed")
        authenticator_added.connect(count_as_shown, dispatch_uid="indicators.second-factor")
        post_migrate.connect(make_counter_table, sender=self, dispatch_uid="indicators.shared-counters")
