"""Deliver a notice: one message per person, and one permanent row as proof (BK-10, BK-14a, BK-35, BK-44)."""

from collections.abc import Iterator

from django.db import transaction

from boards.models import Appointment, NoticeSending
from boards.notices.messages import NoticeText, notice_text
from boards.notices.recipients import Recipient, recipients_of
from cms import clock
from cms.jobs.queue import RunningJob
from cms.mail import outbox
from cms.models import OutboxMessage
from cms.records import ledger
from cms.records.history import Actor

BATCH = 50


def deliver_notice(*, actor: Actor, sending: NoticeSending, running: RunningJob | None = None) -> int:
    """Notify everyone not yet notified; returns how many. Idempotent, and safe to run concurrently."""
    everyone = recipients_of(sending.posting.meeting, sending.sent_at)
    words, told = notice_text(sending), 0
    for start in range(0, len(everyone), BATCH):
        told += _send(everyone[start : start + BATCH], words, actor)
        if running is not None:
            running.progress(min(start + BATCH, len(everyone)), len(everyone))
    return told


@transaction.atomic
def _send(batch: list[Recipient], words: NoticeText, actor: Actor) -> int:
    """Send one batch while locking the web notice's row, so a concurrent worker skips these recipients."""
    sending = NoticeSending.objects.select_for_update().get(pk=words.sending.pk)
    told = _already_sent(sending)
    rows: list[NoticeSending] = []
    for recipient in batch:
        left = [
            (channel, seat)
            for channel, seat in recipient.channels
            if _key(channel, recipient, seat) not in told
        ]
        if left:
            message = _write(recipient, words)
            rows += _rows(recipient, left, sending, message)
    NoticeSending.objects.bulk_create(rows)
    ledger.append_many("send", rows, actor=actor)
    return len({row.message for row in rows})


def _already_sent(sending: NoticeSending) -> set[tuple]:
    """Recipients already notified: rows for the same kind and posting, written since it was published."""
    rows = NoticeSending.objects.filter(
        posting=sending.posting_id, about=sending.about, item=sending.item_id, sent_at__gte=sending.sent_at
    )
    return {
        (channel, address.casefold(), appointment)
        for channel, address, appointment in rows.values_list("channel", "address", "appointment")
    }


def _key(channel: str, recipient: Recipient, appointment: Appointment | None) -> tuple[str, str, int | None]:
    return channel, recipient.email.casefold(), appointment.pk if appointment else None


def _write(recipient: Recipient, words: NoticeText) -> OutboxMessage:
    return outbox.queue(
        "boards/emails/notice",
        to=recipient.email,
        language=recipient.language,
        context=words.in_language(recipient.language, recipient.subscriptions),
        about=("sending", words.sending.pk),
        reply_to=words.reply_to,
    )


def _rows(
    recipient: Recipient, left: list, sending: NoticeSending, message: OutboxMessage
) -> Iterator[NoticeSending]:
    for channel, appointment in left:
        yield NoticeSending(
            posting_id=sending.posting_id,
            channel=channel,
            address=recipient.email,
            sent_at=max(clock.now(), sending.sent_at),
            about=sending.about,
            item_id=sending.item_id,
            appointment=appointment,
            message=message.pk,
            by_name=sending.by_name,
        )
