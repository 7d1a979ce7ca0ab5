"""Legal teleconference modes as dated data, so a new law is a new row."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedField, text
from cms.records.history import History


class TeleconferenceMode(models.Model):
    """A teleconference mode with its conditions and duties (BK-29a, BK-29b, BK-29d)."""

    code = models.SlugField(_("short name"), max_length=20, unique=True)
    name = TranslatedField(_("name"), text_length=120)
    section = models.CharField(_("section of law"), max_length=60)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    advisory_only = models.BooleanField(_("advisory bodies only"), default=False)
    open_only = models.BooleanField(_("no closed session"), default=False)
    majority_together = models.BooleanField(_("a majority of all members at one place"), default=False)
    member_at_place = models.BooleanField(
        _("at least one member at the place named in the notice"), default=False
    )
    member_at_each_site = models.BooleanField(_("at least one member at each site"), default=False)
    staff_at_place = models.BooleanField(_("a staff member at the meeting place"), default=False)
    quorum_at_place = models.BooleanField(
        _("the quorum is at the meeting place; others do not count"), default=False
    )
    sites_named = models.BooleanField(_("each site is named in notice and agenda"), default=False)
    remote_access = models.BooleanField(
        _("phone and web access for the public in every notice"), default=False
    )
    remote_notice_hours = models.PositiveSmallIntegerField(
        _("hours before the meeting by which remote members must be named"), null=True, blank=True
    )
    minutes_list_remote = models.BooleanField(_("minutes list remote members"), default=False)
    cameras_on = models.BooleanField(_("members on camera in the open part"), default=False)
    adult_statement = models.BooleanField(
        _("remote members disclose who is in the room with them"), default=False
    )
    roll_call = models.BooleanField(_("votes by roll call"), default=True)
    aid_advertised = models.BooleanField(
        _("accommodation procedure stated with all access details"), default=False
    )
    ends_when_lost = models.BooleanField(_("ends immediately when access is lost"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("teleconference mode")
        verbose_name_plural = _("teleconference modes")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="mode_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return text(self.name) or self.code

    def is_valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)
