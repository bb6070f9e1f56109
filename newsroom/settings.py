"""Every setting, with the environment read here and nowhere else.

Each variable begins with WRITETHRU_, so that no other program's DEBUG or HTTPS is taken for ours; only DATABASE_URL
keeps the name that hosting platforms give it. The README lists them all.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

PREFIX = "WRITETHRU_"
unread = {name for name in os.environ if name.startswith(PREFIX)}


def text(name: str, default: str = "") -> str:
    unread.discard(PREFIX + name)
    return os.environ.get(PREFIX + name, "").strip() or default


def names(name: str, default: str) -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def switch(name: str) -> bool:
    word = text(name, "off").lower()
    if word not in {"on", "off", "true", "false", "yes", "no", "1", "0"}:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be on or off, not {word!r}.")
    return word in {"on", "true", "yes", "1"}


def roles(name: str, default: str) -> list[str]:
    given = [role.lower() for role in names(name, default)]
    if not given or not {"editors", "reviewers", "admins"}.issuperset(given):
        raise ImproperlyConfigured(
            f"{PREFIX}{name} must name some of editors, reviewers and admins, with commas between, not {text(name)!r}."
        )
    return given


def number(name: str, default: int, least: int = 1) -> int:
    digits = text(name, str(default)).replace("_", "")
    if not digits.isdecimal() or int(digits) < least:
        above = "above zero" if least else "of zero or more"
        raise ImproperlyConfigured(f"{PREFIX}{name} must be a whole number {above}, not {digits!r}.")
    return int(digits)


# The data folder: the database unless DATABASE_URL names another, the secret key, the collected static files, files
# that were uploaded.

DATA_DIR = Path(text("DATA_DIR", str(ROOT / "var"))).expanduser().absolute()

# No MEDIA_URL and no route to it: what was uploaded may be withdrawn, held or hostile, so it is answered only by views
# that ask who may see it, and never as a page of ours.
MEDIA_ROOT = DATA_DIR / "media"


def kept_secret(path: Path) -> str:
    """The key kept in the data folder, made at the first start; empty where the folder cannot be written.

    Empty rather than an error: comparing two files needs no key, and Django refuses an empty one where it is needed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            keep_secret(path)
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def keep_secret(path: Path) -> None:
    """Write whole and then link into place: of two first starts at once, both end up with the same key."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # the other start was first: its key is the key
    finally:
        draft.unlink()


SECRET_KEY = text("SECRET_KEY") or kept_secret(DATA_DIR / "secret_key")
DEBUG = switch("DEBUG")
HTTPS = switch("HTTPS")
ALLOWED_HOSTS = names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

# Who may read a text that is held until a time (an embargo) before that time.

HELD_FOR = roles("HELD_FOR", "editors,reviewers,admins")

# What one bundle may hold. A file above the limit is refused and named; the rest of its bundle goes in.

MAX_ITEM_BYTES = number("MAX_ITEM_BYTES", 2_000_000)
MAX_BUNDLE_BYTES = number("MAX_BUNDLE_BYTES", 100_000_000)
MAX_BUNDLE_ITEMS = number("MAX_BUNDLE_ITEMS", 20_000)

# How many processes `up` starts for work in the background; 0 where they run elsewhere.

WORKERS = number("WORKERS", 1, least=0)

# Folders in which texts land that the worker takes in: separated as the system separates paths, each perhaps with
# the outlet of all that lands there, as /srv/wire=The Kestrel Herald.

WATCH = [one for one in text("WATCH").split(os.pathsep) if one.strip()]

# A bucket of an S3-compatible service, instead of the data folder, for what was sent and is not stored yet.

S3_BUCKET, S3_ENDPOINT = text("S3_BUCKET"), text("S3_ENDPOINT")

# Files and fields of one form: a browser that runs no scripts sends all that was chosen at once, and many may be ticked
# on a bundle's page. A body of more than 2.5 MB goes to temporary files while it is read.

DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# How many days apart two texts may be published that tell one event in words of their own. What is stored is arranged
# by a new value with `manage.py arrange --all`.

STORY_DAYS = number("STORY_DAYS", 5)

if unread:
    raise ImproperlyConfigured(f"No setting is called {', '.join(sorted(unread))}; the README lists those there are.")


def database(url: str) -> dj_database_url.DBConfig:
    try:
        settings = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except ValueError as error:
        # The address itself is not said: it holds a password.
        raise ImproperlyConfigured("DATABASE_URL is no database's address, as postgres://user@host/name is.") from error
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # With 16 writers, stock settings failed 47 % of the writes, WAL alone 40 %, WAL with IMMEDIATE none.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        }
        # In a file, not in memory: the browser tests' server reads it from threads of its own.
        settings["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    return settings


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "") or f"sqlite:///{DATA_DIR / 'writethru.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "stories",  # before the tasks: its db_worker is theirs with a clock
    "django_tasks",
    "django_tasks_db",
]

# Work in the background: in rows of the database, taken from there by `manage.py db_worker`.

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "stories.views.sign_in.SignInFirst",  # a page is closed unless its view says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stories.views.fetch.GoneMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its authors ask: it turns a lock-out into the answer
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Signing in: by password, or by a link that works once and for a day.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: whoever is locked out gets no further
    "sesame.backends.ModelBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "stories:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
SESAME_ONE_TIME = True
SESAME_MAX_AGE = timedelta(days=1)

# Five wrong passwords lock that name, from that address, for a quarter of an hour: nobody can lock out a colleague
# who sits elsewhere.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# What a browser may do with our pages: load what is ours, run no script and no style written into a page.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the server in front ends TLS and sets this header
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without TLS
    SECURE_HSTS_SECONDS = 31_536_000  # a year
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# HSTS is for this host alone: its subdomains and the browsers' preload lists are for the domain's owner to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What was sent and is not stored yet goes to a bucket where several machines take part; its keys are found as that
# service's own tools find them.
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": S3_ENDPOINT or None,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a page not found is no news
    },
}
