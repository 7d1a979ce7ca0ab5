"""Secret links by which helpers without an account run the door or co-host, for one evening (C2C)."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import Duty, LinkState, Status
from engagement.models.conversations import Conversation

WORKS_BEFORE, WORKS_AFTER = timedelta(hours=3), timedelta(hours=2)


class EveningLink(DemoMarked):
    """Works around the hours of its conversation, wherever these are moved. Only the digest of its code is stored."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="evening_links")
    duty = models.CharField(_("what it is for"), max_length=8, choices=Duty)
    name = models.CharField(_("who gets it"), max_length=80)
    key = models.CharField(max_length=40, unique=True, editable=False)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.CharField(_("who"), max_length=150, editable=False)
    made_at = models.DateTimeField(_("when"), default=clock.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    history = History(excluded_fields=["key", "link_digest", "last_used_at"])

    class Meta:
        verbose_name = _("link for a helper")
        verbose_name_plural = _("links for helpers")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "name"],
                condition=Q(ended_at__isnull=True),
                name="one_evening_link_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name of its holder in history and logs."""
        return f"{self.name} (link)"

    @property
    def works_from(self) -> datetime:
        return self.conversation.starts_at - WORKS_BEFORE

    @property
    def works_until(self) -> datetime:
        return self.conversation.ends_at + WORKS_AFTER

    @property
    def state(self) -> LinkState:
        is_void = self.ended_at is not None or self.conversation.status in (Status.CANCELLED, Status.CLOSED)
        if is_void or clock.now() >= self.works_until:
            return LinkState.ENDED
        return LinkState.NOT_YET if clock.now() < self.works_from else LinkState.WORKS

    @property
    def works_now(self) -> bool:
        return self.state == LinkState.WORKS

    @property
    def has_ended(self) -> bool:
        return self.state == LinkState.ENDED
