"""Who finds which page of the practice: on the real site those who run meetings, on the practice site its staff."""

from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase

from cms.access import Role, View, Visitor, has_role, is_staff_member

ROLES = (Role.CLERK,)


def is_offered(user: Visitor) -> bool:
    """Whether this person may go from here to the practice site."""
    return bool(settings.PRACTICE_URL) and has_role(user, *ROLES)


def on_real_site(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if not is_offered(request.user):
            raise Http404
        return view(request)

    return guarded


def on_practice_site(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if not settings.PRACTICE or not is_staff_member(request.user):
            raise Http404
        return view(request)

    return guarded
