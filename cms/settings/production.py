"""Production settings: refuse to start without secrets, hosts and mailer; strict cookies and transport."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *  # noqa: F403
from cms.settings.base import CACHES, DATABASES, PRACTICE_URL, RECORD_SIGNER, SITE_URL
from cms.settings.env import (
    env_bool,
    env_hosts,
    env_int,
    env_required,
    env_secret,
    env_signing_key,
    require_encryption,
)

SECRET_KEY = env_secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = [env_secret("SECRET_KEY_OLD")] if env_bool("SECRET_KEY_ROTATING", False) else []
# Receipt codes are derived from it, so it stays when SECRET_KEY changes. A site that began without it takes its first
# SECRET_KEY.
RECORD_KEY = env_secret("RECORD_KEY")
if RECORD_SIGNER == "cms.proofs.signing.SeedSigner":  # another signer has its own key
    RECORD_SIGNING_KEY = env_signing_key("RECORD_SIGNING_KEY")
if PRACTICE_URL:
    if not PRACTICE_URL.startswith("https://"):
        raise ImproperlyConfigured("PRACTICE_URL: must start with https:// in production")
    PRACTICE_KEY = env_secret("PRACTICE_KEY")
ALLOWED_HOSTS = env_hosts("ALLOWED_HOSTS")
env_required("SITE_URL")
env_required("EMAIL_URL")
DEFAULT_FROM_EMAIL = env_required("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("SITE_URL: must start with https:// in production")
if CACHES["default"]["BACKEND"].endswith(("LocMemCache", "DummyCache")):
    raise ImproperlyConfigured("CACHE_URL: must be a cache that all workers share (D07)")
require_encryption("DATABASE_URL", DATABASES["default"])

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
