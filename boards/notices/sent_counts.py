"""Counts of notices sent about a meeting, without personal addresses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from boards.choices import Channel, NoticeKind
from boards.models import Meeting, NoticeSending, Subscription
from boards.models.meeting_bodies import joined_names
from cms.components.dates import long_date
from cms.i18n.fields import text

BY_STAFF = (Channel.WIRE, Channel.PHONE, Channel.DOOR)


@dataclass(frozen=True)
class Sent:
    """One kind of notice over one channel: count, first and last time."""

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
    """Counts in order of first sending, in one query."""
    rows = NoticeSending.objects.filter(posting__meeting=meeting)
    if posting is not None:
        rows = rows.filter(posting=posting)
    counted = (
        rows.order_by()
        .values("about", "channel")
        .annotate(n=Count("pk"), first=Min("sent_at"), last=Max("sent_at"))
    )
    found = [Sent(row["about"], row["channel"], row["n"], row["first"], row["last"]) for row in counted]
    return _in_order(found)


def sent_by_posting(meetings: Iterable[int]) -> dict[int, list[Sent]]:
    """The same of each posting of these meetings, by its primary key, in one query."""
    rows = NoticeSending.objects.filter(posting__meeting__in=list(meetings)).order_by()
    counted = rows.values("posting", "about", "channel")
    found: dict[int, list[Sent]] = defaultdict(list)
    for row in counted.annotate(n=Count("pk"), first=Min("sent_at"), last=Max("sent_at")):
        sent = Sent(row["about"], row["channel"], row["n"], row["first"], row["last"])
        found[row["posting"]].append(sent)
    return {posting: _in_order(sent) for posting, sent in found.items()}


def _in_order(found: Iterable[Sent]) -> list[Sent]:
    return sorted(found, key=lambda sent: (sent.first, sent.about, sent.channel))


def by_staff(meeting: Meeting) -> list[NoticeSending]:
    """Each notice sent by staff by wire, by phone or at the door, for the desk."""
    rows = NoticeSending.objects.filter(posting__meeting=meeting, channel__in=BY_STAFF)
    return list(rows.select_related("item", "appointment").order_by("-sent_at", "-pk"))


@dataclass(frozen=True)
class Asked:
    """Number of subscribers to one scope."""

    words: str
    count: int
    media: int


def asked_by_scope() -> list[Asked]:
    """Active subscriptions by scope, in one query."""
    rows = Subscription.objects.filter(ended_at=None).order_by()
    scope = (
        "body",
        "body__slug",
        "body__name",
        "meeting__day",
        "meeting__body__name",
        "meeting__joint_body__name",
    )
    counted = rows.values(*scope).annotate(n=Count("pk"), media=Count("pk", filter=Q(is_media=True)))
    found = [Asked(_scope(row), row["n"], row["media"]) for row in counted]
    return sorted(found, key=lambda asked: asked.words)


def _scope(row: Mapping[str, Any]) -> str:
    if row["meeting__day"]:
        names = joined_names(text(row["meeting__body__name"]), text(row["meeting__joint_body__name"]))
        return f"{names}, {long_date(row['meeting__day'])}"
    return text(row["body__name"]) if row["body"] else _("All boards")
