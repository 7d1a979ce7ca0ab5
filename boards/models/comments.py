"""Public comments on items, speakers, and accommodation requests (BK-20 to BK-28)."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.choices import AidKind, AidState, Interpreting, Position, SpeakerState, SpeakHow
from boards.models.agendas import AgendaItem
from boards.models.meetings import Meeting
from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models import Submission


class ItemComment(models.Model):
    """A submission on an item, or (without one) on matters not on the agenda (BK-21)."""

    # Set for display.
    heading: str
    words: list[dict[str, Any]]

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="item_comment")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="comments")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    position = models.CharField(_("position"), max_length=8, choices=Position, blank=True)
    shown_name = models.CharField(_("name to show"), max_length=80, blank=True)
    is_late = models.BooleanField(_("came after the packet was closed"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment on an item")
        verbose_name_plural = _("comments on items")
        ordering = ["pk"]
        indexes = [models.Index(fields=["meeting", "item"], name="comments_of_an_item")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.submission_id}"


class SpeakerRequest(DemoMarked):
    """A speaker in the queue of an item. No name required (BK-24, BK-25); the clock follows BK-22."""

    # Set for display.
    ends_at: datetime | None
    has_interpreter: bool

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="speakers")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="speakers"
    )
    comment = models.OneToOneField(
        ItemComment, null=True, blank=True, on_delete=models.SET_NULL, related_name="speaker"
    )
    nonce = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(_("name or nickname"), max_length=80, blank=True)
    how = models.CharField(_("how"), max_length=8, choices=SpeakHow, default=SpeakHow.ROOM)
    language = models.CharField(_("language"), max_length=12, blank=True)
    interpreting = models.CharField(
        _("interpreting"), max_length=8, choices=Interpreting, default=Interpreting.NONE
    )
    state = models.CharField(_("state"), max_length=8, choices=SpeakerState, default=SpeakerState.WAITING)
    order = models.PositiveIntegerField(_("place in the queue"))
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    called_at = models.DateTimeField(_("called"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    seconds = models.PositiveSmallIntegerField(_("seconds allowed"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="one_speaker_at_each_place"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state="speaking"), name="one_speaker_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return self.name or str(_("Speaker %(number)s") % {"number": self.order})


class AidRequest(DemoMarked):
    """A request for an accommodation. Only staff see the need: no export, no history (BK-28)."""

    # Set for display: age in whole days, and whether it came after the day in the notice.
    age: int
    came_late: bool

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="aid_requests")
    nonce = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("aid"), max_length=12, choices=AidKind)
    need = models.TextField(_("what you need"), max_length=1000, blank=True)
    person = models.CharField(_("name or nickname"), max_length=80, blank=True)
    contact = models.CharField(_("how to answer you"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    received_at = models.DateTimeField(_("received"), default=clock.now)
    state = models.CharField(_("state"), max_length=10, choices=AidState, default=AidState.OPEN)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.CharField(_("what was done"), max_length=300, blank=True)

    history = History(excluded_fields=["nonce", "need", "person", "contact", "answer"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for an aid")
        verbose_name_plural = _("requests for aids")
        ordering = ["received_at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.get_kind_display()}"
