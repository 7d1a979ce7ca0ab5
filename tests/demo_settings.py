"""The demo's settings for sites under test: fast hashing, and forms that may be sent at once."""

from cms.settings.demo import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
FORM_KEY_SECONDS = (0, 24 * 60 * 60)
