"""What this room shows on pages of the other rooms, and on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.access import APPLICATION_ROLES, DECISION_ROLES, DESK_ROLES, LIVE_ROLES, SEAT_ROLES, seats_of
from boards.agreements import extension_points  # noqa: F401  addresses for programs
from boards.proposals import desk_extension_points as _desk_slots  # noqa: F401
from boards.workspace import extension_points as _workspace_slots  # noqa: F401
from cms.access import has_role
from cms.extension_points import fill

Filled = tuple[str, dict[str, Any]] | None


@fill("home.doors", order=30)
def next_meeting(context: dict) -> Filled:
    """The next meeting whose date is public; its card says when the agenda must be out."""
    from boards.models import Meeting
    from boards.notices.deadline_text import due_sentence
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
    from boards.models import Meeting
    from boards.notices.deadline_text import due_sentence
    from cms import clock

    meetings = list(Meeting.objects.ahead(clock.now()).select_related("body")[:3])
    for meeting in meetings:
        meeting.due = due_sentence(meeting) if meeting.is_draft else ""
    return "boards/_desk_card.html", {"meetings": meetings}


@fill("desk.cards", order=45)
def duties_card(context: dict) -> Filled:
    """What the law still asks for after meetings, the most pressing first."""
    from boards.access import POST_ROLES

    if not has_role(_user(context), *POST_ROLES):
        return None
    from django.db.models import F

    from boards.duties.labels import is_overdue
    from boards.models import Duty

    rows = Duty.objects.filter(done_at=None).select_related("meeting__body")
    duties = list(rows.order_by(F("due_at").asc(nulls_last=True), "pk"))
    for duty in duties:
        duty.is_late = is_overdue(duty)
    return "boards/_duties_card.html", {"duties": duties[:3], "more": max(0, len(duties) - 3)}


@fill("desk.menu", order=40)
def desk_menu(context: dict) -> Filled:
    user = _user(context)
    entries = []
    if has_role(user, *DESK_ROLES):
        entries.append((_("Meetings"), reverse("boards:desk_meetings")))
        entries.append((_("Requests for aids"), reverse("boards:desk_aids")))
        entries.append((_("Agreements"), reverse("boards:desk_agreements")))
    if has_role(user, *LIVE_ROLES):
        entries.append((_("Notices"), reverse("boards:desk_notices")))
    if has_role(user, *DECISION_ROLES):
        entries.append((_("Decisions"), reverse("boards:desk_decisions")))
    if has_role(user, *SEAT_ROLES):
        entries.append((_("Seats"), reverse("boards:desk_seats")))
    if has_role(user, *APPLICATION_ROLES):
        entries.append((_("Applications"), reverse("boards:desk_applications")))
    path = getattr(context.get("request"), "path", "")
    return ("boards/_desk_menu.html", {"entries": entries, "path": path}) if entries else None


@fill("desk.cards", order=60)
def own_seats(context: dict) -> Filled:
    """Staff who hold a seat find the way to their workspace."""
    seats = list(seats_of(_user(context)))
    return ("boards/_workspace_card.html", {"seats": seats}) if seats else None


@fill("receipt.aside", order=20)
def said_on_a_meeting(context: dict) -> Filled:
    """The receipt of a comment on an item names the item, the place among the speakers, and whether it was late."""
    from boards.comments.form_content import SLUG, draft_of
    from boards.comments.presenters import heading_of
    from boards.models import ItemComment

    submission = context.get("submission")
    if submission is None or not submission.form.slug.startswith(SLUG):
        return None
    rows = ItemComment.objects.select_related("meeting__body", "item", "speaker")
    comment = rows.filter(submission=submission).first()
    if comment is None:
        return None
    facts = {"comment": comment, "speaker": getattr(comment, "speaker", None)}
    return "boards/_receipt_comment.html", facts | {
        "heading": heading_of(comment.item),
        "draft_name": draft_of(comment.meeting),
    }


@fill("workspace.menu", order=10)
def workspace_home(context: dict) -> Filled:
    """The first entry of a member's menu; each area of the workspace fills its own."""
    return _workspace_entry(context, _("My seats"), "boards:workspace", exact=True)


@fill("workspace.cards", order=10)
def given_materials(context: dict) -> Filled:
    """What a member was given for meetings still ahead (BK-41, BK-50)."""
    from boards.materials.access import given_ahead

    materials = given_ahead(_user(context))
    return ("boards/_workspace_materials.html", {"materials": materials}) if materials else None


def _workspace_entry(context: dict, words: str, name: str, *, exact: bool = False) -> Filled:
    """One entry of the menu of the workspace, for whoever holds a seat."""
    path, url = getattr(context.get("request"), "path", ""), reverse(name)
    here = path == url if exact else path.startswith(url)
    return "boards/_workspace_entry.html", {"words": words, "url": url, "here": here}


def _user(context: dict) -> Any:
    return getattr(context.get("request"), "user", None)


from boards.guard import extension_points as guard_slots  # noqa: E402, F401  each area fills its own
from boards.proposals import public_extension_points as cycle_public_slots  # noqa: E402, F401  each area fills its own
