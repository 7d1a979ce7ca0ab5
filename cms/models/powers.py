"""Register of powers: who may decide, and by which rules, changes only by two people (design 3.13, S14)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import clock
from cms.records.history import History


class PowerChange(models.Model):
    """One change of a power: proposed by one person, confirmed by another.

    ``before`` and ``after`` contain all fields of the power, as JSON values by the name of the field.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for a second person")
        CONFIRMED = "confirmed", _("Confirmed, not yet in effect")
        IN_EFFECT = "in_effect", _("In effect")
        DECLINED = "declined", pgettext_lazy("change", "Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        FAILED = "failed", _("Confirmed, but could not take effect")

    class Basis(models.TextChoices):
        """What the change rests on, if not on two people."""

        TWO_PEOPLE = "two", _("Two people")
        INSTALLATION = "setup", _("Recorded as it was when the register began")
        VOTE = "vote", _("A vote of the board")
        PROTECTION = "protect", _("Protective measure, by one person")
        EMERGENCY = "alone", _("By one person, with emergency access")

    TO_COME = (State.PROPOSED, State.CONFIRMED)

    kind = models.CharField(_("kind of power"), max_length=40)
    key = models.CharField(_("which"), max_length=64, blank=True)
    label = models.CharField(_("what changes"), max_length=200)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    basis = models.CharField(_("basis"), max_length=8, choices=Basis.choices, default=Basis.TWO_PEOPLE)
    reason = models.CharField(_("reason"), max_length=500)
    effective_on = models.DateField(_("takes effect on"))
    state = models.CharField(_("status"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by_name = models.CharField(_("proposed by"), max_length=150)
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(_("confirmed or declined by"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("confirmed or declined"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    applied_at = models.DateTimeField(_("in effect since"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("change of powers")
        verbose_name_plural = _("changes of powers")
        indexes = [
            models.Index(fields=["kind", "key"], name="power_of_thing"),
            models.Index(fields=["state", "effective_on"], name="power_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="power_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | ~Q(basis="two")
                | ~Q(decided_by=models.F("proposed_by"))
                # One's own proposal may be withdrawn; only a second person confirms or declines it.
                | Q(state="withdrawn"),
                name="power_takes_two",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("cms:power", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_to_come(self) -> bool:
        """Not in effect, and nobody stopped it."""
        return self.state in self.TO_COME

    @property
    def is_proposal(self) -> bool:
        """Somebody proposed it. What was found, voted or done to protect is only entered."""
        return self.basis in (self.Basis.TWO_PEOPLE, self.Basis.EMERGENCY)


class EmergencyAccess(models.Model):
    """An hour in which one administrator may confirm alone what that person proposed; every staff member is told."""

    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_by_name = models.CharField(_("opened by"), max_length=150)
    opened_at = models.DateTimeField(_("opened"), default=clock.now)
    closes_at = models.DateTimeField(_("open until"))
    reason = models.CharField(_("reason"), max_length=500)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = _("emergency access")
        verbose_name_plural = _("emergency access")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="emergency_has_a_reason")]

    def __str__(self) -> str:
        return self.opened_by_name
