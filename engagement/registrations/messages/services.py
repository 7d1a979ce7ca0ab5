"""Write a message to people who registered, and send it after a second look at exactly what is sent to whom."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.i18n.fields import missing_languages
from cms.jobs import queue
from cms.records.history import Actor, actor_label, actor_user, record
from engagement import access
from engagement.choices import DeliveryState
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, MessageRecipient, RegistrantMessage
from engagement.registrations.messages.audiences import Recipients, offered_audiences, recipients_of

HANDLER = "engagement.registrant_message"


@transaction.atomic
def write_message(
    *,
    actor: Actor,
    conversation: Conversation,
    message: RegistrantMessage | None = None,
    subject: dict[str, str],
    body: dict[str, str],
    audience: str,
) -> RegistrantMessage:
    """Create a draft, or change one. Raises NotPossibleNow if a language is missing or it was sent."""
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    row = _locked(message) if message else RegistrantMessage(conversation=current, is_demo=current.is_demo)
    if not row.is_draft:
        raise _already_sent()
    if missing_languages(subject) or missing_languages(body):
        raise NotPossibleNow(_("Write the subject and the text in each language of the site."), rule="ACC-05")
    if audience not in offered_audiences(current):
        raise NotPossibleNow(
            _("This conversation does not have that group of recipients now. Choose another group.")
        )
    row.subject, row.body, row.audience = subject, body, audience
    row.written_by_name, row.written_at = actor_label(actor), clock.now()
    return record(row, actor=actor, reason="message written")


@transaction.atomic
def send_message(*, actor: Actor, message: RegistrantMessage, seen: str) -> RegistrantMessage:
    """Fix the recipients and start the job. ``seen``: digest of the text and recipients that the preview displayed;
    if anything differs now, ChangedMeanwhile.
    """
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(message)
    if not row.is_draft:
        raise _already_sent()
    found = recipients_of(row.conversation, row.audience)
    if seen != digest_of(row, found):
        raise ChangedMeanwhile(
            _("The message or its recipients have changed since you opened this page. Read it again.")
        )
    if not found.rows:
        raise nobody()
    rows = [MessageRecipient(message=row, registration=each) for each in found.rows]
    MessageRecipient.objects.bulk_create(rows)
    row.sent_by, row.sent_by_name, row.sent_at = actor_user(actor), actor_label(actor), clock.now()
    row.job = queue.start(HANDLER, actor=actor, message=row.pk)
    return record(row, actor=actor, reason="message sent")


@transaction.atomic
def resume_message(*, actor: Actor, message: RegistrantMessage) -> RegistrantMessage:
    """Write to those who are left after a job was stopped or failed."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(message)
    if not can_resume(row):
        raise NotPossibleNow(_("There is nothing left to send, or it is being sent now."))
    row.job = queue.start(HANDLER, actor=actor, message=row.pk)
    return record(row, actor=actor, reason="message resumed")


@transaction.atomic
def stop_message(*, actor: Actor, message: RegistrantMessage) -> RegistrantMessage:
    """Ask the job to stop. Emails that are written stay written."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(message)
    if row.job is None or row.job.is_over:
        raise NotPossibleNow(_("It is not being sent now."))
    queue.cancel(row.job)
    return record(row, actor=actor, reason="message stopped")


def can_resume(message: RegistrantMessage) -> bool:
    is_left = message.recipients.filter(state=DeliveryState.WAITING).exists()
    return not message.is_draft and is_left and (message.job is None or message.job.is_over)


def digest_of(message: RegistrantMessage, recipients: Recipients) -> str:
    """Of the text, the audience, each recipient and the number of them in each language."""
    seen: list[Any] = [
        message.pk,
        message.subject,
        message.body,
        message.audience,
        [row.pk for row in recipients.rows],
        recipients.languages,
    ]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def nobody() -> NotPossibleNow:
    return NotPossibleNow(_("No one of these people left an email address, so there is no one to write to."))


def _already_sent() -> NotPossibleNow:
    return NotPossibleNow(_("This message was already sent. Write a new one to add something."))


def _locked(message: RegistrantMessage) -> RegistrantMessage:
    rows = RegistrantMessage.objects.select_for_update(of=("self",)).select_related("conversation", "job")
    return rows.get(pk=message.pk)
