"""View helpers for an act of one button: done with a message, or refused beside the button."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms.exceptions import RuleBroken

NOT_KEPT = ("csrfmiddlewaretoken",)


def press(request: HttpRequest, act: Callable[[], str], *, button: str, back_url: str) -> HttpResponse:
    """Act, and go back with what was done. Refused, the button stands alone with the reason beside it (422).

    It keeps what was sent with it, so that it can be pressed again once the reason no longer holds.
    """
    try:
        done = act()
    except RuleBroken as error:
        return refused(request, error, button=button, back_url=back_url)
    messages.success(request, done)
    return redirect(back_url)


def refused(request: HttpRequest, error: RuleBroken, *, button: str, back_url: str) -> HttpResponse:
    kept = [
        (name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values
    ]
    context = {"refusal": error, "button": button, "back_url": back_url, "kept": kept}
    return render(request, "cms/refused.html", context, status=422)
