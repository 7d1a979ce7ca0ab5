"""Minutes drawn from what happened: `draft` gives facts without language, `words` says them in the reader's."""

from boards.minutes.checks import refusal
from boards.minutes.facts import draft
from boards.minutes.sections import Line, Section, minutes_text
from boards.minutes.versions import changes_between

__all__ = ["Line", "Section", "changes_between", "draft", "refusal", "minutes_text"]
