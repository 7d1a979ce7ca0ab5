"""What this area puts into the menu, the cards and the page of an item of the workspace."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.models import DisclosureFiling
from cms.extension_points import fill

Filled = tuple[str, dict[str, Any]] | None


@fill("workspace.menu", order=20)
def notes_entry(context: dict) -> Filled:
    return _entry(context, _("My notes"), "boards:workspace_notes")


@fill("workspace.menu", order=30)
def disclosures_entry(context: dict) -> Filled:
    return _entry(context, _("Disclosures"), "boards:workspace_disclosures")


@fill("workspace.cards", order=5)
def own_links(context: dict) -> Filled:
    return "boards/workspace/_calendar_card.html", {}


@fill("workspace.item", order=70)
def conflict(context: dict) -> Filled:
    """Disclose a conflict and step back, or the member's own disclosure."""
    meeting, item = context["meeting"], context["item"]
    if item is None:
        return None
    rows = DisclosureFiling.objects.filter(meeting=meeting, key=item.key, holding=context["holding"])
    return "boards/workspace/_conflict_card.html", {
        "filing": rows.filter(withdrawn_at=None).first(),
        "meeting": meeting,
        "key": item.key,
        "label": item.shown_number,
        "is_ahead": not meeting.is_over and not meeting.is_called_off,
    }


def _entry(context: dict, words: str, name: str) -> Filled:
    path, url = getattr(context.get("request"), "path", ""), reverse(name)
    facts = {"words": words, "url": url, "here": path.startswith(url)}
    return "boards/_workspace_entry.html", facts
