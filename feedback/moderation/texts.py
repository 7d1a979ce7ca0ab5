"""Add translations and transcripts to a comment, and set its language. Texts are only added (PRV-14)."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.records.history import Actor, actor_label, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Submission, SubmissionText, sha256_of
from feedback.reference_data.languages import LANGUAGES
from feedback.submissions.personal_information import mark_passages
from feedback.submissions.text_similarity import digest

Role = SubmissionText.Role


@transaction.atomic
def add_translation(
    *, actor: Actor, of: SubmissionText, language: str, words: str, machine: str = ""
) -> SubmissionText:
    """Add a translation; it replaces an earlier one in the same language, which stays in the history.

    Raises ``NotPossibleNow`` if the text was superseded or is already in this language.
    """
    access.require(actor, *access.MODERATE_ROLES)
    _open(of.submission_id)
    of = SubmissionText.objects.get(pk=of.pk)
    if of.superseded_at or of.role not in (Role.ORIGINAL, Role.TRANSCRIPT):
        raise NotPossibleNow(_("This text was replaced. Translate the current text."), rule="PRV-14")
    if language == of.language:
        raise NotPossibleNow(_("It is already in this language. Choose another one."))
    method = _("By a machine: %(name)s") % {"name": machine} if machine else _("By a person")
    return _add(actor, of.submission_id, of.question_key, Role.TRANSLATION, language, words, method, of)


@transaction.atomic
def add_transcript(
    *, actor: Actor, submission: Submission, question_key: str, language: str, words: str
) -> SubmissionText:
    """Add a transcript of speech or handwriting. ``NotPossibleNow`` if the question has typed text."""
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(submission.pk)
    if current.texts.current().filter(question_key=question_key, role=Role.ORIGINAL).exists():
        raise NotPossibleNow(
            _("This question already has typed text, so a transcript cannot be added."), rule="PAR-05"
        )
    if not current.version.questions.filter(key=question_key, kind__in=("long_text", "short_text")).exists():
        raise NotPossibleNow(_("Choose a question on this form."))
    return _add(
        actor, current.pk, question_key, Role.TRANSCRIPT, language, words, _("Transcribed by a person"), None
    )


@transaction.atomic
def set_language(*, actor: Actor, submission: Submission, language: str, reason: str) -> Submission:
    """Set the language of a comment as determined by a person; the text does not change."""
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(submission.pk)
    if language not in dict(LANGUAGES):
        raise NotPossibleNow(_("Choose a language from the list."))
    if not reason.strip():
        raise NotPossibleNow(_("Enter the reason. It stays in the history."))
    if language == current.language:
        raise NotPossibleNow(_("It is already set that way."))
    current.texts.said().update(language=language)
    current.language = language
    return record(current, actor=actor, reason=f"language: {reason.strip()}", update_fields=["language"])


def _open(pk: int) -> Submission:
    current = Submission.objects.select_for_update().get(pk=pk)
    if current.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("The person withdrew this comment. Nothing more can be done with it."))
    return current


def _add(
    actor: Actor,
    submission: int,
    key: str,
    role: str,
    language: str,
    words: str,
    method: str,
    of: SubmissionText | None,
) -> SubmissionText:
    if language not in dict(LANGUAGES):
        raise NotPossibleNow(_("Choose a language from the list."))
    if not words.strip():
        raise NotPossibleNow(_("Enter the text first."))
    earlier = SubmissionText.objects.current().filter(submission=submission, question_key=key, role=role)
    if role == Role.TRANSLATION:
        earlier = earlier.filter(language=language)
    if earlier.filter(text=words).exists():
        raise NotPossibleNow(_("The same text is already saved."))
    earlier.update(superseded_at=clock.now())
    text = SubmissionText.objects.create(
        submission_id=submission,
        question_key=key,
        role=role,
        language=language,
        text=words,
        sha256=sha256_of(words),
        made_by=actor_label(actor),
        method=method[:60],
        letter=digest(words) if role == Role.TRANSCRIPT else "",
        of=of,
    )
    mark_passages([text])
    return text
