"""The demo's settings, and one more address: a plain response through every middleware."""

from cms.settings.demo import *  # noqa: F403

ROOT_URLCONF = "tests.bench.http.site_urls"
