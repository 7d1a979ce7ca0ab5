"""What the apps tell the gate about their types of pages (``<app>/site/pages.py``) and of records (``records.py``)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from wagtail.models import Page

from cms.access import Role
from cms.exceptions import RuleBroken
from cms.extension_points import provide, provided
from cms.records import holds

POINT = "publication.pages"
RECORDS = "publication.records"
# A page that the public could read at some time, even if it cannot now.
WAS_PUBLIC = Q(live=True) | Q(first_published_at__isnull=False)


def _nothing_missing(what: Model) -> RuleBroken | None:
    return None


def _no_row() -> Q:
    return Q(pk__in=[])


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


# Records without a page --------------------------------------------------------------------------------------


class Person(NamedTuple):
    account: int | None
    name: str


def are_two_people(first: Person, second: Person) -> bool:
    """Whether a second person acted: another account or, where an account is gone or unknown, another name."""
    if first.account and second.account:
        return first.account != second.account
    return bool(second.name) and first.name != second.name


@dataclass(frozen=True)
class RecordRule:
    """One type of record outside the tree of pages that goes out: an export, a finding, the numbers of a data set.

    Accounts with one of the ``roles`` may let it out. ``second_person`` and ``not_yet`` answer what still forbids it.
    ``held`` selects its rows that a legal hold covers, and ``record`` those that are never deleted.
    """

    model: type[Model]
    roles: Collection[Role]
    second_person: Callable[[Any], RuleBroken | None] = _nothing_missing
    not_yet: Callable[[Any], RuleBroken | None] = _nothing_missing
    held: Callable[[], Q] = _no_row
    record: Callable[[], Q] = Q


def register_record(rule: RecordRule) -> None:
    provide(RECORDS, rule)


def record_rules() -> list[RecordRule]:
    return provided(RECORDS)


def record_rule_of(model: type[Model]) -> RecordRule:
    """Every type of record that asks the gate has a rule."""
    return {rule.model: rule for rule in record_rules()}[model]
