"""What cms itself adds to the home page and to the desk, and what the gate of publication must know of it."""

from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.extension_points import Filled, fill, user_of
from cms.models import HomePage, Milestone
from cms.publication.rules import WAS_PUBLIC, PageRule, register
from cms.records import holds, possible_copies, redaction

MOST = 6


@fill("home.rollout", order=50)
def milestones(context: dict) -> Filled:
    found = list(Milestone.objects.all()[:MOST])
    return ("cms/_milestones.html", {"milestones": found}) if found else None


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


register(
    PageRule(
        model=HomePage,
        because=_("“%(page)s” is the home page of the site, above all its pages."),
        instead=_("Edit its text instead."),
        record=lambda: WAS_PUBLIC,
    )
)
