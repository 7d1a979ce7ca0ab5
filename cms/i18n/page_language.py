"""Pages of the editors' tree for readers of any language: the best one there is, and its texts marked with its own."""

from django.conf import settings
from django.db.models import Case, IntegerField, When
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from cms.i18n.passages import passage

NOT_MARKED = SafeString("")


def by_language() -> Case:
    """0 for the reader's language, 1 for the site's first language, 2 for any other."""
    return Case(
        When(locale__language_code=get_language() or settings.LANGUAGE_CODE, then=0),
        When(locale__language_code=settings.LANGUAGE_CODE, then=1),
        default=2,
        output_field=IntegerField(),
    )


def spoken(pages: PageQuerySet) -> PageQuerySet:
    """Order pages by how well the reader understands their language, best first."""
    return pages.annotate(rank=by_language()).order_by("rank", "pk")


def code_of(page: Page) -> str:
    """The language that a page is written in; without a query for the reader's own."""
    active = Locale.get_active()
    return active.language_code if page.locale_id == active.pk else page.locale.language_code


def other_language(page: Page) -> str:
    """The language of the page's text if it is not the reader's, else ""."""
    code = code_of(page)
    return "" if code == (get_language() or settings.LANGUAGE_CODE) else code


def as_written(page: Page) -> SafeString:
    """The `lang` and `dir` attributes of an element that contains page text (WCAG 3.1.2)."""
    code = other_language(page)
    return format_html(' lang="{}" dir="ltr"', code) if code else NOT_MARKED


def of_page(words: str, page: Page) -> str:
    """A text that stands on a page, marked with the page's language if it is not the reader's."""
    return passage(words, code_of(page))


def title_of(page: Page) -> str:
    """The title of a page, marked with the page's language if it is not the reader's."""
    return of_page(page.title, page)
