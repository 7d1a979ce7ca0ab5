"""Menu entry, cards and item cards of the workspace."""

from django.utils.translation import gettext as _

from boards.menu_entries import workspace_entry
from boards.models import DisclosureFiling
from cms.extension_points import Filled, fill


@fill("workspace.menu", order=20)
def notes_entry(context: dict) -> Filled:
    return workspace_entry(context, _("My notes"), "boards:workspace_notes")


@fill("workspace.menu", order=30)
def disclosures_entry(context: dict) -> Filled:
    return workspace_entry(context, _("Disclosures"), "boards:workspace_disclosures")


@fill("workspace.cards", order=5)
def own_links(context: dict) -> Filled:
    return "boards/workspace/_calendar_card.html", {}


@fill("workspace.item", order=70)
def conflict(context: dict) -> Filled:
    """Form to disclose a conflict and recuse, or the member's own disclosure."""
    meeting, item = context["meeting"], context["item"]
    if item is None:
        return None
    rows = DisclosureFiling.objects.filter(meeting=meeting, key=item.key, appointment=context["appointment"])
    return "boards/workspace/_conflict_card.html", {
        "filing": rows.filter(withdrawn_at=None).first(),
        "meeting": meeting,
        "key": item.key,
        "label": item.shown_number,
        "is_ahead": not meeting.is_over and not meeting.is_called_off,
    }
