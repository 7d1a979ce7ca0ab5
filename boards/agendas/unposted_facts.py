"""Where a posted meeting's details differ from the posting in force: the public still reads the old ones (BK-14)."""

from boards.agendas.changes import Change, compare_facts
from boards.choices import MeetingStatus
from boards.models import Meeting, PostedAgenda

TOLD_AT_ONCE = ("place", "stream_url", "phone_in")


def unposted_facts(meeting: Meeting, posting: PostedAgenda | None) -> list[Change]:
    """A changed room, link or phone line that no posting says yet."""
    if posting is None or meeting.status != MeetingStatus.POSTED:
        return []
    old = {name: posting.snapshot["meeting"].get(name) or "" for name in TOLD_AT_ONCE}
    return compare_facts(old, {name: getattr(meeting, name) for name in TOLD_AT_ONCE})
