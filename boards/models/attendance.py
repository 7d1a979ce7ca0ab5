"""Who attends a meeting, from where, and under which exception."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boards.choices import AdultPresent, PresenceMode
from boards.models.bodies import Appointment, Seat
from boards.models.meetings import Meeting
from boards.querysets import PresenceQuerySet
from cms import clock
from cms.records.history import History


class TeleconferenceSite(models.Model):
    """A public location from which members join, named in notice and agenda (BK-29a, modes i and ii)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sites")
    address = models.CharField(_("address"), max_length=200)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("teleconference site")
        verbose_name_plural = _("teleconference sites")
        ordering = ["meeting", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "address"], name="one_site_of_an_address")]

    def __str__(self) -> str:
        return self.address


class RemoteMember(models.Model):
    """A member who will join remotely, named in the 24-hour notice without a location (BK-29b)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="remote_members")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reach = models.CharField(
        _("how the clerk can reach them"),
        max_length=200,
        blank=True,
        help_text=_("Phone or address. Only the clerk sees it; it is never made public."),
    )
    added_at = models.DateTimeField(_("reported on"), default=clock.now)

    history = History(excluded_fields=["reach"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("remote member")
        verbose_name_plural = _("remote members")
        ordering = ["meeting", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="once_from_afar")]

    def __str__(self) -> str:
        return self.appointment.person_name


class RemoteException(models.Model):
    """BK-29e: a disability for which a remote member counts, once the body approves it for this meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="exceptions")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    description = models.CharField(
        _("general description"), max_length=200, blank=True, help_text=_("20 words or fewer, no diagnosis.")
    )
    told_at = models.DateTimeField(_("notified the body"), default=clock.now)
    motion = models.OneToOneField(
        "boards.Motion", null=True, blank=True, on_delete=models.PROTECT, related_name="exception"
    )

    history = History(excluded_fields=["description"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("exception for a member with a disability")
        verbose_name_plural = _("exceptions for members with a disability")
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="one_exception_each")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.appointment_id}"

    @property
    def is_approved(self) -> bool:
        return bool(self.motion_id and self.motion and self.motion.passed)


class Presence(models.Model):
    """A member's presence, from arrival to departure. Each arrival is a row.

    A slip was taken back within two minutes; only history, ledger and the staff log know of it. Read ``counted()``.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name=_("seat"))
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="presences", verbose_name=_("person")
    )
    mode = models.CharField(_("how"), max_length=8, choices=PresenceMode, default=PresenceMode.ROOM)
    site = models.ForeignKey(
        TeleconferenceSite,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("public site"),
    )
    camera_off = models.CharField(_("why the camera is off"), max_length=200, blank=True)
    adult = models.CharField(_("another adult in the room"), max_length=4, choices=AdultPresent, blank=True)
    adult_who = models.CharField(_("relationship to the member"), max_length=120, blank=True)
    arrived_at = models.DateTimeField(_("arrived"), default=clock.now)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    is_slip = models.BooleanField(_("entered by mistake"), default=False)

    history = History()
    objects = PresenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance records")
        ordering = ["meeting", "arrived_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(left_at__isnull=True), name="a_seat_is_present_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("arrived_at")),
                name="nobody_leaves_before_coming",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment.person_name}, {self.get_mode_display()}"
