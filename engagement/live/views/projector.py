"""The projector of a conversation: public, without a key; and the short address that it displays."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cleaning import whole_number
from cms.components.qr import qr_svg
from engagement import access
from engagement.addresses import short_address, typed
from engagement.live.projector import projector_context, projector_facts
from engagement.live.state_answers import etag_of, state_answer
from engagement.models import Conversation


@require_safe
def projector(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_public_conversation(slug)
    address = short_address(found.pk)
    context = projector_context(found, held=whole_number(request.GET.get("answers"))) | {
        "etag": _etag(found),
        "address": typed(address),
        "qr": qr_svg(address, _("QR code with the address of the page to take part.")),
    }
    response = render(request, "engagement/live/projector.html", context)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def projector_state(request: HttpRequest, slug: str) -> HttpResponse:
    """As the state of the live page, and the minute and the number of answers as it is displayed. Three queries."""
    return state_answer(request, _etag(access.get_public_conversation(slug)))


def _etag(found: Conversation) -> str:
    return etag_of(found.live_version, found.status, get_language(), *projector_facts(found))


@require_safe
def short(request: HttpRequest, number: int) -> HttpResponse:
    """The address that people type: leads to the live page of the conversation with this number."""
    found = Conversation.objects.public().filter(pk=number).first()
    if found is None:
        raise Http404
    response = redirect("engagement:live_start", found.slug)
    add_never_cache_headers(response)
    return response
