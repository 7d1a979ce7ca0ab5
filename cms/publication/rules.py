"""What the apps tell the gate about their types of pages. Registered in ``<app>/site/pages.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from wagtail.models import Page

from cms.exceptions import RuleBroken
from cms.extension_points import provide, provided
from cms.records import holds

POINT = "publication.pages"
# A page that the public could read at some time, even if it cannot now.
WAS_PUBLIC = Q(live=True) | Q(first_published_at__isnull=False)


def _nothing_missing(page: Page) -> RuleBroken | None:
    return None


@dataclass(frozen=True)
class PageRule:
    """One type of page.

    ``record`` selects its pages that carry public record; ``because`` says so, naming the ``%(page)s``, and
    ``instead`` says what to do instead of removing one. ``not_yet`` answers what still forbids publishing: notice,
    checks, a second person. ``held_by``: kind of legal hold → lookup path from the page to what is held.
    """

    model: type[Page]
    because: str | Promise
    instead: str | Promise
    record: Callable[[], Q]
    not_yet: Callable[[Page], RuleBroken | None] = _nothing_missing
    held_by: Mapping[str, str] = field(default_factory=dict)

    def on_record(self, pages: Q) -> QuerySet[Page]:
        return self._those(pages & self.record())

    def on_hold(self, pages: Q) -> QuerySet[Page]:
        return (
            self._those(pages & holds.covering(dict(self.held_by))) if self.held_by else Page.objects.none()
        )

    def _those(self, pages: Q) -> QuerySet[Page]:
        found: QuerySet[Page] = self.model._default_manager.filter(pages).order_by("path")
        return found


def register(rule: PageRule) -> None:
    provide(POINT, rule)


def rules() -> list[PageRule]:
    return provided(POINT)


def rule_of(page: Page) -> PageRule | None:
    """The rule of a page's own type; most types have none."""
    model = page.specific_class
    return next((rule for rule in rules() if rule.model is model), None)
