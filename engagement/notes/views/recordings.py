"""Public transcript and captions of a recording (C2C-22)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.captions import cues
from cms.components.menu import address
from cms.i18n.fields import text
from engagement import access


@require_safe
def transcript(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    found = access.get_public_recording(slug, language)
    conversation = found.conversation
    name = text(conversation.name)
    context = {
        "conversation": conversation,
        "recording": found,
        "lines": cues(found.captions),
        "crumbs": [
            (_("Conversations"), address("conversations/")),
            (name, conversation.get_absolute_url()),
            (_("Transcript"), ""),
        ],
    }
    return render(request, "engagement/notes/transcript.html", context)


@require_safe
def captions(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    found = access.get_public_recording(slug, language)
    name = f'attachment; filename="{slug}-{language}.vtt"'
    headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(found.captions, content_type="text/vtt; charset=utf-8", headers=headers)
