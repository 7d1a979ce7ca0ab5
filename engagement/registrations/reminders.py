"""Remind people who hold a seat two days before and on the morning of the day, once each."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from django.db import transaction

from cms import clock
from cms.mail.bulk import write_to_each
from engagement.choices import AHEAD
from engagement.models import Conversation, Registration, SentReminder
from engagement.registrations import emails

DAYS_BEFORE = 2
FROM, MORNING = time(9), time(6)


@dataclass(frozen=True)
class Reminder:
    """A reminder of a conversation at its current start: a moved conversation gets new ones."""

    what: str
    conversation: Conversation
    since: datetime
    until: datetime

    @property
    def key(self) -> str:
        return f"reminder:{self.what}:{self.conversation.starts_at:%Y%m%dT%H%M%S}"


def reminders_of(conversation: Conversation) -> list[Reminder]:
    start = conversation.starts_at.astimezone(clock.PACIFIC)
    early = datetime.combine(start.date() - timedelta(days=DAYS_BEFORE), FROM, clock.PACIFIC)
    day = datetime.combine(start.date(), time(0), clock.PACIFIC)
    morning = min(datetime.combine(start.date(), MORNING, clock.PACIFIC), start - timedelta(hours=2))
    return [
        Reminder("two-days", conversation, early, day),
        Reminder("same-day", conversation, morning, conversation.starts_at),
    ]


def remind() -> int:
    """Send what is due now; returns how many. Concurrent workers send each reminder once."""
    moment = clock.now()
    near = Conversation.objects.ahead(moment).filter(starts_at__lte=moment + timedelta(days=DAYS_BEFORE + 1))
    due = [each for conversation in near for each in reminders_of(conversation)]
    return sum(_send(each) for each in due if each.since <= moment < each.until)


def _send(reminder: Reminder) -> int:
    """Skips people who registered after the reminder's moment: the confirmation informed them."""
    rows = Registration.objects.confirmed().filter(
        conversation=reminder.conversation, created_at__lt=reminder.since
    )
    waiting = rows.exclude(email="").exclude(told__what=reminder.key)
    return write_to_each(list(waiting.values_list("pk", flat=True)), partial(_remind, reminder=reminder))


@transaction.atomic
def _remind(pk: int, reminder: Reminder) -> int:
    """Checks again under lock: the person may have canceled, the conversation may have moved."""
    still = Registration.objects.confirmed().filter(
        pk=pk,
        conversation__status__in=AHEAD,
        conversation__starts_at=reminder.conversation.starts_at,
    )
    registration = still.exclude(email="").select_related("conversation").first()
    if registration is None:
        return 0
    _told, is_new = SentReminder.objects.get_or_create(
        registration=registration, what=reminder.key, defaults={"at": clock.now()}
    )
    if is_new:
        emails.reminder(registration, same_day=reminder.what == "same-day")
    return int(is_new)
