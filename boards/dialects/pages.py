"""Pages of a list: which one was asked for, and the addresses of those around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from boards.absolute_urls import absolute
from boards.dialects.answers import number_in
from boards.dialects.records import Record

MOST = 100


@dataclass(frozen=True)
class Page:
    copies: list[Record]
    number: int
    last: int
    size: int
    links: Mapping[str, str]


def page_of(request: HttpRequest, rows: QuerySet[Record], *, most: int = MOST) -> Page:
    """The page of ``?page=`` with at most ``?limit=`` rows. One beyond the last is empty. Raises BadParameter."""
    number = number_in(request, "page", 1, least=1)
    size = number_in(request, "limit", most, least=1, most=most)
    last = max(1, -(-rows.count() // size))
    found = list(rows[(number - 1) * size : number * size]) if number <= last else []
    return Page(found, number, last, size, _links(request, number, last))


def _links(request: HttpRequest, number: int, last: int) -> dict[str, str]:
    numbers = {"first": 1, "self": number, "last": last}
    if number > 1:
        numbers["prev"] = min(number - 1, last)
    if number < last:
        numbers["next"] = number + 1
    return {name: _address(request, page) for name, page in numbers.items()}


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return absolute(f"{request.path}?{query.urlencode()}")
