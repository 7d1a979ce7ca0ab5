"""What cms itself adds to the home page and to the desk, and what the gate of publication must know of it."""

from django.utils.translation import gettext_lazy as _

from cms.access import has_role, is_staff_member
from cms.approvals import selectors as approvals
from cms.extension_points import Filled, fill, user_of
from cms.models import HomePage, Milestone
from cms.powers import presenters, rules
from cms.powers.definitions import CONFIRMERS
from cms.publication.rules import WAS_PUBLIC, PageRule, register
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


@fill("desk.cards", order=85)
def powers_card(context: dict) -> Filled:
    """Changes of powers that wait for an answer of this person, and an open emergency access."""
    user = user_of(context)
    if not has_role(user, *CONFIRMERS):
        return None
    count = len(presenters.to_answer(user))
    emergency = rules.open_emergency()
    if not count and emergency is None:
        return None
    return "cms/powers/_desk_card.html", {"count": count, "emergency": emergency}


@fill("desk.menu", order=82)
def powers_link(context: dict) -> Filled:
    return "cms/powers/_desk_menu.html", {"path": getattr(context.get("request"), "path", "")}


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


register(
    PageRule(
        model=HomePage,
        because=_("“%(page)s” is the home page of the site, above all its pages."),
        instead=_("Edit its text instead."),
        record=lambda: WAS_PUBLIC,
    )
)
