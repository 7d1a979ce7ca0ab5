"""Remove the text of one comment everywhere: previewed, confirmed by its number, done by the worker (PRV-06)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.jobs import queue
from cms.models import Job, OutboxMessage, Redaction
from cms.records import holds
from cms.records.history import Actor
from cms.records.redaction import redact, removals_of
from cms.storage import files_as_before
from feedback import access
from feedback.coding.projects import files_that_left
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Attachment,
    Coding,
    CodingTask,
    ContactDetail,
    Cut,
    Demographics,
    Export,
    FindingQuote,
    Memo,
    ModerationAct,
    Submission,
    SubmissionText,
)


@dataclass(frozen=True)
class Place:
    label: str | Promise
    count: int


def places_before(submission: Submission) -> list[Place]:
    """Return the affected places with counts, in a constant number of queries."""
    texts = SubmissionText.objects.filter(submission=submission)
    cuts = Cut.objects.filter(Q(form=submission.form_id) | Q(form=None), until__gt=submission.submitted_at)
    found = [
        Place(_("texts, including earlier ones, translations and redacted versions"), texts.count()),
        Place(_("coder notes"), Coding.history.filter(text__in=texts).exclude(note="").count()),
        Place(_("reader notes"), CodingTask.objects.filter(text__in=texts).exclude(note="").count()),
        Place(
            _("memos on its texts, including earlier and removed ones"),
            Memo.history.filter(text__in=texts).exclude(body="").count(),
        ),
        Place(
            _("moderation notes"),
            ModerationAct.objects.filter(submission=submission).exclude(note="").count(),
        ),
        Place(_("contact details"), ContactDetail.objects.filter(submission=submission).count()),
        Place(_("answers about the person"), Demographics.objects.filter(submission=submission).count()),
        Place(_("files that came with it"), Attachment.objects.filter(submission=submission).count()),
        Place(_("quotes in findings"), FindingQuote.objects.filter(text__in=texts).count()),
        Place(_("frozen data sets that may contain it (each gets a new edition)"), cuts.count()),
        Place(
            _("export files, which are withdrawn"),
            Export.objects.filter(cut__in=cuts, state=Export.State.READY).count(),
        ),
        Place(
            _("project files exported to another tool that contain it; ask for them to be deleted"),
            len(files_that_left(submission)),
        ),
        Place(
            _("emails about it"),
            OutboxMessage.objects.filter(about_kind="submission", about_id=str(submission.pk)).count(),
        ),
    ]
    return [each for each in found if each.count]


def request_removal(*, actor: Actor, submission: Submission, number: str, reason: str) -> Job:
    """Queue the removal. ``number`` must repeat the number of the comment; raises ``NotPossibleNow`` otherwise."""
    access.require(actor, *access.REMOVE_ROLES)
    if number.strip().upper() not in (submission.reference, str(submission.pk)):
        raise NotPossibleNow(
            _("That is not the number of this comment. Type %(number)s.") % {"number": submission.reference},
            rule="PRV-06",
        )
    if not reason.strip():
        raise NotPossibleNow(_("Explain why this text is being removed."), rule="PRV-06")
    holds.check("submission", submission.pk)
    if not SubmissionText.objects.filter(submission=submission).exists():
        raise NotPossibleNow(_("This comment has no text that could be removed."), rule="PRV-06")
    if removals_of("submission", submission.pk).exists():
        raise NotPossibleNow(_("The text of this comment has already been removed."), rule="PRV-06")
    return queue.start("feedback.remove_words", actor=actor, comment=submission.pk, reason=reason.strip())


@files_as_before()
@transaction.atomic
def redact_comment(*, actor: Actor, submission: Submission, reason: str) -> Redaction:
    """Remove the text of a comment and return the tombstone; a second run returns the first one's."""
    access.require(actor, *access.REMOVE_ROLES)
    Submission.objects.select_for_update().get(pk=submission.pk)
    earlier = removals_of("submission", submission.pk).first()
    return earlier or redact("submission", submission.pk, actor=actor, reason=reason)
