"""Demo content of this room: three bodies, their meetings of 2022, the votes, decisions and steps of the case."""

from boards.demo.build import build

CASE = {
    "body": "governing-board",
    "meeting": "2022-11-09",
    "item": 6,
    "motion": "6.1",
    "decision": "2022-17",
    "proposal": "P-2022-08",
}

__all__ = ["CASE", "build"]
