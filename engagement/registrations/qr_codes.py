"""The QR code on a receipt, which opens the check-in screen of that registration."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.components.qr import QUIET, qr_svg
from engagement.addresses import absolute

__all__ = ["QUIET", "door_address", "square"]


def door_address(code: str) -> str:
    """In the site's first language: the person who scans may read another language than the registrant."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute(reverse("engagement:desk_door_code", args=[code]))


def square(code: str) -> SafeString:
    label = _("QR code for the door. It contains the same code that is printed next to it: %(code)s.")
    return qr_svg(door_address(code), label % {"code": code})
