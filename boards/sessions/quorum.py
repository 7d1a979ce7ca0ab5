"""Below quorum a body takes up nothing: roll call, recess and adjournment remain (BK-03, BK-19)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.bodies.rosters import Roster, attendees_of
from boards.choices import ItemKind
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Meeting


def refuse_below_quorum(meeting: Meeting, item: AgendaItem) -> None:
    if not needs_quorum(item):
        return
    members = attendees_of(meeting)
    if not members.has_quorum:
        words = " ".join(_no_quorum(each, is_joint=meeting.is_joint) for each in members.rosters)
        raise NotPossibleNow(words, rule="BK-19")


def _no_quorum(members: Roster, *, is_joint: bool) -> str:
    present = len(members.toward_quorum)
    words = ngettext(
        "%(present)s member is present and %(quorum)s are required. Without a quorum, the body can only take roll "
        "call, recess or adjourn.",
        "%(present)s members are present and %(quorum)s are required. Without a quorum, the body can only take roll "
        "call, recess or adjourn.",
        present,
    )
    said = words % {"present": present, "quorum": members.quorum}
    return _("%(body)s: %(words)s") % {"body": members.name, "words": said} if is_joint else said


def needs_quorum(item: AgendaItem) -> bool:
    return item.kind != ItemKind.ADJOURN and not is_roll_call(item)


def is_roll_call(item: AgendaItem) -> bool:
    """The call to order and roll call: the first item, if it is for information only."""
    return item.number == 1 and item.kind == ItemKind.INFORMATION
