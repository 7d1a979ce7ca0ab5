"""Make comments of what was heard: notes, questions, cards, passages. Each once, like any other comment (PAR-05)."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import captions, chain, clock
from cms.records.history import Actor, actor_label
from engagement import access
from engagement.choices import NoteKind, QuestionState, Source, SpokenLanguage
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Heard, LiveQuestion, Note, Recording
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
}  # signed words are written down in English
LONGEST = 10_000


def form_of(conversation: Conversation) -> Form:
    form = conversation.form
    if form is None:
        raise NotPossibleNow(
            _(
                "First choose which form the comments of this conversation belong to. It is in the details "
                "of the conversation."
            ),
            rule="PAR-05",
        )
    return form


def import_note(*, actor: Actor, note: Note) -> Heard:
    """Word for word, it is the person's own; else a transcript that says how it was written."""
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
    """Every note that is no comment yet. One that fails takes none of the others with it."""
    access.require(actor, *access.DOOR_ROLES)
    form_of(conversation)
    waiting = Note.objects.filter(group__conversation=conversation, heard=None)
    rows = list(waiting.select_related("group__conversation__form"))
    for note in rows:
        import_note(actor=actor, note=note)
    return len(rows)


def hear_question(*, actor: Actor, question: LiveQuestion) -> Heard:
    """A question that is hidden for its reason makes no comment; one that waits is read first."""
    if question.state in (QuestionState.HIDDEN, QuestionState.WAITING):
        raise NotPossibleNow(_("Only a question that is shown or answered becomes a comment."), rule="BK-23")
    spoken = SpokenComment(
        question.text, question.language, Channel.CONVERSATION, question.asked_at, method="asked live"
    )
    key = f"heard-question-{question.pk}"
    return _hear(actor, question.conversation, key, spoken, Source.QUESTION, question=question)


def hear_card(
    *,
    actor: Actor,
    conversation: Conversation,
    nonce: str,
    text: str,
    language: str,
    speaks_for: int = 1,
    photo: Any = None,
) -> Heard:
    """A card that somebody wrote on: its words typed in, its photo beside them for those who may look."""
    at = min(conversation.starts_at, clock.now())
    spoken = SpokenComment(
        text, language, Channel.PAPER, at, method="typed from a card", speaks_for=speaks_for
    )
    return _hear(actor, conversation, f"heard-card-{nonce}", spoken, Source.CARD, picture=photo)


def hear_passage(*, actor: Actor, recording: Recording, picked: list[int], speaks_for: int = 1) -> Heard:
    """Lines of a transcript that follow one another. No words become two comments."""
    cues = captions.cues(recording.captions) if recording.captions else []
    order = sorted(set(picked))
    if not order or order[-1] >= len(cues) or order[0] < 0:
        raise NotPossibleNow(_("Select the lines that one person said."))
    if order != list(range(order[0], order[-1] + 1)):
        raise NotPossibleNow(_("Select consecutive lines. Make a separate comment of each passage."))
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
        if any(first <= order[-1] and order[0] <= last for first, last in used_lines(current, cues)):
            raise NotPossibleNow(_("Some of this text is in another comment. It counts once."), rule="PAR-05")
        facts = {"recording": current, "from_second": start, "to_second": end}
        return _hear(actor, recording.conversation, key, spoken, Source.TRANSCRIPT, **facts)


def used_lines(recording: Recording, cues: list[captions.Cue]) -> list[tuple[int, int]]:
    """First and last line of each passage that is a comment already; its key says which."""
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
    picture: Any = None,
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
