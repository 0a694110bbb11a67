"""All settings, read from the environment.

Nothing set means production: the program then refuses to start until it has been told its secret key and
its host names. `make demo` writes `var/demo.env`, which is read only by a process that is told to be a demo
(MALEKORT_DEMO=1) and has no SECRET_KEY, so a demo file forgotten on a server loosens nothing.
The variables are listed in docs/drift.md.
"""

import tomllib
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from kommune import accessibility, installation, mail, sign_in
from kommune.environment import PROJECT, VAR_DIR, database, flag, make_private, text, whole_number, words

BASE_DIR: Path = PROJECT
PROGRAM_VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]


# What kind of installation this is

DEMO = flag("MALEKORT_DEMO")
DEBUG = flag("MALEKORT_DEBUG")
if DEBUG and not DEMO:
    raise ImproperlyConfigured(
        "MALEKORT_DEBUG=1 shows secrets in error pages and needs MALEKORT_DEMO=1 beside it."
    )

SECRET_KEY = installation.secret_key(demo=DEMO)
# Seals of the log of changes, and a file outside the database to which its end is written (docs/drift.md).
TRAIL_KEYS = installation.trail_keys(SECRET_KEY)
TRAIL_ANCHOR_FILE = text("TRAIL_ANCHOR_FILE")
# What second factors are encrypted with in the database.
FACTOR_KEYS = installation.factor_keys(SECRET_KEY)
ALLOWED_HOSTS = installation.hosts(demo=DEMO, debug=DEBUG)

# Whose the program is, until the controller keeps it in the program: see indicators/municipality.py.
MUNICIPALITY_NAME = text("MUNICIPALITY_NAME", "Elverum kommune")
MUNICIPALITY_NUMBER = installation.municipality_number()
# The first year whose figures are this municipality's own: before a merger they were somebody else's.
MUNICIPALITY_SINCE = whole_number("MUNICIPALITY_SINCE", 1838, 1838, 2200)
MUNICIPALITY_LANGUAGE = installation.language()
# The accessibility statement (/tilgjengelighet/): see indicators/presentation/site/accessibility.py.
ACCESSIBILITY_FEEDBACK = accessibility.feedback()
ACCESSIBILITY_DECLARATION = accessibility.declaration()
ORGANISATION_NUMBER = accessibility.organisation_number()


# The program

INSTALLED_APPS = [
    "indicators.apps.IndicatorsConfig",  # first, so that its commands stand before Django's own
    "django.forms",  # so that a template in templates/django/forms/ can replace a widget's
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tables2",
    "django_filters",
    "simple_history",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    # First those that mark every answer, so that an error raised further in still leaves with their headers.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "indicators.views.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are sent at a fifth of their size; random bytes go along, so that the size gives nothing away.
    "django.middleware.gzip.GZipMiddleware",
    "indicators.middleware.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "indicators.language.LanguageMiddleware",
    "indicators.views.errors.NotAllowedMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "indicators.middleware.SessionLimitMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "indicators.middleware.StoredDraftMiddleware",
    "indicators.views.mentioning.MentionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "indicators.adapters.FirstPasswordMiddleware",
    "indicators.adapters.SecondFactorMiddleware",
    "indicators.adapters.SlowedMiddleware",
]

ROOT_URLCONF = "kommune.urls"
WSGI_APPLICATION = "kommune.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "indicators.context.appearance",
                "indicators.context.municipality",
                "indicators.adapters.second_factor.second_factor",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DJANGO_TABLES2_TEMPLATE = "django_tables2/table.html"

for held in (VAR_DIR, VAR_DIR / "demo.env"):
    make_private(held)
DATABASE_URL = text("DATABASE_URL")
if not DATABASE_URL:
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    DATABASE_URL = "sqlite:///var/malekort.sqlite3"
DATABASES = {"default": database(DATABASE_URL, text("DATABASE_USER"), text("DATABASE_PASSWORD"))}


# Counters that all server processes share: how often somebody has guessed wrong, which codes are used up.
# The table is made by migrate; see indicators.apps.

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_counters",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}


# Work outside the request: the queue lies in the database; .ci/web starts the process that works through it

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


# People

AUTH_USER_MODEL = "indicators.User"
AUTHENTICATION_BACKENDS = ["indicators.permissions.backend.RoleBackend"]  # its own module: allauth asks it
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "indicators.adapters.passwords.NorwegianPasswordValidator"},
]
LOGIN_URL = "/konto/logg-inn/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
PASSWORD_RESET_TIMEOUT = 60 * 60 * 4

# How many days after the last role a person can be made anonymous; three years unless the municipality says.
PERSON_RETENTION_DAYS = whole_number("PERSON_RETENTION_DAYS", 1095, 1, 36_500)

SESSION_ENGINE = "indicators.adapters.sessions"
SESSION_COOKIE_AGE = whole_number("SESSION_IDLE_MINUTES", 120, 5, 1440) * 60
SESSION_ABSOLUTE_AGE = whole_number("SESSION_ABSOLUTE_HOURS", 12, 1, 168) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_SAVE_EVERY_REQUEST = False  # a page that is only read writes nothing; see SessionLimitMiddleware


# Signing in, by django-allauth: accounts are made by the controller or come from the municipality's directory

ACCOUNT_ADAPTER = "indicators.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (  # allauth's own would fill its table of addresses
    "indicators.forms.sign_in_links.WayInTokens"  # noqa: S105 the name of a class
)
ACCOUNT_FORMS = {
    "login": "indicators.forms.sign_in.SignInForm",
    "change_password": "indicators.forms.sign_in.NewPasswordForm",
    "reset_password": "indicators.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "indicators.forms.sign_in.ResetPasswordForm",
    "reauthenticate": "indicators.forms.sign_in.PasswordAgainForm",
}
ACCOUNT_RATE_LIMITS = {
    # A town hall may share one address, so its limits are wide; one name from one address has a narrow one.
    "login": "120/m/ip,30/10s/ip",
    "login_failed": "100/10m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/10m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("BEHIND_PROXY") else 0

MFA_ADAPTER = "indicators.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_FORMS = {
    "authenticate": "indicators.forms.sign_in.CodeForm",
    "reauthenticate": "indicators.forms.sign_in.CodeAgainForm",
    "activate_totp": "indicators.forms.sign_in.FirstCodeForm",
    "add_webauthn": "indicators.forms.sign_in.AddKeyForm",
    "edit_webauthn": "indicators.forms.sign_in.RenameKeyForm",
}
MFA_REQUIRED_ROLES = sign_in.required_roles(words("MFA_REQUIRED_ROLES"))

SOCIALACCOUNT_ADAPTER = "indicators.adapters.DirectoryAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # people are known by issuer and subject, never by e-mail
SOCIALACCOUNT_LOGIN_ON_GET = True  # form-action 'self' would stop a form that is redirected to the provider
OIDC = sign_in.directory(
    {name: text(name) for name in sign_in.OIDC_VARIABLES},
    second_factor=flag("OIDC_SECOND_FACTOR"),
    plain_http=DEMO,
)
SOCIALACCOUNT_PROVIDERS = sign_in.providers(OIDC)


# Language and time

LANGUAGE_CODE = "nb"  # that of the source; what the program speaks is decided in indicators/language.py
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk")]
LANGUAGE_COOKIE_AGE = 10 * 365 * 24 * 3600  # a choice lasts
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
APPEARANCE_COOKIE_NAME = "appearance"  # light or dark: indicators/appearance.py
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"


# Static files: our own lie in indicators/static, those of others come from npm and are never in git

NODE_MODULES = BASE_DIR / "node_modules"
VENDOR = {
    "vendor/designsystemet-css": "@digdir/designsystemet-css/dist/src",
    "vendor/designsystemet-theme": "@digdir/designsystemet-theme/src/themes",
    "vendor/designsystemet-web": "@digdir/designsystemet-web/dist/umd",
    "vendor/inter": "@fontsource-variable/inter",
    "vendor/plotly": "plotly.js-cartesian-dist-min",
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(text("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [
    (prefix, NODE_MODULES / folder) for prefix, folder in VENDOR.items() if (NODE_MODULES / folder).is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kommune.static_files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = DEBUG
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


# Security: demo mode alone may speak plain http, because it is meant for the machine it runs on

HTTPS = not DEMO
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:  # browsers accept these names only from the very host, over https
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    APPEARANCE_COOKIE_NAME = "__Host-appearance"
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # no cookie that tells what was done
)
CSRF_FAILURE_VIEW = "indicators.views.errors.csrf_failure"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # Designsystemet draws its ticks and arrows so
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # an entry grid of 150 indicators in 12 months has 1,800 and more
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["indicators.views.uploads.OnlyWhereAsked"]  # few addresses take a file


# E-mail, for resetting passwords and for reminders: a demo prints it; production sends it by a mail server

SITE_URL = mail.site_url(demo=DEMO, hosts=ALLOWED_HOSTS)
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", "malekort@localhost")
MAILERS = mail.mailers(demo=DEMO)


# Logging: to stderr, every error answer with the incident number that its page shows

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"incident": {"()": "indicators.incidents.IncidentFilter"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} [{incident}] [{visitor}] {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["incident"], "formatter": "line"},
    },
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
    "root": {"handlers": ["stderr"], "level": text("LOG_LEVEL", "INFO")},
}
