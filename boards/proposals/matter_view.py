"""The whole matter of a proposal in words, for its authors and sponsors: how many count, and what counts with it.

It names no contact of another member, and no draft that the reader cannot open (BK-41).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards import guard
from boards.exceptions import GuardRefused
from boards.guard.answers import refusal
from boards.guard.contact_sets import person_of
from boards.guard.selectors import Picture
from boards.models import Appointment, Proposal
from boards.proposals.copies import are_copies
from boards.proposals.matters import related_to
from cms.i18n.fields import text
from cms.records.history import Actor


@dataclass(frozen=True)
class MatterView:
    """``reached`` are the people in contact on the matter, the reader included."""

    reached: int
    most: int
    with_it: list[str]

    @property
    def picture(self) -> Picture:
        return Picture(min(self.reached, self.most), self.most)

    @property
    def is_full(self) -> bool:
        return self.reached >= self.most

    @property
    def words(self) -> str:
        facts = {"count": min(self.reached, self.most), "most": self.most}
        if self.reached == 1 and not self.is_full:
            return (
                _("Only you count so far. At most %(most)s people can be in contact on this matter.") % facts
            )
        return _("The whole matter has reached %(count)s of at most %(most)s people.") % facts


def matter_view(user: Actor, proposal: Proposal, appointment: Appointment) -> MatterView:
    topic = guard.topic_for(proposal.body, proposal)
    standings = guard.standings_on(topic, also=[appointment])
    me = person_of(appointment)
    reached, most = max((len(each.would_be([me])), each.most) for each in standings)
    return MatterView(reached, most, counted_with(user, proposal))


def counted_with(user: Actor, proposal: Proposal) -> list[str]:
    """A sentence for each other proposal of the matter that this person may open."""
    rows = related_to(proposal)
    seen = guard.visible(user, Proposal.objects.filter(pk__in=[each.pk for each in rows]))
    return [_sentence(proposal, each) for each in seen.order_by("pk")]


@contextmanager
def refusals_explained(user: Actor, proposal: Proposal) -> Iterator[None]:
    """Say first which of the reader's texts count as one, when the guard refuses a contact (BK-42)."""
    try:
        yield
    except GuardRefused as error:
        if error.rule != "BK-42" or isinstance(user, str):
            raise
        words = " ".join([*counted_with(user, proposal), str(error)])
        raise refusal(words, rule=error.rule) from error


def _sentence(proposal: Proposal, other: Proposal) -> str:
    facts = {"name": other.number or f"“{text(other.title)}”"}
    if other.pk == proposal.refines_id:
        return _("This draft builds on %(name)s.") % facts
    if other.refines_id == proposal.pk:
        return _("%(name)s builds on this one.") % facts
    if are_copies(proposal, other):
        return _("This draft is nearly the same as %(name)s.") % facts
    return _("%(name)s belongs to the same matter.") % facts
