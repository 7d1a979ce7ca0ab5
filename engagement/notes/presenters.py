"""Build what the desk screens of notes and recordings display."""

from typing import Any

from django.db.models import Count, QuerySet

from cms.captions import cues
from engagement.choices import PollKind, PollTextState, QuestionState, Source
from engagement.models import Conversation, Group, Heard, Note, PollText, Recording
from engagement.notes.transcription import used_lines

NEWEST = 100


def groups_of(conversation: Conversation) -> QuerySet[Group]:
    return conversation.groups.annotate(note_count=Count("notes"))


def transcription_context(conversation: Conversation) -> dict[str, Any]:
    notes = Note.objects.filter(group__conversation=conversation, heard=None).select_related("group")
    waiting = conversation.questions.filter(
        heard=None, state__in=(QuestionState.SHOWN, QuestionState.ANSWERED)
    )
    answers = PollText.objects.filter(
        ballot__poll__conversation=conversation,
        ballot__poll__kind=PollKind.TEXT,
        state=PollTextState.SHOWN,
        heard=None,
    )
    made = Heard.objects.filter(conversation=conversation).select_related("submission", "note__group")
    counts = dict(made.order_by().values_list("source").annotate(n=Count("pk")))
    return {
        "notes": list(notes.order_by("group__name", "written_at", "pk")),
        "questions": list(waiting),
        "answers": list(answers.select_related("ballot__poll")),
        "made": list(made.order_by("-pk")[:NEWEST]),
        "made_count": sum(counts.values()),
        "sources": [(each.label, counts[each]) for each in Source if each in counts],
        "recordings": list(conversation.recordings.exclude(captions="")),
    }


def lines_of(recording: Recording) -> list[dict[str, Any]]:
    """Each line of a transcript, and whether a comment was made of it."""
    lines = cues(recording.captions) if recording.captions else []
    used = {number for first, last in used_lines(recording) for number in range(first, last + 1)}
    return [{"number": at, "cue": cue, "is_used": at in used} for at, cue in enumerate(lines)]
