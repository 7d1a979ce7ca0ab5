"""Menu entries, workspace cards and desk cards of the proposal cycle."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.access import DECISION_ROLES, PLAN_ROLES, seats_of
from boards.menu_entries import workspace_entry
from boards.models import RankingBallot
from boards.proposals.desk_presenters import unread
from boards.proposals.member_presenters import open_ballots
from boards.proposals.visibility import desk_proposals
from cms.access import has_role
from cms.extension_points import Filled, fill, user_of


@fill("workspace.menu", order=40)
def proposals_entry(context: dict) -> Filled:
    return workspace_entry(context, _("Proposals"), "boards:member_proposals")


@fill("workspace.cards", order=4)
def rankings(context: dict) -> Filled:
    """Open rankings for this member, as the first card (BK-46)."""
    ballots = open_ballots(list(seats_of(user_of(context))))
    return ("boards/proposals/_ballots_card.html", {"ballots": ballots}) if ballots else None


@fill("workspace.item", order=20)
def ranking_of_item(context: dict) -> Filled:
    """Ranking of the item on the member's page."""
    item = context.get("item")
    ballot = RankingBallot.objects.filter(item=item).first() if item is not None else None
    return ("boards/proposals/_ballots_card.html", {"ballots": [ballot]}) if ballot else None


@fill("desk.menu", order=45)
def desk_menu(context: dict) -> Filled:
    user, entries = user_of(context), []
    if has_role(user, *PLAN_ROLES):
        entries.append((_("Proposals"), reverse("boards:desk_proposals")))
    path = getattr(context.get("request"), "path", "")
    return ("boards/_desk_menu.html", {"entries": entries, "path": path}) if entries else None


@fill("desk.cards", order=50)
def proposals_card(context: dict) -> Filled:
    """Proposals received and not read yet."""
    user = user_of(context)
    if not has_role(user, *DECISION_ROLES):
        return None
    rows = list(unread(desk_proposals(user)).order_by("received_on", "pk")[:3])
    return ("boards/proposals/_desk_card.html", {"proposals": rows}) if rows else None
