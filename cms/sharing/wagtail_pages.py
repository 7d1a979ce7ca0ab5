"""Pages of the editor's tree that are public, each once, with the addresses of its translations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from cms.extension_points import provide, provided
from cms.sharing.sections import Entry

SERVED = "wagtail_serve"
OWN_VIEWS = "sharing.own_views"


def served_by_own_view(*models: type[Page]) -> None:
    """Pages of these types have a view, and a section of the sitemap, of their own."""
    for model in models:
        provide(OWN_VIEWS, model)


def public_pages() -> PageQuerySet:
    """Live, without a restriction on the page or above it (W01), in one query."""
    above = PageViewRestriction.objects.alias(child=ExpressionWrapper(OuterRef("path"), CharField()))
    rows = (
        Page.objects.live()
        .filter(depth__gt=1)
        .exclude(Exists(above.filter(child__startswith=F("page__path"))))
    )
    return rows.select_related("locale")


def addresses(page: Page) -> dict[str, str]:
    """Language → path of this page and its public translations; empty if the page itself is not public."""
    rows = {each.pk: each for each in public_pages().filter(translation_key=page.translation_key)}
    return _paths(rows.values()) if page.pk in rows else {}


def translations(pages: Iterable[Any]) -> Iterable[list[Any]]:
    """The pages, each with those that say the same in other languages."""
    together: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        together[page.translation_key].append(page)
    return together.values()


def entries() -> Iterable[Entry]:
    for pages in translations(public_pages().not_exact_type(*provided(OWN_VIEWS)).order_by("path")):
        changed = [each.last_published_at for each in pages if each.last_published_at]
        yield Entry(_paths(pages), max(changed, default=None))


def _paths(pages: Iterable[Page]) -> dict[str, str]:
    parts = {each.locale.language_code: each.get_url_parts() for each in pages}
    return {code: found[2] for code, found in parts.items() if found and found[2]}
