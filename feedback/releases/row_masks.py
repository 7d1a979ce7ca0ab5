"""Read what a file may tell of a row, from the decision of its release."""

from dataclasses import dataclass
from typing import Any

from feedback.releases.row_attributes import Attribute, Row, attributes_of
from feedback.releases.row_tables import Cell, masked

Json = dict[str, Any]


@dataclass(frozen=True)
class RowMask:
    attributes: dict[str, Attribute]
    shown: dict[str, list[str]]

    @classmethod
    def of(cls, meta: Json, shown_rows: Json) -> "RowMask":
        return cls({each.name: each for each in attributes_of(meta)}, shown_rows.get("shown", {}))

    def cell(self, name: str, row: Row) -> Cell:
        """The values of an attribute that may stand beside the comment; empty if the release does not show it."""
        attribute, shown = self.attributes.get(name), self.shown.get(name)
        return masked(attribute, attribute.read(row), shown) if attribute and shown else ()

    def text(self, name: str, row: Row) -> str | None:
        return "; ".join(self.cell(name, row)) or None
