"""Which capabilities act after a posting and around a session, in this order (house.md section 1)."""

from boards.after_steps import AFTER_FREEZING, AFTER_POSTING, CLOSING_SESSION
from boards.materials.packets.services import ask_packets
from boards.materials.services import publish_posted
from boards.models import Meeting, PostedAgenda
from boards.proposals.agenda_items import link_posted
from boards.proposals.ballot_casting import close_ballots_of
from cms.records.history import Actor


def materials_are_public(actor: Actor, posting: PostedAgenda) -> None:
    publish_posted(actor=actor, posting=posting)


def proposals_are_on_the_agenda(actor: Actor, posting: PostedAgenda) -> None:
    """A correction brings no business: only the first posting links proposals."""
    if posting.number == 1:
        link_posted(actor=actor, meeting=posting.meeting)


def packets_are_made(actor: Actor, posting: PostedAgenda) -> None:
    ask_packets(actor=actor, posting=posting)


def rankings_are_closed(actor: Actor, meeting: Meeting) -> None:
    close_ballots_of(actor=actor, meeting=meeting)


AFTER_FREEZING.append(materials_are_public)
AFTER_POSTING.extend([proposals_are_on_the_agenda, packets_are_made])
CLOSING_SESSION.append(rankings_are_closed)
