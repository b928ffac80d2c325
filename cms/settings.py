"""The one settings file: all from the environment, with safe defaults in embedded mode."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cms.environment import (
    BASE_DIR,
    env,
    read_mode,
    read_secret_key,
    read_services,
    refuse_unsafe_in_production,
    required_in_production,
)

# Lets Django's generic classes take their types at run time, as the stubs describe them.
django_stubs_ext.monkeypatch()

# --- Where and how we run -------------------------------------------------------------------------

LANGKAH_MODE = read_mode()
required_in_production(
    LANGKAH_MODE,
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "MAIL_FROM",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
)
PRODUCTION = LANGKAH_MODE == "production"

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
SERVICES = {} if PRODUCTION else read_services(DATA_DIR)
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
if not urlsplit(BASE_URL).hostname:
    raise ImproperlyConfigured(
        f"BASE_URL is {BASE_URL!r}; it must look like https://langkah.example.go.id."
    )

DEBUG = False
SECRET_KEY = read_secret_key(LANGKAH_MODE, DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
refuse_unsafe_in_production(LANGKAH_MODE, SECRET_KEY, ALLOWED_HOSTS)

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cms",
    "reminders",
    "assessments",
    "actionplan",
    "workshops",
    "directory",
    "intake",
    "cms.apps.BackOfficeUsersConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "anymail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "import_export",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",  # the search index of Wagtail asks for it on PostgreSQL
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.security.ContentSecurityPolicyMiddleware",
    "cms.caching.UpdatePublicPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "directory.middleware.ReaderZoneMiddleware",
    "cms.languages.BackOfficeLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.caching.FetchPublicPagesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context_processors.site",
            ],
        },
    }
]

# --- Database and files ---------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
MEDIA_URL = "media/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

# --- Redis, cache, Celery -------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", default=SERVICES.get("redis_url", ""))
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": f"{REDIS_URL.rstrip('/')}/1",
        "KEY_PREFIX": "langkah",
        "OPTIONS": {
            "IGNORE_EXCEPTIONS": True,  # a cache that is down is a miss, never an error page
            "SOCKET_CONNECT_TIMEOUT": 1,
            "SOCKET_TIMEOUT": 1,
        },
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
CACHES["pages"] = {**CACHES["default"], "KEY_FUNCTION": "cms.caching.make_page_key"}
PUBLIC_PAGE_SECONDS = 60

CELERY_BROKER_URL = f"{REDIS_URL.rstrip('/')}/0" if REDIS_URL else "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,  # above task_time_limit, or a slow task would start twice
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Asked to end, a worker lets what runs come to its end for so long: longer than a mail takes, and
# shorter than what stops the group waits before it insists (compose.yaml, cms/embedded/running.py).
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 25 if PRODUCTION else 2
DIGEST_TICK = timedelta(minutes=15)
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "run" / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "send-due-digests": {
        "task": "reminders.tasks.tick",
        "schedule": crontab(minute="*/15"),
        # One that no worker has begun by then says nothing that the next one does not.
        "options": {"expires": DIGEST_TICK.total_seconds()},
    },
    "forget-old-digests": {
        "task": "reminders.tasks.forget_old",
        "schedule": crontab(hour=19, minute=10),  # 02.10 WIB
    },
    "forget-stale-uploads": {
        "task": "intake.tasks.forget_stale_uploads",
        "schedule": crontab(minute=20),
    },
    "send-waiting-invitations": {
        "task": "directory.tasks.send_invitations",
        "schedule": crontab(minute="7-59/15"),
    },
    "purge-personal-data": {
        "task": "directory.tasks.purge_personal_data",
        "schedule": crontab(hour=18, minute=40),  # 01.40 WIB
    },
}

# --- Mail -----------------------------------------------------------------------------------------

EMAIL_URL = env.str("EMAIL_URL", default=SERVICES.get("email_url", "smtp://127.0.0.1:1025"))
vars().update(env.email_url_config(EMAIL_URL))
DIGEST_REQUEUE_AFTER = timedelta(seconds=env.int("DIGEST_REQUEUE_AFTER", default=600))
# A server that is silent must not outlast the claim of the digest that waits for it, or another
# worker would send the same digest meanwhile.
EMAIL_TIMEOUT = min(20.0, DIGEST_REQUEUE_AFTER.total_seconds() / 2)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="Langkah GCM <no-reply@langkah.example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# What a mail provider tells later (returned, called spam) is heard at /anymail/<provider>/tracking/
# once there is a secret "user:password" for it. Mail itself leaves by SMTP, whoever the provider.
ANYMAIL = {
    name: env.str(variable)
    for name, variable in (
        ("WEBHOOK_SECRET", "ANYMAIL_WEBHOOK_SECRET"),
        ("MAILGUN_WEBHOOK_SIGNING_KEY", "MAILGUN_WEBHOOK_SIGNING_KEY"),
    )
    if env.str(variable, default="")  # an empty key would be one that anybody can sign with
}
if ":" not in ANYMAIL.get("WEBHOOK_SECRET", ":"):
    raise ImproperlyConfigured("ANYMAIL_WEBHOOK_SECRET is written user:password.")

# --- People and sign-in ---------------------------------------------------------------------------

AUTH_USER_MODEL = "directory.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("portal-home")
ACCOUNT_ADAPTER = "directory.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Langkah GCM"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())

# --- Languages, dates, zones ----------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["cms.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- Wagtail --------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Langkah GCM"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("account_login")
WAGTAILADMIN_LOGIN_URL = reverse_lazy("back-office-sign-in")
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FORMS_URLFIELD_ASSUME_HTTPS = True  # as Django 6 does; it goes when Django 5.2 goes

# --- Security -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
if PRODUCTION:
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # or all visitors would share one count of failed sign-ins
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = BASE_URL.startswith("https://")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())

# --- Imports --------------------------------------------------------------------------------------

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
UPLOAD_KEPT_FOR = timedelta(hours=24)
UNDO_KEPT_FOR = timedelta(days=7)

# --- Personal data --------------------------------------------------------------------------------

# Months after an event, or after the last change of its list, unless the event names a day.
PERSONAL_DATA_KEPT_FOR = env.int("PERSONAL_DATA_KEPT_FOR", default=24)
if PERSONAL_DATA_KEPT_FOR < 1:
    raise ImproperlyConfigured("PERSONAL_DATA_KEPT_FOR is a number of months, at least 1.")
IMPORT_ROWS_AT_ONCE = 500  # more rows than this are work for the worker
IMPORT_WORK_LEASE = timedelta(seconds=60)  # silent for longer, and the work may be taken over

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"hide_tokens": {"()": "reminders.redacting.HideTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["hide_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
