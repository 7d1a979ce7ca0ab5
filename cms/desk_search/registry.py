"""What the desk searches besides the public records. Each capability says who may read its own, in ``desk_search.py``.

``<app>/site/desk_search.py`` registers them. No text is copied into an index: a source asks the tables of its
capability by that capability's own rule of access.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from cms.extension_points import provide, provided
from cms.search.queries import Query
from cms.users.models import User

POINT = "desk search"
Texts = tuple[tuple[str, str], ...]  # language ("" if it is not known) and words


@dataclass(frozen=True)
class DeskHit:
    """What a person at the desk is shown of one thing. ``texts``: what is searched besides title and number."""

    title: str
    url: str
    number: str = ""
    day: date | None = None
    state: str = ""
    about: str = ""  # what it belongs to
    texts: Texts = ()


def _all(_user: User, rows: list[Any]) -> list[Any]:
    return rows


def _none(_code: str) -> Q | None:
    return None


@dataclass(frozen=True)
class DeskSource:
    """``rows``: what this person may read, newest first. ``columns``: the text columns in which words are looked for.
    ``where``: the rows that may contain a query, where columns do not say it. Without both there are few rows, which
    are all read. ``hits``: one for each thing in a row.

    ``keep``: of the rows that were found, those that this person may read, where a query cannot say it. ``numbered``:
    the rows that a number names ("f-12"). ``day``: the column of their day. ``more``: the capability's own list, with
    these words as its filter if it has one. ``kind``: the kind of public records that lie in the same rows.
    """

    name: str
    label: str | Promise
    may: Callable[[User], bool]
    rows: Callable[[User], QuerySet[Any]]
    hits: Callable[[Any], Iterable[DeskHit]]
    columns: tuple[str, ...] = ()
    where: Callable[[Query], Q] | None = None
    keep: Callable[[User, list[Any]], list[Any]] = _all
    numbered: Callable[[str], Q | None] = _none
    day: str = ""
    more: Callable[[str], str] | None = None
    kind: str = ""


def register(*sources: DeskSource) -> None:
    for source in sources:
        provide(POINT, source)


def sources_for(user: User) -> list[DeskSource]:
    """In the order of registration; none of what this person may not read, so that it costs nothing."""
    return [source for source in provided(POINT) if source.may(user)]


def translated(*values: Mapping[str, str] | None) -> Texts:
    """The texts of translated columns, in each of their languages."""
    return tuple((code, words) for value in values for code, words in (value or {}).items() if words)


def written(*values: str, language: str = "") -> Texts:
    return tuple((language, words) for words in values if words)


def number_in(code: str, letter: str) -> int | None:
    """12 of the code "f-12" for "f"; None if it is another code."""
    found = re.fullmatch(rf"{letter}-(\d{{1,12}})", code)
    return int(found[1]) if found else None


def year_and_number(code: str, letter: str = "") -> tuple[int, int] | None:
    """2022 and 8 of "p-2022-8" for "p"; of "2022-8" without a letter."""
    found = re.fullmatch(rf"{letter and letter + '-'}(\d{{4}})-(\d{{1,4}})", code)
    return (int(found[1]), int(found[2])) if found else None
