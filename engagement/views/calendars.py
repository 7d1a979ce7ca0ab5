"""Calendar files: anonymous, without a cookie."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from engagement import access
from engagement.calendars import CONTENT_TYPE, calendar_of
from engagement.models import Conversation


@require_safe
def one_conversation(request: HttpRequest, slug: str) -> HttpResponse:
    conversation = access.get_public_conversation(slug)
    return _answer(calendar_of([conversation], name=str(conversation)), f"{slug}.ics")


@require_safe
def all_conversations(request: HttpRequest) -> HttpResponse:
    conversations = Conversation.objects.public().order_by("starts_at", "pk")
    return _answer(calendar_of(conversations, name=_("Community Conversations")), "conversations.ics")


def _answer(content: bytes, filename: str) -> HttpResponse:
    disposition = f'attachment; filename="{filename}"'
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
