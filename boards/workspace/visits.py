"""What a member has opened in a packet. Visible to nobody else: no read receipts (BK-41)."""

from django.db import transaction

from boards.models import Meeting, MeetingVisit
from cms import clock
from cms.users.models import User


@transaction.atomic
def see_meeting(*, owner: User, meeting: Meeting) -> MeetingVisit:
    visit, _made = MeetingVisit.objects.update_or_create(
        owner=owner, meeting=meeting, defaults={"seen_at": clock.now()}
    )
    return visit


@transaction.atomic
def read_item(*, owner: User, meeting: Meeting, key: str, versions: dict[str, int]) -> MeetingVisit:
    """``versions`` maps each material to the version shown."""
    visit, made = MeetingVisit.objects.select_for_update().get_or_create(
        owner=owner, meeting=meeting, defaults={"seen_at": clock.now()}
    )
    visit.read |= {key: clock.now().isoformat()}
    visit.versions |= versions
    visit.save(update_fields=["read", "versions"])
    return visit
