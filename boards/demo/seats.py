"""Seats defined by law (C2C-04, C2C-07), and the invented people who hold them."""

from datetime import date
from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
BOARD: dict[str, str] = _DATA["board"]
GOVERNING: list[list[Any]] = _DATA["governing"]
ENGAGEMENT: list[list[str]] = _DATA["engagement"]
DATA_TOOLS: list[list[str]] = _DATA["data_tools"]
BODIES: list[dict[str, Any]] = _DATA["bodies"]
INDEX: dict[str, dict[str, Any]] = _DATA["index"]
ALTERNATES: dict[int, str] = _DATA["alternates"]
ACCOUNTS: dict[str, str] = _DATA["accounts"]
OFFICERS: dict[str, str] = _DATA["officers"]
NOT_YET: dict[str, list[str]] = _DATA["not_yet"]

# First terms end after one, two and three years: 5, 5 and 6 seats (C2C-07).
FIRST_TERM_ENDS = [date(2023, 5, 10)] * 5 + [date(2024, 5, 10)] * 5 + [date(2025, 5, 10)] * 6
APPOINTED = date(2022, 5, 11)
TOOK_OFFICE = date(2021, 11, 1)
# Named before the first day, when they take the oath (BK-05).
NAMED = {"governing-board": date(2021, 10, 4), "data-and-tools": APPOINTED, "community-engagement": APPOINTED}
ALTERNATES_FROM = date(2022, 2, 9)
ACT = "Bagley-Keene Open Meeting Act, text of January 1, {year}"
