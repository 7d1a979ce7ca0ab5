from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 20


class Paged(Protocol):
    """What can be paged through without reading all of it."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Any: ...


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The requested page of a list; an invalid number gives the nearest page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
