"""Invented subscribers of email updates follow public records from the loading day on."""

from cms import clock
from cms.open_data import sync
from cms.open_data.changes import last_change
from engagement.models import FollowedRecord, Subscriber

FOLLOWED = {
    "reader.one@demo.example": [("decisions", "2022-17"), ("bodies", "governing-board")],
    "reader.three@demo.example": [("proposals", "P-2022-08"), ("decisions", "2022-17")],
    "reader.four@demo.example": [("bodies", "community-engagement")],
}


def build() -> None:
    """Idempotent. The public copies are made first: nobody is told of what was there before they followed it."""
    if FollowedRecord.objects.filter(subscriber__is_demo=True).exists():
        return
    sync.follow()
    until = last_change(clock.now())
    for email, subjects in FOLLOWED.items():
        person = Subscriber.objects.get(email=email)
        for kind, key in subjects:
            FollowedRecord.objects.create(subscriber=person, kind=kind, key=key, told_until=until)
