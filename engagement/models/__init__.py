from engagement.models.announcements import Announcement
from engagement.models.conversations import Conversation
from engagement.models.evening_links import EveningLink
from engagement.models.follow_up import FollowUp, FollowUpInvitation, FollowUpLink
from engagement.models.language_services import LanguageService
from engagement.models.live import (
    Ballot,
    Poll,
    PollOption,
    Recording,
    Round,
    RunStep,
)
from engagement.models.messages import MessageRecipient, RegistrantMessage
from engagement.models.needs import Accommodation
from engagement.models.newsletter import Bulletin, FollowedRecord, Mailing, Subscriber, SubscriberTopic
from engagement.models.notes import Group, Heard, Note
from engagement.models.outcomes import Outcome
from engagement.models.own_questions import OwnAnswer, OwnQuestion
from engagement.models.pages import ConversationIndexPage, ConversationPage
from engagement.models.paper_cards import PaperCard
from engagement.models.participation import AnnualParticipation
from engagement.models.poll_texts import PollText
from engagement.models.privacy_notice import RegistrationNotice
from engagement.models.proposals import OutcomeProposal, RecapProposal
from engagement.models.questions import LiveQuestion, QuestionSupport, QuestionTranslation
from engagement.models.recaps import Breakdown, Recap, RecapText, Theme, ThemeShare
from engagement.models.reference_data import ParticipantRole, Region, Series
from engagement.models.registrations import Registration, SentReminder, WalkIn

__all__ = [
    "Accommodation",
    "Announcement",
    "Ballot",
    "Breakdown",
    "Bulletin",
    "Conversation",
    "ConversationIndexPage",
    "ConversationPage",
    "EveningLink",
    "FollowedRecord",
    "FollowUp",
    "FollowUpInvitation",
    "FollowUpLink",
    "Group",
    "Heard",
    "LanguageService",
    "LiveQuestion",
    "Mailing",
    "MessageRecipient",
    "Note",
    "Outcome",
    "OwnAnswer",
    "OwnQuestion",
    "PaperCard",
    "OutcomeProposal",
    "ParticipantRole",
    "Poll",
    "PollOption",
    "PollText",
    "QuestionSupport",
    "QuestionTranslation",
    "Recap",
    "RecapProposal",
    "RecapText",
    "Recording",
    "Region",
    "RegistrantMessage",
    "Registration",
    "RegistrationNotice",
    "Round",
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
