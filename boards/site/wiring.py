"""Capabilities that act after a posting and around a session, in this order."""

from boards.choices import PostingAct
from boards.comments import meeting_part as comments
from boards.decisions.console import table_context
from boards.materials import meeting_part as materials
from boards.materials.closing import close_after_drafting, materials_left
from boards.materials.distribution import publish_posted
from boards.materials.packets.services import ask_packets
from boards.meetings import notices_part
from boards.minutes import meeting_part as minutes
from boards.models import Meeting, PostedAgenda
from boards.proposals import meeting_part as rankings
from boards.proposals.agenda_items import link_posted
from boards.proposals.ballot_casting import close_ballots_of
from boards.proposals.ballot_console import ballot_context
from boards.sessions import meeting_part as sessions
from boards.sessions.dispositions import defer_tabled
from boards.wiring import (
    AFTER_DRAFTING,
    AFTER_FREEZING,
    AFTER_POSTING,
    CLOSING_SESSION,
    CONSOLE_PARTS,
    EDITOR_PARTS,
    MEETING_PARTS,
)
from boards.workspace import meeting_part as members
from cms.records.history import Actor


def materials_are_public(actor: Actor, posting: PostedAgenda) -> None:
    publish_posted(actor=actor, posting=posting)


def proposals_are_on_the_agenda(actor: Actor, posting: PostedAgenda) -> None:
    """Only the first posting links proposals: no later draft takes one up."""
    if posting.act == PostingAct.FIRST:
        link_posted(actor=actor, meeting=posting.meeting)


def packets_are_made(actor: Actor, posting: PostedAgenda) -> None:
    ask_packets(actor=actor, posting=posting)


def rankings_are_closed(actor: Actor, meeting: Meeting) -> None:
    close_ballots_of(actor=actor, meeting=meeting)


AFTER_DRAFTING.extend([close_after_drafting, materials_left])
EDITOR_PARTS.append(materials.on_editor)
AFTER_FREEZING.append(materials_are_public)
AFTER_POSTING.extend([proposals_are_on_the_agenda, packets_are_made])
CLOSING_SESSION.extend([rankings_are_closed, defer_tabled])
MEETING_PARTS.extend([notices_part, materials, comments, minutes, sessions, members, rankings])
CONSOLE_PARTS.extend([table_context, ballot_context])
