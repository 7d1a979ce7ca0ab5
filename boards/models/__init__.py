from boards.models.agendas import AgendaItem, AgendaItemFinding, NoticeSending, PostedAgenda
from boards.models.agreements import Agreement, AgreementParty
from boards.models.bodies import Body, Holding, Seat
from boards.models.decisions import Decision, FollowUp, ItemOutcome
from boards.models.meetings import Meeting, Presence
from boards.models.pages import BoardsIndexPage, BodyPage, MeetingPage
from boards.models.proposals import Proposal
from boards.models.votes import CommentWindow, Motion, Vote

__all__ = [
    "AgendaItem",
    "AgendaItemFinding",
    "Agreement",
    "AgreementParty",
    "BoardsIndexPage",
    "Body",
    "BodyPage",
    "CommentWindow",
    "Decision",
    "FollowUp",
    "Holding",
    "ItemOutcome",
    "Meeting",
    "MeetingPage",
    "Motion",
    "NoticeSending",
    "PostedAgenda",
    "Presence",
    "Proposal",
    "Seat",
    "Vote",
]
