"""Below quorum a body takes up nothing: roll call, recess and adjournment remain (BK-03, BK-19)."""

from django.utils.translation import ngettext

from boards.bodies.rosters import roster_of
from boards.choices import ItemKind
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Meeting


def refuse_below_quorum(meeting: Meeting, item: AgendaItem) -> None:
    if not needs_quorum(item):
        return
    members = roster_of(meeting)
    if members.has_quorum:
        return
    present = len(members.toward_quorum)
    words = ngettext(
        "%(present)s member is present and %(quorum)s are required. Without a quorum, the body can only take roll "
        "call, recess or adjourn.",
        "%(present)s members are present and %(quorum)s are required. Without a quorum, the body can only take roll "
        "call, recess or adjourn.",
        present,
    )
    raise NotPossibleNow(words % {"present": present, "quorum": members.quorum}, rule="BK-19")


def needs_quorum(item: AgendaItem) -> bool:
    return item.kind != ItemKind.ADJOURN and not is_roll_call(item)


def is_roll_call(item: AgendaItem) -> bool:
    """The call to order and roll call: the first item, if it is for information only."""
    return item.number == 1 and item.kind == ItemKind.INFORMATION
