from engagement.models.conversations import Conversation, LanguageService
from engagement.models.groups import Group, Heard, Note
from engagement.models.letters import Bulletin, Mailing, Subscriber, SubscriberTopic
from engagement.models.live import (
    Ballot,
    BallotChoice,
    LiveQuestion,
    QuestionSupport,
    Recording,
    RunStep,
)
from engagement.models.notices import RegistrationNotice
from engagement.models.outcomes import Outcome
from engagement.models.pages import ConversationIndexPage, ConversationPage
from engagement.models.participation import Accommodation, Registration, Told, WalkIn
from engagement.models.places import ParticipantRole, Region, Series
from engagement.models.results import (
    Breakdown,
    Poll,
    PollOption,
    Recap,
    Theme,
    ThemeShare,
    YearOfPeople,
)

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
