"""Flyers to print: what is public about a conversation on one page, with a QR code. In the language of the address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.components.qr import qr_svg
from engagement import access
from engagement.addresses import absolute, conversation_path, short_address, typed
from engagement.choices import ServiceStatus
from engagement.desk_actions import crumbs
from engagement.models import Conversation

SITE = dict(settings.SITE_LANGUAGES)


@role_required(*access.DOOR_ROLES)
@require_safe
def flyer(request: HttpRequest, slug: str) -> HttpResponse:
    """To hang up beforehand: leads to the page of the conversation."""
    found = access.get_conversation(request.user, slug)
    booked = found.language_services.filter(status=ServiceStatus.PROVIDED)
    address = absolute(conversation_path(found.slug))
    label = _("QR code with the address of the conversation.")
    return _flyer(request, found, {"services": list(booked)} | _coded(address, label))


@role_required(*access.DOOR_ROLES)
@require_safe
def room_flyer(request: HttpRequest, slug: str) -> HttpResponse:
    """For the room: leads to the live page, by its short address."""
    found = access.get_conversation(request.user, slug)
    label = _("QR code with the address of the page to take part.")
    return _flyer(request, found, {"is_for_the_room": True} | _coded(short_address(found.pk), label))


def _coded(address: str, label: str) -> dict[str, Any]:
    return {"address": typed(address), "qr": qr_svg(address, label)}


def _flyer(request: HttpRequest, found: Conversation, facts: dict[str, Any]) -> HttpResponse:
    name = "engagement:desk_room_flyer" if facts.get("is_for_the_room") else "engagement:desk_flyer"
    context = facts | {
        "languages": _languages(name, found.slug),
        "conversation": found,
        "is_public": Conversation.objects.public().filter(pk=found.pk).exists(),
        "crumbs": crumbs(found, _("Flyer")),
    }
    return render(request, "engagement/conversations/desk_flyer.html", context)


def _languages(name: str, slug: str) -> list[tuple[str, str, str]]:
    """Code, own name and address of this screen in each language of the site."""
    found = []
    for code, label in settings.FORM_LANGUAGES:
        if code in SITE:
            with override(code):
                found.append((code, label, reverse(name, args=[slug])))
    return found
