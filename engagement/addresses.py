"""URLs of this app's pages in the active language."""

from django.conf import settings
from django.urls import reverse


def conversation_path(slug: str) -> str:
    return reverse("engagement:conversation", args=[slug])


def receipt_path(code: str) -> str:
    return reverse("engagement:receipt", args=[code])


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path
