"""Practice settings: the people of the demo in a place of their own, behind a clock that moves (see cms/practice).

It shares with the real site only the code, the static files, and the key of the link that leads in. Database, files,
cache and cookies are its own, whatever the environment says. Nothing leaves it: no mail, no webhooks, no error reports.
"""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from cms.settings import demo
from cms.settings.demo import *  # noqa: F403
from cms.settings.env import (
    env_int,
    env_secret,
    env_site_url,
    file_cache,
    is_of_this_machine,
    own_signing_key,
    sqlite_database,
)

PRACTICE = True
PAGE_CACHE = False  # everyone who gets in has a session
PRACTICE_OF = demo.SITE_URL  # the site whose staff rehearse here
SITE_URL = env_site_url("PRACTICE_URL", "http://localhost:8001")
WAGTAILADMIN_BASE_URL = SITE_URL
PRACTICE_URL = ""
IS_HTTPS = SITE_URL.startswith("https://")
# Anybody who knows the key and reaches the site is a clerk here: only at this machine does the key of the demo do.
PRACTICE_KEY = demo.PRACTICE_KEY if is_of_this_machine(SITE_URL) else env_secret("PRACTICE_KEY")
SECRET_KEY = RECORD_KEY = PRACTICE_KEY
HOST = str(urlsplit(SITE_URL).hostname)
ALLOWED_HOSTS = [f"[{HOST}]" if ":" in HOST else HOST, "localhost", "127.0.0.1", "[::1]"]
SECURE_CSP = demo.SECURE_CSP | {"form-action": [CSP.SELF]}

# A place of its own ------------------------------------------------------------------------------------------
VAR_DIR = demo.VAR_DIR / "practice"
MEDIA_ROOT, PRIVATE_ROOT = VAR_DIR / "media", VAR_DIR / "private"
for folder in (MEDIA_ROOT, PRIVATE_ROOT, VAR_DIR / "cache"):
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
RECORD_SIGNING_KEY = own_signing_key(VAR_DIR / "record-signing-key")
RECORD_WITNESSES = []  # they would hold its rehearsals against the real record
RECORD_TIMESTAMP_URL = RECORD_TIMESTAMP_CERTIFICATES = ""
DATABASES = {"default": sqlite_database(str(VAR_DIR / "db.sqlite3"))}
CACHES = {"default": file_cache(VAR_DIR / "cache")}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT)},
    },
    "staticfiles": demo.STORAGES["staticfiles"],
}
STORAGE_URL = ""
MACHINE_TRANSLATION = None  # jobs run within a request here
BACKUP_DIR = None
CLOCK_FILE = str(VAR_DIR / "clock")

# Cookies do not know ports: those of a site on the same host have other names. Messages lie in the session.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    f"{'__Host-' if IS_HTTPS else ''}practice-{name}" for name in ("session", "csrf", "language")
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Nothing leaves it; jobs are done at once, since there is no worker -----------------------------------------------
MAILERS = demo.MAILERS | {
    "transport": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend", "OPTIONS": {}}
}
SENTRY_DSN = METRICS_TOKEN = ""
WEBHOOK_DELIVERY = False
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
BOARDS_PACKETS = "off"  # laying out a PDF would hold up the posting
MIDDLEWARE = [
    "cms.practice.middleware.NotIndexed",
    *demo.MIDDLEWARE,
    "cms.practice.middleware.OneWayIn",
]
