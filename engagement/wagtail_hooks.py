"""Wagtail hooks. Registration only; classes are in viewsets."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from engagement.models import Conversation
from engagement.site.viewsets import ConversationGroup, PlannedAtTheDesk

register_permission_policy(Conversation, PlannedAtTheDesk(Conversation))


@hooks.register("register_admin_viewset")
def conversation_lists() -> ConversationGroup:
    return ConversationGroup()
