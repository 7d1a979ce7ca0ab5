"""What rankings add to the page of a meeting: places by name, and points (BK-46)."""

from typing import Any

from boards.agendas.presenters import AgendaView
from boards.models import Meeting, PostedAgenda
from boards.proposals.ballot_presenters import ballots_of


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """One statement once the meeting began; two more where the board ranked. The names are public (BK-30)."""
    return {"rankings": ballots_of(meeting)} if meeting.began_at else {}


def on_desk(meeting: Meeting, user: Any) -> dict[str, Any]:
    return {}
