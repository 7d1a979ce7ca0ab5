"""What the holder of a link for the door sees and does: check people in, count walk-ins (BK-24)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from engagement import access, access_log
from engagement.desk_actions import checked
from engagement.evening.forms import PeopleForm
from engagement.evening.presenters import door_context
from engagement.exceptions import NotPossibleNow
from engagement.models import EveningLink, Registration, WalkIn
from engagement.models.registrations import MOST_IN_A_PARTY
from engagement.registrations.check_in import count_walk_in, mark_came, undo_came, undo_walk_in
from engagement.registrations.door_list import same_place
from engagement.registrations.forms import CameForm

Acts = dict[
    str, Callable[[HttpRequest, EveningLink, str], str]
]  # the last: the key of the page; returns where to go
MOST_TYPED = 120


def context(request: HttpRequest, link: EveningLink) -> dict[str, Any]:
    access_log.log_link(link, "the door list of conversation", link.conversation_id)
    return door_context(request, link, _typed(request))


def _came(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    person = _person(request, link)
    form = CameForm(request.POST)
    if not form.is_valid():
        raise NotPossibleNow(_("Enter how many people came: 1 to %(most)s.") % {"most": MOST_IN_A_PARTY})
    mark_came(actor=link, registration=person, people=form.cleaned_data["people"])
    return _back(request, person)


def _undo(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    person = _person(request, link)
    undo_came(actor=link, registration=person)
    return _back(request, person)


def _walk_in(request: HttpRequest, link: EveningLink, nonce: str) -> str:
    form = checked(PeopleForm(request.POST), "people_form")
    count_walk_in(actor=link, conversation=link.conversation, nonce=nonce, people=form.cleaned_data["people"])
    return "#walk-ins"


def _walk_in_undo(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    walk_in: WalkIn = access.get_through_link(link, "walk_in", request.POST.get("walk_in", ""))
    undo_walk_in(actor=link, walk_in=walk_in)
    return "#walk-ins"


ACTS: Acts = {"came": _came, "undo": _undo, "walk_in": _walk_in, "walk_in_undo": _walk_in_undo}


def _person(request: HttpRequest, link: EveningLink) -> Registration:
    found: Registration = access.get_through_link(link, "registration", request.POST.get("registration", ""))
    return found


def _typed(request: HttpRequest) -> str:
    sent = request.POST if request.method == "POST" else request.GET
    return sent.get("q", "")[:MOST_TYPED].strip()


def _back(request: HttpRequest, person: Registration) -> str:
    """The list with the same search, at this person."""
    return f"{same_place(request, _typed(request))}#person-{person.pk}"
