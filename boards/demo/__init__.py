"""Demo content of this app: three bodies, their meetings of 2022, votes, decisions and action items."""

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
