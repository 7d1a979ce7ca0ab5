"""Steps that higher capabilities run after an act of a lower one: one list per act, called in order.

``site/after_steps.py`` fills the lists, so all steps are visible in one place. Each step runs in the transaction of the
act.
"""

from collections.abc import Callable
from typing import Any

from boards.models import Meeting, PostedAgenda

PostingStep = Callable[[Any, PostedAgenda], Any]
SessionStep = Callable[[Any, Meeting], Any]

AFTER_FREEZING: list[PostingStep] = []  # after a posting is frozen, before its items are
AFTER_POSTING: list[PostingStep] = []  # after the items are frozen and the notice is sent
CLOSING_SESSION: list[SessionStep] = []  # before the session record is sealed
