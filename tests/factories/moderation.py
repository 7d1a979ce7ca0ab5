"""Factories for campaign letters and personal information, for tests of moderation."""

from typing import Any

from feedback.models import Campaign, Submission
from feedback.moderation.campaign_grouping import find_campaigns
from tests.factories import feedback as make

LETTER = (
    "We ask the Office to show the numbers of each county on the first page, "
    "because families look for their own place before they look for anything else in the state."
)
OTHER = (
    "Teachers in small schools have no time to read long reports, so please send a short "
    "page every month that says what changed and what we can do with it now."
)
PRIVATE = "My name is Rosa Prueba. Call me at 916-555-0143. Show my county."


def send_letters(form: Any, count: int = 5, words: str = LETTER, **facts: Any) -> list[Submission]:
    return [make.make_submission(form, words, **facts) for _number in range(count)]


def found_campaign(form: Any, count: int = 5, words: str = LETTER) -> Campaign:
    send_letters(form, count, words)
    find_campaigns(actor="system:test")
    return Campaign.objects.get(sample__text=words)
