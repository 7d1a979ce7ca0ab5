"""Services for comments that arrived on paper, by letter, by phone or in person."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms.jobs import queue
from cms.records.history import Actor, actor_label
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Attachment, Channel, Form, QuestionKind, Submission, SubmissionText
from feedback.submissions.attachments.services import Incoming, store
from feedback.submissions.services import SubmittedText, earlier_of, keep, new_submission

SPOKEN = (Channel.PHONE, Channel.SPOKEN)
METHOD = "written down by staff"


def enter_comment(
    *,
    actor: Actor,
    form: Form,
    version_id: int,
    nonce: str,
    words: SubmittedText,
    channel: str,
    at: datetime,
    speaks_for: int = 1,
) -> Submission:
    """Create one row per key, like any other comment. Spoken comments are stored as transcripts."""
    access.require(actor, *access.MODERATE_ROLES)
    if words.youth == Submission.Youth.UNDER_13:
        words.contact = {}
    submission = new_submission(
        form=form,
        version_id=version_id,
        nonce=nonce,
        words=words,
        channel=channel,
        at=at,
        speaks_for=speaks_for,
        entered_by=actor_label(actor),
    )
    is_spoken = channel in SPOKEN
    role = SubmissionText.Role.TRANSCRIPT if is_spoken else SubmissionText.Role.ORIGINAL
    facts = {"made_by": actor_label(actor), "method": METHOD} if is_spoken else {}
    try:
        with transaction.atomic():
            keep(submission, words, actor, reason="typed in", role=role, **facts)
    except IntegrityError:
        return earlier_of(nonce, submission.fingerprint)
    return submission


@dataclass(frozen=True)
class SpokenComment:
    """A comment received outside this site, and how it was written down."""

    text: str
    language: str
    channel: str
    at: datetime
    role: str = SubmissionText.Role.ORIGINAL
    method: str = ""
    speaks_for: int = 1


def hear_comment(
    *, actor: Actor, form: Form, nonce: str, spoken: SpokenComment, photo: UploadedFile[bytes] | None = None
) -> tuple[Submission, Attachment | None]:
    """Create a comment that another app received, as the answer to the form's first open question.

    The caller supplies the key, so the same content becomes one comment. A photo is checked like any other file.
    """
    access.require(actor, *access.MODERATE_ROLES)
    version, key = _open_question(form)
    incoming = [Incoming.read(key, photo)] if photo else []
    words = SubmittedText(texts={key: spoken.text}, language=spoken.language)
    words.files = [each.sha256 for each in incoming]
    submission = new_submission(
        form=form,
        version_id=version,
        nonce=nonce,
        words=words,
        channel=spoken.channel,
        at=spoken.at,
        speaks_for=spoken.speaks_for,
        entered_by=actor_label(actor),
    )
    facts = {"made_by": actor_label(actor), "method": spoken.method}
    try:
        with transaction.atomic():
            keep(submission, words, actor, reason="heard at a conversation", role=spoken.role, **facts)
            store(incoming, submission=submission)
    except IntegrityError:
        return earlier_of(nonce, submission.fingerprint), None
    if incoming:
        queue.start("feedback.check_files", actor=None)
    return submission, submission.attachments.first()


def _open_question(form: Form) -> tuple[int, str]:
    """Return the newest version and its question for free text; ``NotPossibleNow`` if there is none."""
    version = form.versions.order_by("-number").first()
    questions = (
        version.questions.filter(kind__in=(QuestionKind.LONG_TEXT, QuestionKind.SHORT_TEXT))
        if version
        else []
    )
    found = sorted(questions, key=lambda each: (each.kind != QuestionKind.LONG_TEXT, each.position))
    if version is None or not found:
        raise NotPossibleNow(_("The form has no open question yet, so no words can be kept under it."))
    return version.pk, found[0].key
