"""Recipients of a notice: subscribers, news media, and members of each body that meets (BK-11, BK-14a)."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from boards.choices import Channel
from boards.models import Appointment, Meeting, Subscription
from boards.rules.civil_days import local_date


@dataclass
class Recipient:
    """One address. It gets one message, whatever the number of reasons (BK-44)."""

    email: str
    language: str
    subscriptions: list[Subscription] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def channels(self) -> list[tuple[str, Appointment | None]]:
        """One row for each reason; for a member, one for each seat."""
        found: list[tuple[str, Appointment | None]] = [(Channel.MEMBER, each) for each in self.appointments]
        if self.subscriptions:
            is_media = any(each.is_media for each in self.subscriptions)
            found.append((Channel.MEDIA if is_media else Channel.SUBSCRIBER, None))
        return found


def recipients_of(meeting: Meeting, moment: datetime) -> list[Recipient]:
    """Recipients in a fixed order, in two queries."""
    found: dict[str, Recipient] = {}
    for subscription in subscriptions_to(meeting, moment):
        recipient = _at(found, subscription.email, subscription.language)
        recipient.subscriptions.append(subscription)
    for appointment in members_of(meeting, moment):
        if appointment.user is not None and appointment.user.is_active and appointment.user.email:
            _at(found, appointment.user.email, settings.LANGUAGE_CODE).appointments.append(appointment)
    return list(found.values())


def subscriptions_to(meeting: Meeting, moment: datetime) -> QuerySet[Subscription]:
    """Subscriptions active at that moment: to this meeting, a body of it, or all."""
    wanted = Q(meeting=meeting) | Q(body__in=meeting.body_ids) | Q(body=None, meeting=None)
    rows = Subscription.objects.filter(wanted, ended_at=None, started_at__lte=moment)
    return rows.select_related("body", "meeting__body", "meeting__joint_body").order_by("pk")


def members_of(meeting: Meeting, moment: datetime) -> QuerySet[Appointment]:
    """Members on the day of the notice, and appointees (BK-05)."""
    rows = Appointment.objects.bound(local_date(moment)).filter(seat__body__in=meeting.body_ids)
    return rows.select_related("user", "seat__body").order_by(
        "seat__body__order", "seat__body", "seat__position", "pk"
    )


def media_to_phone(meeting: Meeting, moment: datetime) -> list[Subscription]:
    """Subscribed news media that staff must phone before an emergency meeting (BK-18)."""
    return list(subscriptions_to(meeting, moment).filter(is_media=True))


def _at(found: dict[str, Recipient], email: str, language: str) -> Recipient:
    known = language if language in dict(settings.SITE_LANGUAGES) else settings.LANGUAGE_CODE
    return found.setdefault(email.casefold(), Recipient(email, known))
