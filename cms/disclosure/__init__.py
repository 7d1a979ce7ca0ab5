"""Disclosure control: the one way for a count to leave the desk."""

from cms.disclosure.shapes import RULE, THRESHOLD, Cell, Key, PublishedTable, Table
from cms.disclosure.tables import (
    mean,
    percent,
    publish_together,
    publishable,
    publishable_choices,
    published_count,
)

__all__ = [
    "RULE",
    "THRESHOLD",
    "Cell",
    "Key",
    "PublishedTable",
    "Table",
    "mean",
    "percent",
    "publish_together",
    "publishable",
    "publishable_choices",
    "published_count",
]
