"""Hook registrations; classes live in viewsets."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from boards import staff_seats
from boards.materials.closing import close_with_items
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


@hooks.register("after_edit_page")
def materials_of_closed_items_are_closed(request: HttpRequest, page: Page) -> None:
    """An item that became a closed session closes its materials, at once and by rule (BK-34)."""
    if not isinstance(page, MeetingPage):
        return
    for material in close_with_items(actor=request.user, meeting=page.meeting):
        words = _(
            "“%(title)s” is already public and cannot be closed again. Withdraw it from the closed item."
        )
        messages.warning(request, words % {"title": material})
