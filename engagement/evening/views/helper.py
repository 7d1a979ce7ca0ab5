"""The page of a helper who holds a link for one evening: no account, no cookie, no session."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from cms.exceptions import RuleBroken
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement import access
from engagement.choices import Duty
from engagement.desk_actions import NotFilledIn, checked
from engagement.evening.forms import HelperForm
from engagement.evening.presenters import co_host_etag
from engagement.evening.services import note_use
from engagement.evening.views import co_host, door
from engagement.live.state_answers import state_answer
from engagement.models import EveningLink

Context = Callable[[HttpRequest, EveningLink], dict[str, Any]]
GONE = 410
SCREENS: dict[str, tuple[str, door.Acts, Context]] = {
    Duty.DOOR: ("engagement/evening/door.html", door.ACTS, door.context),
    Duty.CO_HOST: ("engagement/evening/co_host.html", co_host.ACTS, co_host.context),
}


@public_post(action="live")
def evening(request: HttpRequest, code: str) -> HttpResponse:
    link = access.get_evening_link(code)
    if not link.works_now:
        return _resting(request, link)
    template, acts, context = SCREENS[link.duty]
    found, status = {}, 200
    if request.method == "POST":
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            where = act(request, link, checked(HelperForm(request.POST), "key_form").nonce)
        except NotFilledIn as error:
            found, status = error.forms, 422
        except RuleBroken as error:
            found, status = {"refusal": error}, 409
        else:
            note_use(link)
            return SeeOther(f"{request.path}{where}")
    facts = {"link": link, "conversation": link.conversation, "here": request.path}
    shown = facts | context(request, link) | {"key": HelperForm().initial["key"]} | found
    return _private(render(request, template, shown, status=status))


@require_safe
def state(request: HttpRequest, code: str) -> HttpResponse:
    """For a co-host's page: 304 until something it displays has changed."""
    link = access.get_evening_link(code)
    if not link.works_now or link.duty != Duty.CO_HOST:
        raise Http404
    return _private(state_answer(request, co_host_etag(link.conversation)))


def _resting(request: HttpRequest, link: EveningLink) -> HttpResponse:
    """Before and after its hours the page says only that."""
    status = GONE if link.has_ended else 200
    return _private(render(request, "engagement/evening/resting.html", {"link": link}, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
