"""URLs of this app's pages in the active language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def conversation_path(slug: str) -> str:
    return reverse("engagement:conversation", args=[slug])


def receipt_path(code: str) -> str:
    return reverse("engagement:receipt", args=[code])


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def short_address(conversation_pk: int) -> str:
    """The address of the live page that people type, in the site's first language: it leads on to the others."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute(reverse("engagement:short", args=[conversation_pk]))


def typed(address: str) -> str:
    """An absolute address as people type it: without the protocol and the last slash."""
    return address.partition("://")[2].rstrip("/")
