"""What a lower capability calls of higher ones: one list for each place, in order.

``site/wiring.py`` fills the lists, so that a reader sees all of them in one file. Steps run in the act's transaction.
"""

from collections.abc import Callable, Collection
from typing import Any, Protocol

from boards.models import AgendaItem, Meeting, PostedAgenda
from cms.records.history import Actor
from cms.users.models import User


class MeetingPart(Protocol):
    """A capability's share of a meeting's page and of its page on the desk.

    ``on_meeting`` takes at most one query, whatever the number of items; ``on_desk`` has no such limit.
    """

    def on_meeting(self, meeting: Meeting, posting: PostedAgenda, agenda: Any) -> dict[str, Any]: ...

    def on_desk(self, meeting: Meeting, user: User) -> dict[str, Any]: ...


PostingStep = Callable[[Actor, PostedAgenda], Any]
SessionStep = Callable[[Actor, Meeting], Any]
ConsolePart = Callable[[AgendaItem, dict[str, Any], Any], dict[str, Any]]

# After the items of a draft changed, with the keys of those that are gone; gives what staff should look at.
DraftStep = Callable[[Actor, Meeting, Collection[str]], list[str]]
# What the agenda's editor shows beside each item, by its key.
EditorPart = Callable[[Meeting, User], dict[str, Any]]

AFTER_DRAFTING: list[DraftStep] = []
EDITOR_PARTS: list[EditorPart] = []
AFTER_FREEZING: list[PostingStep] = []  # a posting is frozen, its items are not yet
AFTER_POSTING: list[PostingStep] = []  # its items stand, and its notice is sent
CLOSING_SESSION: list[
    SessionStep
] = []  # the adjournment is final; before the record of the session is sealed
MEETING_PARTS: list[MeetingPart] = []
CONSOLE_PARTS: list[ConsolePart] = []  # of the item in hand: item, its context so far, drafts of forms
