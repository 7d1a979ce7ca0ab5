"""What follows from an act of a lower capability in a higher one: one list for each act, called in order.

``site/after_steps.py`` fills them, so that a reader sees every step in one place. Each runs in the transaction of
the act.
"""

from collections.abc import Callable
from typing import Any

from boards.models import Meeting, PostedAgenda

PostingStep = Callable[[Any, PostedAgenda], Any]
SessionStep = Callable[[Any, Meeting], Any]

AFTER_FREEZING: list[PostingStep] = []  # a posting is frozen, its items are not yet
AFTER_POSTING: list[PostingStep] = []  # its items stand, and its notice is sent
CLOSING_SESSION: list[SessionStep] = []  # before the record of the session is sealed
