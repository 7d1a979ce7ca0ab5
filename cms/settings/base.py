"""Settings shared by every environment. Each value an operator may change comes from the environment."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import locale
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from cms.settings.env import (
    env_bool,
    env_cache,
    env_certificates,
    env_command,
    env_database,
    env_folder,
    env_gateway,
    env_int,
    env_list,
    env_local_hosts,
    env_mailer,
    env_outside_address,
    env_sentry,
    env_site_url,
    env_str,
    env_token,
    env_witnesses,
)

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env_str("VAR_DIR", str(BASE_DIR / "var")))
for folder in (VAR_DIR, VAR_DIR / "media", VAR_DIR / "private", VAR_DIR / "cache", VAR_DIR / "static"):
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)

DEBUG = False
DEMO = False
SECRET_KEY = ""
RECORD_SIGNING_KEY = ""  # signs checkpoints of the record; never in the database
RECORD_SIGNER = env_str("RECORD_SIGNER", "cms.proofs.signing.SeedSigner")
RECORD_KEY = ""  # does not change with SECRET_KEY: see cms/secrets.py
ALLOWED_HOSTS: list[str] = []
SITE_URL = env_site_url("SITE_URL", "http://localhost:8000")
# The name of the record in its checkpoints. It stays when the site moves: others know the record by it.
RECORD_ORIGIN = env_str("RECORD_ORIGIN") or f"{urlsplit(SITE_URL).netloc}/record"
# Who cosigns its checkpoints: the public key and address of each (cms/proofs/witnesses.py)
RECORD_WITNESSES = env_witnesses("RECORD_WITNESSES", own=RECORD_ORIGIN)
# Who confirms when they were made (RFC 3161): its address, and its certificates (cms/proofs/timestamps.py)
RECORD_TIMESTAMP_URL = env_outside_address("RECORD_TIMESTAMP_URL")
RECORD_TIMESTAMP_CERTIFICATES = env_certificates(
    "RECORD_TIMESTAMP_CERTIFICATES", required_by="RECORD_TIMESTAMP_URL"
)
# Where clerks rehearse: a site of its own on its own database (cms/practice). Without its address nothing leads there.
PRACTICE = False
PRACTICE_OF = ""  # on a practice site, the address of the real one
CLOCK_FILE = ""  # how many seconds the clock is ahead: for practice sites and tests, never for visitors
PRACTICE_URL = env_site_url("PRACTICE_URL") if env_str("PRACTICE_URL") else ""
PRACTICE_KEY = env_str("PRACTICE_KEY")  # the same on both sites: signs the link that leads in

# Applications ---------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "boards",
    "engagement",
    "feedback",
    "cms",
    "cms.users",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "simple_history",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.web.middleware.RequestId",
    "cms.web.middleware.UnusedHeaders",
    "cms.page_cache.middleware.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.web.middleware.PathScopedCSP",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",  # after it: compressed, each answer differs (random padding)
    "cms.web.middleware.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.web.secret_addresses.SecretAddresses",
    "cms.web.middleware.OtherLanguages",
    "cms.web.idle_sessions.IdleSessions",
    "cms.web.middleware.SecondFactor",
    "cms.web.middleware.PrivateResponses",
    "cms.web.middleware.NumbersInReach",
    "cms.web.middleware.IncompleteForms",
    "cms.publication.middleware.Refusals",
    "cms.web.middleware.Unavailable",
    "cms.machine_translation.middleware.MachineTranslations",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
FORCE_SCRIPT_NAME = (
    ""  # the site is at the root of its host; a server or a header that says otherwise is not heard
)
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "cms.components.form_renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["cms.templatetags.passages"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context_processors.site",
            ],
        },
    },
]

# Database, cache, files, mail ---------------------------------------------------------------------------
DATABASES = {"default": env_database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    INSTALLED_APPS.append("django.contrib.postgres")

CACHES = {"default": env_cache("CACHE_URL", f"file:///{VAR_DIR / 'cache'}")}
PAGE_CACHE = env_bool("PAGE_CACHE", True)  # of whole public pages: cms/page_cache

STATIC_URL = "/static/"
STATIC_ROOT = Path(env_str("STATIC_ROOT", str(VAR_DIR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT)},
    },
    # A release compresses them in a separate step, `python -m whitenoise.compress` (stack.md P9).
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
STORAGE_URL = env_str("STORAGE_URL")
if STORAGE_URL:
    from cms.settings.storage import s3_storages

    STORAGES |= s3_storages(STORAGE_URL)
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cms.web.uploads.KeepsText",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_200  # a file of 1,000 columns is matched in one form
DATA_UPLOAD_MAX_NUMBER_FILES = 100  # forms accept fewer and say so; only far more are cut off

# Folder of the daily backups of `manage.py backup_daily`, and how many days of them to keep.
BACKUP_DIR = env_folder("BACKUP_DIR", outside=[MEDIA_ROOT, PRIVATE_ROOT])
BACKUP_KEEP = env_int("BACKUP_KEEP", 14, least=1)

# All mail is written to the outbox; the worker sends it through "transport". "keep" leaves it in the outbox.
MAILERS = {
    "default": {"BACKEND": "cms.mail.backend.OutboxBackend"},
    "transport": env_mailer("EMAIL_URL", "console:"),
}
DEFAULT_FROM_EMAIL = env_str("DEFAULT_FROM_EMAIL", "Throughline <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DELIVERY = "send"
# A gateway that takes emails and delivers text messages: the address of a number. Without one, none are offered.
TEXT_MESSAGE_GATEWAY = env_gateway("TEXT_MESSAGE_GATEWAY")
CURRENCY = env_str("CURRENCY", "USD")  # of the pay of job openings, as ISO 4217
PHONE_REGION = env_str("PHONE_REGION", "US")  # of numbers that are typed without a country

# Webhooks lead to public addresses over https alone. For a receiver on this machine, while one is written: its host.
WEBHOOK_LOCAL_HOSTS = env_local_hosts("WEBHOOK_LOCAL_HOSTS")
WEBHOOK_DELIVERY = True

# Background work ---------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Language and time -------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
SITE_LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
# Editors write in the site's languages; every public page, and every form, answers in all of these.
FORM_LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
    ("vi", "Tiếng Việt"),
    ("tl", "Tagalog"),
    ("ko", "한국어"),
    ("ar", "العربية"),
]
LANGUAGES = FORM_LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = SITE_LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
FORMAT_MODULE_PATH = "cms.i18n.formats"
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LOCALE_PATHS: list[Path] = []
# Django does not know these three; a language needs an entry here and a compiled catalog.
locale.LANG_INFO.setdefault("tl", {"bidi": False, "code": "tl", "name": "Tagalog", "name_local": "Tagalog"})

# Accounts: allauth is the only way to sign in --------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["cms.users.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "cms.users.passwords.RepetitionValidator"},
    {"NAME": "cms.users.passwords.ContextWordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/accounts/landing/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "cms.users.adapters.AccountAdapter"
MFA_ADAPTER = "cms.users.adapters.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {"signup": "cms.users.forms.SignupForm"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "public_post": "60/m/ip",
    "receipt": "30/m/ip",
    "guess": "120/m/ip",  # each other address with a code in it: cms/web/secret_addresses.py
    "one_click": "600/m/ip",
    "suggest": "600/m/ip",  # titles in a search box: one for each pause in typing, by all behind one router
    "translate": "60/h/ip",  # pages with passages that a machine has still to translate
    "live": "600/m/ip",
    "live_key": "300/m/ip",  # new participants of a conversation: a full room behind one router
}
LIVE_SHARED_SECONDS = 2  # how long a process keeps what the live page displays to everyone alike
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Throughline"
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_PREFIXES = ("admin", "desk", "workspace")

SESSION_COOKIE_AGE = (
    14 * 24 * 60 * 60
)  # at most; staff and idle sessions end earlier: cms/users/session_times.py
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.web.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
ALLAUTH_TRUSTED_PROXY_COUNT = 0

# Headers -------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF, *([PRACTICE_URL] if PRACTICE_URL else [])],  # a form leads to the practice site
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# Wagtail's admin templates have inline scripts and styles (stack.md P15); this policy applies to /admin/ only. What may
# be framed is decided for each answer: cms/web/middleware.py.
ADMIN_CSP = SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
}

# Wagtail ---------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Throughline"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = (
    False  # cms/approvals/emails.py writes to those who may approve
)
WAGTAIL_FINISH_WORKFLOW_ACTION = "boards.site.workflows.finish"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a new translation is a draft, whoever requests it
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.publication.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.publication.forms.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "txt", "xlsx", "vtt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAIL_DOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_USER_TIME_ZONES = ["America/Los_Angeles"]
TAGGIT_CASE_INSENSITIVE = True

# Logs: one JSON line each, with the request id -----------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cms.monitoring.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "django.tasks": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}

# Monitoring ----------------------------------------------------------------------------------------------
METRICS_TOKEN = env_token("METRICS_TOKEN")  # without it /metrics answers 404
SENTRY_DSN = env_sentry("SENTRY_DSN")  # without it no error is reported, and the library is not imported

# The product ---------------------------------------------------------------------------------------------
DISCLOSURE_THRESHOLD = 11
# Scans each file that the public or an editor uploads: exit status 0 if clean, 1 if harmful. Without a scanner, no such
# file is released; "none" says that the operator does without one.
FILE_SCAN_COMMAND = env_command("FILE_SCAN_COMMAND")
# Folder of a sentence-embedding model for the package sentence-transformers, where an operator has installed both.
FEEDBACK_EMBEDDING_MODEL = env_str("FEEDBACK_EMBEDDING_MODEL")
# Folder of models of Argos Translate, where an operator has installed them and the packages that run them.
MACHINE_TRANSLATION = env_folder("MACHINE_TRANSLATION")
EXPORT_DAYS = 30  # how long the file of an export is stored; it can be made again from its cut
DRAFT_DAYS = 30  # how long a saved but unsent form is stored
FORM_KEY_SECONDS = (2, 24 * 60 * 60)  # a public form may be sent after 2 seconds and within a day
