"""Filters of data sets that an app above provides: the comments that belong to something of its own.

A filter selects by what stays with a comment for good; its pair of name and value takes part in the comparison of
releases like any other filter (PRV-12).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from cms.extension_points import provide, provided

POINT = "feedback.cut_filters"


@dataclass(frozen=True)
class MoreFilter:
    """``condition``: the submissions of a value. ``choices``: value and label of each. ``words``: label of a value."""

    name: str
    label: Promise
    condition: Callable[[str], Q]
    choices: Callable[[], list[tuple[str, str]]]
    is_known: Callable[[str], bool]
    words: Callable[[str], str]


def register(more: MoreFilter) -> None:
    provide(POINT, more)


def more_filters() -> dict[str, MoreFilter]:
    return {each.name: each for each in provided(POINT)}
