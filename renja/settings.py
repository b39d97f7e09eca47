"""Django settings, read from the environment and from `.env` in the checkout.

Every value that a deployment may change is an environment variable, named where it is read:
SECRET_KEY (required), DEBUG, DATABASE_URL, DATA_DIR, ALLOWED_HOSTS, CSRF_TRUSTED_ORIGINS,
HTTPS, PROXY_HTTPS, LOG_LEVEL, PEKERJA (jobs that a worker cluster does at once); for reminders
ALAMAT_SITUS (the address that people open, such as https://renja.example.go.id), EMAIL_URL
(smtp+tls://user:password@host:587) and EMAIL_DARI.
"""

import logging
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

# The SQLite file, the evidence (bukti/) and what `mulai` remembers lie here.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / ".data")))

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY belum diatur. Isilah di berkas .env atau di lingkungan, "
        "atau jalankan `python3 manage.py mulai` yang membuatkan .env untuk percobaan."
    )
DEBUG = env.bool("DEBUG", default=False)
# Demo users have known passwords: they may exist only where nobody else can reach them.
DEMO_DIIZINKAN = DEBUG

_HOST_SENDIRI = ["localhost", "127.0.0.1", "[::1]"] if DEBUG else []
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=_HOST_SENDIRI)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Applications -----------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "import_export",
    "planning",
    "budget",
    "performance",
    "renja.apps.RenjaConfig",
    # After renja, whose command `qcluster` stands in for its own.
    "django_q",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "renja.middleware.BasisDataMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "renja.middleware.TidakDitemukanMiddleware",
    # Deny by default: a view is public only where it says `login_not_required`.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "renja.urls"
WSGI_APPLICATION = "renja.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "planning.context_processors.peran_saya",
                "renja.tindak_lanjut.konteks.perlu_saya",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------

_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'renja.sqlite3'}"
try:
    _DIKENAL = _URL.startswith(("sqlite://", "postgres://", "postgresql://"))
    _BASIS_DATA = env.db_url_config(_URL) if _DIKENAL else {}
except ValueError:
    _BASIS_DATA = {}
if not _BASIS_DATA.get("NAME"):
    # The value itself may hold a password, so it is not repeated.
    raise ImproperlyConfigured(
        "DATABASE_URL tidak dikenal. Tulis sqlite:////letak/berkas.sqlite3 atau "
        "postgres://pengguna:sandi@host:5432/nama."
    )
DATABASES = {"default": _BASIS_DATA}
if _BASIS_DATA["ENGINE"] == "django.db.backends.sqlite3":
    # Without these, concurrent writers fail with "database is locked". Django itself
    # switches foreign keys on.
    _PILIHAN_BASIS_DATA = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    # A server that is away is noticed after five seconds (the page answers 503), and one
    # that came back is found by the health check.
    _PILIHAN_BASIS_DATA = {"connect_timeout": 5}
    _BASIS_DATA["CONN_MAX_AGE"] = 600
    _BASIS_DATA["CONN_HEALTH_CHECKS"] = True
_BASIS_DATA["OPTIONS"] = _PILIHAN_BASIS_DATA | _BASIS_DATA.get("OPTIONS", {})

# --- People -----------------------------------------------------------------------------

AUTH_USER_MODEL = "planning.Pengguna"
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "planning.autentikasi.BackendPengguna",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDASI = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDASI + "UserAttributeSimilarityValidator"},
    {"NAME": _VALIDASI + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDASI + "CommonPasswordValidator"},
    {"NAME": _VALIDASI + "NumericPasswordValidator"},
]

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True

# Five wrong passwords for one user name from one address close it for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/terkunci.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- Language and files -----------------------------------------------------------------

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Pontianak"
USE_TZ = True
# The thousands separator makes "1.500" ambiguous in forms; filters print it instead.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "staticfiles"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
_STATIS = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIS},
}
MEDIA_ROOT = DATA_DIR / "media"
# Evidence of what was achieved: files by their SHA-256, served by the application alone.
BUKTI_ROOT = DATA_DIR / "bukti"
FILE_UPLOAD_HANDLERS = [
    "renja.realisasi.kinerja.unggahan.PembatasBukti",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# A grid of 600 rows that is sent as one form, without scripts, has some 4,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Evidence is counted, and refused with a sentence, row by row; this only stops a flood.
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# --- Security ---------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# HTTPS=off serves an internal network without TLS; PROXY_HTTPS=on trusts the header
# X-Forwarded-Proto of a proxy that sets it itself on every request.
_HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_HSTS_PRELOAD = _HTTPS
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
if env.bool("PROXY_HTTPS", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Background work --------------------------------------------------------------------

# How often a job may be tried, and that its effect happens once, is seen to by its Proses
# (renja.proses); here a delivery that was not answered is only repeated after `retry`. The jobs
# bring a time limit of their own, PROSES_BATAS.
Q_CLUSTER = {
    "name": "renja",
    "orm": "default",
    "broker_class": "renja.proses.gugus.Gugus",
    "workers": env.int("PEKERJA", default=1),
    "timeout": 55,
    "retry": 60,
    "ack_failures": True,
    "scheduler": False,
    "recycle": 100,
    "save_limit": 100,
    "poll": 0.5,
    "label": "Pekerjaan latar",
}
# Seconds: the longest that a job may take; between two signs of life; without one until another
# worker takes over; between two sweeps; before the second and the third attempt.
PROSES_BATAS = 900
PROSES_DENYUT = 5.0
PROSES_MATI = 30.0
PROSES_SAPU = 5.0
PROSES_JEDA = (5.0, 30.0)

# --- E-mail -----------------------------------------------------------------------------

# Links in reminders start with this; without it they are paths only.
ALAMAT_SITUS = env.str("ALAMAT_SITUS", default="").rstrip("/")
if ALAMAT_SITUS and not ALAMAT_SITUS.startswith(("http://", "https://")):
    raise ImproperlyConfigured(
        "ALAMAT_SITUS tidak dikenal. Tulis alamat lengkapnya, misalnya https://renja.example.go.id."
    )
# Without a server, messages are printed where the command runs.
_EMAIL_URL = env.str("EMAIL_URL", default="") or "consolemail://"
try:
    _EMAIL = env.email_url_config(_EMAIL_URL)
except (ImproperlyConfigured, KeyError, ValueError):
    _EMAIL = {}
if not _EMAIL.get("EMAIL_BACKEND"):
    # The value itself may hold a password, so it is not repeated.
    raise ImproperlyConfigured(
        "EMAIL_URL tidak dikenal. Tulis smtp+tls://pengguna:sandi@host:587 atau consolemail://."
    )
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _EMAIL["EMAIL_HOST"] or "localhost", _EMAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _EMAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _EMAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_FILE_PATH = _EMAIL["EMAIL_FILE_PATH"]
EMAIL_USE_TLS = _EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _EMAIL.get("EMAIL_USE_SSL", False)
# A mail server that does not answer holds up one message for so many seconds.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("EMAIL_DARI", default="") or "renja@localhost"

# --- Logging ----------------------------------------------------------------------------

_TINGKAT = env.str("LOG_LEVEL", default="WARNING").upper()
if _TINGKAT not in logging.getLevelNamesMapping():
    raise ImproperlyConfigured(
        "LOG_LEVEL tidak dikenal. Pilih DEBUG, INFO, WARNING, ERROR atau CRITICAL."
    )
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"biasa": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "biasa"}},
    "root": {"handlers": ["stderr"], "level": _TINGKAT},
    "loggers": {"django": {"handlers": [], "level": "NOTSET", "propagate": True}},
}
