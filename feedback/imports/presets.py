"""Layouts that other programs export, as data: recognized by their header, they propose what each column is."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cms.data_files import data_beside

IMPORT_ID = '{"ImportId"'


@dataclass(frozen=True)
class Preset:
    key: str
    title: str
    header: frozenset[str]
    columns: tuple[tuple[re.Pattern[str], str], ...]
    skip: int = 0
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """What the preset says a column is, such as ``attr:number``, ``text`` or ``drop``; else empty."""
        found = (role for pattern, role in self.columns if pattern.fullmatch(name.strip()))
        return next(found, "")


@lru_cache(maxsize=1)
def presets() -> tuple[Preset, ...]:
    return tuple(_preset(key, facts) for key, facts in data_beside(__file__).items())


def _preset(key: str, facts: dict[str, Any]) -> Preset:
    columns = tuple((re.compile(pattern, re.IGNORECASE), role) for pattern, role in facts["columns"])
    header = frozenset(name.casefold() for name in facts["header"])
    return Preset(key, facts["title"], header, columns, facts.get("skip", 0), facts.get("values", {}))


def recognize(names: list[str], rows: list[dict[str, str]]) -> Preset | None:
    """The preset whose header the file has. Rows below a header are left out only if they are there (Qualtrics)."""
    have = {name.strip().casefold() for name in names}
    for each in presets():
        if each.header <= have and (not each.skip or _has_header_rows(rows)):
            return each
    return None


def _has_header_rows(rows: list[dict[str, str]]) -> bool:
    return len(rows) > 1 and any(IMPORT_ID in value for value in rows[1].values())


def preset_of(key: str) -> Preset | None:
    return next((each for each in presets() if each.key == key), None)
