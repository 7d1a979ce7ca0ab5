"""Test settings: fast hashing, mail and cache in memory, immediate tasks. TEST_DATABASE_URL selects the engine."""

import os

os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "") or "sqlite:///" + os.path.abspath(
    os.environ.get("TEST_DB", "var/test.sqlite3")
)

from cms.settings.base import *  # noqa: F403
from cms.settings.base import ACCOUNT_RATE_LIMITS, DATABASES, STORAGES, VAR_DIR

DEMO = True
SECRET_KEY = "test-only-9d4b2f7e1a6c8350f9d4b2e7a1c6835f0e9b4d2a7c1f6835"  # noqa: S105
RECORD_SIGNING_KEY = "CioWIua6qFN4x3pyYoVjgu3Nq+10ko/3hvUTW2D0S9w="
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_URL = "http://testserver"
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DB") or str(VAR_DIR / "test.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DB_NAME", "throughline_test")}
    # The transaction around a file of tests may be idle for longer than that of a request.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=120000 -c lock_timeout=20000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
MAIL_DELIVERY = "keep"
TEXT_MESSAGE_GATEWAY = "{number}@text.example.org"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["private"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # look up a static file when it is requested, instead of listing all at startup
ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS | {  # not in place: tests compare with those of production
    "public_post": "100000/m/ip",
    "receipt": "100000/m/ip",
    "guess": "100000/m/ip",
    "suggest": "100000/m/ip",
    "translate": "100000/m/ip",
    "live": "100000/m/ip",
    "live_key": "100000/m/ip",
}
BOARDS_PACKETS = "off"  # a PDF for each posting would take long; tests of packets enable them
LIVE_SHARED_SECONDS = 0  # tests of it set it
FILE_SCAN_COMMAND = ["none"]
FORM_KEY_SECONDS = (0, 24 * 60 * 60)
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
