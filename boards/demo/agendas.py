"""Agenda items of the demo meetings: kind, minutes, English, Spanish, findings."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
MAY: list[list[Any]] = _DATA["may"]
PROPOSALS: list[Any] = _DATA["proposals"]
SEPTEMBER: list[list[Any]] = _DATA["september"]
NOVEMBER: list[list[Any]] = _DATA["november"]
UPCOMING: list[list[Any]] = _DATA["upcoming"]
MORE: dict[str, dict[str, Any]] = _DATA["more"]
USUAL: list[list[Any]] = _DATA["usual"]
ADVISORY: list[list[Any]] = _DATA["advisory"]
FOR_MORE_READERS: dict[str, dict[str, str]] = _DATA["for_more_readers"]
TEXTS: dict[str, dict[str, str]] = _DATA["texts"]
