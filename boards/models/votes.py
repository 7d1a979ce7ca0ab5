"""Comment windows, motions, and votes by seat (BK-20, BK-30)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.choices import PresenceMode
from boards.exceptions import PostedIsFrozen
from boards.models.agendas import AgendaItem
from boards.models.bodies import Appointment, Body, Seat
from boards.motion_choices import SUPERSEDING, Choice, MotionEffect, MotionKind, MotionState
from boards.querysets import MotionQuerySet
from boards.rules.civil_days import local_date
from cms import clock
from cms.components.dates import month_year
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History

# A tabled motion may be taken from the table; in every other state a motion is final.
MAY_CHANGE = (MotionState.MOVED, MotionState.TABLED)
TABLED_UNTIL = _("Tabled until %(until)s")


class CommentWindow(models.Model):
    """When the public could comment on an item (BK-20)."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="comment_window")
    opened_at = models.DateTimeField(_("comment opened"), default=clock.now)
    closed_at = models.DateTimeField(_("comment closed"), null=True, blank=True)
    heard_before = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("comment already heard at a committee of members"),
    )

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("time for comment")
        verbose_name_plural = _("times for comment")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="comment_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}"


class Motion(DemoMarked):
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    kind = models.CharField(_("kind"), max_length=12, choices=MotionKind, default=MotionKind.DECISION)
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    cures = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cured_by",
        verbose_name=_("repeats, to cure it, the action of"),
    )
    effect = models.CharField(_("effect"), max_length=10, choices=MotionEffect, blank=True)
    about = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="disposed_by",
        verbose_name=_("applies to motion"),
    )
    until = models.DateField(_("continued to"), null=True, blank=True)
    referred_to = TranslatedField(_("referred to"), text_length=160, blank=True)
    facts = TranslatedField(_("specific facts of a finding"), long=True, text_length=1000, blank=True)
    order = models.PositiveSmallIntegerField(_("order within the item"))
    text = TranslatedField(_("text of the motion"), long=True, text_length=1000)
    mover = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("moved by")
    )
    seconder = models.ForeignKey(
        Appointment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("seconded by"),
    )
    state = models.CharField(_("state"), max_length=10, choices=MotionState, default=MotionState.MOVED)
    moved_at = models.DateTimeField(_("moved"), default=clock.now)
    closed_at = models.DateTimeField(_("vote closed"), null=True, blank=True)
    base = models.PositiveSmallIntegerField(_("seats the rule counts"), null=True, blank=True)
    needed = models.PositiveSmallIntegerField(_("ayes required"), null=True, blank=True)
    passed = models.BooleanField(pgettext_lazy("motion", "passed"), null=True, blank=True)
    roll_order = models.JSONField(_("seats in the order they were called"), default=list, blank=True)

    history = History()
    objects = MotionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ["item", "order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "order"], name="one_motion_of_each_number"),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | Q(closed_at__isnull=False, needed__isnull=False, base__isnull=False, passed__isnull=False),
                name="a_closed_vote_has_its_result",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["moved", "no_second", "withdrawn"]) | Q(seconder__isnull=False),
                name="a_vote_needs_a_second",
            ),
        ]

    def __str__(self) -> str:
        facts = {"number": self.number, "body": self.joint_name}
        return (_("Motion %(number)s (%(body)s)") if facts["body"] else _("Motion %(number)s")) % facts

    def get_absolute_url(self) -> str:
        return f"{self.item.meeting.get_absolute_url()}#motion-{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.item.shown_number}.{self.order}"

    @property
    def acting_body(self) -> Body:
        """The body that votes on it: in a joint meeting, the one its mover sits on."""
        meeting = self.item.meeting
        return self.mover.seat.body if meeting.is_joint else meeting.body

    @property
    def joint_name(self) -> str:
        """In a joint meeting, which of its bodies votes on it; otherwise nothing."""
        return text(self.acting_body.name) if self.item.meeting.is_joint else ""

    @property
    def voted_on(self) -> date:
        """The day of the vote, which after midnight is not that of its meeting."""
        return local_date(self.closed_at) if self.closed_at else self.item.meeting.day

    @property
    def is_closed(self) -> bool:
        return self.state == MotionState.CLOSED

    @property
    def is_open(self) -> bool:
        return self.state == MotionState.MOVED

    @property
    def waits_for_second(self) -> bool:
        return self.is_open and self.seconder_id is None

    @property
    def is_main(self) -> bool:
        """Whether it brings business before the body, rather than acting on other business."""
        return not self.amends_id and not self.effect

    @cached_property
    def later(self) -> "list[Motion]":
        """The motions about this one, in order. Without a query once loaded ``with_dispositions``."""
        return list(self.disposed_by.all())

    @property
    def superseded_by(self) -> "Motion | None":
        """The motion that passed to reconsider or rescind this vote."""
        return next((each for each in self.later if each.effect in SUPERSEDING and each.passed), None)

    @property
    def is_superseded(self) -> bool:
        return self.superseded_by is not None

    @property
    def successor(self) -> "Motion | None":
        """The motion that carries this one on: as amended, reconsidered, or taken from the table."""
        return next((each for each in self.later if not each.effect), None)

    @property
    def effect_words(self) -> str:
        """What it does to the business if it passes: "Continued to May 2023", "Referred to staff", "Tabled"."""
        if self.effect == MotionEffect.DECLINE:
            return str(_("Not taken up"))
        if self.effect == MotionEffect.REFER:
            where = text(self.referred_to)
            return _("Referred to %(where)s") % {"where": where} if where else str(_("Referred"))
        if self.until is None:
            return str(_("Continued") if self.effect == MotionEffect.CONTINUE else _("Tabled"))
        words = _("Continued to %(until)s") if self.effect == MotionEffect.CONTINUE else TABLED_UNTIL
        return words % {"until": month_year(self.until)}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and Motion.objects.filter(pk=self.pk).exclude(state__in=MAY_CHANGE).exists():
            raise PostedIsFrozen(_("This vote is closed. It cannot be changed."), rule="BK-30")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise PostedIsFrozen(_("A motion stays in the record."), rule="BK-30")


class Vote(models.Model):
    """How one seat voted. Absent and vacant seats get their row when the vote closes."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name=_("seat"))
    appointment = models.ForeignKey(
        Appointment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    choice = models.CharField(_("vote"), max_length=8, choices=Choice)
    mode = models.CharField(_("how"), max_length=8, choices=PresenceMode, blank=True)
    cast_at = models.DateTimeField(_("when"), default=clock.now)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["motion", "seat__position"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "seat"], name="one_vote_for_each_seat"),
            models.CheckConstraint(
                condition=Q(choice=Choice.VACANT) | Q(appointment__isnull=False), name="a_vote_has_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.get_choice_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_if_closed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_if_closed()
        return super().delete(*args, **kwargs)

    @property
    def state(self) -> str:
        return self.choice

    @property
    def name(self) -> str:
        return self.appointment.person_name if self.appointment else ""

    @property
    def seat_label(self) -> str:
        return text(self.seat.label)

    def _refuse_if_closed(self) -> None:
        if Motion.objects.filter(pk=self.motion_id, state=MotionState.CLOSED).exists():
            raise PostedIsFrozen(_("This vote is closed. It cannot be changed."), rule="BK-30")


class Disclosure(models.Model):
    """A member's recusal from one item, with its public reason. Access to the item's closed materials ends at once."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="disclosures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name=_("seat"))
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="disclosures", verbose_name=_("person")
    )
    reason = models.CharField(_("reason, as stated in public"), max_length=300)
    left_at = models.DateTimeField(_("recused at"), default=clock.now)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="a_seat_recuses_once_from_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.appointment.person_name}: {self.item_id}"
