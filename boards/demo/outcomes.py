"""Invented votes of 2022 by seat position, and the decisions and action items that followed."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
MOTIONS: dict[int, dict[str, Any]] = _DATA["motions"]
DECISIONS: dict[int, dict[str, Any]] = _DATA["decisions"]
LEFT: dict[int, dict[str, Any]] = _DATA["left"]
MAY_MOTION: dict[str, str] = _DATA["may_motion"]
MAY_DECISION: dict[str, Any] = _DATA["may_decision"]
OWNER: dict[str, str] = _DATA["owner"]

# November 9, 2022: 17 of 20 members present, three remotely; seat 17 is vacant.
ABSENT = {13, 19, 20}
REMOTE = {5, 10, 15}
MOVER, SECONDER = 3, 11
