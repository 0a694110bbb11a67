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
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
