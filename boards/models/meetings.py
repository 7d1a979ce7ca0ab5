"""Language-neutral facts of a meeting."""

import itertools
import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.choices import (
    CALLED_OFF,
    PUBLIC_MEETINGS,
    UNPOSTED,
    CalledBy,
    Ground,
    MeetingKind,
    MeetingStatus,
    Pause,
    SpecialPurpose,
)
from boards.models.bodies import Body
from boards.models.meeting_bodies import MeetingBodies
from boards.models.modes import TeleconferenceMode
from boards.querysets import MeetingQuerySet
from boards.rules.civil_days import local_date
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.form_fields import field_label
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked
from cms.records.history import History

# What the notice says; it cannot change once the agenda is posted (BK-10).
FROZEN = ("starts_at", "body_id", "joint_body_id", "kind")


def new_uid() -> str:
    return f"{uuid.uuid4()}@throughline"


class Meeting(MeetingBodies, DemoMarked):
    due: str  # set for display: when the agenda must be out

    day = models.DateField(_("date in California"), editable=False)
    slug = models.CharField(_("address"), max_length=16, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends at about"))
    # Another hour of a posted meeting, until its new notice is posted (BK-10, BK-14).
    new_starts_at = models.DateTimeField(
        _("new start, not posted yet"), null=True, blank=True, editable=False
    )
    new_ends_at = models.DateTimeField(_("new end, not posted yet"), null=True, blank=True, editable=False)
    shares_day = models.BooleanField(_("one of several meetings that day"), default=False, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=MeetingKind, default=MeetingKind.REGULAR)
    status = models.CharField(
        _("state"), max_length=12, choices=MeetingStatus, default=MeetingStatus.DRAFT, editable=False
    )
    date_is_public = models.BooleanField(
        _("announce the date now"),
        default=False,
        help_text=_("The body’s page then shows the date. The agenda stays hidden until it is posted."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    stream_url = models.URLField(_("link to watch and speak"), blank=True)
    phone_in = models.CharField(_("phone line to join"), max_length=80, blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_address = models.CharField(_("contact’s address"), max_length=200, blank=True)
    contact_phone = models.CharField(_("contact’s phone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("contact’s email"), blank=True)
    aid_until = models.DateField(_("request other accommodations by"), null=True, blank=True)
    # Short notice (BK-16, BK-18).
    purpose = models.CharField(
        _("purpose of a special meeting"), max_length=12, choices=SpecialPurpose, blank=True
    )
    called_by = models.CharField(_("called by"), max_length=8, choices=CalledBy, blank=True)
    ground = models.CharField(_("reason for short notice"), max_length=8, choices=Ground, blank=True)
    # Participation of members and the public (BK-24a, BK-26, BK-29a).
    mode = models.ForeignKey(
        TeleconferenceMode,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("teleconference"),
        help_text=_("Blank: everyone meets in the room."),
    )
    staff_at_place = models.CharField(_("staff member at the meeting place"), max_length=120, blank=True)
    venue_accessible = models.BooleanField(_("accessible to people with disabilities"), default=False)
    venue_free = models.BooleanField(_("no one has to pay or buy anything"), default=False)
    venue_open = models.BooleanField(_("no one is excluded"), default=False)
    written_until = models.DateTimeField(
        _("written comments are included in the packet through"),
        null=True,
        blank=True,
        help_text=_("Comments received later are saved with the record and marked late."),
    )
    languages = models.CharField(
        _("languages interpreted for the whole meeting"),
        max_length=120,
        blank=True,
        help_text=_("For example: es, ase"),
    )
    # Joint notice with an advisory body (BK-15), and the preceding meeting (BK-19).
    combined_with = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="combined",
        verbose_name=_("combined notice with"),
    )
    combined_checks = models.JSONField(default=list, blank=True, editable=False)
    follows = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successor",
        verbose_name=_("follows the meeting of"),
        editable=False,
    )
    planned_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="planned_again",
        verbose_name=_("rescheduled from the meeting of"),
        editable=False,
    )
    called_off_because = TranslatedField(_("reason it is canceled or moved"), text_length=300, blank=True)
    left_out_because = models.CharField(
        _("reason for leaving out a standard text"), max_length=300, blank=True
    )
    pause = models.CharField(_("interruption"), max_length=8, choices=Pause, blank=True, editable=False)
    current_item = models.ForeignKey(
        "boards.AgendaItem",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    began_at = models.DateTimeField(_("began"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    final_at = models.DateTimeField(_("adjournment final"), null=True, blank=True, editable=False)
    ics_uid = models.CharField(max_length=80, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    history = History()
    objects = MeetingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "slug"], name="one_meeting_at_each_address"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"),
            models.CheckConstraint(condition=~Q(joint_body=F("body")), name="joint_meeting_of_two_bodies"),
            models.CheckConstraint(
                condition=Q(new_starts_at=None, new_ends_at=None) | Q(new_ends_at__gt=F("new_starts_at")),
                name="new_hour_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "ends_at"], name="meeting_ahead"),
            models.Index(fields=["starts_at"], name="meeting_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.body_names}, {self.plainly_when}"

    def get_absolute_url(self) -> str:
        return reverse("boards:meeting", args=[self.body.slug, self.slug])

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the start.")})
        if self.pk and self.is_public and self._was(*FROZEN) - {self._facts()}:
            raise ValidationError(
                _(
                    "The agenda is posted. Its body, date, time and kind can no longer change (Gov. Code § "
                    "11125(b))."
                )
            )

    def _facts(self) -> tuple:
        return tuple(getattr(self, name) for name in FROZEN)

    def _was(self, *names: str) -> set[tuple]:
        return set(Meeting.objects.filter(pk=self.pk).values_list(*names))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The day follows the start. The address is taken once, and stays when other meetings come or go."""
        if kwargs.get("update_fields") is None:
            self.day = local_date(self.starts_at)
            self.slug = self.slug or self.free_slug()
        super().save(*args, **kwargs)

    def free_slug(self) -> str:
        """2026-09-24, or 2026-09-24-2 for a further meeting of the body on that day."""
        day = self.day.isoformat()
        rows = (Meeting.objects.all(), FormerAddress.objects.exclude(meeting=self.pk))
        that_day = [each.filter(body=self.body_id, slug__startswith=day) for each in rows]
        taken = {slug for each in that_day for slug in each.values_list("slug", flat=True)}
        numbered = (f"{day}-{number}" for number in itertools.count(2))
        return next(slug for slug in itertools.chain([day], numbered) if slug not in taken)

    @property
    def when(self) -> str:
        """The day that names the meeting, with the time if the body has several meetings that day."""
        return self._named(long_date(self.day))

    @property
    def plainly_when(self) -> str:
        """The same without the weekday."""
        return self._named(long_date(self.day, weekday=False))

    def _named(self, day: str) -> str:
        return f"{day}, {clock_time(self.starts_at)}" if self.shares_day else day

    @property
    def noticed_start(self) -> datetime:
        """The start that the next notice says."""
        return self.new_starts_at or self.starts_at

    @property
    def noticed_end(self) -> datetime:
        return self.new_ends_at or self.ends_at

    @property
    def has_new_hour(self) -> bool:
        """Whether another hour waits for its new notice."""
        return self.new_starts_at is not None

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC_MEETINGS

    @property
    def has_page(self) -> bool:
        """Whether the public has a page of it: its agenda is posted, or its date announced before that."""
        return self.is_public or (self.date_is_public and self.status in UNPOSTED)

    @property
    def is_draft(self) -> bool:
        return self.status == MeetingStatus.DRAFT

    @property
    def is_missed(self) -> bool:
        """Its time came without an agenda: nothing more can be posted for it (BK-10)."""
        return self.is_draft and clock.now() > self.starts_at

    @property
    def is_in_session(self) -> bool:
        return self.status == MeetingStatus.IN_SESSION

    @property
    def is_called_off(self) -> bool:
        """Canceled, or moved to another day."""
        return self.status in CALLED_OFF

    @property
    def is_deciding(self) -> bool:
        """In session and not paused, so decisions are possible."""
        return self.is_in_session and not self.pause

    @property
    def is_over(self) -> bool:
        return self.status == MeetingStatus.ENDED

    @property
    def missing_contact(self) -> list[str]:
        """BK-10: contact fields (name, address, phone) that are still empty."""
        names = ("contact_name", "contact_address", "contact_phone")
        return [field_label(self, name) for name in names if not getattr(self, name)]


class FormerAddress(models.Model):
    """An address that was public and leads to where the meeting is now. It is never given to another meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="former_addresses")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(_("address"), max_length=16)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("former address of a meeting")
        verbose_name_plural = _("former addresses of meetings")
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="former_address_leads_one_way")]

    def __str__(self) -> str:
        return self.slug
