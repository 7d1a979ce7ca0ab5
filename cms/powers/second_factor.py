"""A second factor used within the last five minutes, for acts that give or confirm power (S27)."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from allauth.account.internal.flows.login import get_authentication_records

FRESH_SECONDS = 300


def is_fresh(request: HttpRequest) -> bool:
    """Whether this session used a second factor within the last five minutes. On a practice site nobody has one."""
    if settings.PRACTICE:
        return True
    uses = [each.get("at", 0) for each in get_authentication_records(request, request.user) if _counts(each)]
    return max(uses, default=0) > time.time() - FRESH_SECONDS


def _counts(record: dict[str, Any]) -> bool:
    return record.get("method") == "mfa"


def ask_again(request: HttpRequest, back: str) -> HttpResponse:
    """To the page that asks for the second factor, and from there back to the act."""
    messages.info(request, _("First confirm that it is you. Nothing has been done yet."))
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")


def fresh_second_factor_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for the second factor again before the page with the act, so that nothing typed is lost."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            return ask_again(request, request.path)
        return view(request, *args, **kwargs)

    return guarded
