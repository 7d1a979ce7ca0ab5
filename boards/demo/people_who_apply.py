"""Texts of the demo calls, and the invented applicants."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
CRITERIA: list[dict[str, str]] = _DATA["criteria"]
PAST: dict[str, Any] = _DATA["past"]
OPEN: dict[str, Any] = _DATA["open"]
SCORED: dict[str, Any] = _DATA["scored"]
AGENDA: list[list[Any]] = _DATA["agenda"]
MOTION: dict[str, str] = _DATA["motion"]
DECISION: dict[str, Any] = _DATA["decision"]
PAST_PEOPLE: list[dict[str, Any]] = _DATA["past_people"]
PAST_POINTS: dict[str, list[list[int]]] = _DATA["past_points"]
SCORED_PEOPLE: list[dict[str, Any]] = _DATA["scored_people"]
SCORED_POINTS: dict[str, list[list[int]]] = _DATA["scored_points"]
OPEN_PEOPLE: list[dict[str, Any]] = _DATA["open_people"]
