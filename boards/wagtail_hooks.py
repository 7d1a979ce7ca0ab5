"""Hook registrations; classes live in viewsets."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from boards import staff_seats
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
