"""The text of the email if staff change nothing, in each language that people read."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override


def standard_subject(language: str) -> str:
    with override(language):
        return _("How was the conversation? A short survey")


def standard_body(language: str) -> str:
    with override(language):
        return _(
            "Thank you for coming. Please tell us how the conversation went for you, and what we should do better. "
            "Whether you answer is up to you."
        )


def standard_texts() -> dict[str, dict[str, str]]:
    """``subject`` and ``body`` in each language of the site, as the form offers them."""
    codes = [code for code, _name in settings.SITE_LANGUAGES]
    return {
        "subject": {code: standard_subject(code) for code in codes},
        "body": {code: standard_body(code) for code in codes},
    }
