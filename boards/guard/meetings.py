"""What is allowed before a meeting, and what only at it or through staff (BK-43, BK-45, BK-46, BK-50)."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext as _

from boards import access
from boards.guard.answers import Answer
from boards.guard.contact_sets import YES, most_of_each_body
from boards.guard.registry import guarded, is_guarded
from boards.guard.visibility import authors_of
from boards.models import Appointment, Body, Material, Meeting
from cms.records.history import Actor


def may_poll(meeting: Meeting | None) -> Answer:
    """Ballots and straw polls are open only while the meeting is in session and not paused."""
    if meeting is not None and meeting.is_deciding:
        return YES
    words = _(
        "Members rank and vote only while the meeting is in session. Asking them what they think "
        "before then would be deciding outside the meeting."
    )
    return Answer(False, "BK-46", words)


def may_pass_on(sources: Iterable[Model], meeting: Meeting) -> Answer:
    """Refuse passing members' text to other members before the meeting; public text may be passed on (BK-43)."""
    if meeting.is_in_session or not any(_is_a_members(each) for each in sources):
        return YES
    words = _(
        "A member prepared it. It reaches the other members with the posted agenda, or at the meeting, "
        "where the public sees it too."
    )
    return Answer(False, "BK-43", words)


def _is_a_members(source: Model) -> bool:
    """Whether a member wrote it and it is not public. Unregistered models count as written by a member."""
    if isinstance(source, Material):
        return source.is_members and not source.is_public
    if not is_guarded(type(source)):
        return True
    rows = type(source)._base_manager.filter(guarded(type(source)).public, pk=source.pk)
    return not rows.exists() and Appointment.objects.filter(user__in=authors_of(source)).exists()


def may_comment(user: Actor, meeting: Meeting) -> Answer:
    """BK-45: members' comments on a public page that others of their body read could form a serial meeting.

    At a meeting of a committee, members of its body who do not sit on it only watch (BK-41a).
    """
    if isinstance(user, str):
        return YES
    seats = set(access.seats_of(user).values_list("seat__body", flat=True))
    if seats.isdisjoint(meeting.body_ids):
        return YES if seats.isdisjoint(body.parent_id for body in meeting.bodies) else _only_watches()
    words = _(
        "You hold a seat on this body. Other members would read what you write on this page outside "
        "a meeting, and the open-meeting law forbids that. Tell staff, or say it at the meeting."
    )
    return Answer(False, "BK-45", words)


def _only_watches() -> Answer:
    words = _(
        "You sit on the body that created this committee, and not on the committee. At its meetings you may "
        "only watch (Gov. Code § 11122.5(c)(6)). Tell staff, or say it at a meeting of your own body."
    )
    return Answer(False, "BK-41a", words)


def majority_of(body: Body) -> int:
    """Members that make a majority today: no contact set may reach it (BK-42); materials become public (BK-50)."""
    return most_of_each_body().get(body.pk, 0) + 1
