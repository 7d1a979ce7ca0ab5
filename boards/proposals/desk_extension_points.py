"""Menu entries and workspace cards of the proposal cycle."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.access import PLAN_ROLES, seats_of
from boards.menu_entries import workspace_entry
from boards.models import RankingBallot
from boards.proposals.member_presenters import open_ballots
from cms.access import Visitor, has_role
from cms.desk_menu import Entry, Group, gives_entries
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


@gives_entries
def desk_entry(user: Visitor) -> Iterator[Entry]:
    if has_role(user, *PLAN_ROLES):
        yield Entry(Group.DECISIONS, _("Proposals"), reverse("boards:desk_proposals"), order=60)
