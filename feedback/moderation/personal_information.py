"""Decide on passages that may identify a person: detected automatically, decided by people (PRV-08, PRV-14)."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, actor_label, actor_user, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import PrivatePassage, Submission, SubmissionText, sha256_of
from feedback.moderation.redacted_text import MARKED, redacted_text

BATCH = 500
State = PrivatePassage.State


def waiting_among(submissions: Iterable[Submission]) -> set[int]:
    """Return ids of submissions with undecided passages."""
    waiting = PrivatePassage.objects.filter(
        text__submission__in=[each.pk for each in submissions],
        text__superseded_at=None,
        state=State.WAITING,
    )
    return set(waiting.values_list("text__submission", flat=True))


@transaction.atomic
def decide_passages(*, actor: Actor, submission: Submission, decisions: dict[int, str]) -> int:
    """Record a decision per passage id; once none waits, redacted versions are made. Returns how many were decided.

    Raises ``NotPossibleNow`` if a passage is not of this comment; nothing is saved then (R08).
    """
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(submission)
    found = list(_passages_of(current).filter(pk__in=decisions))
    if len(found) != len(decisions) or not set(decisions.values()) <= {State.STAYS, State.TAKEN_OUT}:
        raise NotPossibleNow(
            _("One of these passages is not from this comment. Nothing was changed."), rule="R08"
        )
    for passage in found:
        _sign(passage, decisions[passage.pk], actor)
    PrivatePassage.objects.bulk_update(
        found, ["state", "decided_by", "decided_by_name", "decided_at"], batch_size=BATCH
    )
    _settle(current, actor)
    return len(found)


@transaction.atomic
def mark_text(
    *,
    actor: Actor,
    submission: Submission,
    text: SubmissionText,
    words: str = "",
    spans: Iterable[tuple] = (),
) -> int:
    """Mark more passages as personal information wherever they occur in the text. Returns how many places."""
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(submission)
    places = set(spans)
    if pieces := words.split():
        pattern = re.compile(r"\s{1,20}".join(map(re.escape, pieces)))
        places |= {match.span() for match in pattern.finditer(text.text)}
    if not places:
        raise NotPossibleNow(_("This text is not in the comment. Copy it exactly."), rule="PRV-08")
    known = {(each.start, each.end): each for each in text.private_passages.all()}
    for start, end in sorted(places):
        passage = known.get((start, end)) or PrivatePassage(text=text, start=start, end=end, kind=MARKED)
        _sign(passage, State.TAKEN_OUT, actor)
        passage.save()
    _settle(current, actor)
    return len(places)


def _open(submission: Submission) -> Submission:
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("The person withdrew this comment. Nothing more can be done with it."))
    return current


def _passages_of(submission: Submission) -> QuerySet[PrivatePassage]:
    return PrivatePassage.objects.filter(text__submission=submission, text__superseded_at=None)


def _sign(passage: PrivatePassage, state: str, actor: Actor) -> None:
    passage.state = State(state)
    passage.decided_by, passage.decided_by_name = actor_user(actor), actor_label(actor)
    passage.decided_at = clock.now()


def _settle(submission: Submission, actor: Actor) -> None:
    """Once all passages are decided, replace earlier redactions with one per text."""
    passages = list(_passages_of(submission).select_related("text").order_by("text", "start"))
    if any(each.state == State.WAITING for each in passages):
        return
    by_text: dict[SubmissionText, list[PrivatePassage]] = {}
    for each in passages:
        by_text.setdefault(each.text, []).append(each)
    for text, marks in by_text.items():
        _redact(text, [each for each in marks if each.state == State.TAKEN_OUT], actor)
    if submission.needs_look:
        submission.needs_look = False
        record(submission, actor=actor, reason="personal information decided", update_fields=["needs_look"])


def _redact(text: SubmissionText, marks: list[PrivatePassage], actor: Actor) -> None:
    """Add the redacted version beside the person's own text. A translation is not theirs and is replaced."""
    with translation.override(text.language or "en"):
        words, method = redacted_text(text.text, marks), gettext("By a person")
    role: str = SubmissionText.Role.REDACTION
    earlier = SubmissionText.objects.current().filter(of=text, role=role)
    of: SubmissionText | None = text
    if text.role == SubmissionText.Role.TRANSLATION:
        earlier, role, of = SubmissionText.objects.filter(pk=text.pk), text.role, text.of
    if [each.text for each in earlier] == [words] or (not marks and role == text.role):
        return
    earlier.update(superseded_at=clock.now())
    if not marks:
        return
    SubmissionText.objects.create(
        submission_id=text.submission_id,
        question_key=text.question_key,
        role=role,
        language=text.language,
        text=words,
        sha256=sha256_of(words),
        made_by=actor_label(actor),
        method=method,
        of=of,
    )
