"""The desk's screen of the links for one evening."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from engagement import access
from engagement.desk_actions import checked, crumbs, one_of_links
from engagement.evening.forms import LinkForm
from engagement.evening.presenters import links_of
from engagement.evening.services import end_link, make_link, renew_link
from engagement.models import Conversation, EveningLink


@role_required(*access.DOOR_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    made: list[EveningLink] = []

    def make(request: HttpRequest, found: Conversation) -> str:
        form = checked(LinkForm(request.POST), "form")
        made.append(make_link(actor=request.user, conversation=found, **form.cleaned_data))
        return _("Link created. Copy it now: it will not be shown again.")

    def renew(request: HttpRequest, found: Conversation) -> str:
        made.append(renew_link(actor=request.user, link=_link(request, found)))
        return _("New link created. The old one no longer works.")

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Links for helpers")),
            "form": LinkForm(),
            "links": links_of(found, request.GET.get("link", "")),
        }

    acts = {"make": make, "renew": renew, "end": _end}
    return one_of_links(request, found, acts, "engagement/evening/desk_links.html", context, made)


def _end(request: HttpRequest, found: Conversation) -> str:
    end_link(actor=request.user, link=_link(request, found))
    return _("Link deactivated.")


def _link(request: HttpRequest, found: Conversation) -> EveningLink:
    return access.get_of(request.user, found, "evening_link", request.POST.get("link", ""))
