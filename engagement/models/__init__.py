from engagement.models.conversations import Conversation, LanguageService
from engagement.models.pages import ConversationIndexPage, ConversationPage
from engagement.models.participation import Accommodation, Registration
from engagement.models.results import Breakdown, GroupNote, Poll, PollOption, Recap, Theme, ThemeShare

__all__ = [
    "Accommodation",
    "Breakdown",
    "Conversation",
    "ConversationIndexPage",
    "ConversationPage",
    "GroupNote",
    "LanguageService",
    "Poll",
    "PollOption",
    "Recap",
    "Registration",
    "Theme",
    "ThemeShare",
]
