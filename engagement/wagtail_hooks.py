"""Wagtail hooks. Registration only; classes are in viewsets."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from engagement.models import Conversation, ConversationPage
from engagement.site.viewsets import ConversationGroup, PlannedAtTheDesk

register_permission_policy(Conversation, PlannedAtTheDesk(Conversation))


@hooks.register("register_admin_viewset")
def conversation_lists() -> ConversationGroup:
    return ConversationGroup()


@hooks.register("before_publish_page")
def refuse_unchecked_venue(request: HttpRequest, page: Page) -> HttpResponse | None:
    """BK-24a: shows a readable message; the page's own save refuses it in any case."""
    if isinstance(page, ConversationPage) and (missing := page.conversation.missing_venue_checks):
        words = _(
            "This conversation cannot be public yet (BK-24a). Still to check: %(missing)s. Your draft is saved."
        )
        messages.error(request, words % {"missing": "; ".join(missing)})
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
