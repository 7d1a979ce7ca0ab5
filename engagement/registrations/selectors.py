"""Read registrations for check-in and the desk: names, and counts of board members."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from anyascii import anyascii

from cms.i18n.fields import text
from engagement.models import Conversation, Registration
from engagement.registrations import board_membership


@dataclass(frozen=True)
class BoardCount:
    """Members of one body who registered or came, against its majority (C2C-23, BK-02)."""

    label: str
    people: int
    members: int
    majority: int

    @property
    def is_majority(self) -> bool:
        return self.people >= self.majority


def board_counts(conversation: Conversation) -> list[BoardCount]:
    """A registration names one member; a walk-in entry counts each of its people."""
    bodies = board_membership.bodies(conversation.starts_at.date()) if conversation else []
    if not bodies:
        return []
    registered = conversation.registrations.exclude(member_of="").filter(
        ~Q(state="cancelled") | Q(arrived_at__isnull=False)
    )
    found = Counter(registered.values_list("member_of", flat=True))
    walked_in = conversation.walk_ins.exclude(member_of="").order_by().values("member_of")
    for row in walked_in.annotate(n=Sum("people")):
        found[row["member_of"]] += row["n"]
    return [
        BoardCount(text(body.label), found[body.key], body.members, body.majority)
        for body in bodies
        if found[body.key]
    ]


def name_of(registration: Registration) -> str:
    return registration.name or registration.group_name or _("No name given")


def folded(value: str) -> str:
    """The text without accents: nobody types them at check-in."""
    return " ".join(anyascii(value).casefold().split())
