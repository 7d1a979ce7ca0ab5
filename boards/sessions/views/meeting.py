"""Views for the meeting: begin, attendance, recess, lost access, disturbance, corrections."""

from django.http import Http404, HttpRequest, HttpResponse

from boards.bodies.rosters import Members, attendees_of
from boards.choices import PresenceMode
from boards.models import Meeting, Seat
from boards.sessions import access as live_access
from boards.sessions import pauses, presiding, services
from boards.sessions.absences import record_absence
from boards.sessions.console import build
from boards.sessions.console.attendance import just_arrived
from boards.sessions.console.log import recent_lines
from boards.sessions.incidents import lose_access, report_disturbance, restore_access
from boards.sessions.pauses import pause
from boards.sessions.presence import mark_presence
from boards.sessions.remote_exceptions import ask_exception
from boards.sessions.services import begin_meeting
from boards.sessions.slips import take_back, undo_entry
from boards.sessions.views.answers import act, back, press, take

HOW = ("room", "remote", "left", "gone", "slip")


@act
def begin(request: HttpRequest, found: Meeting) -> HttpResponse:
    return press(request, found, lambda: begin_meeting(actor=request.user, meeting=found))


@act
def presence(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Takes "<seat>:room", "<seat>:remote", "<seat>:left", or "all:room" for the opening roll call.

    Who leaves within two minutes of arriving may never have been here: the page asks, and sends "<seat>:gone" or
    "<seat>:slip".
    """
    which, _colon, how = request.POST.get("presence", "").partition(":")
    if how not in HOW or (which == "all" and how != "room"):
        raise Http404
    members = attendees_of(found)
    seats = _others(members) if which == "all" else [seat_of(members, which)]
    if how == "slip":
        do = lambda: take_back(actor=request.user, meeting=found, seat=seats[0])  # noqa: E731
        return press(request, found, do, then="#presence")
    if how == "left" and which in just_arrived(found, members):
        return back(request, found, ask=which, then="#presence")
    mode = None if how in ("left", "gone") else PresenceMode(how)
    return press(
        request,
        found,
        lambda: mark_presence(actor=request.user, meeting=found, seats=seats, mode=mode),
        then="#presence",
    )


@act
def preside(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Who presides, chosen in the form or with the button of the member who is next in order."""
    form = build.preside(found, attendees_of(found, found.current_item), request.POST)
    return take(
        request,
        found,
        form,
        lambda given: presiding.preside(actor=request.user, meeting=found, **given),
        name="preside",
        then="#presiding",
    )


@act
def absence(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.absence(found, attendees_of(found), request.POST)
    return take(
        request,
        found,
        form,
        lambda given: record_absence(actor=request.user, meeting=found, **given),
        name="absence",
        then="#absent",
    )


@act
def undo(request: HttpRequest, found: Meeting, number: int) -> HttpResponse:
    """Take back an entry of who presides, or of an absence."""
    if not found.events.filter(number=number).exists():
        raise Http404
    do = lambda: undo_entry(actor=request.user, meeting=found, number=number)  # noqa: E731
    return press(request, found, do, then="#presiding")


@act
def join(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Attendance details of one member: site, camera, who else is in the room (BK-29b)."""
    form = build.join(found, attendees_of(found), request.POST)

    def do(given: dict) -> None:
        seat = given.pop("seat")
        mark_presence(actor=request.user, meeting=found, seats=[seat], **given)

    return take(request, found, form, do, name="join", then="#presence")


def _others(members: Members) -> list[Seat]:
    return [place.seat for place in members.places if not place.is_vacant and not place.is_present]


def seat_of(members: Members, pk: str) -> Seat:
    seat = next((place.seat for place in members.places if str(place.seat.pk) == pk), None)
    if seat is None:
        raise Http404
    return seat


@act
def exception(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.exception(found, attendees_of(found), request.POST)
    return take(
        request,
        found,
        form,
        lambda given: ask_exception(actor=request.user, meeting=found, **given),
        name="exception",
        then="#presence",
    )


@act
def recess(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.of_the_day("recess", found, request.POST)
    return take(
        request,
        found,
        form,
        lambda given: pause(actor=request.user, meeting=found, **given),
        name="recess",
    )


@act
def resume(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.of_the_day("resume", found, request.POST)
    return take(
        request,
        found,
        form,
        lambda given: pauses.resume(actor=request.user, meeting=found, **given),
        name="resume",
    )


@act
def lost(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.of_the_day("lost", found, request.POST)
    return take(
        request,
        found,
        form,
        lambda given: lose_access(actor=request.user, meeting=found, **given),
        name="lost",
    )


@act
def restored(request: HttpRequest, found: Meeting) -> HttpResponse:
    incident = live_access.get_lost_access(found)
    return press(request, found, lambda: restore_access(actor=request.user, incident=incident), then="#head")


@act
def disturbance(request: HttpRequest, found: Meeting) -> HttpResponse:
    form = build.of_the_day("disturbance", found, request.POST)
    return take(
        request,
        found,
        form,
        lambda given: report_disturbance(actor=request.user, meeting=found, **given),
        name="disturbance",
    )


@act
def correct(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Correct the log by adding an event."""
    form = build.right(recent_lines(found), request.POST)
    return take(
        request,
        found,
        form,
        lambda given: services.correct(actor=request.user, **given),
        name="right",
        then="#log",
    )
