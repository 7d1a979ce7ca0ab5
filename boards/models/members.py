"""Members' notices to the clerk: RSVPs, conflicts of interest; also calendar links and trainings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.exceptions import PostedIsFrozen
from boards.models.agendas import AgendaItem
from boards.models.bodies import Appointment
from boards.models.meetings import Meeting
from boards.models.votes import Disclosure
from cms import clock
from cms.models import DemoMarked
from cms.records.history import History


class Rsvp(models.TextChoices):
    ROOM = "room", _("I will attend")
    REMOTE = "remote", _("I will attend remotely")
    NOT = "not", _("I cannot attend")


class Attendance(models.Model):
    """A member's RSVP. Only the clerk reads it, never another member (BK-41)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("member")
    )
    coming = models.CharField(_("attending"), max_length=6, choices=Rsvp)
    told_at = models.DateTimeField(_("notified"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("RSVP")
        verbose_name_plural = _("RSVPs")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="one_word_on_coming")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.appointment_id}"


class DisclosureFiling(DemoMarked):
    """A conflict of interest disclosed before the item is called. Private until filed, then public."""

    item: AgendaItem | None  # set for display

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="filings")
    key = models.CharField(max_length=36)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="filings", verbose_name=_("member")
    )
    reason = models.CharField(_("reason, as shown to the public"), max_length=300)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    entered = models.OneToOneField(
        Disclosure, null=True, blank=True, on_delete=models.PROTECT, related_name="filing"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("disclosure of a conflict")
        verbose_name_plural = _("disclosures of conflicts")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "key", "appointment"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_disclosure_of_an_item",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(filed_at__isnull=False),
                name="only_what_was_filed_is_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.appointment_id}"

    @property
    def is_filed(self) -> bool:
        return self.filed_at is not None

    @property
    def stands(self) -> bool:
        return self.is_filed and self.withdrawn_at is None

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.is_filed:
            raise PostedIsFrozen(_("A filed disclosure stays in the record."), rule="BK-30")
        return super().delete(*args, **kwargs)


class CalendarLink(models.Model):
    """Hash of the secret URL of a member's calendar feed. One per account."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        default_permissions = ()

    def __str__(self) -> str:
        return str(_("Calendar link"))


class Training(DemoMarked):
    """A training a member completed. For a majority of a body it must be a noticed meeting (BK-47)."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="trainings")
    title = models.CharField(_("what it covered"), max_length=160)
    done_on = models.DateField(_("done on"))
    meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("at the meeting"),
    )

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member training")
        verbose_name_plural = _("member trainings")
        ordering = ["-done_on", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["appointment", "title", "done_on"], name="one_training_of_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id}: {self.title}"
