"""Take words in, exactly once for each showing of the form; take them back."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms import clock, onetime
from cms.cleaning import find_identifiers
from cms.history import Actor, record
from feedback.exceptions import FormClosed, KeyUsedTwice, NotPossibleNow
from feedback.models import (
    Channel,
    ContactDetail,
    Demographics,
    Form,
    Submission,
    SubmissionText,
    sha256_of,
)

CONSENTS = ("analyse", "quote", "publish", "contact")


@dataclass
class Words:
    """What one person said, by question key: open texts, closed answers, answers about the person, consents."""

    texts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    about_you: dict[str, Any] = field(default_factory=dict)
    consents: dict[str, bool] = field(default_factory=dict)
    language: str = ""
    contact: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.answers)

    def fingerprint(self) -> str:
        facts = [self.texts, self.answers, self.about_you, self.consents, self.language, self.contact]
        return onetime.fingerprint(json.dumps(facts, sort_keys=True, ensure_ascii=False))


def new_submission(
    *,
    form: Form,
    version_id: int,
    nonce: str,
    words: Words,
    channel: str,
    at: datetime | None = None,
    **facts: Any,
) -> Submission:
    """An unsaved row. The receipt code follows from the nonce; only its digest is looked up."""
    consents = {f"consent_{name}": words.consents[name] for name in CONSENTS if name in words.consents}
    return Submission(
        form_id=form.pk,
        version_id=version_id,
        channel=channel,
        language=words.language,
        key=nonce,
        receipt_digest=onetime.receipt_digest(onetime.receipt_code(nonce)),
        fingerprint=words.fingerprint(),
        submitted_at=at or clock.now(),
        answers=words.answers,
        needs_look=any(next(iter(find_identifiers(text)), None) for text in words.texts.values()),
        is_demo=form.is_demo,
        **consents,
        **facts,
    )


def texts_of(
    submission: Submission, words: Words, *, role: str = SubmissionText.Role.ORIGINAL
) -> list[SubmissionText]:
    return [
        SubmissionText(
            submission=submission,
            question_key=key,
            role=role,
            language=words.language,
            text=text,
            sha256=sha256_of(text),
            made_at=submission.submitted_at,
        )
        for key, text in words.texts.items()
        if text
    ]


def submit(
    *, form: Form, version_id: int, nonce: str, words: Words, actor: Actor = None, channel: str = Channel.WEB
) -> Submission:
    """One row for one key. A retry with the same words gives the same row; with other words it is refused (F07)."""
    if channel == Channel.WEB and not form.is_open:
        raise FormClosed(_("This form does not take answers now."), rule="design 3.4")
    submission = new_submission(form=form, version_id=version_id, nonce=nonce, words=words, channel=channel)
    try:
        with transaction.atomic():
            record(submission, actor=actor, reason="sent")
            if texts := texts_of(submission, words):
                SubmissionText.objects.bulk_create(texts)
            if words.about_you:
                Demographics.objects.create(submission=submission, answers=words.about_you)
            if any(words.contact.values()):
                ContactDetail.objects.create(submission=submission, **words.contact)
    except IntegrityError:
        return _earlier(nonce, submission.fingerprint)
    return submission


def _earlier(nonce: str, fingerprint: str) -> Submission:
    earlier = Submission.objects.filter(key=nonce).first()
    if earlier is None:
        raise
    if earlier.fingerprint != fingerprint:
        raise KeyUsedTwice(
            _(
                "This form was sent before with other words. Those are safe. To send these too, press send once more."
            ),
            rule="F07",
            code=onetime.receipt_code(nonce),
        )
    return earlier


@transaction.atomic
def withdraw(*, submission: Submission, actor: Actor = None) -> Submission:
    """Taken back by whoever holds the receipt: out of public view, findings to come and cuts to come."""
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        return current
    current.state = Submission.State.WITHDRAWN
    record(current, actor=actor, reason="taken back with the receipt", update_fields=["state"])
    ContactDetail.objects.filter(submission=current).delete()
    return current


@transaction.atomic
def set_quote_consent(*, submission: Submission, may_quote: bool, actor: Actor = None) -> Submission:
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("These words were taken back."), rule="PRV-14")
    if current.consent_quote != may_quote:
        current.consent_quote = may_quote
        record(
            current, actor=actor, reason="consent changed with the receipt", update_fields=["consent_quote"]
        )
    return current
