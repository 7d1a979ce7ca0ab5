from engagement.models.conversations import Conversation, LanguageService
from engagement.models.live import (
    Ballot,
    BallotChoice,
    LiveQuestion,
    QuestionSupport,
    Recording,
    RunStep,
)
from engagement.models.newsletter import Bulletin, Mailing, Subscriber, SubscriberTopic
from engagement.models.notes import Group, Heard, Note
from engagement.models.outcomes import Outcome
from engagement.models.pages import ConversationIndexPage, ConversationPage
from engagement.models.privacy_notice import RegistrationNotice
from engagement.models.recaps import Breakdown, Poll, PollOption, Recap, Theme, ThemeShare, YearOfPeople
from engagement.models.reference_data import ParticipantRole, Region, Series
from engagement.models.registrations import Accommodation, Registration, Told, WalkIn

__all__ = [
    "Accommodation",
    "Ballot",
    "BallotChoice",
    "Breakdown",
    "Bulletin",
    "Conversation",
    "ConversationIndexPage",
    "ConversationPage",
    "Group",
    "Heard",
    "LanguageService",
    "LiveQuestion",
    "Mailing",
    "Note",
    "Outcome",
    "ParticipantRole",
    "Poll",
    "PollOption",
    "QuestionSupport",
    "Recap",
    "Recording",
    "Region",
    "Registration",
    "RegistrationNotice",
    "RunStep",
    "Series",
    "Subscriber",
    "SubscriberTopic",
    "Theme",
    "ThemeShare",
    "Told",
    "WalkIn",
    "YearOfPeople",
]
