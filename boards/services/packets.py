"""Ask for the packet of a posting, as a job."""

from boards.models import PostedAgenda
from cms.history import Actor


def ask_packets(*, actor: Actor, posting: PostedAgenda) -> None:
    """One packet for each language of the posting."""
