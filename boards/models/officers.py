"""Chair and vice chair of a body, each for a term (C2C-06)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.choices import Capacity
from boards.models.bodies import Appointment
from boards.models.votes import Motion
from boards.motion_choices import MotionState
from boards.officer_choices import Office
from boards.querysets import AppointmentQuerySet
from cms.models import DemoMarked
from cms.records.history import History


class Officer(DemoMarked):
    """A member's term as chair or vice chair. It changes only in the register of powers."""

    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="offices", verbose_name=_("member")
    )
    office = models.CharField(pgettext_lazy("of a body", "office"), max_length=10, choices=Office)
    chosen_by = models.ForeignKey(
        Motion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("chosen by the vote on"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("through"), null=True, blank=True)

    history = History()
    objects = AppointmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("officer of a body")
        verbose_name_plural = _("officers of bodies")
        ordering = ["office", "-starts_on"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_office_ends_after_its_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.appointment.person_name}, {self.get_office_display()}"

    def clean(self) -> None:
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end must not be before the start.")})
        if not (self.appointment_id and self.starts_on):
            return
        self._refuse_outside_the_term()
        if self.chosen_by_id:
            self._refuse_other_votes()
        if other := self._other_holder():
            words = _(
                "%(name)s holds this office during that time. End that term first, or change the dates."
            )
            raise ValidationError(words % {"name": other.appointment.person_name})

    def _refuse_outside_the_term(self) -> None:
        term = self.appointment
        if term.capacity == Capacity.ALTERNATE:
            raise ValidationError({"appointment": _("An alternate cannot hold an office of the body.")})
        if self.starts_on < term.starts_on or (term.ends_on and self.starts_on > term.ends_on):
            raise ValidationError({"starts_on": _("The person is not a member of the body on this date.")})

    def _refuse_other_votes(self) -> None:
        """Of the body itself, or of the body whose committee it is."""
        vote, body = self.chosen_by, self.appointment.seat.body
        is_theirs = vote is not None and vote.acting_body.pk in (body.pk, body.parent_id)
        if vote is None or not is_theirs or vote.state != MotionState.CLOSED or not vote.passed:
            raise ValidationError({"chosen_by": _("Choose a vote of this body that passed.")})

    def _other_holder(self) -> "Officer | None":
        """Who holds the office during that time. An office ends with the term of the seat."""
        others = Officer.objects.filter(appointment__seat__body=self.appointment.seat.body_id)
        others = others.filter(office=self.office).exclude(pk=self.pk)
        for end in ("ends_on", "appointment__ends_on"):
            others = others.filter(Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": self.starts_on}))
        if ends := [day for day in (self.ends_on, self.appointment.ends_on) if day]:
            others = others.filter(starts_on__lte=min(ends))
        return others.select_related("appointment").first()
