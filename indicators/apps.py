"""Wiring that must be in place before the first request."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Målekort"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from indicators.collation import teach_norwegian
        from indicators.middleware import start_session_clock

        connection_created.connect(teach_norwegian, dispatch_uid="indicators.collation")
        user_logged_in.connect(start_session_clock, dispatch_uid="indicators.session-clock")
