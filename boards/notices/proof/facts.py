"""Facts of what was posted and sent, when and how. Personal addresses appear only as keyed digests."""

import hashlib
import hmac
from datetime import datetime
from typing import Any

from boards.absolute_urls import absolute
from boards.choices import Channel
from boards.models import Meeting, NoticeSending, PostedAgenda
from cms.clock import PACIFIC
from cms.models import OutboxMessage
from cms.secrets import record_key

OPEN = (Channel.WEB, Channel.WIRE, Channel.DOOR)


def notice_facts(
    meeting: Meeting, postings: list[PostedAgenda], sendings: list[NoticeSending]
) -> dict[str, Any]:
    mails = _mails(sendings)
    return {
        "meeting": {
            "body": meeting.body.name,
            **({"joint_body": meeting.joint_body.name} if meeting.joint_body else {}),
            "day": meeting.day.isoformat(),
            "starts_at": moment(meeting.starts_at),
            "kind": meeting.kind,
            "state": meeting.status,
            "called_off_because": meeting.called_off_because,
            "page": absolute(meeting.get_absolute_url()),
        },
        "postings": [_posting(each) for each in postings],
        "sendings": [_sending(each, mails) for each in sendings],
    }


def _mails(sendings: list[NoticeSending]) -> dict[Any, tuple[str, datetime | None]]:
    keys = [each.message for each in sendings if each.message]
    rows = OutboxMessage.objects.filter(pk__in=keys).values_list("pk", "state", "sent_at")
    return {pk: (state, sent_at) for pk, state, sent_at in rows}


def _posting(posting: PostedAgenda) -> dict[str, Any]:
    return {
        "number": posting.number,
        "act": posting.act,
        "file": f"posted/{posting.number}.json",
        "sha256": posting.sha256,
        "posted_at": moment(posting.posted_at),
        "posted_by": posting.posted_by_name,
        "reason": posting.reason,
    }


def _sending(sending: NoticeSending, mails: dict) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "row": sending.pk,
        "posting": sending.posting_id,
        "channel": sending.channel,
        "about": sending.about,
        "sent_at": moment(sending.sent_at),
    }
    if sending.item is not None:
        facts["item"] = sending.item.shown_number
    if sending.appointment is not None:
        facts["member"] = sending.appointment.person_name
    if is_open(sending):
        return facts | {"to": sending.address, "reference": sending.reference}
    state, left_at = mails.get(sending.message, ("", None))
    facts["to_keyed_digest"] = keyed_digest(sending.address)
    return facts | ({"mail": state, "mail_sent_at": moment(left_at)} if state else {})


def is_open(sending: NoticeSending) -> bool:
    """Sent to a page, wire service or door, so the row holds no personal address."""
    return sending.channel in OPEN


def keyed_digest(address: str) -> str:
    """HMAC of an address.

    It distinguishes addresses, and proves one given the key, but cannot be guessed without it.
    """
    key = hashlib.sha256(b"notice proof:" + record_key()).digest()
    return hmac.new(key, address.strip().casefold().encode(), hashlib.sha256).hexdigest()


def moment(value: datetime | None) -> str | None:
    return value.astimezone(PACIFIC).isoformat(timespec="milliseconds") if value else None
