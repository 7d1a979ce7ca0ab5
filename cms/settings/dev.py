"""Development settings: debug pages, mail to the console, no secrets needed."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import STORAGES, VAR_DIR
from cms.settings.env import env_command, own_signing_key

DEBUG = True
SECRET_KEY = "dev-only-7f3c1a9e5b2d8046c1e7a3f9b5d2084e6a1c7f3b9d5e2a80"  # noqa: S105
RECORD_SIGNING_KEY = own_signing_key(VAR_DIR / "record-signing-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
FILE_SCAN_COMMAND = env_command("FILE_SCAN_COMMAND", "none")
