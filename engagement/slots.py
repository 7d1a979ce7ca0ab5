"""What this room shows on pages of the house."""

from typing import Any

from cms.access import has_role
from cms.slots import fill
from engagement.access import COUNT_ROLES

Filled = tuple[str, dict[str, Any]] | None


@fill("home.doors", order=10)
def next_conversation(context: dict) -> Filled:
    from engagement.reading import next_page

    page = next_page()
    return ("engagement/_door.html", {"page": page, "conversation": page.conversation}) if page else None


@fill("desk.cards", order=30)
def desk_card(context: dict) -> Filled:
    if not _may(context):
        return None
    from cms import clock
    from engagement.models import Conversation

    ahead = Conversation.objects.ahead(clock.now()).with_registration_counts()[:3]
    return "engagement/_desk_card.html", {"conversations": ahead}


@fill("desk.menu", order=30)
def desk_menu(context: dict) -> Filled:
    if not _may(context):
        return None
    request = context.get("request")
    return "engagement/_desk_menu.html", {"path": getattr(request, "path", "")}


def _may(context: dict) -> bool:
    request = context.get("request")
    return has_role(getattr(request, "user", None), *COUNT_ROLES)
