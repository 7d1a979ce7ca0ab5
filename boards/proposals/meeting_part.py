"""Rankings on the meeting page: ranks by name, and points (BK-46)."""

from typing import Any

from boards.agendas.presenters import AgendaView
from boards.models import Meeting, PostedAgenda
from boards.proposals.ballot_presenters import ballots_of
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """One query once the meeting has begun; two more if there was a ranking. Names are public (BK-30)."""
    by_row = {item.row.pk: item for item in agenda.items if item.row}
    for shown in ballots_of(meeting) if meeting.began_at else ():
        if item := by_row.get(shown.ballot.item_id):
            item.rankings.append(shown)
    return {}


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    return {}
