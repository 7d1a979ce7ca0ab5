"""Views for speakers of an item: add, call, end, mark absent."""

from django.http import Http404, HttpRequest, HttpResponse

from boards import access
from boards.models import Meeting
from boards.sessions import access as live_access
from boards.sessions.console import build
from boards.sessions.speakers import add_speaker, call_speaker, end_speaker, pass_speaker
from boards.sessions.views.answers import act, press, take

VERBS = {
    "call": call_speaker,
    "end": end_speaker,
    "pass": pass_speaker,
}


@act
def add(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.walk_in(on, request.POST),
        lambda given: add_speaker(actor=request.user, meeting=found, item=on, **given),
        name="walk_in",
        item=on,
        then="#speakers",
    )


@act
def turn(request: HttpRequest, found: Meeting, speaker: int) -> HttpResponse:
    who = live_access.get_speaker(found, speaker)
    do = VERBS.get(request.POST.get("turn", ""))
    if do is None:
        raise Http404
    return press(request, found, lambda: do(actor=request.user, speaker=who), item=who.item, then="#speakers")
