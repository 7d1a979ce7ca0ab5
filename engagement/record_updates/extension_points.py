"""What higher apps tell of records: their calendars and feeds, beside the form to follow one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cms.extension_points import provide, provided
from cms.models import PublishedRecord

POINT = "record_updates.links"


@dataclass(frozen=True)
class OtherWay:
    """A calendar or a feed. ``url``: a path on this site."""

    label: str
    url: str
    is_calendar: bool = False


OtherWays = Callable[[PublishedRecord], Iterator[OtherWay]]


def gives_other_ways(function: OtherWays) -> OtherWays:
    """Register what gives the calendars and feeds of a record; nothing for kinds that it does not know."""
    provide(POINT, function)
    return function


def other_ways(copy: PublishedRecord) -> list[OtherWay]:
    return [way for ways in provided(POINT) for way in ways(copy)]
