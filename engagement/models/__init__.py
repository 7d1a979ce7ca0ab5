from engagement.models.conversations import Conversation, LanguageService
from engagement.models.live import (
    Ballot,
    BallotChoice,
    LiveQuestion,
    Poll,
    PollOption,
    QuestionSupport,
    Recording,
    RunStep,
)
from engagement.models.newsletter import Bulletin, Mailing, Subscriber, SubscriberTopic
from engagement.models.notes import Group, Heard, Note
from engagement.models.outcomes import Outcome
from engagement.models.pages import ConversationIndexPage, ConversationPage
from engagement.models.participation import AnnualParticipation
from engagement.models.privacy_notice import RegistrationNotice
from engagement.models.proposals import OutcomeProposal, RecapProposal
from engagement.models.recaps import Breakdown, Recap, Theme, ThemeShare
from engagement.models.reference_data import ParticipantRole, Region, Series
from engagement.models.registrations import Accommodation, Registration, SentReminder, WalkIn

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
    "OutcomeProposal",
    "ParticipantRole",
    "Poll",
    "PollOption",
    "QuestionSupport",
    "Recap",
    "RecapProposal",
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
    "SentReminder",
    "WalkIn",
    "AnnualParticipation",
]
