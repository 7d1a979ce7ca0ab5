"""What the desk's buttons for polls do."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from engagement import access
from engagement.desk_actions import Act, checked
from engagement.live.forms import ClosePollForm, TimerForm
from engagement.live.poll_drafts import ask_again, copy_poll, delete_poll, edit_poll, make_poll
from engagement.live.poll_forms import PollForm
from engagement.live.polls import close_poll, open_poll, time_poll
from engagement.models import Conversation, Poll


def _poll(request: HttpRequest, found: Conversation) -> Poll:
    return access.get_of(request.user, found, "poll", request.POST.get("poll", ""))


def _timer(request: HttpRequest) -> dict[str, Any]:
    return checked(TimerForm(request.POST), "timer_form").cleaned_data


def _make(request: HttpRequest, found: Conversation) -> str:
    form = checked(PollForm(request.POST), "poll_form")
    make_poll(actor=request.user, conversation=found, **form.facts())
    return _("Poll created. Open it when it is time.")


def _edit(request: HttpRequest, found: Conversation) -> str:
    poll = _poll(request, found)
    form = checked(PollForm(request.POST), "poll_form")
    edit_poll(actor=request.user, poll=poll, **form.facts())
    return _("Poll changed.")


def _copy(request: HttpRequest, found: Conversation) -> str:
    copy_poll(actor=request.user, poll=_poll(request, found))
    return _("Poll copied. The copy is not open yet.")


def _delete(request: HttpRequest, found: Conversation) -> str:
    delete_poll(actor=request.user, poll=_poll(request, found))
    return _("Poll deleted.")


def _open(request: HttpRequest, found: Conversation) -> str:
    open_poll(actor=request.user, poll=_poll(request, found), **_timer(request))
    return _("The poll is open.")


def _again(request: HttpRequest, found: Conversation) -> str:
    ask_again(actor=request.user, poll=_poll(request, found), **_timer(request))
    return _("The poll is open again as a new round. The earlier result is unchanged.")


def _time(request: HttpRequest, found: Conversation) -> str:
    time_poll(actor=request.user, poll=_poll(request, found), **_timer(request))
    return _("The timer is set.")


def _close(request: HttpRequest, found: Conversation) -> str:
    form = checked(ClosePollForm(request.POST), "close_form")
    close_poll(actor=request.user, poll=_poll(request, found), n_present=form.cleaned_data["n_present"])
    return _("The poll is closed and counted. Its result is public.")


POLL_ACTS: dict[str, Act] = {
    "make": _make,
    "edit": _edit,
    "copy": _copy,
    "delete_poll": _delete,
    "open": _open,
    "again": _again,
    "time": _time,
    "close": _close,
}
