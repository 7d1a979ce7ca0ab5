from functools import cached_property
from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from cms.cleaning import whole_numbers

PER_PAGE = 20
MOST_COUNTED = 500


class Paged(Protocol):
    """What can be paged through without reading all of it."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Any: ...


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The requested page of a list; an invalid number gives the nearest page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def query_without_page(request: HttpRequest) -> str:
    """The query of an address for links to its other pages."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


class LongPaginator(Paginator):
    """Pages of a long list of ids: the first ``MOST_COUNTED`` are read and counted at once, later pages by themselves.

    Of a longer list ``count`` is one more than that, ``is_long`` is true, and no page is called the last. All rows are
    counted only for a page beyond the end, to find the nearest.
    """

    object_list: QuerySet[Any]

    @cached_property
    def first_rows(self) -> list[Any]:
        return list(self.object_list[: MOST_COUNTED + 1])

    @cached_property
    def count(self) -> int:
        return len(self.first_rows)

    @property
    def is_long(self) -> bool:
        return self.count > MOST_COUNTED

    def page(self, number: int | str) -> Page[Any]:
        at = int(self.validate_number(number))
        start = (at - 1) * self.per_page
        return LongPage(self.first_rows[start : start + self.per_page + 1], at, self)

    def get_page(self, number: float | str | None) -> Page[Any]:
        if not self.is_long:
            return super().get_page(number)
        wanted = max(1, *whole_numbers([str(number)]), 1)
        if wanted * self.per_page <= MOST_COUNTED:
            return self.page(wanted)
        rows = self._rows(wanted)
        if not rows:
            wanted = max(1, -(-self.object_list.order_by().count() // self.per_page))
            rows = self._rows(wanted)
        return LongPage(rows, wanted, self)

    def _rows(self, number: int) -> list[Any]:
        start = (number - 1) * self.per_page
        return list(self.object_list[start : start + self.per_page + 1])


class LongPage(Page):
    """A page of a long list; it was read with the row that follows, which it does not show."""

    def __init__(self, rows: list[Any], number: int, paginator: LongPaginator) -> None:
        super().__init__(rows[: paginator.per_page], number, paginator)
        self.follows = len(rows) > paginator.per_page

    def has_next(self) -> bool:
        return self.follows

    def next_page_number(self) -> int:
        return int(self.number) + 1

    def previous_page_number(self) -> int:
        return int(self.number) - 1


def is_long(pages: Paginator) -> bool:
    """Whether there are more rows than were counted."""
    return isinstance(pages, LongPaginator) and pages.is_long


def page_of_many(request: HttpRequest, rows: QuerySet[Any], per_page: int = PER_PAGE) -> Page[Any]:
    """The requested page of a list that may be very long."""
    return LongPaginator(rows, per_page).get_page(request.GET.get("page"))
