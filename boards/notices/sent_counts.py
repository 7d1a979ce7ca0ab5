"""What was sent about a meeting, counted for people to read: never an address of a person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from boards.choices import Channel, NoticeKind
from boards.models import Meeting, NoticeSending, Subscription
from cms.components.dates import long_date
from cms.i18n.fields import text

BY_STAFF = (Channel.WIRE, Channel.PHONE, Channel.DOOR)


@dataclass(frozen=True)
class Sent:
    """One kind of notice over one channel: how many, and from when to when."""

    about: str
    channel: str
    count: int
    first: datetime
    last: datetime

    @property
    def about_words(self) -> str:
        return str(NoticeKind(self.about).label)

    @property
    def channel_words(self) -> str:
        return str(Channel(self.channel).label)


def sent_about(meeting: Meeting, posting: int | None = None) -> list[Sent]:
    """In the order in which it began, in one statement."""
    rows = NoticeSending.objects.filter(posting__meeting=meeting)
    if posting is not None:
        rows = rows.filter(posting=posting)
    counted = (
        rows.order_by()
        .values("about", "channel")
        .annotate(n=Count("pk"), first=Min("sent_at"), last=Max("sent_at"))
    )
    found = [Sent(row["about"], row["channel"], row["n"], row["first"], row["last"]) for row in counted]
    return sorted(found, key=lambda sent: (sent.first, sent.about, sent.channel))


def by_staff(meeting: Meeting) -> list[NoticeSending]:
    """What staff sent by wire, phone and at the door, line by line, for the desk."""
    rows = NoticeSending.objects.filter(posting__meeting=meeting, channel__in=BY_STAFF)
    return list(rows.select_related("item", "appointment").order_by("-sent_at", "-pk"))


@dataclass(frozen=True)
class Asked:
    """How many people ask for notices of one thing."""

    words: str
    count: int
    media: int


def asked_by_scope() -> list[Asked]:
    """Active subscriptions by what they are for, in one statement."""
    rows = Subscription.objects.filter(ended_at=None).order_by()
    counted = rows.values("body", "body__slug", "body__name", "meeting__day", "meeting__body__name").annotate(
        n=Count("pk"), media=Count("pk", filter=Q(is_media=True))
    )
    found = [Asked(_scope(row), row["n"], row["media"]) for row in counted]
    return sorted(found, key=lambda asked: asked.words)


def _scope(row: dict) -> str:
    if row["meeting__day"]:
        return f"{text(row['meeting__body__name'])}, {long_date(row['meeting__day'])}"
    return text(row["body__name"]) if row["body"] else _("All boards")
