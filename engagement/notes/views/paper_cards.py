"""Desk screens of paper cards: make them, and print those that are not typed in yet."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.cleaning import whole_number
from engagement import access, access_log
from engagement.addresses import absolute
from engagement.desk_actions import checked, crumbs, one_of
from engagement.models import Conversation
from engagement.notes.forms import MakeCardsForm
from engagement.notes.paper_cards import codes_of, make_cards, unused_cards


@role_required(*access.DOOR_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    first: list[int] = []

    def make(request: HttpRequest, found: Conversation) -> str:
        form = checked(MakeCardsForm(request.POST), "form")
        made = make_cards(actor=request.user, conversation=found, count=form.cleaned_data["count"])
        first.append(made[0].number)
        return ""

    def context() -> dict[str, Any]:
        unused = unused_cards(found)
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Paper cards")),
            "form": MakeCardsForm(),
            "count": found.paper_cards.count(),
            "unused": len(unused),
        }

    answer = one_of(request, found, {"make": make}, "engagement/notes/desk_cards.html", context)
    if first:
        return redirect(f"{reverse('engagement:desk_cards_print', args=[slug])}?from={first[0]}")
    return answer


@role_required(*access.DOOR_ROLES)
@require_safe
def print_cards(request: HttpRequest, slug: str) -> HttpResponse:
    """The cards not typed in yet, from a number on."""
    found = access.get_conversation(request.user, slug)
    start = whole_number(request.GET.get("from")) or 1
    access_log.log(request.user, "the codes of cards of conversation", found.pk)
    rows = [card for card in unused_cards(found) if card.number >= start]
    context = {
        "conversation": found,
        "cards": codes_of(rows),
        "halves": _halves(),
        "count": found.paper_cards.count(),
        "crumbs": [*crumbs(found, _("Paper cards"))],
    }
    response = render(request, "engagement/notes/desk_cards_print.html", context)
    add_never_cache_headers(response)
    return response


def _halves() -> list[tuple[str, str]]:
    """Up to two languages of the site, each with the address of the receipts as it is typed in that language."""
    halves = []
    for code, _name in settings.SITE_LANGUAGES[:2]:
        with translation.override(code):
            halves.append((code, absolute(reverse("feedback:receipts")).split("://")[-1]))
    return halves
