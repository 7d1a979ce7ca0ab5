from boards.models.agendas import (
    AddedItem,
    AgendaApproval,
    AgendaItem,
    AgendaItemFinding,
    NoticeSending,
    PostedAgenda,
    WaitingItem,
)
from boards.models.agreements import Agreement, AgreementParty
from boards.models.bodies import Body, Holding, OnboardingStep, Seat
from boards.models.closed import ClosedNote, ClosedSession
from boards.models.comments import AidRequest, ItemComment, SpeakerRequest
from boards.models.decisions import Decision, FollowUp, ItemOutcome
from boards.models.events import ConsoleVisit, Incident, LiveState, MeetingEvent
from boards.models.materials import Distribution, Material, MaterialVersion, Packet
from boards.models.meetings import Meeting, Presence, RemoteException, RemoteMember, TeleconferenceSite
from boards.models.minutes import Duty, MinutesText, MinutesVersion, Recording
from boards.models.modes import TeleconferenceMode
from boards.models.pages import BoardsIndexPage, BodyPage, MeetingPage
from boards.models.proposals import Proposal
from boards.models.subscriptions import Subscription
from boards.models.templates import AgendaTemplate
from boards.models.votes import CommentWindow, Disclosure, Motion, Vote

__all__ = [
    "AddedItem",
    "AgendaApproval",
    "AgendaItem",
    "AgendaItemFinding",
    "AgendaTemplate",
    "Agreement",
    "AgreementParty",
    "AidRequest",
    "BoardsIndexPage",
    "Body",
    "BodyPage",
    "ClosedNote",
    "ClosedSession",
    "CommentWindow",
    "ConsoleVisit",
    "Decision",
    "Disclosure",
    "Distribution",
    "Duty",
    "FollowUp",
    "Holding",
    "Incident",
    "ItemComment",
    "ItemOutcome",
    "LiveState",
    "Material",
    "MaterialVersion",
    "Meeting",
    "MeetingEvent",
    "MeetingPage",
    "MinutesText",
    "MinutesVersion",
    "Motion",
    "NoticeSending",
    "OnboardingStep",
    "Packet",
    "PostedAgenda",
    "Presence",
    "Proposal",
    "Recording",
    "RemoteException",
    "RemoteMember",
    "Seat",
    "SpeakerRequest",
    "Subscription",
    "TeleconferenceMode",
    "TeleconferenceSite",
    "Vote",
    "WaitingItem",
]
