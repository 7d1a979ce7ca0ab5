"""Demo settings for sites under test: fast hashing, forms that may be submitted at once, templates by name."""

from cms.settings.demo import *  # noqa: F403
from cms.settings.demo import MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Within the store: what a page is stored with, its copies have too.
_inner = MIDDLEWARE.index("cms.page_cache.middleware.PageCache") + 1
MIDDLEWARE = [*MIDDLEWARE[:_inner], "tests.live.templates.TemplateName", *MIDDLEWARE[_inner:]]
FORM_KEY_SECONDS = (0, 24 * 60 * 60)
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a draft that saves itself while a test presses "Save draft" takes its address
