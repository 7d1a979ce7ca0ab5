"""Template contexts of the conversation pages (house.md section 2)."""

from typing import Any

from django.http import HttpRequest

from wagtail.models import Page

from cms.extension_points import PAGE_CONTEXTS
from engagement.conversations.listing import conversation_lists
from engagement.conversations.page_language import as_written
from engagement.conversations.presenters import conversation_context


def conversations_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    return conversation_lists(request) | {"page_as_written": as_written(page)}


PAGE_CONTEXTS |= {
    "engagement.ConversationIndexPage": conversations_context,
    "engagement.ConversationPage": conversation_context,
}
