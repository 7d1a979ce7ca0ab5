"""The outbox: queue a message in the transaction that it reports on; send what is due.

A text is private unless whoever queues it says otherwise, and it is removed once nobody needs it: when the message
was sent, was given up, or has waited longer than its links work. With it goes the address of messages that say so
(``cms.mail.forgetting``).
"""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils import translation

from cms import clock
from cms.cleaning import clean_text
from cms.mail.forgetting import NO_ADDRESS, address_left, forgetting_kinds
from cms.mail.suppression import is_held_back
from cms.models import OutboxMessage
from cms.models.mail import NO_TEXT
from cms.monitoring.scrubbing import holds_secret

logger = logging.getLogger(__name__)
LONGEST_ADDRESS = 254
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
    calendar: str = "",
    readable: bool = False,
    lasts: timedelta = UNSENT_FOR,
) -> OutboxMessage:
    """Queue one message to one person (BK-44), in their language.

    ``template`` names three files: ``<template>.subject.txt``, ``.txt`` and ``.html``; an empty last one leaves plain
    text alone. ``calendar``: the text of an iCalendar file to attach, or "". ``readable``: staff may read the text,
    since it opens nothing; a text in which a code or private link is found stays private all the same. ``lasts``: how
    long its links work; after that it is not sent any more. A message that cannot be written is given up at once, with
    the reason: what it was to report on stands, and others get theirs.
    """
    texts, error = {"subject": "", "text": "", "html": ""}, ""
    try:
        texts = written(template, language, context)
    except DatabaseError:
        raise  # its transaction cannot go on
    except Exception as problem:
        logger.exception("a message could not be written: %s", template)
        error = type(problem).__name__
    if len(to) > LONGEST_ADDRESS:
        to, error = to[:LONGEST_ADDRESS], "address too long"
    return OutboxMessage.objects.create(
        **{"to": to, "reply_to": reply_to} | (address_left(about[0]) if error else {}),
        **texts,
        language=language[:12],
        headers=headers or {},
        calendar=calendar,
        about_kind=about[0],
        about_id=str(about[1]),
        state=OutboxMessage.State.FAILED if error else initial_state(),
        error=error,
        is_readable=readable and not holds_secret(f"{texts['text']} {texts['html']} {calendar}"),
        expires_at=clock.now() + lasts,
    )


def written(template: str, language: str, context: dict[str, Any] | None = None) -> dict[str, str]:
    """Subject, text and HTML of a message exactly as ``queue`` stores them; for a preview too."""
    context = {"site_url": settings.SITE_URL, "language": language, **(context or {})}
    with translation.override(language):
        subject = clean_text(render_to_string(f"{template}.subject.txt", context))
        return {
            "subject": " ".join(subject.split())[:250],
            "text": clean_text(render_to_string(f"{template}.txt", context)) + "\n",
            "html": render_to_string(f"{template}.html", context).replace("\x00", "").strip(),
        }


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
        sent += _give_up(message) if is_held_back(message) else _send(message)
    return sent


def _give_up(message: OutboxMessage) -> bool:
    """Nothing is sent to an address on the suppression list; the message says so."""
    failed = OutboxMessage.State.FAILED
    gone = NO_TEXT | address_left(message.about_kind)
    OutboxMessage.objects.filter(pk=message.pk).update(state=failed, error="suppressed", **gone)
    return False


def expire() -> int:
    """Give up what waited longer than its links work. What the demo keeps is never sent, and stays."""
    late = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, expires_at__lte=clock.now())
    late.filter(about_kind__in=forgetting_kinds()).update(**NO_ADDRESS)
    return late.update(state=OutboxMessage.State.FAILED, error="expired", **NO_TEXT)


def _left(message: OutboxMessage) -> dict[str, Any]:
    """What becomes of the text and address of a message that is not tried again."""
    return ({} if message.is_readable else NO_TEXT) | address_left(message.about_kind)


def _made(message: OutboxMessage) -> EmailMultiAlternatives:
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
    if message.calendar:
        mail.attach("event.ics", message.calendar, message.calendar_type)
    return mail


def _send(message: OutboxMessage) -> bool:
    """Whatever fails with one message is recorded on it and holds up no other."""
    row = OutboxMessage.objects.filter(pk=message.pk)
    try:
        _made(message).send(using="transport")
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001  its text may hold an address; the log must not
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
