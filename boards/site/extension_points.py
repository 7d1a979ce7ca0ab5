"""Extension points of other apps and the desk, filled with this app's content."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.access import (
    APPLICATION_ROLES,
    DATA_ROLES,
    DECISION_ROLES,
    DESK_ROLES,
    LIVE_ROLES,
    NOTICE_ROLES,
    POST_ROLES,
    SEAT_ROLES,
    seats_of,
)
from boards.agendas.approvals import why_not_approve
from boards.comments.form_content import SLUG, draft_of
from boards.comments.presenters import heading_under
from boards.guard import extension_points as guard
from boards.materials.access import given_ahead
from boards.menu_entries import workspace_entry
from boards.models import FollowUp, ItemComment, Meeting
from boards.notices.deadline_text import due_sentence
from boards.proposals import desk_extension_points as proposals_at_desk
from boards.proposals import public_extension_points as proposals
from boards.site.next_meeting import next_meeting, next_meeting_facts
from boards.site.tasks.agendas import open_pages
from boards.stories import chart_comments
from boards.stories.presenters import listed_stories
from boards.workspace import extension_points as workspace
from cms import chain, clock
from cms.access import Visitor, has_role
from cms.approvals.rules import KINDS, ApprovalKind
from cms.desk_menu import Entry, Group, gives_entries
from cms.editor.help import CHAPTERS
from cms.extension_points import Filled, fill, provide, user_of
from engagement.recaps.time_rules import answers
from feedback.submissions import commented_views, tickets

__all__ = ["guard", "proposals", "proposals_at_desk", "workspace"]  # each registers its own


provide(
    KINDS,
    ApprovalKind(
        "boards.MeetingPage",
        POST_ROLES,
        publishes=False,  # posting is another act (BK-10)
        approve=gettext_lazy("Approve agenda"),
        approve_with_comment=gettext_lazy("Approve agenda with a comment"),
        problem=lambda page: why_not_approve(page.meeting),
        open_pages=open_pages,
    ),
)
provide(CHAPTERS, ("boards.MeetingPage", "clerk", "agenda"))
provide(CHAPTERS, ("boards.StoryPage", "editor", "data-stories"))


provide(tickets.POINT, chart_comments.ChartTickets())
provide(commented_views.POINT, chart_comments.views_of)


@fill("home.doors", order=30)
def meeting_door(context: dict) -> Filled:
    """Next meeting with a public date; before posting, its card states when the agenda is due."""
    meeting = Meeting.objects.announced().ahead(clock.now()).select_related("body", "joint_body").first()
    if meeting is None:
        return None
    due = "" if meeting.is_public else due_sentence(meeting)
    return "boards/meetings/_door.html", {"meeting": meeting, "url": meeting.get_absolute_url(), "due": due}


@fill("conversation.after", order=20)
def taken_up(context: dict) -> Filled:
    """Items and decisions linked to a conversation, none of them older than it."""
    conversation = context.get("conversation")
    if conversation is None or getattr(conversation, "recap_published_at", None) is None:
        return None
    trace = chain.trace("conversation", conversation.pk)
    linked = [node for node in trace.nodes if node.kind in ("item", "decision")] if trace else []
    nodes = [node for node in linked if answers(conversation, node.when)]
    return ("boards/decisions/_conversation_after.html", {"nodes": nodes}) if nodes else None


@fill("tool.aside", order=10)
def stories_of_tool(context: dict) -> Filled:
    """What the tool shows so far, so that readers see what they give feedback on."""
    tool = context.get("tool")
    stories = listed_stories(tool.pk) if tool else []
    return ("boards/stories/_of_tool.html", {"stories": stories}) if stories else None


@fill("desk.aside", order=10)
def next_at_desk(context: dict) -> Filled:
    """The next meeting that this person may open, with who has replied, for those who may know (BK-41)."""
    user = user_of(context)
    if not has_role(user, *DESK_ROLES):
        return None
    meeting = next_meeting(user)
    facts = next_meeting_facts(user, meeting) if meeting else {}
    return "boards/meetings/_desk_next.html", {"meeting": meeting, **facts}


@gives_entries
def menu_entries(user: Visitor) -> Iterator[Entry]:
    rows = (
        (Group.MEETINGS, _("Meetings"), "meetings", DESK_ROLES),
        (Group.MEETINGS, _("Accommodation requests"), "aids", DESK_ROLES),
        (Group.MEETINGS, _("Notices"), "notices", LIVE_ROLES),
        (Group.MEETINGS, _("Seats"), "seats", SEAT_ROLES),
        (Group.DATA, _("Data sets from agreements"), "data_sets", DATA_ROLES),
        (Group.DECISIONS, _("Decisions"), "decisions", DECISION_ROLES),
        (Group.DECISIONS, _("Agreements"), "agreements", DESK_ROLES),
        (Group.DECISIONS, _("Applications"), "applications", APPLICATION_ROLES),
        (Group.DECISIONS, _("Job openings"), "openings", NOTICE_ROLES),
    )
    for group, label, name, roles in rows:
        if has_role(user, *roles):
            yield Entry(group, label, reverse(f"boards:desk_{name}"))
    if has_role(user, *POST_ROLES):
        yield Entry(Group.MEETINGS, _("Duties after meetings"), reverse("boards:duties"))


@fill("desk.cards", order=45)
def promised_steps_card(context: dict) -> Filled:
    """How many promised steps are open, and how many of them are overdue."""
    if not has_role(user_of(context), *DECISION_ROLES):
        return None
    rows = FollowUp.objects.filter(done_on=None)
    late = Count("pk", filter=Q(due_on__lt=clock.today()))
    return "boards/decisions/_desk_card.html", rows.aggregate(open=Count("pk"), late=late)


@fill("desk.cards", order=60)
def own_seats(context: dict) -> Filled:
    """Link to the workspace for staff who hold a seat."""
    seats = list(seats_of(user_of(context)))
    return ("boards/workspace/_workspace_card.html", {"seats": seats}) if seats else None


@fill("receipt.aside", order=20)
def comment_on_meeting(context: dict) -> Filled:
    """Receipt of a comment: item, place in the speaker queue, and whether it was late."""
    submission = context.get("submission")
    if submission is None or not submission.form.slug.startswith(SLUG):
        return None
    rows = ItemComment.objects.select_related("meeting__body", "item__meeting", "speaker")
    comment = rows.filter(submission=submission).first()
    if comment is None:
        return None
    facts = {"comment": comment, "speaker": getattr(comment, "speaker", None)}
    return "boards/comments/_receipt_comment.html", facts | {
        "heading": heading_under(comment.item, submission.submitted_at),
        "draft_name": draft_of(comment.meeting),
    }


@fill("workspace.menu", order=10)
def workspace_home(context: dict) -> Filled:
    """First entry of the workspace menu; the capabilities add the others."""
    return workspace_entry(context, _("My seats"), "boards:workspace", exact=True)


@fill("workspace.cards", order=10)
def given_materials(context: dict) -> Filled:
    """Materials given to the member for upcoming meetings (BK-41, BK-50)."""
    materials = given_ahead(user_of(context))
    return ("boards/materials/_workspace_materials.html", {"materials": materials}) if materials else None
