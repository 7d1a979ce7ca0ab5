"""Kinds of public records. Each capability says who may read its own, and what they hold, in its ``open_data.py``.

``<app>/site/open_data.py`` registers them. Nothing here knows a kind.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from cms.extension_points import provide, provided
from cms.open_data.values import Coded, Schema, Texts

POINT = "open_data.kinds"


@dataclass(frozen=True)
class Entry:
    """What the public may read of one record.

    ``row``: primary key of the record. ``key``: its name in addresses, which never changes. ``title``, ``texts``: by
    language; ``texts`` are for search alone. ``paths``: its page by language. ``body``: the slug of the body whose it
    is. ``day``: the day it is about. ``standing``: where it stands. ``published_at``: the recorded moment, if there is
    one. ``attributes``: as the schema of the kind says; values of keys that end in ``url`` may be paths, which become
    absolute.
    """

    row: object
    key: str
    title: Texts
    paths: Texts
    attributes: dict[str, Any]
    number: str = ""
    body: str = ""
    day: date | None = None
    standing: Coded | None = None
    published_at: datetime | None = None
    texts: Texts = field(default_factory=dict)
    is_demo: bool = False


@dataclass(frozen=True)
class Watch:
    """A table that a kind reads besides its own.

    ``path``: how a query gets from the record to its rows; None: a change concerns every record. ``column``: the column
    whose value the path is compared with, for a table of a many-to-many relation.
    """

    model: type[Model]
    path: str | None
    column: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def noted_column(self) -> str:
        return self.column or str(self.model._meta.pk.column)


@dataclass(frozen=True)
class Kind:
    """``name``: in addresses, such as "decisions". ``rows``: the public ones, by the capability's own rule.

    ``told_to``: attributes that refer to the records whose followers are told of this one.
    ``batch``: how many are read in one transaction; few of a kind that reads files.
    ``unsearched``: codes of the standing in which a record stays public data and leaves the search.
    ``more_watches``: those that are known only once every app has registered.
    """

    name: str
    label: str | Promise
    label_of_one: str | Promise
    about: str | Promise
    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    entries: Callable[[QuerySet[Any]], Iterable[Entry]]
    fields: dict[str, Schema]
    watches: tuple[Watch, ...] = ()
    more_watches: Callable[[], Iterable[Watch]] = tuple
    told_to: tuple[str, ...] = ()
    is_searched: bool = True
    unsearched: tuple[str, ...] = ()
    batch: int = 200

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def all_watches(self) -> tuple[Watch, ...]:
        return (Watch(self.model, "pk"), *self.watches, *self.more_watches())

    def read(self, rows: Iterable[object]) -> list[Entry]:
        """The public ones of these records, as they are now."""
        return list(self.entries(self.rows().filter(pk__in=list(rows))))


def register(*kinds: Kind) -> None:
    for kind in kinds:
        provide(POINT, kind)


def kinds() -> list[Kind]:
    """In the order of registration."""
    return list(provided(POINT))


def kind_named(name: str) -> Kind | None:
    return next((kind for kind in kinds() if kind.name == name), None)
