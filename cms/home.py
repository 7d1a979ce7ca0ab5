"""What cms itself adds to the home page and to the desk."""

from cms.access import has_role, is_staff_member
from cms.approvals import selectors as approvals
from cms.extension_points import Filled, fill, user_of
from cms.models import Milestone
from cms.records import holds, possible_copies, redaction

MOST = 6


@fill("home.rollout", order=50)
def milestones(context: dict) -> Filled:
    found = list(Milestone.objects.all()[:MOST])
    return ("cms/_milestones.html", {"milestones": found}) if found else None


@fill("desk.cards", order=10)
def approvals_card(context: dict) -> Filled:
    """Pages that wait for this person's approval, and their own submissions."""
    user = user_of(context)
    if not is_staff_member(user):
        return None
    waiting = list(approvals.waiting_for(user).select_related("revision", "workflow_state__requested_by"))
    own = list(approvals.submitted_by(user))
    found = {"count": len(waiting), "waiting": waiting[:MOST], "own": own[:MOST]}
    return ("cms/_desk_card_approvals.html", found) if waiting or own else None


@fill("desk.cards", order=80)
def copies_card(context: dict) -> Filled:
    """Places where removed words may remain, for those who decide about them."""
    if not has_role(user_of(context), *redaction.ROLES):
        return None
    count = possible_copies.undecided().count()
    return ("cms/_desk_card_copies.html", {"count": count}) if count else None


@fill("desk.menu", order=80)
def keeping_links(context: dict) -> Filled:
    request = context.get("request")
    if not has_role(getattr(request, "user", None), *holds.ROLES):
        return None
    return "cms/_desk_menu_keeping.html", {"path": getattr(request, "path", "")}


@fill("desk.menu", order=90)
def editor_link(context: dict) -> Filled:
    return "cms/_desk_menu_editor.html", {}


@fill("desk.menu", order=95)
def help_link(context: dict) -> Filled:
    return "cms/_desk_menu_help.html", {"path": getattr(context.get("request"), "path", "")}
