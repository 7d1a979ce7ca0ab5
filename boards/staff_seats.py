"""Staff who hold a seat on a body are its members, and nothing else, wherever its members' texts are (BK-41)."""

from django.utils.translation import gettext as _

from boards.exceptions import GuardRefused
from boards.models import Appointment, Body, Meeting
from cms import clock
from cms.access import is_signed_in
from cms.records.history import Actor


def sits_on(user: Actor) -> set[int]:
    """Bodies whose members this person is one of, from appointment on (BK-05).

    Whoever also works for the Office is a member for everything of these bodies, and sees what a member sees (BK-41).
    """
    if not is_signed_in(user):
        return set()
    own = Appointment.objects.bound(clock.today()).filter(user=user)
    return with_committees(set(own.values_list("seat__body", flat=True)))


def with_committees(bodies: set[int]) -> set[int]:
    """These bodies with their committees, where members of the same body write and read."""
    return bodies | set(Body.objects.filter(parent__in=bodies).values_list("pk", flat=True))


def sits_in(user: Actor, meeting: Meeting) -> bool:
    """Whether this person is a member of a body that meets there."""
    return not sits_on(user).isdisjoint(meeting.body_ids)


def refuse_own_body(actor: Actor, *bodies: int) -> None:
    """Raise GuardRefused if staff would act as staff among the members of a body on which they sit (BK-40, BK-43)."""
    if isinstance(actor, str) or sits_on(actor).isdisjoint(bodies):
        return
    words = _("You hold a seat on this body, so another staff member must handle its members’ documents.")
    raise GuardRefused(words, rule="BK-43")
