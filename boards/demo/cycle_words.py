"""Invented proposals, studies and reports of the demo cycles."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
PUBLIC: dict[str, str] = _DATA["public"]
PROPOSALS: list[dict[str, Any]] = _DATA["proposals"]
JOINT: dict[str, Any] = _DATA["joint"]
SAID: dict[str, str] = _DATA["said"]
EARLY: dict[int, dict[str, Any]] = _DATA["early"]
OFFICE: dict[str, str] = _DATA["office"]
STUDIES: dict[int, dict[str, Any]] = _DATA["studies"]
REPORTS: dict[str, dict[str, Any]] = _DATA["reports"]
ANSWERS: dict[int, list[Any]] = _DATA["answers"]
DECISIONS: dict[int, dict[str, Any]] = _DATA["decisions"]
MOTIONS: dict[int, dict[str, Any]] = _DATA["motions"]
FALL: list[list[Any]] = _DATA["fall"]
REVIEW: list[list[Any]] = _DATA["review"]
TODAY: list[dict[str, Any]] = _DATA["today"]
LIAISON = 18  # seat position on the Governing Board
CONSIDER: list[list[Any]] = [
    _DATA["call"],
    _DATA["on_reports"],
    *(
        ["action" if number in MOTIONS else "discussion", 15, facts["title"]["en"], facts["title"]["es"], []]
        for number, facts in enumerate(PROPOSALS, 1)
        if number in ANSWERS
    ),
    _DATA["else"],
]
