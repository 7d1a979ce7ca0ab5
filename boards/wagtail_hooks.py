"""Hook registrations; classes live in viewsets."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from boards import staff_seats
from boards.models import MeetingPage
from boards.site.snippets import AgendaTemplateViewSet
from boards.site.viewsets import POLICIES, BoardsGroup
from cms.access import Visitor

for model, policy in POLICIES.items():
    register_permission_policy(model, policy(model))


register_snippet(AgendaTemplateViewSet)


@hooks.register("register_admin_viewset")
def boards_lists() -> BoardsGroup:
    return BoardsGroup()


@hooks.register("may_read_outbox")
def members_read_no_mail_to_members(user: Visitor) -> bool:
    """Who gets mail tells who is invited and who works on a proposal (BK-41)."""
    return not staff_seats.sits_on(user)


@hooks.register("before_publish_page")
def posting_is_another_act(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Block publishing of draft agendas; they are posted at the desk, which checks deadlines (BK-10)."""
    specific = page.specific
    if isinstance(specific, MeetingPage) and specific.meeting.is_draft:
        words = _(
            "Your changes are saved as a draft. An agenda becomes public when it is posted on the desk."
        )
        messages.warning(request, words)
        return redirect("boards:desk_meeting", specific.meeting_id)
    return None
