"""The guard's entries in the workspace and on the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access
from boards.menu_entries import workspace_entry
from boards.models import ContactMember
from cms.access import Visitor, has_role
from cms.desk_menu import Entry, Group, gives_entries
from cms.extension_points import Filled, fill, user_of


@fill("workspace.menu", order=60)
def groups_entry(context: dict) -> Filled:
    return workspace_entry(context, _("Small groups"), "boards:groups")


@fill("workspace.menu", order=70)
def ask_entry(context: dict) -> Filled:
    return workspace_entry(context, _("Ask staff"), "boards:ask")


@fill("workspace.menu", order=80)
def guide_entry(context: dict) -> Filled:
    return workspace_entry(context, _("Open-meeting guide"), "boards:guide")


@fill("workspace.cards", order=40)
def waiting_invitations(context: dict) -> Filled:
    """Number of open invitations; the first page shows no names or topics."""
    rows = ContactMember.objects.filter(appointment__user=user_of(context), state="invited")
    return "boards/guard/_card.html", {"invitations": rows.count()}


@fill("workspace.item", order=60)
def beside_an_item(context: dict) -> Filled:
    return "boards/guard/_item_card.html", {}


@gives_entries
def desk_entry(user: Visitor) -> Iterator[Entry]:
    if has_role(user, *access.PLAN_ROLES):
        yield Entry(Group.MEETINGS, _("Members’ groups"), reverse("boards:desk_groups"), order=60)
