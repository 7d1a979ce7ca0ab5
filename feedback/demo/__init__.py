"""Demo content: tools, two forms, about 300 invented comments, the codebook, six findings.

``CASE`` names the records that other apps link to: the case "Show my county" is finding F-12.
"""

from django.conf import settings

from feedback.demo.build import build
from feedback.demo.references import CASE, demo_receipt_code

__all__ = ["CASE", "build", "demo_receipt_code", "greeting"]


def greeting() -> str:
    """Return what to try first, printed when the demo is loaded."""
    return f"A receipt to follow: {settings.SITE_URL}/receipts/{demo_receipt_code()}/"
