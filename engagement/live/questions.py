"""Live questions: ask, support once, show, answer, or hide for a listed reason (BK-23)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.pii.identifiers import find_identifiers
from cms.records.history import Actor, record, record_changes
from engagement import access
from engagement.choices import QuestionState
from engagement.exceptions import KeyUsedTwice, NotPossibleNow
from engagement.live.run_sheet import takes_questions
from engagement.live.services import notify_phones
from engagement.models import Conversation, LiveQuestion, QuestionSupport
from feedback.models import ModerationAct

READABLE = (QuestionState.SHOWN, QuestionState.ANSWERED)
MOST_WAITING = 10  # of one participant, so that one phone cannot flood the desk


def ask_question(
    *, conversation: Conversation, participant: str, nonce: str, text: str, language: str = ""
) -> LiveQuestion:
    """Store a question to be reviewed. The same key again returns the same question (F07)."""
    if not takes_questions(conversation):
        raise NotPossibleNow(_("This conversation no longer takes questions."))
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
                _(
                    "This form was already sent with different text, which is saved. Send this text once more."
                ),
                rule="F07",
            ) from None
        return earlier


@transaction.atomic
def support_question(
    *, conversation: Conversation, question_id: int, participant: str, wanted: bool
) -> LiveQuestion:
    """Add or remove support, once per participant. The count is recomputed from rows while the question is locked."""
    rows = LiveQuestion.objects.select_for_update().filter(conversation=conversation, pk=question_id)
    question = rows.first()
    if question is None or question.state != QuestionState.SHOWN:
        raise NotPossibleNow(_("This question can no longer be supported."))
    if wanted:
        row = QuestionSupport(question=question, participant=participant)
        QuestionSupport.objects.bulk_create([row], ignore_conflicts=True)
    else:
        QuestionSupport.objects.filter(question=question, participant=participant).delete()
    question.supports = question.supporters.count()
    LiveQuestion.objects.filter(pk=question.pk).update(supports=question.supports)
    notify_phones(conversation.pk)
    return question


def looks_private(question: LiveQuestion) -> bool:
    """Whether the text may identify a person (PRV-14); such a question is reviewed individually."""
    return bool(find_identifiers(question.text))


@transaction.atomic
def show_question(*, actor: Actor, question: LiveQuestion) -> LiveQuestion:
    """Show a question, also after it was hidden: the original text is unchanged."""
    return _set(actor, question, QuestionState.SHOWN, "shown")


@transaction.atomic
def answer_question(*, actor: Actor, question: LiveQuestion, answer: str = "") -> LiveQuestion:
    """Mark as answered aloud, with an optional short text."""
    return _set(actor, question, QuestionState.ANSWERED, "answered", answer=answer)


@transaction.atomic
def hide_question(*, actor: Actor, question: LiveQuestion, reason: str) -> LiveQuestion:
    """Hide a question. ``reason`` is one of ModerationAct.Reason; criticism is not a reason."""
    if reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(
            _("Choose a reason from the list. Criticism is not on it: it stays."), rule="BK-23"
        )
    return _set(actor, question, QuestionState.HIDDEN, f"hidden: {reason}", reason=reason)


@transaction.atomic
def show_waiting(*, actor: Actor, conversation: Conversation) -> int:
    """Show all waiting questions, except those that may contain personal information: each of these is reviewed."""
    access.require(actor, *access.DOOR_ROLES)
    waiting = conversation.questions.select_for_update().filter(state=QuestionState.WAITING)
    rows = [each for each in waiting if not looks_private(each)]
    for each in rows:
        each.state = QuestionState.SHOWN
    record_changes(LiveQuestion, rows, ["state"], actor=actor, reason="shown")
    if rows:
        notify_phones(conversation.pk)
    return len(rows)


def _set(
    actor: Actor, question: LiveQuestion, state: str, why: str, *, reason: str = "", answer: str | None = None
) -> LiveQuestion:
    access.require(actor, *access.DOOR_ROLES)
    current = LiveQuestion.objects.select_for_update().get(pk=question.pk)
    current.state, current.reason = state, reason
    current.answer = current.answer if answer is None else answer
    record(current, actor=actor, reason=why, update_fields=["state", "reason", "answer"])
    notify_phones(current.conversation_id)
    return current
