"""Where a posted meeting's details differ from the posting in force: the public still reads the old ones (BK-14)."""

from boards.agendas.changes import Change, compare_facts
from boards.choices import MeetingStatus
from boards.models import Meeting, PostedAgenda

TOLD_AT_ONCE = ("place", "stream_url", "phone_in")


def unposted_facts(meeting: Meeting, posting: PostedAgenda | None) -> list[Change]:
    """A changed hour, room, link or phone line that no posting says yet."""
    if posting is None or meeting.status != MeetingStatus.POSTED:
        return []
    posted = posting.snapshot["meeting"]
    facts = {name: getattr(meeting, name) for name in TOLD_AT_ONCE}
    if meeting.has_new_hour:
        facts |= {"starts_at": meeting.noticed_start.isoformat(), "ends_at": meeting.noticed_end.isoformat()}
    return compare_facts({name: posted.get(name) or "" for name in facts}, facts)
