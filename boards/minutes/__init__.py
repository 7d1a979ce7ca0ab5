"""Minutes generated from recorded events: `draft` collects language-neutral facts, `words` renders them."""

from boards.minutes.checks import refusal
from boards.minutes.facts import draft
from boards.minutes.lines import Line
from boards.minutes.sections import Section, minutes_text
from boards.minutes.versions import changes_between

__all__ = ["Line", "Section", "changes_between", "draft", "refusal", "minutes_text"]
