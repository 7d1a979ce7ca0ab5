"""Create a submission exactly once per rendered form; withdraw it."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.jobs import queue
from cms.pii.identifiers import find_identifiers
from cms.records import holds, ledger
from cms.records.history import Actor, record
from cms.web import one_time_keys
from feedback.exceptions import FormClosed, KeyUsedTwice, NotPossibleNow
from feedback.models import (
    Attachment,
    Channel,
    ContactDetail,
    Demographics,
    Draft,
    Form,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.submissions.attachments import services
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.personal_information import mark_passages
from feedback.submissions.public_form.drafts import end_draft
from feedback.submissions.text_similarity import digest
from feedback.submissions.tickets import take_ticket

CONSENTS = ("analyse", "quote", "publish", "contact")


@dataclass
class SubmittedText:
    """Content of one submission, by question key: texts, answers, demographic answers, consents.

    ``files``: the SHA-256 of each attached file.
    """

    texts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    about_you: dict[str, Any] = field(default_factory=dict)
    consents: dict[str, bool] = field(default_factory=dict)
    language: str = ""
    contact: dict[str, str] = field(default_factory=dict)
    youth: str = ""
    files: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.answers or self.files)

    def fingerprint(self) -> str:
        facts = [self.texts, self.answers, self.about_you, self.consents, self.language, self.contact]
        facts += [part for part in (self.youth, sorted(self.files)) if part]
        return one_time_keys.fingerprint(json.dumps(facts, sort_keys=True, ensure_ascii=False))


def new_submission(
    *,
    form: Form,
    version_id: int,
    nonce: str,
    words: SubmittedText,
    channel: str,
    at: datetime | None = None,
    **facts: Any,
) -> Submission:
    """Build an unsaved row. The receipt code is derived from the nonce; only its digest is stored for lookup.

    It references the tool version that the form is about at that moment (C2C-15).
    """
    facts.setdefault("tool_version_id", form.tool_version_id)
    facts.setdefault("receipt_digest", one_time_keys.receipt_digest(one_time_keys.receipt_code(nonce)))
    consents = {f"consent_{name}": words.consents[name] for name in CONSENTS if name in words.consents}
    return Submission(
        form_id=form.pk,
        version_id=version_id,
        channel=channel,
        language=words.language,
        key=nonce,
        fingerprint=words.fingerprint(),
        submitted_at=at or clock.now(),
        answers=words.answers,
        youth=words.youth,
        needs_look=any(next(iter(find_identifiers(text)), None) for text in words.texts.values()),
        is_demo=form.is_demo,
        **consents,
        **facts,
    )


def texts_of(
    submission: Submission, words: SubmittedText, *, role: str = SubmissionText.Role.ORIGINAL
) -> list[SubmissionText]:
    return [
        SubmissionText(
            submission=submission,
            form_id=submission.form_id,
            question_key=key,
            role=role,
            language=words.language,
            text=text,
            sha256=sha256_of(text),
            letter=digest(text),
            made_at=submission.submitted_at,
        )
        for key, text in words.texts.items()
        if text
    ]


def submit(
    *,
    form: Form,
    version_id: int,
    nonce: str,
    words: SubmittedText,
    actor: Actor = None,
    channel: str = Channel.WEB,
    draft: Draft | None = None,
    incoming: list[Incoming] | None = None,
    ticket: str = "",
) -> Submission:
    """Create one row per key. A retry with the same content returns it; other content raises ``KeyUsedTwice`` (F07).

    A submitted draft is deleted and its files move along. For a child only text and answers are stored (PRV-30).
    Raises ``FormClosed`` for a closed form, ``TicketRefused`` for a ticket that no longer counts (`tickets.py`).
    """
    if channel == Channel.WEB and not form.is_open:
        raise FormClosed(_("This form is not accepting answers now."), rule="design 3.4")
    files = incoming or []
    if words.youth == Submission.Youth.UNDER_13:
        words, files = replace(words, contact={}), []
    words.files = [each.sha256 for each in files]
    kept: dict[str, Any] = {"receipt_digest": draft.receipt_digest} if draft and draft.key == nonce else {}
    submission = new_submission(
        form=form, version_id=version_id, nonce=nonce, words=words, channel=channel, **kept
    )
    try:
        with transaction.atomic():
            keep(submission, words, actor)
            _keep_files(submission, files, draft)
            if ticket:
                take_ticket(ticket, submission)
    except IntegrityError:
        return earlier_of(nonce, submission.fingerprint)
    return submission


def keep(
    submission: Submission,
    words: SubmittedText,
    actor: Actor,
    *,
    reason: str = "sent",
    role: str = SubmissionText.Role.ORIGINAL,
    **facts: Any,
) -> None:
    """Save the row first: its unique key detects duplicates. ``facts``: attributes of the texts."""
    record(submission, actor=actor, reason=reason)
    if texts := texts_of(submission, words, role=role):
        for each in texts:
            vars(each).update(facts)
        SubmissionText.objects.bulk_create(texts)
        mark_passages(texts)
    if words.about_you:
        Demographics.objects.create(submission=submission, answers=words.about_you)
    if any(words.contact.values()):
        ContactDetail.objects.create(submission=submission, **words.contact)


def _keep_files(submission: Submission, incoming: list[Incoming], draft: Draft | None) -> None:
    if draft is not None:
        replaced = {each.question_key for each in incoming}
        old = Attachment.objects.filter(draft=draft)
        is_child = submission.youth == Submission.Youth.UNDER_13
        services.remove(old if is_child else old.filter(question_key__in=replaced))
        end_draft(draft, submission)
    services.store(incoming, submission=submission)
    if incoming or draft is not None:
        queue.start("feedback.check_files", actor=None)


def earlier_of(nonce: str, fingerprint: str) -> Submission:
    """Inside ``except``: return the submission that used this key; ``KeyUsedTwice`` if its content differs (F07)."""
    earlier = Submission.objects.filter(key=nonce).first()
    if earlier is None:
        raise
    if earlier.fingerprint != fingerprint:
        raise KeyUsedTwice(
            _(
                "This form was already sent with different text, which is saved. To send this text too, "
                "press Send again."
            ),
            rule="F07",
            code=one_time_keys.code_in_use(nonce, earlier.receipt_digest),
        )
    return earlier


@transaction.atomic
def withdraw(*, submission: Submission, actor: Actor = None) -> Submission:
    """Withdraw with the receipt: removed from public view, future findings and every file made from now on. Idempotent.

    Contact details are erased at once, or when the last legal hold is lifted (`site/retention.py`).
    """
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        return current
    current.state = Submission.State.WITHDRAWN
    record(current, actor=actor, reason="withdrawn with the receipt", update_fields=["state"])
    ledger.append("withdraw", current, actor=actor)
    if not is_held(current):
        ContactDetail.objects.filter(submission=current).delete()
    return current


def is_held(submission: Submission) -> bool:
    """Whether a legal hold covers the comment: nothing of it is erased. The author is not told why."""
    return holds.is_held(("submission", submission.pk), ("form", submission.form_id))


@transaction.atomic
def set_quote_consent(*, submission: Submission, may_quote: bool, actor: Actor = None) -> Submission:
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("This comment was withdrawn."), rule="PRV-14")
    if current.consent_quote != may_quote:
        current.consent_quote = may_quote
        record(
            current, actor=actor, reason="consent changed with the receipt", update_fields=["consent_quote"]
        )
        ledger.append("consent", current, actor=actor)
    return current
