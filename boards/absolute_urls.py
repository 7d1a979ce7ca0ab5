"""Absolute URLs for anything that leaves the site: email, calendars, feeds, files."""

from django.conf import settings


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path
