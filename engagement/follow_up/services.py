"""Write a follow-up survey, and send it after a second look at exactly what is sent to whom."""

import hashlib
import json
import secrets
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.i18n.fields import missing_languages
from cms.jobs import queue
from cms.records.history import Actor, actor_label, actor_user, record
from cms.web.one_time_keys import receipt_code, receipt_digest
from engagement import access
from engagement.choices import DeliveryState
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.follow_up.rules import invited, too_few, why_not, why_not_day, why_not_form
from engagement.models import Conversation, FollowUp, FollowUpInvitation, FollowUpLink
from engagement.registrations.messages.audiences import Recipients

HANDLER = "engagement.follow_up"
_random = secrets.SystemRandom()


@transaction.atomic
def write_follow_up(
    *,
    actor: Actor,
    conversation: Conversation,
    form: int,
    closes_on: date,
    subject: dict[str, str],
    body: dict[str, str],
) -> FollowUp:
    """Create the draft of this conversation, or change it. ``form``: its primary key. Raises NotPossibleNow.

    The draft is locked, so that what was sent meanwhile stays sent.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    row = FollowUp.objects.select_for_update().filter(conversation=current).first()
    row = row or FollowUp(conversation=current, is_demo=current.is_demo)
    if not row.is_draft:
        raise _already_sent()
    if missing_languages(subject) or missing_languages(body):
        raise NotPossibleNow(_("Write the subject and the text in each language of the site."), rule="ACC-05")
    if refusal := why_not(current) or why_not_day(closes_on) or why_not_form(form, closes_on):
        raise refusal
    row.form_id, row.closes_on, row.subject, row.body = form, closes_on, subject, body
    row.written_by_name, row.written_at = actor_label(actor), clock.now()
    return record(row, actor=actor, reason="follow-up survey written")


@transaction.atomic
def send_follow_up(*, actor: Actor, follow_up: FollowUp, seen: str) -> FollowUp:
    """Fix whom it goes to and start the job. ``seen``: digest of what the preview displayed; if anything differs now,
    ChangedMeanwhile. Raises NotPossibleNow for too few people.
    """
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(follow_up)
    if not row.is_draft:
        raise _already_sent()
    found = invited(row.conversation)
    if refusal := why_not(row.conversation) or too_few(found):
        raise refusal
    if seen != digest_of(row, found):
        raise ChangedMeanwhile(
            _("The survey or the people it is for changed since you opened this page. Read it again.")
        )
    if refusal := why_not_day(row.closes_on) or why_not_form(row.form_id, row.closes_on):
        raise refusal
    _make_links(row, found)
    row.sent_by, row.sent_by_name, row.sent_at = actor_user(actor), actor_label(actor), clock.now()
    row.job = queue.start(HANDLER, actor=actor, follow_up=row.pk)
    return record(row, actor=actor, reason="follow-up survey sent")


def _make_links(row: FollowUp, found: Recipients) -> None:
    """In two random orders, so that neither order of rows tells which link is whose."""
    codes = [receipt_code(secrets.token_urlsafe(16)) for _person in found.rows]
    links = [FollowUpLink(follow_up=row, link_digest=receipt_digest(code)) for code in codes]
    people = [
        FollowUpInvitation(follow_up=row, registration=person, code=code)
        for person, code in zip(found.rows, codes, strict=True)
    ]
    _random.shuffle(links)
    _random.shuffle(people)
    FollowUpLink.objects.bulk_create(links)
    FollowUpInvitation.objects.bulk_create(people)


@transaction.atomic
def resume_follow_up(*, actor: Actor, follow_up: FollowUp) -> FollowUp:
    """Write to those who are left after a job was stopped or failed."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(follow_up)
    if not can_resume(row):
        raise NotPossibleNow(_("There is nothing left to send, or it is being sent now."))
    row.job = queue.start(HANDLER, actor=actor, follow_up=row.pk)
    return record(row, actor=actor, reason="follow-up survey resumed")


@transaction.atomic
def stop_follow_up(*, actor: Actor, follow_up: FollowUp) -> FollowUp:
    """Ask the job to stop. Emails that are written stay written."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(follow_up)
    if row.job is None or row.job.is_over:
        raise NotPossibleNow(_("It is not being sent now."))
    queue.cancel(row.job)
    return record(row, actor=actor, reason="follow-up survey stopped")


def can_resume(row: FollowUp) -> bool:
    is_left = row.invitations.filter(state=DeliveryState.WAITING).exists()
    return row.takes_answers and is_left and (row.job is None or row.job.is_over)


def digest_of(row: FollowUp, recipients: Recipients) -> str:
    """Of the form, the last day, the text, each recipient and the number of them in each language."""
    seen: list[Any] = [
        row.pk,
        row.form_id,
        str(row.closes_on),
        row.subject,
        row.body,
        [person.pk for person in recipients.rows],
        recipients.languages,
    ]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def _already_sent() -> NotPossibleNow:
    return NotPossibleNow(_("The follow-up survey of this conversation was already sent."))


def _locked(row: FollowUp) -> FollowUp:
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related("conversation", "job", "form")
    return rows.get(pk=row.pk)
