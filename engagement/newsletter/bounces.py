"""Process bounced mail: parse delivery status notifications (RFC 3464) and update subscribers.

A notification counts only if it answers a mail that this site sent to that address, and counts once. Otherwise a
forged one could unsubscribe a stranger. Where there is no such mailbox, the address goes on the suppression list.
"""

import email
import mailbox
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from django.db import transaction

from cms import clock
from cms.mail.suppression import suppress
from cms.models import OutboxMessage, SuppressedAddress
from cms.records.history import record
from engagement.choices import SubscriberState
from engagement.models import Subscriber
from engagement.newsletter import mailings, subscriptions
from engagement.record_updates import services as record_updates

SOFT_ENDS_AT = 3
FULL = ("5.2.2", "4.2.2")  # a full mailbox may be emptied
ACTOR = "system:bounces"
NEWS = (subscriptions.ABOUT, mailings.ABOUT, record_updates.ABOUT)
OUR_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>]*>")


@dataclass(frozen=True)
class Bounce:
    address: str
    status: str
    message_id: str

    @property
    def is_hard(self) -> bool:
        return self.status.startswith("5.") and self.status not in FULL

    @property
    def has_no_mailbox(self) -> bool:
        """The address itself is wrong (RFC 3463, 5.1.x); other refusals may be about the message."""
        return self.status.startswith("5.1.")


def read_file(path: Path) -> Iterator[Message]:
    """The messages of a file: an mbox, or one message."""
    with path.open("rb") as file:
        if file.read(5) != b"From ":
            file.seek(0)
            yield email.message_from_binary_file(file)
            return
    box = mailbox.mbox(path, create=False)
    try:
        yield from box
    finally:
        box.close()


def bounces_of(message: Message) -> list[Bounce]:
    """The permanent failures of a notification. A delay is not a failure."""
    if message.get_content_type() != "multipart/report":
        return []
    reports, original = [], ""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            reports += [each for each in part.get_payload() if isinstance(each, Message)]
        elif kind in ("message/rfc822", "text/rfc822-headers") and not original:
            original = _original_id(part)
    found = []
    for report in reports:
        recipient = str(report.get("Final-Recipient", "")).partition(";")[2].strip().lower()
        status = re.match(r"[245]\.\d{1,3}\.\d{1,3}", str(report.get("Status", "")).strip())
        if recipient and status and str(report.get("Action", "")).strip().lower() == "failed":
            found.append(Bounce(recipient, status.group(), original))
    return found


def _original_id(part: Message) -> str:
    inside = part.get_payload()
    headers = inside[0] if isinstance(inside, list) and inside else email.message_from_string(str(inside))
    ours = OUR_ID.search(str(headers.get("Message-ID", ""))) if isinstance(headers, Message) else None
    return ours.group(1) if ours else ""


def record_messages(messages: Iterator[Message]) -> Counter:
    """Number of hard and soft bounces, of those already counted, and of unknown ones. No address is reported."""
    counts: Counter = Counter()
    for message in messages:
        found = bounces_of(message)
        if not found:
            counts["other"] += 1
        for bounce in found:
            counts[record_bounce(bounce)] += 1
    return counts


@transaction.atomic
def record_bounce(bounce: Bounce) -> str:
    """Returns "hard" or "soft", "known" if it was counted before, "other" if we sent no such email."""
    if not bounce.message_id:
        return "other"
    ours = OutboxMessage.objects.select_for_update().filter(pk=bounce.message_id, to__iexact=bounce.address)
    mail = ours.first()
    if mail is None:
        return "other"
    if mail.error.startswith("bounced"):
        return "known"
    OutboxMessage.objects.filter(pk=mail.pk).update(error=f"bounced {bounce.status}")
    if bounce.has_no_mailbox:
        suppress(actor=ACTOR, address=bounce.address, reason=SuppressedAddress.Reason.BOUNCED)
    if mail.about_kind in NEWS:
        _count(Subscriber.objects.select_for_update().filter(pk=mail.about_id).first(), bounce)
    return "hard" if bounce.is_hard else "soft"


def _count(subscriber: Subscriber | None, bounce: Bounce) -> None:
    if subscriber is None or subscriber.email != bounce.address:
        return
    subscriber.bounces += 1
    ends = bounce.is_hard or subscriber.bounces >= SOFT_ENDS_AT
    if ends and subscriber.state in (SubscriberState.PENDING, SubscriberState.CONFIRMED):
        subscriber.state, subscriber.ended_at = SubscriberState.BOUNCED, clock.now()
    fields = ["bounces", "state", "ended_at"]
    record(subscriber, actor=ACTOR, reason=f"email bounced: {bounce.status}", update_fields=fields)
