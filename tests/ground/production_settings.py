"""Production's settings, with static files that nobody has collected."""

from kommune.settings import *  # noqa: F403
from kommune.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
