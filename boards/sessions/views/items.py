"""Views for items of the running meeting: call, comment, motions and votes, recusals, closing without a vote."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.in_force import draft_motion, posting_in_force
from boards.bodies.rosters import attendees_of, roster_for
from boards.models import Meeting
from boards.sessions import recusals
from boards.sessions.comment_windows import close_comment, open_comment, record_earlier_hearing
from boards.sessions.console import build
from boards.sessions.motions import (
    amend_motion,
    fail_for_lack_of_second,
    make_motion,
    second_motion,
    withdraw_motion,
)
from boards.sessions.services import call_item
from boards.sessions.views.answers import act, press, take
from boards.sessions.views.meeting import seat_of
from boards.sessions.votes import close_vote, record_vote


@act
def call(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return press(request, found, lambda: call_item(actor=request.user, item=on), item=on, then="#now")


@act
def comment(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    do = close_comment if request.POST.get("comment") == "close" else open_comment
    return press(request, found, lambda: do(actor=request.user, item=on), item=on, then="#now")


@act
def earlier_hearing(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    """BK-20, the exception: public comment was taken at an earlier committee meeting."""
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.earlier_hearing(on, request.POST),
        lambda given: record_earlier_hearing(actor=request.user, item=on, **given),
        name="heard",
        item=on,
        then="#now",
    )


@act
def motion(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.motion(
            on,
            attendees_of(found, on),
            request.POST,
            drafted=draft_motion(posting_in_force(found), on),
        ),
        lambda given: make_motion(actor=request.user, item=on, **given),
        name="motion",
        item=on,
        then="#now",
    )


@act
def recuse(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.recusal(on, attendees_of(found, on), request.POST),
        lambda given: recusals.recuse(actor=request.user, item=on, **given),
        name="recuse",
        item=on,
        then="#aside",
    )


@act
def return_member(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    seat = seat_of(attendees_of(found, on), request.POST.get("seat", ""))
    return press(
        request,
        found,
        lambda: recusals.return_member(actor=request.user, item=on, seat=seat),
        item=on,
        then="#aside",
    )


@act
def amend(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    on = access.get_motion(found, motion)
    return take(
        request,
        found,
        build.amendment(on, roster_for(on, found), request.POST),
        lambda given: amend_motion(actor=request.user, motion=on, **given),
        name="amend",
        item=on.item,
        then="#now",
    )


@act
def second(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    on = access.get_motion(found, motion)
    return take(
        request,
        found,
        build.second(on, roster_for(on, found), request.POST),
        lambda given: second_motion(actor=request.user, motion=on, **given),
        name="second",
        item=on.item,
        then="#now",
    )


@act
def no_second(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    on = access.get_motion(found, motion)
    return press(
        request,
        found,
        lambda: fail_for_lack_of_second(actor=request.user, motion=on),
        item=on.item,
        then="#now",
    )


@act
def vote(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    """Takes "<seat>:<choice>". Before closing, another choice corrects the vote; the log keeps both."""
    on = access.get_motion(found, motion)
    which, _colon, choice = request.POST.get("vote", "").partition(":")
    seat = seat_of(attendees_of(found), which)
    return press(
        request,
        found,
        lambda: record_vote(actor=request.user, motion=on, seat=seat, choice=choice),
        item=on.item,
        then="#next",
    )


@act
def close(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    on = access.get_motion(found, motion)

    def do() -> None:
        closed = close_vote(actor=request.user, motion=on)
        messages.success(request, _("Adopted.") if closed.passed else _("Not adopted."))

    return press(request, found, do, item=on.item, then="#now")


@act
def withdraw(request: HttpRequest, found: Meeting, motion: int) -> HttpResponse:
    on = access.get_motion(found, motion)
    return press(
        request,
        found,
        lambda: withdraw_motion(actor=request.user, motion=on),
        item=on.item,
        then="#now",
    )
