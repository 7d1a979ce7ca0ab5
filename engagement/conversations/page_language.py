"""Mark page text that is in another language than the reader's with its own `lang`."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.models import BasePage

NOT_MARKED = SafeString("")


def other_language(page: BasePage) -> str:
    """The language of the page's text if it is not the reader's, else ""."""
    code = page.locale.language_code
    return "" if code == (get_language() or settings.LANGUAGE_CODE) else code


def as_written(page: BasePage) -> SafeString:
    """The `lang` and `dir` attributes of an element that contains page text (WCAG 3.1.2)."""
    code = other_language(page)
    return format_html(' lang="{}" dir="ltr"', code) if code else NOT_MARKED
