"""Guarded models of meetings. Other capabilities register theirs beside their rules."""

from collections.abc import Iterable

from django.db.models import Q

from boards.choices import PUBLIC_MEETINGS
from boards.guard.matter_rules import ITEM
from boards.guard.registration import guards
from boards.guard.registry import Ref, Refs
from boards.models import AgendaItem, MemberQuestion


def items_of_both_bodies(refs: Refs) -> Iterable[Ref]:
    """An item of a joint meeting is one matter for both bodies: who sits on both links their contacts (BK-40)."""
    keys = {ref.key for ref in refs if ref.kind == ITEM}
    if not keys:
        return
    rows = AgendaItem.objects.filter(key__in=keys, meeting__joint_body__isnull=False)
    for key, host, other in rows.values_list("key", "meeting__body", "meeting__joint_body"):
        yield from (Ref(ITEM, str(key), host), Ref(ITEM, str(key), other))


guards(
    AgendaItem,
    kind=ITEM,
    public=Q(meeting__status__in=PUBLIC_MEETINGS),
    own=(),
    body="meeting__body",
    topic="key",
    title=lambda row: row.title,
    same=items_of_both_bodies,
)
guards(
    MemberQuestion,
    kind="question",
    public=Q(pk__in=[]),
    own="appointment__user",
    body="appointment__seat__body",
)
