"""Minutes built from events with added text; recordings; and open legal duties."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.choices import APPROVED_MINUTES, DutyKind, MinutesState
from boards.models.agendas import AgendaItem, Frozen
from boards.models.meetings import Meeting
from boards.models.votes import Motion
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked
from cms.records.history import History

KEEP_DAYS = 30


class MinutesText(models.Model):
    """Staff text before an item's events, or (without item) at the head. Separate from the record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_texts")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = TranslatedField(_("text"), long=True, text_length=6000)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of minutes")
        verbose_name_plural = _("texts of minutes")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="one_text_of_an_item"),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(item__isnull=True), name="one_text_at_the_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.item_id}"


class MinutesVersion(Frozen):
    """Posted minutes: draft, approved by a vote, or amended by another (BK-31)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=8, choices=MinutesState)
    snapshot = models.JSONField(_("minutes as posted"))
    sha256 = models.CharField("SHA-256", max_length=64)
    motion = models.ForeignKey(
        Motion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("approved by the vote on"),
    )
    reason = models.CharField(_("reason for the amendment"), max_length=300, blank=True)
    posted_at = models.DateTimeField(_("posted"), default=clock.now)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    posted_by_name = models.CharField(_("posted by"), max_length=150)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_of_a_number")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"

    @property
    def is_approved(self) -> bool:
        """Whether each body that met has approved these minutes."""
        return self.state in APPROVED_MINUTES


class Recording(DemoMarked):
    """The body's recording in one language. Public, and kept at least 30 days (BK-27)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="recordings")
    language = models.CharField(
        _("language"), max_length=12, help_text=_("For American Sign Language, enter “ase”.")
    )
    url = models.URLField(_("link"))
    began_at = models.DateTimeField(_("begins"), help_text=_("Chapter times are counted from here."))
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    captions = models.TextField(_("captions as WebVTT"), blank=True, max_length=2_000_000)
    captions_language = models.CharField(_("language of the captions"), max_length=12, blank=True)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    removed_by_name = models.CharField(_("removed by"), max_length=150, blank=True, editable=False)
    removed_because = models.CharField(_("reason for removal"), max_length=300, blank=True)

    history = History(excluded_fields=["captions"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["meeting", "language", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.language}"

    @property
    def earliest_destroy_at(self) -> datetime:
        return self.recorded_at + timedelta(days=KEEP_DAYS)

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


class Duty(models.Model):
    """A legal duty after an act, open until done with evidence (BK-16a, BK-18, BK-19, BK-33)."""

    # Set for display.
    words: str
    is_late: bool

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="duties")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="duties"
    )
    kind = models.CharField(_("duty"), max_length=16, choices=DutyKind)
    rule = models.CharField(_("rule"), max_length=8)
    opened_at = models.DateTimeField(_("since"), default=clock.now)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    starts_on = models.DateField(_("posted on"), null=True, blank=True)
    ends_on = models.DateField(_("stays posted until at least"), null=True, blank=True)
    evidence = models.CharField(_("where and how"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by_name = models.CharField(_("done by"), max_length=150, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("duty after a meeting")
        verbose_name_plural = _("duties after meetings")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item", "kind"], name="one_duty_of_a_kind"),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=models.Q(item__isnull=True),
                name="one_duty_of_the_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.get_kind_display()}"
