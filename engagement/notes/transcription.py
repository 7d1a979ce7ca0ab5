"""Create comments from notes, questions, cards and passages: each once, like any other comment (PAR-05)."""

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import captions, chain, clock
from cms.records.history import Actor, actor_label
from engagement import access
from engagement.choices import NoteKind, PollKind, PollTextState, QuestionState, Source, SpokenLanguage
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Heard, LiveQuestion, Note, PollText, Recording
from engagement.notes.paper_cards import card_of
from feedback.models import Channel, Form, SubmissionText
from feedback.submissions.staff_entry.services import SpokenComment, hear_comment

Role = SubmissionText.Role
METHODS = {
    NoteKind.VERBATIM: "verbatim notes",
    NoteKind.PARAPHRASE: "paraphrase notes",
    NoteKind.SUMMARY: "summary notes",
}
WRITTEN_AS = {
    SpokenLanguage.CHINESE: "zh-hant",
    SpokenLanguage.ASL: "en",
}  # signed comments are written down in English
LONGEST = 10_000


def form_of(conversation: Conversation) -> Form:
    """The form that the comments of a conversation belong to. Raises NotPossibleNow if none is set."""
    form = conversation.form
    if form is None:
        raise NotPossibleNow(
            _("First choose the form for this conversation’s comments, in the conversation details."),
            rule="PAR-05",
        )
    return form


def import_note(*, actor: Actor, note: Note) -> Heard:
    """Create a comment from a note: the person's own text if verbatim, else a transcript that says how it was made."""
    conversation = note.group.conversation
    spoken = SpokenComment(
        text=note.text,
        language=note.language,
        channel=Channel.CONVERSATION,
        at=note.written_at,
        role=Role.ORIGINAL if note.kind == NoteKind.VERBATIM else Role.TRANSCRIPT,
        method=METHODS[NoteKind(note.kind)],
        speaks_for=note.speaks_for,
    )
    return _hear(actor, conversation, f"heard-note-{note.pk}", spoken, Source.NOTE, note=note)


def hear_all_notes(*, actor: Actor, conversation: Conversation) -> int:
    """Create comments from all remaining notes, each in a transaction of its own: if one fails, earlier ones stay.
    Returns how many.
    """
    access.require(actor, *access.DOOR_ROLES)
    form_of(conversation)
    waiting = Note.objects.filter(group__conversation=conversation, heard=None)
    rows = list(waiting.select_related("group__conversation__form"))
    for note in rows:
        import_note(actor=actor, note=note)
    return len(rows)


@transaction.atomic
def hear_question(*, actor: Actor, question: LiveQuestion) -> Heard:
    """Create a comment from a question. One that is hidden is refused; one that waits must be reviewed first.

    The question is read again under its lock, so that one hidden a moment ago is refused.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = LiveQuestion.objects.select_for_update().get(pk=question.pk)
    if current.state in (QuestionState.HIDDEN, QuestionState.WAITING):
        raise NotPossibleNow(
            _("Only a question that is shown or answered can become a comment."), rule="BK-23"
        )
    method = "asked live, shortened by staff" if current.is_shortened else "asked live"
    spoken = SpokenComment(
        current.public_text, current.language, Channel.CONVERSATION, current.asked_at, method=method
    )
    key = f"heard-question-{current.pk}"
    return _hear(actor, current.conversation, key, spoken, Source.QUESTION, question=current)


@transaction.atomic
def hear_answer(*, actor: Actor, answer: PollText) -> Heard:
    """Create a comment from an approved answer to a poll with open text. A word of a cloud is none."""
    access.require(actor, *access.DOOR_ROLES)
    poll = answer.ballot.poll
    current = PollText.objects.select_for_update().get(pk=answer.pk)
    if current.state != PollTextState.SHOWN or poll.kind != PollKind.TEXT:
        raise NotPossibleNow(_("Only an open text answer that is shown can become a comment."), rule="BK-23")
    method = "written in a live poll" + (", changed by staff" if current.shown_text else "")
    spoken = SpokenComment(
        current.public_text, current.language, Channel.CONVERSATION, current.at, method=method
    )
    key = f"heard-answer-{current.pk}"
    return _hear(actor, poll.conversation, key, spoken, Source.POLL, poll_text=current)


def hear_card(
    *,
    actor: Actor,
    conversation: Conversation,
    nonce: str,
    text: str,
    language: str,
    code: str = "",
    speaks_for: int = 1,
    photo: UploadedFile | None = None,
) -> Heard:
    """Create a comment from a handwritten card: its text typed in, its photo attached for authorized staff.

    ``code``: the one printed on the card, which then opens the receipt of the comment.
    """
    access.require(actor, *access.DOOR_ROLES)
    key = card_of(conversation, code).key if code else f"heard-card-{nonce}"
    at = min(conversation.starts_at, clock.now())
    spoken = SpokenComment(
        text, language, Channel.PAPER, at, method="typed from a card", speaks_for=speaks_for
    )
    return _hear(actor, conversation, key, spoken, Source.CARD, picture=photo)


def hear_passage(*, actor: Actor, recording: Recording, picked: list[int], speaks_for: int = 1) -> Heard:
    """Create a comment from consecutive lines of a transcript. No line is used twice."""
    cues = captions.cues(recording.captions) if recording.captions else []
    order = sorted(set(picked))
    if not order or order[-1] >= len(cues) or order[0] < 0:
        raise NotPossibleNow(_("Select the lines that one person said."))
    if order != list(range(order[0], order[-1] + 1)):
        raise NotPossibleNow(_("Select consecutive lines. Save each passage as its own comment."))
    start, end = int(cues[order[0]].start), -int(-cues[order[-1]].end // 1)
    text = " ".join(cues[each].words for each in order)
    language = WRITTEN_AS.get(SpokenLanguage(recording.language), recording.language)
    spoken = SpokenComment(
        text[:LONGEST],
        language,
        Channel.SPOKEN,
        recording.conversation.starts_at,
        role=Role.TRANSCRIPT,
        method="transcript of the recording",
        speaks_for=speaks_for,
    )
    with transaction.atomic():
        current = Recording.objects.select_for_update().get(pk=recording.pk)
        key = f"heard-passage-{current.pk}-{order[0]}-{order[-1]}"
        if any(first <= order[-1] and order[0] <= last for first, last in used_lines(current)):
            raise NotPossibleNow(
                _("Some of this text is already in another comment. It counts only once."), rule="PAR-05"
            )
        facts: dict[str, Any] = {"recording": current, "from_second": start, "to_second": end}
        return _hear(actor, recording.conversation, key, spoken, Source.TRANSCRIPT, **facts)


def used_lines(recording: Recording) -> list[tuple[int, int]]:
    """First and last line of each passage that is already a comment, read from the comment's key."""
    keys = recording.heard.values_list("submission__key", flat=True)
    return [(int(first), int(last)) for first, last in (key.rsplit("-", 2)[1:] for key in keys)]


@transaction.atomic
def _hear(
    actor: Actor,
    conversation: Conversation,
    nonce: str,
    spoken: SpokenComment,
    source: Source,
    *,
    picture: UploadedFile | None = None,
    **facts: Any,
) -> Heard:
    access.require(actor, *access.DOOR_ROLES)
    form = form_of(conversation)
    if not spoken.text.strip():
        raise NotPossibleNow(_("There is no text to save."))
    spoken = replace(spoken, at=min(spoken.at, clock.now()))
    comment, photo = hear_comment(actor=actor, form=form, nonce=nonce, spoken=spoken, photo=picture)
    made, is_new = Heard.objects.get_or_create(
        submission=comment,
        defaults={
            "conversation": conversation,
            "source": source,
            "photo": str(photo.pk) if photo else "",
            "made_by": actor_label(actor),
            "made_at": clock.now(),
            "is_demo": conversation.is_demo,
            **facts,
        },
    )
    if is_new:
        why = str(_("Said at this conversation"))
        chain.link(("conversation", conversation.pk), ("submission", comment.pk), actor=actor, why=why)
    return made
