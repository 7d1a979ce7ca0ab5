"""Invented subscribers to notices; each notice reaches them at its own time, in the outbox only."""

from datetime import date, timedelta

from boards.demo import agendas, meetings
from boards.demo.meetings import tell
from boards.meetings.states import cancel_meeting
from boards.models import Body, Subscription
from cms import clock
from cms.access import Role
from cms.demo import DemoContext

SINCE = meetings.pacific(date(2022, 1, 10), 9)
JULY = date(2022, 7, 13)
PEOPLE = [
    {"email": "reader@demo.example", "language": "en"},
    {"email": "lectora@demo.example", "language": "es", "body": "governing-board"},
    {"email": "news@demo.example", "language": "en", "is_media": True, "phone": "916-555-0150"},
]
WHY = {
    "en": "Too few members can come. The next meeting takes up the same items.",
    "es": "Pueden venir muy pocos miembros. La próxima reunión trata los mismos puntos.",
}


def build_people() -> None:
    """Idempotent."""
    for facts in PEOPLE:
        body = Body.objects.get(slug=facts["body"]) if "body" in facts else None
        known = {name: value for name, value in facts.items() if name != "body"}
        if not Subscription.objects.filter(email=facts["email"]).exists():
            Subscription.objects.create(**known, body=body, started_at=SINCE)


def called_off(ctx: DemoContext) -> None:
    """A meeting that was posted and then canceled."""
    planned = meetings.pacific(date(2022, 6, 27), 10)
    meeting = meetings.plan(ctx, "community-engagement", JULY, agendas.SEPTEMBER, hour=10, on=planned)
    meetings.post(ctx, meeting, meetings.pacific(date(2022, 7, 1), 14, 10))
    with clock.at(meeting.starts_at - timedelta(days=3)):
        cancel_meeting(actor=ctx.user(Role.CLERK), meeting=meeting, reason=WHY)
        tell(meeting)
