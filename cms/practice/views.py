"""Pages of the practice: the way there on the real site; the entry and the clock on the practice site."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from cms import clock
from cms.access import Role, has_role
from cms.components.dates import long_date
from cms.exceptions import RuleBroken
from cms.practice import keys, meeting, services
from cms.practice.access import ROLES, on_practice_site, on_real_site
from cms.practice.forms import ClockForm, PersonForm
from cms.practice.meeting import PracticeMeeting


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """On the practice site its clock; on the real site the way there."""
    return clock_page(request) if settings.PRACTICE else about(request)


# The real site ----------------------------------------------------------------------------------------------


@on_real_site
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/practice/about.html")


@require_POST
@on_real_site
def go(request: HttpRequest) -> HttpResponse:
    """To the practice site, with a key made for this click."""
    role = next(role for role in ROLES if has_role(request.user, role))
    query = urlencode({"key": keys.issue(role)})
    return HttpResponseRedirect(f"{settings.PRACTICE_URL}{reverse('cms:practice_enter')}?{query}")


# The practice site ------------------------------------------------------------------------------------------


@never_cache
@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """Anybody with a good key comes in as the account of its role, and begins at the practice meeting."""
    if not settings.PRACTICE:
        raise Http404
    try:
        role = keys.use(request.GET.get("key", ""))
    except keys.KeyRefused as error:
        return render(request, "cms/practice/refused.html", {"message": error}, status=403)
    services.sign_in(request, role)
    return _to(meeting.ready())


@on_practice_site
def clock_page(request: HttpRequest) -> HttpResponse:
    return _clock(request)


@require_POST
@on_practice_site
def move(request: HttpRequest) -> HttpResponse:
    form = ClockForm(request.POST)
    try:
        if not form.is_valid():
            raise RuleBroken(form.errors["move"][0])
        before = meeting.find()
        services.move_clock(form.moment(before))
    except RuleBroken as error:
        return _refused(request, error)
    messages.success(request, _("The practice clock has moved."))
    _say_what_was_planned(request, before, meeting.ready())
    return redirect("cms:practice")


def _say_what_was_planned(
    request: HttpRequest, before: PracticeMeeting | None, now: PracticeMeeting | None
) -> None:
    if before and now and before.url != now.url:
        said = _("The previous meeting can no longer be rehearsed. A new one is planned for %(day)s.")
        messages.info(request, said % {"day": long_date(now.starts_at)})


@require_POST
@on_practice_site
def person(request: HttpRequest) -> HttpResponse:
    """Go on as the other of two people: one approves an agenda, another posts it."""
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _refused(request, RuleBroken(form.errors["role"][0]))
    who = services.sign_in(request, Role(form.cleaned_data["role"]))
    messages.success(request, _("You are now %(who)s.") % {"who": who})
    return _to(meeting.find())


@on_practice_site
def again(request: HttpRequest) -> HttpResponse:
    """Ask, then start again; this visitor stays in, with the clerk's account."""
    if request.method != "POST":
        return render(request, "cms/practice/again.html")
    try:
        services.start_again()
    except RuleBroken as error:
        return _refused(request, error)
    request.session.flush()
    services.sign_in(request, Role.CLERK)
    messages.success(request, _("Practice has started again. The clock is back to today."))
    return _to(meeting.ready())


def _clock(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    found, now = meeting.find(), clock.now()
    context = {
        "now": now,
        "meeting": found,
        "is_ahead": found is not None and not found.is_over and now < found.starts_at,
        "is_clerk": has_role(request.user, Role.CLERK),
        **facts,
    }
    return render(request, "cms/practice/clock.html", context, status=status)


def _refused(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    return _clock(request, status=422, refusal=error)


def _to(found: PracticeMeeting | None) -> HttpResponse:
    return redirect(found.url if found else "cms:practice")
