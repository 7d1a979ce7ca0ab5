"""Subscribe and unsubscribe. No account, no cookie; known and unknown addresses get the same answer (BK-11)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.notices import subscriptions
from boards.notices.forms import EndForm, SubscribeForm
from boards.notices.messages import scope_text
from boards.notices.subscriptions import subscribe
from cms.components.menu import address
from cms.web.public_post import public_post
from cms.web.responses import SeeOther


@public_post
def notices(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, SubscribeForm(wanted=request.GET.get("for", "")))
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    subscribe(**form.facts())
    return SeeOther(reverse("boards:notices_sent"))


def _form(request: HttpRequest, form: SubscribeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "crumbs": _crumbs()}
    response = render(request, "boards/notices/notices.html", context, status=status)
    add_never_cache_headers(response)
    return response


@require_safe
def notices_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "boards/notices/notices_sent.html", {"crumbs": _crumbs()})


@public_post
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing; the button ends the subscription."""
    found = access.get_subscription(token)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        subscriptions.unsubscribe(subscription=found)
        return SeeOther(request.path)
    context = {
        "ended": found.ended_at is not None,
        "scope": scope_text(found),
        "form": form,
        "crumbs": _crumbs(),
    }
    response = render(
        request, "boards/notices/notices_end.html", context, status=422 if form.is_bound else 200
    )
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Boards"), address("boards/")), (_("Notices"), "")]
