"""Write the emails with the private links, each once: whoever runs the job, however often, and wherever it stopped."""

from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms import clock
from cms.jobs.queue import RunningJob
from cms.mail.suppression import digest_of, suppressed_among
from engagement.choices import Audience, DeliveryState
from engagement.follow_up.emails import invite
from engagement.follow_up.rules import FEWEST
from engagement.models import FollowUp, FollowUpInvitation, Registration
from engagement.registrations.messages.audiences import people_of
from engagement.registrations.messages.delivery import write_waiting

OF_NOBODY = {"registration": None, "code": ""}


def deliver(follow_up: FollowUp, running: RunningJob) -> str:
    """Returns what to display about it. Raises Cancelled if a person stopped the job.

    Fewer than FEWEST people in all, of those already written to and those who still can be, are not asked.
    """
    if _too_few_left(follow_up):
        return _leave_out_all(follow_up)
    return write_waiting(follow_up.invitations.all(), partial(_write, follow_up=follow_up), running)


def _write(pk: int, follow_up: FollowUp) -> bool:
    """In one transaction the email is queued and the row forgets whose it was; of two workers, the second finds it
    written. Who is no longer checked in, or no longer has an address, is left out.
    """
    rows = FollowUpInvitation.objects.select_for_update()
    row = rows.filter(pk=pk, state=DeliveryState.WAITING).first()
    if row is None:
        return False
    person = (
        _reachable(follow_up).filter(pk=row.registration_id or 0).first() if follow_up.takes_answers else None
    )
    state = DeliveryState.WRITTEN if person else DeliveryState.LEFT_OUT
    changed = FollowUpInvitation.objects.filter(pk=pk, state=DeliveryState.WAITING)
    if not changed.update(state=state, **OF_NOBODY):
        return False
    if person:
        invite(person, follow_up, row.code)
    return person is not None


def _reachable(follow_up: FollowUp) -> QuerySet[Registration]:
    return people_of(follow_up.conversation, Audience.CHECKED_IN).exclude(email="")


def _too_few_left(follow_up: FollowUp) -> bool:
    waiting = follow_up.invitations.filter(state=DeliveryState.WAITING)
    if not follow_up.takes_answers or not waiting.exists():
        return False
    left = _reachable(follow_up).filter(pk__in=waiting.values("registration"))
    stopped = suppressed_among(person.email for person in left)
    count = sum(digest_of(person.email) not in stopped for person in left)
    return follow_up.invitations.filter(state=DeliveryState.WRITTEN).count() + count < FEWEST


def _leave_out_all(follow_up: FollowUp) -> str:
    follow_up.invitations.filter(state=DeliveryState.WAITING).update(
        state=DeliveryState.LEFT_OUT, **OF_NOBODY
    )
    words = _("No more emails will be prepared: fewer than %(fewest)s people in total could be asked.")
    return words % {"fewest": FEWEST}


def forget_unwritten() -> int:
    """Once the last day is over, emails that nobody sent on are of nobody; returns how many."""
    rows = FollowUpInvitation.objects.filter(
        state=DeliveryState.WAITING, follow_up__closes_on__lt=clock.today()
    )
    return rows.update(state=DeliveryState.LEFT_OUT, **OF_NOBODY)
