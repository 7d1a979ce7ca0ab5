"""Demo content of this room: tools, one open form, about 300 invented comments, the codebook, five findings.

``CASE`` names what the other rooms join: the case "Show my county" is finding F-12.
"""

from django.conf import settings

from feedback.demo.build import build
from feedback.demo.references import CASE, demo_receipt_code

__all__ = ["CASE", "build", "demo_receipt_code", "greeting"]


def greeting() -> str:
    """What a newcomer may try first, said when the demo is loaded."""
    return f"A receipt to follow: {settings.SITE_URL}/receipts/{demo_receipt_code()}/"
