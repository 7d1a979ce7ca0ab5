"""Settings of a practice site under test."""

from cms.settings.practice import *  # noqa: F403

FORM_KEY_SECONDS = (0, 24 * 60 * 60)
