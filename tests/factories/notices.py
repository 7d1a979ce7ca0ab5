"""Factories for subscriptions, sendings and added items."""

from datetime import datetime, timedelta

from boards.agendas.added_items import add_item
from boards.choices import Channel, NoticeKind
from boards.models import AddedItem, Appointment, Meeting, NoticeSending, Subscription
from boards.motion_choices import MotionKind
from boards.notices.delivery import deliver_notice
from boards.notices.services import log_sending
from cms import clock
from tests.factories import boards as make

LONG_AGO = make.starts() - timedelta(days=300)


def subscriber(email: str, **facts) -> Subscription:
    return Subscription.objects.create(email=email, **{"started_at": LONG_AGO, "language": "en"} | facts)


def web_row(made: Meeting, about: str = NoticeKind.AGENDA) -> NoticeSending:
    rows = NoticeSending.objects.filter(posting__meeting=made, about=about, channel=Channel.WEB)
    return rows.select_related("item", "posting__meeting__body", "posting__meeting__successor").latest("pk")


def tell(made: Meeting, about: str = NoticeKind.AGENDA, *, later: timedelta = timedelta(0)) -> int:
    """What the worker does with the newest notice of this kind, at the moment at which it went on the web."""
    row = web_row(made, about)
    with clock.at(row.sent_at + later):
        return deliver_notice(actor=make.ACTOR, sending=row)


def added(made: Meeting, *, at: datetime, way: str = MotionKind.ADDED, **facts) -> AddedItem:
    """An item added to the posted agenda at a moment; the body learned of it an hour before."""
    words = {
        "title": {"en": "Answer the new federal rule", "es": "Responder a la nueva regla federal"},
        "why_now": {"en": "The time to answer ends before the next meeting."},
        "learned_at": at - timedelta(hours=1),
    }
    with clock.at(at):
        return add_item(actor=make.ACTOR, meeting=made, way=way, **words | facts)


def told_of(item: AddedItem, *, at: datetime, wire: bool = True, but: tuple[Appointment, ...] = ()) -> None:
    """The press wire and each member have the notice of an added item."""
    with clock.at(at):
        for appointment in Appointment.objects.filter(seat__body=item.meeting.body):
            if appointment not in but:
                _log(item, Channel.MEMBER, "told by phone", appointment=appointment)
        if wire:
            _log(item, Channel.WIRE, "Example Wire", reference="W-1")


def _log(item: AddedItem, channel: str, address: str, **facts) -> None:
    log_sending(
        actor=make.ACTOR,
        posting=item.posting,
        channel=channel,
        address=address,
        about=NoticeKind.ADDED,
        item=item.item,
        **facts,
    )
