"""The guard's entries in the workspace and on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access
from boards.guard.selectors import desk_questions
from boards.menu_entries import workspace_entry
from boards.models import ContactMember
from cms.access import has_role
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


@fill("desk.cards", order=65)
def questions_card(context: dict) -> Filled:
    user = user_of(context)
    if not has_role(user, *access.PLAN_ROLES):
        return None
    waiting = desk_questions(user).filter(answered_at=None).count()
    return ("boards/guard/_desk_card.html", {"waiting": waiting}) if waiting else None


@fill("desk.menu", order=45)
def desk_entry(context: dict) -> Filled:
    if not has_role(user_of(context), *access.PLAN_ROLES):
        return None
    facts: dict[str, Any] = {"entries": [(_("Members’ groups"), reverse("boards:desk_groups"))]}
    return "boards/_desk_menu.html", facts | {"path": getattr(context.get("request"), "path", "")}
