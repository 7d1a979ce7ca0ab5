"""The outbox: queue a message in the transaction that it reports on; send what is due.

A text is private unless whoever queues it says otherwise, and it is removed once nobody needs it: when the message
was sent, was given up, or has waited longer than its links work.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.exceptions import MailerDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

from cms import clock
from cms.models import OutboxMessage
from cms.models.mail import NO_TEXT
from cms.monitoring.scrubbing import holds_secret

UNSENT_FOR = timedelta(days=30)
RETRY_MINUTES = (1, 5, 30, 120, 360, 720, 1440)


def queue(
    template: str,
    *,
    to: str,
    language: str,
    context: dict[str, Any] | None = None,
    about: tuple[str, Any] = ("", ""),
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    readable: bool = False,
    lasts: timedelta = UNSENT_FOR,
) -> OutboxMessage:
    """Queue one message to one person (BK-44), in their language.

    ``template`` names three files: ``<template>.subject.txt``, ``.txt`` and ``.html``. ``readable``: staff may read
    the text, since it opens nothing; a text in which a code or private link is found stays private all the same.
    ``lasts``: how long its links work; after that it is not sent any more.
    """
    context = {"site_url": settings.SITE_URL, "language": language, **(context or {})}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}.subject.txt", context).split())
        text = render_to_string(f"{template}.txt", context).strip() + "\n"
        html = render_to_string(f"{template}.html", context)
    return OutboxMessage.objects.create(
        to=to,
        subject=subject[:250],
        text=text,
        html=html,
        language=language,
        reply_to=reply_to,
        headers=headers or {},
        about_kind=about[0],
        about_id=str(about[1]),
        state=initial_state(),
        is_readable=readable and not holds_secret(f"{text} {html}"),
        expires_at=clock.now() + lasts,
    )


def initial_state() -> str:
    """In the demo, all mail stays in the outbox."""
    return OutboxMessage.State.KEPT if settings.MAIL_DELIVERY == "keep" else OutboxMessage.State.WAITING


def send_due(limit: int = 100) -> int:
    """Pass due messages to the transport; failures are retried for up to two days. Returns how many were sent."""
    expire()
    sent = 0
    due = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, next_try_at__lte=clock.now())
    for message in due.order_by("next_try_at")[:limit]:
        # Claiming it first makes another worker skip it; the stable Message-ID identifies a repeat after a crash.
        taken = OutboxMessage.objects.filter(
            pk=message.pk, attempts=message.attempts, state=OutboxMessage.State.WAITING
        )
        if not taken.update(attempts=message.attempts + 1, next_try_at=clock.now() + timedelta(minutes=5)):
            continue
        sent += _send(message)
    return sent


def expire() -> int:
    """Give up what waited longer than its links work. What the demo keeps is never sent, and stays."""
    late = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, expires_at__lte=clock.now())
    return late.update(state=OutboxMessage.State.FAILED, error="expired", **NO_TEXT)


def _left(message: OutboxMessage) -> dict[str, Any]:
    """What becomes of the text of a message that is not tried again."""
    return {} if message.is_readable else NO_TEXT


def _send(message: OutboxMessage) -> bool:
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            **message.headers,
            "Message-ID": f"<{message.pk}@{settings.SITE_URL.split('//')[-1].split(':')[0]}>",
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    row = OutboxMessage.objects.filter(pk=message.pk)
    try:
        mail.send(using="transport")
    except (OSError, ValueError, MailerDoesNotExist) as error:  # ValueError: an undeliverable address
        attempts = message.attempts + 1
        over = attempts >= len(RETRY_MINUTES)
        wait = timedelta(minutes=RETRY_MINUTES[min(attempts, len(RETRY_MINUTES)) - 1])
        row.update(
            state=OutboxMessage.State.FAILED if over else OutboxMessage.State.WAITING,
            next_try_at=clock.now() + wait,
            error=type(error).__name__,
            **(_left(message) if over else {}),
        )
        return False
    row.update(state=OutboxMessage.State.SENT, sent_at=clock.now(), error="", **_left(message))
    return True
