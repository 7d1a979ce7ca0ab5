"""Error pages: plain, with the request id, without repeating the request."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from cms.web.unavailable import is_passing, unavailable


def problem(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    context = {"message": message, "reference": getattr(request, "id", "")}
    return render(request, f"{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(request, 404)


def no_such_language(request: HttpRequest) -> HttpResponse:
    """The languages in which the page exists stand in the language bar, and on this page."""
    return render(request, "errors/no_such_language.html", status=404)


def closed(request: HttpRequest, **found: object) -> HttpResponse:
    """An address of an add-on that this site does not offer, whatever it names."""
    return problem(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request's context: the database or the session may be what failed."""
    error = sys.exc_info()[1]
    if is_passing(error):
        return unavailable(request, error)
    context = {"reference": getattr(request, "id", "")}
    return HttpResponse(loader.render_to_string("500.html", context), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return problem(request, 403, _("This page was open for too long. Go back, reload it, and send again."))
