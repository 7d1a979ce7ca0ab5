from boards.models.agendas import (
    AddedItem,
    AgendaApproval,
    AgendaItem,
    AgendaItemFinding,
    DeferredItem,
    NoticeSending,
    PostedAgenda,
)
from boards.models.agreements import (
    Agreement,
    AgreementDocument,
    AgreementStep,
    Party,
    PartyStep,
    Signature,
)
from boards.models.applications import (
    Application,
    ApplicationAnswers,
    ApplicationCall,
    ApplicationContact,
    ApplicationReview,
    AppointedApplicant,
)
from boards.models.attendance import Presence, RemoteException, RemoteMember, TeleconferenceSite
from boards.models.ballots import BallotVote, RankingBallot
from boards.models.bodies import Appointment, Body, OnboardingStep, Seat
from boards.models.closed import ClosedNote, ClosedSession
from boards.models.comments import AidRequest, ItemComment, SpeakerRequest
from boards.models.committees import Committee
from boards.models.corrections import AgendaCorrection
from boards.models.cycle import Cycle, CycleRules, PhaseKind, Scope
from boards.models.cycle_items import CycleItem
from boards.models.cycle_reports import (
    CycleReport,
    Effort,
    FeasibilityStudy,
    ReportDrafter,
    ReportState,
    ReportVersion,
)
from boards.models.data_sets import DataCell, DataEdition, DataSet
from boards.models.decisions import Decision, DecisionDraft, FollowUp, ItemOutcome
from boards.models.events import ConsoleVisit, Incident, LiveState, MeetingEvent
from boards.models.groups import ContactGroup, ContactMember, MemberQuestion, Topic
from boards.models.materials import Distribution, Material, MaterialRequest, MaterialVersion, Packet
from boards.models.meetings import FormerAddress, Meeting
from boards.models.members import Attendance, CalendarLink, DisclosureFiling, Training
from boards.models.minutes import Duty, MinutesText, MinutesVersion, Recording
from boards.models.modes import TeleconferenceMode
from boards.models.notes import MeetingVisit, MemberNote
from boards.models.officers import Officer
from boards.models.openings import JobOpening, OpeningChange
from boards.models.pages import BoardsIndexPage, BodyPage, MeetingPage
from boards.models.progress import StepProgress
from boards.models.proposals import (
    Proposal,
    ProposalAuthor,
    ProposalSource,
    ProposalStep,
    ProposalStepKind,
    Sponsorship,
)
from boards.models.stories import ChartComment, StoryIndexPage, StoryPage
from boards.models.subscriptions import Subscription
from boards.models.templates import AgendaTemplate
from boards.models.votes import CommentWindow, Disclosure, Motion, Vote

__all__ = [
    "AgendaCorrection",
    "AddedItem",
    "AgendaApproval",
    "AgendaItem",
    "AgendaItemFinding",
    "AgendaTemplate",
    "Agreement",
    "AgreementDocument",
    "AgreementStep",
    "AidRequest",
    "Application",
    "ApplicationAnswers",
    "ApplicationCall",
    "ApplicationContact",
    "ApplicationReview",
    "AppointedApplicant",
    "BallotVote",
    "BoardsIndexPage",
    "Attendance",
    "Body",
    "BodyPage",
    "CalendarLink",
    "ClosedNote",
    "ClosedSession",
    "ChartComment",
    "CommentWindow",
    "Committee",
    "ConsoleVisit",
    "Cycle",
    "CycleItem",
    "CycleReport",
    "CycleRules",
    "DataCell",
    "DataEdition",
    "DataSet",
    "ContactGroup",
    "ContactMember",
    "Decision",
    "DecisionDraft",
    "Disclosure",
    "DisclosureFiling",
    "Distribution",
    "Duty",
    "Effort",
    "FeasibilityStudy",
    "FollowUp",
    "FormerAddress",
    "Appointment",
    "Incident",
    "ItemComment",
    "ItemOutcome",
    "JobOpening",
    "LiveState",
    "Material",
    "MaterialRequest",
    "MaterialVersion",
    "Meeting",
    "MeetingEvent",
    "MeetingPage",
    "MeetingVisit",
    "MemberNote",
    "MemberQuestion",
    "MinutesText",
    "MinutesVersion",
    "Motion",
    "NoticeSending",
    "Officer",
    "OpeningChange",
    "OnboardingStep",
    "Packet",
    "Party",
    "PartyStep",
    "PhaseKind",
    "PostedAgenda",
    "Presence",
    "Proposal",
    "ProposalAuthor",
    "ProposalSource",
    "ProposalStep",
    "ProposalStepKind",
    "RankingBallot",
    "Recording",
    "RemoteException",
    "RemoteMember",
    "ReportDrafter",
    "ReportState",
    "ReportVersion",
    "Scope",
    "Seat",
    "Signature",
    "SpeakerRequest",
    "StepProgress",
    "Sponsorship",
    "StoryIndexPage",
    "StoryPage",
    "Subscription",
    "TeleconferenceMode",
    "TeleconferenceSite",
    "Training",
    "Topic",
    "Vote",
    "DeferredItem",
]
