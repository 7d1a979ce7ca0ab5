"""Lead from an address that a meeting had to the one it has, while the public may know of it.

What a form sent to the old address goes with it.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from boards.models import FormerAddress, Meeting


def leads_from_former_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Of a view that finds nothing, redirect to the meeting that was planned at this address before."""

    @wraps(view)
    def shown(request: HttpRequest, slug: str, day: str, **rest: Any) -> HttpResponse:
        try:
            return view(request, slug, day, **rest)
        except Http404:
            rows = FormerAddress.objects.filter(body__slug=slug, slug=day)
            found = rows.filter(meeting__in=Meeting.objects.announced()).select_related("meeting").first()
            if found is None or request.resolver_match is None:
                raise
            to = redirect(request.resolver_match.view_name, slug=slug, day=found.meeting.slug, **rest)
            if request.method == "POST":
                to.status_code = HTTPStatus.TEMPORARY_REDIRECT
            return to

    return shown
