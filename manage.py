#!/usr/bin/env python
"""Django's command line for Målekort."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommune.settings")
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import DatabaseError, InterfaceError

        from kommune.commands import database_sentence
    except ImportError as error:
        raise SystemExit(
            "Django is not installed in this Python; run `make setup` and use .venv/bin/python."
        ) from error
    try:
        demo = settings.DEMO
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None
    if demo and os.environ.get("MALEKORT_DEMO_TOLD") != "1":
        sys.stderr.write(
            f"DEMO: known passwords, plain http, database {settings.DATABASES['default']['NAME']}\n"
        )
    try:
        execute_from_command_line(sys.argv)
    except (DatabaseError, InterfaceError) as error:
        sentence = database_sentence(error, str(settings.DATABASES["default"]["NAME"]))
        if sentence is None or "--traceback" in sys.argv:
            raise
        raise SystemExit(sentence) from None


if __name__ == "__main__":
    main()
