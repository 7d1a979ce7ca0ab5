"""Capabilities that act after a posting and around a session, in this order."""

from typing import Any

from boards.after_steps import AFTER_FREEZING, AFTER_POSTING, CLOSING_SESSION
from boards.materials.packets.services import ask_packets
from boards.materials.services import publish_posted
from boards.models import Meeting, PostedAgenda
from boards.proposals.agenda_items import link_posted
from boards.proposals.ballot_casting import close_ballots_of


def materials_are_public(actor: Any, posting: PostedAgenda) -> None:
    publish_posted(actor=actor, posting=posting)


def proposals_are_on_the_agenda(actor: Any, posting: PostedAgenda) -> None:
    """Only the first posting links proposals: a correction adds no business."""
    if posting.number == 1:
        link_posted(actor=actor, meeting=posting.meeting)


def packets_are_made(actor: Any, posting: PostedAgenda) -> None:
    ask_packets(actor=actor, posting=posting)


def rankings_are_closed(actor: Any, meeting: Meeting) -> None:
    close_ballots_of(actor=actor, meeting=meeting)


AFTER_FREEZING.append(materials_are_public)
AFTER_POSTING.extend([proposals_are_on_the_agenda, packets_are_made])
CLOSING_SESSION.append(rankings_are_closed)
