"""Hook registrations; classes live in viewsets."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from boards.site.snippets import AgendaTemplateViewSet
from boards.site.viewsets import POLICIES, BoardsGroup

for model, policy in POLICIES.items():
    register_permission_policy(model, policy(model))


register_snippet(AgendaTemplateViewSet)


@hooks.register("register_admin_viewset")
def boards_lists() -> BoardsGroup:
    return BoardsGroup()
