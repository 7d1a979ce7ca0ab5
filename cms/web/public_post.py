"""Handle the POST of a public form: no cookie, no session, the form's signed key instead."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from allauth.core.internal import ratelimit

from cms.web.errors import problem

View = Callable[..., HttpResponse]
LIMITS_POSTS = "limits_posts"  # set on a view that counts each POST itself


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser reports that another site sent this form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin", "")
    if not origin or origin == "null":
        return True
    return urlsplit(origin).netloc in (request.get_host(), urlsplit(settings.SITE_URL).netloc)


def public_post(view: View | None = None, *, action: str = "public_post") -> Any:
    """Decorate a view that renders and processes a public form. The form checks its own key
    (cms.web.one_time_keys).
    """

    def decorate(inner: View) -> View:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                if not comes_from_here(request):
                    return problem(
                        request,
                        403,
                        _("This form was sent from another site. Open it here and send it again."),
                    )
                if not consume(request, action):
                    return too_many(request)
            return inner(request, *args, **kwargs)

        setattr(guarded, LIMITS_POSTS, True)
        return guarded

    return decorate(view) if view else decorate


def consume(request: HttpRequest, action: str) -> bool:
    """Count this request, read or sent, for its network; False if an action of ACCOUNT_RATE_LIMITS is used up."""
    return bool(ratelimit.consume(request, app="allauth.account", action=action, limit_get=True))


def too_many(request: HttpRequest, message: str = "") -> HttpResponse:
    """Answer 429; the browser's back button returns to the form with what was typed."""
    sent = _("Too many forms came from your network. Wait one minute, go back, and send yours again.")
    response = problem(request, 429, message or sent)
    response["Retry-After"] = "60"
    return response
