"""Demo data for a running conversation: an open poll, questions, groups with notes, a recording."""

from datetime import timedelta
from typing import Any

from cms import clock
from cms.records.history import record
from engagement.choices import Duty, NoteKind, SpokenLanguage
from engagement.demo.own_words import CLOUD, RANKING
from engagement.evening.services import end_link, make_link
from engagement.live.poll_drafts import make_poll
from engagement.live.polls import open_poll
from engagement.live.questions import ask_question, hide_question, show_question, support_question
from engagement.live.run_sheet import run_of
from engagement.live.translations import translate_question
from engagement.models import Conversation, Group
from engagement.notes.groups import add_group, set_group_open
from engagement.notes.recordings import save_recording
from engagement.notes.services import save_notes
from feedback.demo.references import CASE
from feedback.models import Form

ACTOR = "system:demo"
POLL = {
    "question": {"en": "How do you follow us today?", "es": "¿Cómo nos sigue hoy?"},
    "options": [
        {"en": "On a phone", "es": "En un teléfono"},
        {"en": "On a computer", "es": "En una computadora"},
        {"en": "With other people in one room", "es": "Con otras personas en una sala"},
    ],
}
NEXT_POLL = {
    "question": {
        "en": "What should the next tool show first?",
        "es": "¿Qué debe mostrar primero la herramienta?",
    },
    "options": [
        {"en": "My county", "es": "Mi condado"},
        {"en": "My school", "es": "Mi escuela"},
        {"en": "The years before", "es": "Los años anteriores"},
    ],
}
QUESTIONS = [
    ("Will there be numbers for small counties?", "en", 14),
    ("¿Cuándo estará todo en español?", "es", 9),
    ("Who decides what is shown first?", "en", 3),
]
WAITING = "Can I get the numbers by mail?"
PRIVATE = "My son Leo goes to school 12, call me at 916-555-0142. Why is his teacher not in the data?"
SHORTENED = "Why is a teacher not in the data?"
TRANSLATED = {"en": "¿Habrá datos de los condados pequeños?", "es": "When will everything be in Spanish?"}
SCALE = {
    "kind": "scale",
    "question": {"en": "How clear was the explanation?", "es": "¿Qué tan clara fue la explicación?"},
    "options": [{"en": "Not clear", "es": "Nada clara"}, {"en": "Very clear", "es": "Muy clara"}],
}
NOTES = [
    (NoteKind.VERBATIM, "en", 1, "I want to see my own county, not only the state."),
    (NoteKind.PARAPHRASE, "en", 2, "Two teachers want to know where new teachers go after their training."),
    (NoteKind.SUMMARY, "es", 6, "La mesa quiere explicaciones cortas junto a cada número."),
]
CAPTIONS = {
    SpokenLanguage.ENGLISH: (
        "WEBVTT\n\n00:00:02.000 --> 00:00:06.000\nWelcome to our third conversation.\n\n"
        "00:00:07.000 --> 00:00:13.000\nWe will talk about how teachers are trained and where they work.\n\n"
        "00:01:10.000 --> 00:01:16.000\nI teach in a small county, and I never find us in any table.\n"
    ),
    SpokenLanguage.SPANISH: (
        "WEBVTT\n\n00:00:02.000 --> 00:00:06.000\nBienvenidas y bienvenidos a nuestra tercera conversación.\n\n"
        "00:00:07.000 --> 00:00:13.000\nHablaremos de cómo se forman los docentes y dónde trabajan.\n"
    ),
}


def build_live() -> None:
    """Idempotent: a conversation that already has polls or groups is unchanged."""
    ahead = Conversation.objects.filter(slug="fourth-conversation").first()
    if ahead and not ahead.groups.exists():
        _ahead(ahead)
    past = Conversation.objects.filter(slug="third-conversation").first()
    if past and not past.groups.exists():
        with clock.at(past.starts_at + timedelta(minutes=50)):
            _past(past)


def _ahead(conversation: Conversation) -> None:
    _join_form(conversation)
    act = {"actor": ACTOR, "conversation": conversation}
    open_poll(actor=ACTOR, poll=make_poll(**act, **POLL))
    make_poll(**act, **NEXT_POLL)
    make_poll(**act, **SCALE)
    make_poll(**act, **RANKING)
    make_poll(**act, **CLOUD)
    for number, (text, language, people) in enumerate(QUESTIONS):
        row = _ask(conversation, number, text, language)
        show_question(actor=ACTOR, question=row)
        if number < len(TRANSLATED):
            other = "es" if language == "en" else "en"
            translate_question(actor=ACTOR, question=row, language=other, text=TRANSLATED[language])
        for person in range(people):
            support_question(
                conversation=conversation, question_id=row.pk, participant=f"demo-{person}", wanted=True
            )
    _ask(conversation, len(QUESTIONS), WAITING, "en")
    hidden = hide_question(
        actor=ACTOR, question=_ask(conversation, len(QUESTIONS) + 1, PRIVATE, "en"), reason="private"
    )
    show_question(actor=ACTOR, question=hidden, shown_text=SHORTENED)
    add_group(**act, name="Table 1", language=SpokenLanguage.ENGLISH)
    add_group(**act, name="Mesa 2", language=SpokenLanguage.SPANISH)
    make_link(**act, duty=Duty.DOOR, name="Volunteer at the side entrance")


def _ask(conversation: Conversation, number: int, text: str, language: str) -> Any:
    return ask_question(
        conversation=conversation,
        participant=f"demo-asks-{number}",
        nonce=f"demo-question-{number}",
        text=text,
        language=language,
    )


def _past(conversation: Conversation) -> None:
    _join_form(conversation)
    group = add_group(actor=ACTOR, conversation=conversation, name="Room 3", language=SpokenLanguage.ENGLISH)
    parts = run_of(conversation).parts
    link = make_link(
        actor=ACTOR, conversation=conversation, duty=Duty.CO_HOST, name="Co-host from the library"
    )
    end_link(actor=ACTOR, link=link)
    save_notes(group=group, notes=[_note(number, parts) for number in range(len(NOTES))])
    set_group_open(actor=ACTOR, group=Group.objects.get(pk=group.pk), is_open=False)
    for language, words in CAPTIONS.items():
        save_recording(
            actor=ACTOR,
            conversation=conversation,
            language=language,
            url=f"https://stream.demo.example/third-{language}",
            words=words,
            transcribed_by="The Office",
            is_public=True,
        )


def _note(number: int, parts: list) -> dict[str, Any]:
    kind, language, people, text = NOTES[number]
    return {
        "key": f"demo-note-{number}",
        "kind": str(kind),
        "language": language,
        "speaks_for": people,
        "text": text,
        "segment": parts[-1].key if parts else "",
        "written_at": clock.now().isoformat(),
    }


def _join_form(conversation: Conversation) -> None:
    """Attach the form of the demo case, if the demo of `feedback` has created it."""
    if conversation.form_id is None and (form := Form.objects.filter(slug=CASE["form"]).first()):
        conversation.form = form
        record(conversation, actor=ACTOR, reason="Demo content", update_fields=["form"])
