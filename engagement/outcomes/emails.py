"""Email after a conversation: outcomes of its themes are published."""

from engagement.models import Outcome, Registration
from engagement.recaps.emails import OUTCOMES, send


def outcomes_posted(registration: Registration, outcomes: list[Outcome]) -> None:
    send(OUTCOMES, registration, outcomes)
