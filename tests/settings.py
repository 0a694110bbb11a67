"""Settings for the tests: the program's own, as a demo, whatever the machine's environment says.

DATABASE_URL decides the database: nothing means SQLite, in a file of its own, so that several threads meet
the same locks as in real use.
"""

import os
import tempfile
from pathlib import Path

for _name in [
    name
    for name in os.environ
    if name.startswith(("MALEKORT_", "MUNICIPALITY_", "SESSION_", "EMAIL_", "OIDC_", "MFA_"))
]:
    del os.environ[_name]
os.environ |= {"SECRET_KEY": "only-for-tests", "MALEKORT_DEMO": "1", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
os.environ["MALEKORT_DEMO_TOLD"] = "1"  # commands that tests run say nothing more than asked

from kommune.settings import *  # noqa: E402, F403
from kommune.settings import DATABASES, STORAGES  # noqa: E402

# Removed by conftest.py. Tools that only read the settings, as mypy does, write nothing and need no folder.
TEMPORARY = tempfile.TemporaryDirectory(prefix="malekort-test-") if "PYTEST_VERSION" in os.environ else None
TEMPORARY_NAME = TEMPORARY.name if TEMPORARY else tempfile.gettempdir()
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{TEMPORARY_NAME}/test.sqlite3"}

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = Path(TEMPORARY_NAME)
WHITENOISE_AUTOREFRESH = True  # no need of collectstatic before the tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
