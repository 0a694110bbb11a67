"""The program as WSGI: what `kommune.asgi` hands requests to when they have come in whole."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommune.settings")

application = get_wsgi_application()
