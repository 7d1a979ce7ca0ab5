"""Extension points of other apps and the desk, filled with this app's content."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.access import (
    APPLICATION_ROLES,
    DECISION_ROLES,
    DESK_ROLES,
    LIVE_ROLES,
    POST_ROLES,
    SEAT_ROLES,
    seats_of,
)
from boards.agendas.added_item_rules import adder_of, waiting_litigation
from boards.agendas.approvals import why_not_approve
from boards.agendas.correction_rules import person_of, proposer_of, waiting_corrections
from boards.agreements import extension_points as agreements
from boards.comments.form_content import SLUG, draft_of
from boards.comments.presenters import heading_under
from boards.decisions.publication import is_second_person
from boards.duties.labels import is_overdue
from boards.guard import extension_points as guard
from boards.materials.access import given_ahead, waiting_requests
from boards.menu_entries import workspace_entry
from boards.models import DecisionDraft, Duty, ItemComment, Meeting, Motion
from boards.notices.deadline_text import due_sentence
from boards.proposals import desk_extension_points as proposals_at_desk
from boards.proposals import public_extension_points as proposals
from boards.workspace import extension_points as workspace
from cms import chain, clock
from cms.access import has_role
from cms.approvals.rules import KINDS, ApprovalKind
from cms.extension_points import Filled, fill, provide, user_of
from cms.publication.rules import are_two_people

__all__ = ["agreements", "guard", "proposals", "proposals_at_desk", "workspace"]  # each registers its own


provide(
    KINDS,
    ApprovalKind(
        "boards.MeetingPage",
        POST_ROLES,
        publishes=False,  # posting is another act (BK-10)
        approve=gettext_lazy("Approve agenda"),
        approve_with_comment=gettext_lazy("Approve agenda with a comment"),
        problem=lambda page: why_not_approve(page.meeting),
    ),
)


@fill("home.doors", order=30)
def next_meeting(context: dict) -> Filled:
    """Next meeting with a public date; before posting, its card states when the agenda is due."""
    meeting = Meeting.objects.announced().ahead(clock.now()).select_related("body").first()
    if meeting is None:
        return None
    due = "" if meeting.is_public else due_sentence(meeting)
    return "boards/meetings/_door.html", {"meeting": meeting, "url": meeting.get_absolute_url(), "due": due}


@fill("conversation.after", order=20)
def taken_up(context: dict) -> Filled:
    """Items and decisions linked to a conversation."""
    conversation = context.get("conversation")
    if conversation is None or getattr(conversation, "recap_published_at", None) is None:
        return None
    trace = chain.trace("conversation", conversation.pk)
    nodes = [node for node in trace.nodes if node.kind in ("item", "decision")] if trace else []
    return ("boards/decisions/_conversation_after.html", {"nodes": nodes}) if nodes else None


@fill("desk.cards", order=40)
def desk_card(context: dict) -> Filled:
    if not has_role(user_of(context), *DESK_ROLES):
        return None
    meetings = list(Meeting.objects.ahead(clock.now()).select_related("body")[:3])
    for meeting in meetings:
        meeting.due = due_sentence(meeting) if meeting.is_draft else ""
    return "boards/meetings/_desk_card.html", {"meetings": meetings}


@fill("desk.cards", order=42)
def corrections_card(context: dict) -> Filled:
    """Corrections of agendas, and litigation added to them, that wait for a second person."""
    user = user_of(context)
    if not has_role(user, *POST_ROLES):
        return None
    rows, added = waiting_corrections(user), waiting_litigation(user)
    for row in rows:
        row.is_own = not are_two_people(proposer_of(row), person_of(user))
    for each in added:
        each.is_own = not are_two_people(adder_of(each), person_of(user))
    words = {"corrections": rows, "litigation": added}
    return ("boards/agendas/_desk_card_corrections.html", words) if rows or added else None


@fill("desk.cards", order=45)
def duties_card(context: dict) -> Filled:
    """Open legal duties, earliest due first."""
    if not has_role(user_of(context), *POST_ROLES):
        return None
    rows = Duty.objects.filter(done_at=None).select_related("meeting__body")
    duties = list(rows.order_by(F("due_at").asc(nulls_last=True), "pk"))
    for duty in duties:
        duty.is_late = is_overdue(duty)
    return "boards/duties/_duties_card.html", {"duties": duties[:3], "more": max(0, len(duties) - 3)}


@fill("desk.cards", order=43)
def requests_card(context: dict) -> Filled:
    """What two people decide about a material, and who is asked second (BK-34). Titles are not named here."""
    user = user_of(context)
    if not has_role(user, *POST_ROLES):
        return None
    rows = list(waiting_requests(user))
    return ("boards/materials/_requests_card.html", {"requests": rows}) if rows else None


@fill("desk.cards", order=46)
def drafts_card(context: dict) -> Filled:
    """Drafts of decisions that this person can publish or return: another prepared them, and the vote still stands."""
    user = user_of(context)
    if not has_role(user, *DECISION_ROLES):
        return None
    rows = DecisionDraft.objects.filter(returned_at=None, motion__in=Motion.objects.without_decision())
    rows = rows.select_related("motion__item__meeting__body")
    drafts = [row for row in rows if is_second_person(user, row)]
    return ("boards/decisions/_desk_card.html", {"drafts": drafts}) if drafts else None


@fill("desk.menu", order=40)
def desk_menu(context: dict) -> Filled:
    user = user_of(context)
    entries = []
    if has_role(user, *DESK_ROLES):
        entries.append((_("Meetings"), reverse("boards:desk_meetings")))
        entries.append((_("Accommodation requests"), reverse("boards:desk_aids")))
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
