"""Meeting events, in order. Events never change; a mistake is corrected by another event."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.choices import IncidentKind
from boards.event_choices import EventKind
from boards.models.agendas import AgendaItem, Frozen, PostedAgenda
from boards.models.bodies import Appointment
from boards.models.meetings import Meeting
from cms import clock
from cms.records.history import History


class MeetingEvent(Frozen):
    """One act, numbered within its meeting. ``facts`` holds ids and names as of that moment.

    ``posting`` is the agenda in force when it happened.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=16, choices=EventKind)
    at = models.DateTimeField(_("when"), default=clock.now)
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    appointment = models.ForeignKey(
        Appointment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("member"),
    )
    posting = models.ForeignKey(
        PostedAgenda, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    facts = models.JSONField(default=dict)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(_("written by"), max_length=150)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("meeting event")
        verbose_name_plural = _("meeting events")
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_event_of_each_number")]
        indexes = [models.Index(fields=["kind", "-at"], name="news_of_meetings")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number} {self.get_kind_display()}"


class LiveState(models.Model):
    """State of the live page and room display, rebuilt with each event; polling reads only this row."""

    meeting = models.OneToOneField(
        Meeting, primary_key=True, on_delete=models.CASCADE, related_name="live_state"
    )
    version = models.PositiveIntegerField(default=0)
    state = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=clock.now)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("live status of a meeting")
        verbose_name_plural = _("live statuses of meetings")

    def __str__(self) -> str:
        return f"{self.pk}: {self.version}"


class Incident(models.Model):
    """Lost remote access (BK-29c), or a disturbance (BK-24b)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(_("what"), max_length=12, choices=IncidentKind)
    what = models.CharField(_("what happened"), max_length=300)
    began_at = models.DateTimeField(_("since"), default=clock.now)
    found_at = models.DateTimeField(_("discovered"), default=clock.now)
    restored_at = models.DateTimeField(_("restored"), null=True, blank=True)
    site_notice_at = models.DateTimeField(_("notice on the site"), null=True, blank=True)
    mail_notice_at = models.DateTimeField(_("notice by email"), null=True, blank=True)
    phone_notice_at = models.DateTimeField(_("message on the phone line"), null=True, blank=True)
    resumes_at = models.DateTimeField(_("resumes"), null=True, blank=True)
    warned_at = models.DateTimeField(_("warning given"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["meeting", "began_at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.get_kind_display()}"


class ConsoleVisit(models.Model):
    """A clerk's open console, with input not yet sent."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="console_visits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)
    drafts = models.JSONField(default=dict, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("clerk at a console")
        verbose_name_plural = _("clerks at consoles")
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="one_visit_of_a_clerk")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.user_id}"
