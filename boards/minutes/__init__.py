"""Minutes: facts from events, text, checks, comparison, and the two-way table of sentences and events (BK-31)."""

from boards.minutes.checks import refusal
from boards.minutes.entailment import unfounded, unsaid
from boards.minutes.facts import draft
from boards.minutes.lines import Line
from boards.minutes.sections import Section, all_lines, minutes_text
from boards.minutes.versions import changes_between

__all__ = [
    "Line", "Section", "all_lines", "changes_between", "draft", "minutes_text", "refusal", "unfounded", "unsaid",
]  # fmt: skip
