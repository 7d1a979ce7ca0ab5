"""Demo registrations: parties, board members, and a past check-in list with walk-ins."""

from cms.demo import DemoContext
from engagement.choices import NeedState, OwnQuestionKind
from engagement.demo import messages
from engagement.models import Accommodation, Conversation, ParticipantRole, Region, Registration, WalkIn
from engagement.registrations.check_in import count_walk_in
from engagement.registrations.needs.services import answer_need, version_of
from engagement.registrations.own_questions.services import add_question
from engagement.registrations.services import register

ACTOR = "system:demo"
AHEAD = "fourth-conversation"

# name, group, people, language, accommodation request, board, way to attend, answers to the questions below
PARTIES = [
    (
        "Maribel",
        "Círculo de Familias de Fresno",
        6,
        "es",
        "Spanish interpreter; two children come along",
        "",
        "in_person",
        ("yes", "0", "A neighbor"),
    ),
    ("", "Oakview High School, civics class", 8, "en", "", "", "online", ("no", "", "Our teacher")),
    ("T. Nguyen", "", 2, "vi", "", "", "online", ("no", "1", "")),
    ("R. Castellanos", "", 1, "en", "", "governing-board", "in_person", ("", "1", "")),
    ("", "", 3, "en", "A place for a wheelchair", "", "in_person", ("", "", "")),
]
# kind, question, choices
QUESTIONS: list[tuple[str, dict[str, str], list[dict[str, str]]]] = [
    (
        OwnQuestionKind.YES_NO,
        {"en": "Do you need child care?", "es": "¿Necesita cuidado infantil?"},
        [],
    ),
    (
        OwnQuestionKind.CHOICE,
        {"en": "What would you like to eat?", "es": "¿Qué le gustaría comer?"},
        [{"en": "Vegetarian", "es": "Vegetariano"}, {"en": "With meat", "es": "Con carne"}],
    ),
    (
        OwnQuestionKind.TEXT,
        {"en": "How did you hear of this conversation?", "es": "¿Cómo se enteró de esta conversación?"},
        [],
    ),
]
# number of a party above: address, language of the site in which they registered
ADDRESSES = {
    0: ("maribel@demo.example", "es"),
    2: ("t.nguyen@demo.example", "vi"),
    3: ("r.castellanos@demo.example", "en"),
}
ANSWER = "Un intérprete de español está reservado para toda la conversación. Habrá cuidado infantil en la sala de al lado."
WALK_INS = [(4, "es"), (1, "en"), (2, "")]


def build(ctx: DemoContext) -> None:
    ahead = Conversation.objects.filter(slug=AHEAD).first()
    if ahead is not None and ahead.takes_registrations:
        _questions(ahead)
        _parties(ahead)
        _answer_one_need(ctx)
        messages.build(ctx, ahead)


def _questions(conversation: Conversation) -> None:
    if not conversation.own_questions.exists():
        for kind, label, choices in QUESTIONS:
            add_question(actor=ACTOR, conversation=conversation, kind=kind, label=label, choices=choices)


def _answer_one_need(ctx: DemoContext) -> None:
    """One request is answered; the others still wait."""
    asked = Accommodation.objects.filter(registration__nonce="demo-party-0", state=NeedState.OPEN).first()
    if asked is not None:
        answer_need(
            actor=ctx.user("editor"),
            request=asked,
            seen=version_of(asked),
            state=NeedState.ARRANGED,
            answer=ANSWER,
        )


def _parties(conversation: Conversation) -> None:
    roles = list(ParticipantRole.objects.values_list("pk", flat=True)) or [None]
    areas = list(Region.objects.values_list("pk", flat=True)) or [None]
    questions = list(conversation.own_questions.values_list("pk", flat=True))
    for number, (name, group, people, language, need, board, mode, said) in enumerate(PARTIES):
        nonce = f"demo-party-{number}"
        if Registration.objects.filter(nonce=nonce).exists():
            continue
        email, site_language = ADDRESSES.get(number, ("", "en"))
        register(
            conversation=conversation,
            nonce=nonce,
            site_language=site_language,
            email=email,
            name=name,
            group_name=group,
            party_size=people,
            language=language,
            need=need,
            member_of=board,
            mode=mode,
            own=tuple((pk, value) for pk, value in zip(questions, said, strict=False) if value),
            role_id=roles[number % len(roles)],
            area_id=areas[number % len(areas)],
            actor=ACTOR,
        )


def walk_ins(conversation: Conversation) -> None:
    """Record walk-ins of a past conversation before its check-in closes."""
    for number, (people, language) in enumerate(WALK_INS):
        nonce = f"demo-walk-in-{number}"
        if not WalkIn.objects.filter(nonce=nonce).exists():
            count_walk_in(
                actor=ACTOR, conversation=conversation, nonce=nonce, people=people, language=language
            )
