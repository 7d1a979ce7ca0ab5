"""What this room shows on pages of the other rooms, and on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.access import DECISION_ROLES, DESK_ROLES, seats_of
from cms.access import has_role
from cms.slots import fill

Filled = tuple[str, dict[str, Any]] | None


@fill("home.doors", order=30)
def next_meeting(context: dict) -> Filled:
    """The next meeting whose date is public; its card says when the agenda must be out."""
    from boards.clocks import due_sentence
    from boards.models import Meeting
    from cms import clock

    meeting = Meeting.objects.announced().ahead(clock.now()).select_related("body").first()
    if meeting is None:
        return None
    url = meeting.get_absolute_url() if meeting.is_public else meeting.body.get_absolute_url()
    due = "" if meeting.is_public else due_sentence(meeting)
    return "boards/_door.html", {"meeting": meeting, "url": url, "due": due}


@fill("conversation.after", order=20)
def taken_up(context: dict) -> Filled:
    """Which items and decisions what was said in a conversation led to."""
    from cms import chain

    conversation = context.get("conversation")
    if conversation is None or getattr(conversation, "recap_published_at", None) is None:
        return None
    trace = chain.trace("conversation", conversation.pk)
    nodes = [node for node in trace.nodes if node.kind in ("item", "decision")] if trace else []
    return ("boards/_conversation_after.html", {"nodes": nodes}) if nodes else None


@fill("desk.cards", order=40)
def desk_card(context: dict) -> Filled:
    if not has_role(_user(context), *DESK_ROLES):
        return None
    from boards.clocks import due_sentence
    from boards.models import Meeting
    from cms import clock

    meetings = list(Meeting.objects.ahead(clock.now()).select_related("body")[:3])
    for meeting in meetings:
        meeting.due = due_sentence(meeting) if meeting.is_draft else ""
    return "boards/_desk_card.html", {"meetings": meetings}


@fill("desk.menu", order=40)
def desk_menu(context: dict) -> Filled:
    user = _user(context)
    entries = []
    if has_role(user, *DESK_ROLES):
        entries.append((_("Meetings"), reverse("boards:desk_meetings")))
    if has_role(user, *DECISION_ROLES):
        entries.append((_("Decisions"), reverse("boards:desk_decisions")))
    path = getattr(context.get("request"), "path", "")
    return ("boards/_desk_menu.html", {"entries": entries, "path": path}) if entries else None


@fill("desk.cards", order=60)
def own_seats(context: dict) -> Filled:
    """Staff who hold a seat find the way to their workspace."""
    seats = list(seats_of(_user(context)))
    return ("boards/_workspace_card.html", {"seats": seats}) if seats else None


def _user(context: dict) -> Any:
    return getattr(context.get("request"), "user", None)
