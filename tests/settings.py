"""Settings of the tests: those of the project, with values of their own.

`UJI_DB` (sqlite or pg) names the database of this leg; see `tests/basisdata.py`.
"""

import os

from tests.basisdata import leg, url_basis_data

os.environ.update(
    SECRET_KEY="hanya-untuk-uji-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    DEBUG="off",
    HTTPS="off",
    PROXY_HTTPS="off",
    LOG_LEVEL="ERROR",
    ALLOWED_HOSTS="localhost,127.0.0.1,testserver",
    CSRF_TRUSTED_ORIGINS="",
    DATABASE_URL=url_basis_data(),
    # Playwright keeps an event loop in the thread of the test; the project has no async code.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)

from renja.settings import *  # isort: skip

# Tests may load demo data; those of its refusal switch this off again.
DEMO_DIIZINKAN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_BASIS_DATA = DATABASES["default"]
# Threads of the live server close their connections, so that the database can be dropped.
_BASIS_DATA["CONN_MAX_AGE"] = 0
if leg() == "sqlite":
    # A file, not memory: locks and journal are then those of real use.
    _BASIS_DATA["TEST"] = {"NAME": _BASIS_DATA["NAME"]}

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# A page that asks the database once per row raises NPlusOneError.
INSTALLED_APPS = ["zeal", *INSTALLED_APPS]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
