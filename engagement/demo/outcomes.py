"""Demo outcomes of themes, and participation in 2022."""

from typing import Any

from cms import clock
from cms.demo import DemoContext
from cms.records.history import record
from engagement.choices import OVER
from engagement.demo.attendance import CAME, ROLES
from engagement.models import AnnualParticipation, Conversation, ParticipantRole, WalkIn
from engagement.participation.services import publish_year
from engagement.recaps.posting import digest_shown, propose_recap

ACTOR, REASON = "system:demo", "Demo content"
YEAR = 2022
WAITING = "third-conversation"


def build(ctx: DemoContext) -> None:
    """Idempotent. Outcomes of themes with a finding come from the boards' decisions once those exist."""
    for slug, rows in CAME.items():
        conversation = Conversation.objects.filter(slug=slug).first()
        if conversation and not conversation.walk_ins.filter(nonce__contains="-came-").exists():
            _count(conversation, rows)
    if not AnnualParticipation.objects.filter(year=YEAR).exists():
        with clock.at(_new_year(ctx)):
            publish_year(actor=ctx.user("publisher"), year=YEAR)
    _propose_next_edition(ctx)


def _propose_next_edition(ctx: DemoContext) -> None:
    """A next edition that waits for a second person, for the desk to show."""
    conversation = Conversation.objects.filter(slug=WAITING, status__in=OVER).first()
    if conversation and conversation.recap_proposals.count() == 1:
        propose_recap(actor=ctx.user("analyst"), conversation=conversation, seen=digest_shown(conversation))


def _new_year(ctx: DemoContext) -> Any:
    return clock.now().replace(year=YEAR + 1, month=1, day=17, hour=18)


def _count(conversation: Conversation, rows: list[tuple[str, str, int]]) -> None:
    for number, (role, language, people) in enumerate(rows, 1):
        row = WalkIn(
            conversation=conversation,
            people=people,
            role=_role(role),
            language=language,
            nonce=f"demo-{conversation.slug}-came-{number}"[:40],
            counted_at=conversation.starts_at,
            is_demo=True,
        )
        record(row, actor=ACTOR, reason=REASON)


def _role(key: str) -> ParticipantRole | None:
    if not key:
        return None
    found = ParticipantRole.objects.filter(key=key).first()
    if found is None:
        order = list(ROLES).index(key)
        found = record(ParticipantRole(key=key, name=ROLES[key], order=order), actor=ACTOR, reason=REASON)
    return found
