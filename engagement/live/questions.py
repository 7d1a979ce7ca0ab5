"""Live questions: ask, support once, show, take up, answer, or hide for a listed reason (BK-23)."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, record, record_changes, sign
from engagement import access
from engagement.access import ActorOrLink
from engagement.choices import Duty, QuestionState
from engagement.exceptions import KeyUsedTwice, NotPossibleNow
from engagement.live.public_text import checked_answer, checked_text, looks_private
from engagement.live.run_sheet import takes_part, takes_questions
from engagement.live.services import locked, notify_phones
from engagement.models import Conversation, LiveQuestion, QuestionSupport
from feedback.models import ModerationAct

READABLE = (QuestionState.SHOWN, QuestionState.ANSWERED)
MOST_WAITING = 10  # of one participant, so that one phone cannot flood the desk


def ask_question(
    *, conversation: Conversation, participant: str, nonce: str, text: str, language: str = ""
) -> LiveQuestion:
    """Store a question to be reviewed. The same key again returns the same question (F07)."""
    if not takes_questions(conversation):
        raise NotPossibleNow(_("This conversation is no longer taking questions."))
    mine = LiveQuestion.objects.filter(conversation=conversation, participant=participant)
    if mine.filter(state=QuestionState.WAITING).count() >= MOST_WAITING:
        raise NotPossibleNow(_("Ten of your questions are waiting to be read. Please wait until some are."))
    question = LiveQuestion(
        conversation=conversation,
        nonce=nonce,
        participant=participant,
        text=text,
        language=language,
        asked_at=clock.now(),
        is_demo=conversation.is_demo,
    )
    try:
        with transaction.atomic():
            return record(question, actor=None, reason="asked")
    except IntegrityError:
        earlier = LiveQuestion.objects.filter(nonce=nonce).first()
        if earlier is None:
            raise
        if (earlier.text, earlier.participant) != (text, participant):
            raise KeyUsedTwice(
                _("This form was already sent with different text, which is saved. Send this text again."),
                rule="F07",
            ) from None
        return earlier


@transaction.atomic
def support_question(
    *, conversation: Conversation, question_id: int, participant: str, wanted: bool
) -> LiveQuestion:
    """Add or remove support, once per participant. The count is recomputed from rows while the question is locked."""
    if not takes_part(conversation):
        raise NotPossibleNow(_("This conversation is over or canceled. It is no longer accepting answers."))
    rows = LiveQuestion.objects.select_for_update().filter(conversation=conversation, pk=question_id)
    question = rows.first()
    if question is None or question.state != QuestionState.SHOWN:
        raise NotPossibleNow(_("You can no longer support this question."))
    if wanted:
        row = QuestionSupport(question=question, participant=participant)
        QuestionSupport.objects.bulk_create([row], ignore_conflicts=True)
    else:
        QuestionSupport.objects.filter(question=question, participant=participant).delete()
    counted = QuestionSupport.objects.filter(question=OuterRef("pk")).order_by().values("question")
    number = Subquery(counted.annotate(number=Count("pk")).values("number"))
    LiveQuestion.objects.filter(pk=question.pk).update(supports=Coalesce(number, 0))
    notify_phones(conversation.pk)
    return question


@transaction.atomic
def show_question(
    *, actor: ActorOrLink, question: LiveQuestion, shown_text: str | None = None
) -> LiveQuestion:
    """Show a question. One that is hidden or may identify a person is shown only with other text (BK-23, PRV-14).

    ``shown_text``: as in ``checked_text``.
    """
    by = access.require_at(actor, question.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    current = _locked(question)
    _set_text(current, by, checked_text(current, shown_text))
    current.state, current.reason = QuestionState.SHOWN, ""
    return _save(current, by, "shown, shortened" if (shown_text or "").strip() else "shown")


@transaction.atomic
def take_up_question(*, actor: Actor, question: LiveQuestion, is_taken_up: bool = True) -> LiveQuestion:
    """Put a shown question on the projector while it is answered, or take it off. One at a time."""
    access.require(actor, *access.DOOR_ROLES)
    conversation = locked(question.conversation)
    current = _locked(question)
    if is_taken_up and current.state != QuestionState.SHOWN:
        raise NotPossibleNow(_("Show the question to everyone first."), rule="BK-23")
    others = conversation.questions.select_for_update().exclude(taken_up_at=None).exclude(pk=current.pk)
    rows = list(others)
    for each in rows:
        each.taken_up_at = None
    record_changes(LiveQuestion, rows, ["taken_up_at"], actor=actor, reason="put back")
    current.taken_up_at = clock.now() if is_taken_up else None
    return _save(current, actor, "taken up" if is_taken_up else "put back")


@transaction.atomic
def answer_question(
    *,
    actor: ActorOrLink,
    question: LiveQuestion,
    answer: str = "",
    shown_text: str | None = None,
    is_office_contact: bool = False,
) -> LiveQuestion:
    """Mark as answered aloud, with an optional short text. The question is then public: the same limits as to show.

    ``is_office_contact``: whoever answers confirms that the contact in the answer is the Office's own.
    """
    by = access.require_at(actor, question.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    current = _locked(question)
    _set_text(current, by, checked_text(current, shown_text))
    current.answer = checked_answer(current, answer, is_office_contact=is_office_contact)
    current.state, current.reason = QuestionState.ANSWERED, ""
    current.taken_up_at, current.answered_aloud = None, True
    why = "answered, with a contact confirmed as the Office's own" if is_office_contact else "answered"
    return _save(current, by, why)


@transaction.atomic
def answer_aloud(*, actor: ActorOrLink, question: LiveQuestion) -> LiveQuestion:
    """Record that a hidden question was answered in the room. Its text stays hidden."""
    by = access.require_at(actor, question.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    current = _locked(question)
    if current.state != QuestionState.HIDDEN:
        raise NotPossibleNow(_("This question is not hidden. Mark it as answered."))
    current.answered_aloud = True
    return _save(current, by, "answered aloud, text hidden")


@transaction.atomic
def hide_question(*, actor: ActorOrLink, question: LiveQuestion, reason: str) -> LiveQuestion:
    """Hide a question. ``reason`` is one of ModerationAct.Reason; criticism is not a reason."""
    by = access.require_at(actor, question.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    if reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(
            _("Choose a reason from the list. Criticism is not a reason to hide a question."), rule="BK-23"
        )
    current = _locked(question)
    current.state, current.reason, current.was_hidden = QuestionState.HIDDEN, reason, True
    current.taken_up_at = None
    _set_text(current, by, "", is_hidden=True)
    return _save(current, by, f"hidden: {reason}")


@transaction.atomic
def show_waiting(*, actor: Actor, conversation: Conversation, pks: Iterable[int]) -> int:
    """Show the waiting questions among these, which were read: one asked since waits. Those that may contain personal
    information wait, too: each of these is reviewed.
    """
    access.require(actor, *access.DOOR_ROLES)
    waiting = conversation.questions.select_for_update().filter(state=QuestionState.WAITING, pk__in=list(pks))
    rows = [each for each in waiting if not looks_private(each)]
    for each in rows:
        each.state = QuestionState.SHOWN
    record_changes(LiveQuestion, rows, ["state"], actor=actor, reason="shown")
    if rows:
        notify_phones(conversation.pk)
    return len(rows)


def _locked(question: LiveQuestion) -> LiveQuestion:
    return LiveQuestion.objects.select_for_update().get(pk=question.pk)


def _set_text(current: LiveQuestion, actor: Actor, shown_text: str, *, is_hidden: bool = False) -> None:
    """A translation of another text, or of one that is now hidden, goes with it; its history stays."""
    if is_hidden or shown_text != current.shown_text:
        for each in current.translations.all():
            sign(each, actor=actor, reason="its text changed")
            each.delete()
    current.shown_text = shown_text


def _save(current: LiveQuestion, actor: Actor, why: str) -> LiveQuestion:
    fields = ["state", "reason", "was_hidden", "answer", "shown_text", "answered_aloud", "taken_up_at"]
    record(current, actor=actor, reason=why, update_fields=fields)
    notify_phones(current.conversation_id)
    return current
