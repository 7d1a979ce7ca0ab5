"""Demo settings: invented people, mail stays in the outbox, second factors readable by command."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import VAR_DIR, env_command, env_list, env_str
from cms.settings.env import own_signing_key

DEMO = True
# Never that of a real site: it stands here for everyone to read.
PUBLISHED_SECRET_KEY = "demo-only-2b8e6d1f9a4c7053e8b1d6f2a9c4705e3b8d1f6a2c9e4b70"  # noqa: S105  published
SECRET_KEY = env_str("SECRET_KEY", PUBLISHED_SECRET_KEY)
RECORD_SIGNING_KEY = env_str("RECORD_SIGNING_KEY") or own_signing_key(VAR_DIR / "record-signing-key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
PRACTICE_KEY = env_str("PRACTICE_KEY") or PUBLISHED_SECRET_KEY
MAIL_DELIVERY = "keep"
TEXT_MESSAGE_GATEWAY = "{number}@text.example.org"
CLOCK_FILE = env_str("CLOCK_FILE")
# Served on plain http://localhost, so the cookies cannot be marked secure here.
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
FILE_SCAN_COMMAND = env_command("FILE_SCAN_COMMAND", "none")
