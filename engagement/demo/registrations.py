"""Demo registrations: parties, board members, and a past check-in list with walk-ins."""

from cms.demo import DemoContext
from engagement.models import Conversation, ParticipantRole, Region, Registration, WalkIn
from engagement.registrations.check_in import count_walk_in
from engagement.registrations.services import register

ACTOR = "system:demo"
AHEAD = "fourth-conversation"

# name, group, people, language, accommodation request, board
PARTIES = [
    ("Maribel", "Círculo de Familias de Fresno", 6, "es", "Spanish interpreter; two children come along", ""),
    ("", "Oakview High School, civics class", 8, "en", "", ""),
    ("T. Nguyen", "", 2, "vi", "", ""),
    ("R. Castellanos", "", 1, "en", "", "governing-board"),
    ("", "", 3, "en", "A place for a wheelchair", ""),
]
WALK_INS = [(4, "es"), (1, "en"), (2, "")]


def build(ctx: DemoContext) -> None:
    ahead = Conversation.objects.filter(slug=AHEAD).first()
    if ahead is not None and ahead.takes_registrations:
        _parties(ahead)


def _parties(conversation: Conversation) -> None:
    roles = list(ParticipantRole.objects.values_list("pk", flat=True)) or [None]
    areas = list(Region.objects.values_list("pk", flat=True)) or [None]
    for number, (name, group, people, language, need, board) in enumerate(PARTIES):
        nonce = f"demo-party-{number}"
        if Registration.objects.filter(nonce=nonce).exists():
            continue
        register(
            conversation=conversation,
            nonce=nonce,
            name=name,
            group_name=group,
            party_size=people,
            language=language,
            need=need,
            member_of=board,
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
