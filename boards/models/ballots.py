"""Ranking ballots during a meeting, by name, never before it (BK-46)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.models.agendas import AgendaItem
from boards.models.bodies import Appointment, Seat
from boards.models.proposals import Proposal
from cms import clock
from cms.models import DemoMarked
from cms.records.history import History


class RankingBallot(DemoMarked):
    """A ranking for one item, open only while the meeting is in session."""

    item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, related_name="ballot", verbose_name=_("item")
    )
    proposals = models.ManyToManyField(Proposal, related_name="ballots", verbose_name=_("proposals"))
    opened_at = models.DateTimeField(_("opened"), default=clock.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ranking ballot")
        verbose_name_plural = _("ranking ballots")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.item_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class BallotVote(models.Model):
    """The rank one seat gave one proposal; 1 is first. Results show names."""

    ballot = models.ForeignKey(RankingBallot, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name=_("seat"))
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("rank"))
    cast_at = models.DateTimeField(_("when"), default=clock.now)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rank on a ranking ballot")
        verbose_name_plural = _("ranks on ranking ballots")
        ordering = ["ballot", "seat__position", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "seat", "proposal"], name="one_place_for_each_proposal"
            ),
            models.UniqueConstraint(fields=["ballot", "seat", "place"], name="one_proposal_at_each_place"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.place}"
