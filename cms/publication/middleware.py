"""Show a refusal of the gate in Wagtail's admin, where its views know no ``RuleBroken``."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken

ADMIN = "/admin/"


class Refusals:
    """Back to the form with the reason, or the reason as JSON for a script; nothing was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @staticmethod
    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = _refusal(exception)
        if refusal is None or not request.path_info.startswith(ADMIN):
            return None
        if not request.accepts("text/html") or request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"success": False, "error_message": str(refusal)}, status=403)
        messages.error(request, str(refusal))
        return redirect(refusal.facts.get("url") or _came_from(request))


def _refusal(exception: Exception) -> RuleBroken | None:
    if isinstance(exception, ProtectedError | RestrictedError):
        return RuleBroken(
            _("This cannot be deleted, because other records refer to it. Nothing was deleted.")
        )
    return exception if isinstance(exception, RuleBroken) else None


def _came_from(request: HttpRequest) -> str:
    where = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(where, {request.get_host()}, require_https=request.is_secure()):
        return where
    return reverse("wagtailadmin_home")
