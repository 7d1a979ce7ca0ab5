"""Who must be told of a notice: everyone who asked for it, news media, and the members of the body (BK-11, BK-14a)."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from boards.choices import Channel
from boards.models import Appointment, Meeting, Subscription
from boards.rules.civil_days import local_date


@dataclass
class Recipient:
    """One address. It gets one message, also where it has several reasons to get it (BK-44)."""

    email: str
    language: str
    subscriptions: list[Subscription] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def channels(self) -> list[tuple[str, Appointment | None]]:
        """One row of the record for each reason; as a member, one for each seat held."""
        found: list[tuple[str, Appointment | None]] = [(Channel.MEMBER, each) for each in self.appointments]
        if self.subscriptions:
            is_media = any(each.is_media for each in self.subscriptions)
            found.append((Channel.MEDIA if is_media else Channel.SUBSCRIBER, None))
        return found


def recipients_of(meeting: Meeting, moment: datetime) -> list[Recipient]:
    """In a fixed order, in two statements."""
    found: dict[str, Recipient] = {}
    for subscription in subscriptions_to(meeting, moment):
        recipient = _at(found, subscription.email, subscription.language)
        recipient.subscriptions.append(subscription)
    for appointment in members_of(meeting, moment):
        if appointment.user is not None and appointment.user.is_active and appointment.user.email:
            _at(found, appointment.user.email, settings.LANGUAGE_CODE).appointments.append(appointment)
    return list(found.values())


def subscriptions_to(meeting: Meeting, moment: datetime) -> QuerySet[Subscription]:
    """Those who had asked by then: for this meeting, for its body, or for all."""
    wanted = Q(meeting=meeting) | Q(body=meeting.body_id) | Q(body=None, meeting=None)
    rows = Subscription.objects.filter(wanted, ended_at=None, started_at__lte=moment)
    return rows.select_related("body", "meeting__body").order_by("pk")


def members_of(meeting: Meeting, moment: datetime) -> QuerySet[Appointment]:
    """Whoever holds a seat on the day of the notice, or was appointed to one (BK-05)."""
    rows = Appointment.objects.bound(local_date(moment)).filter(seat__body=meeting.body_id)
    return rows.select_related("user", "seat").order_by("seat__position", "pk")


def media_to_phone(meeting: Meeting, moment: datetime) -> list[Subscription]:
    """News media on the list, whom someone phones before an emergency meeting (BK-18)."""
    return list(subscriptions_to(meeting, moment).filter(is_media=True))


def _at(found: dict[str, Recipient], email: str, language: str) -> Recipient:
    known = language if language in dict(settings.SITE_LANGUAGES) else settings.LANGUAGE_CODE
    return found.setdefault(email.casefold(), Recipient(email, known))
