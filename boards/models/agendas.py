"""What was posted: frozen agendas, their items, and each sending of the notice. None of it ever changes."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.choices import Channel, ItemKind
from boards.exceptions import PostedIsFrozen
from boards.models.meetings import Meeting
from boards.querysets import ItemQuerySet
from cms import clock
from cms.translated import TranslatedField, text


def digest_of(snapshot: dict) -> str:
    """SHA-256 of the snapshot in one fixed spelling, so that anyone can compute it again."""
    canonical = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Frozen(models.Model):
    """A row that is written once (BK-14, BK-35)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PostedIsFrozen(_("What was posted cannot be changed. Post a correction."), rule="BK-14")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise PostedIsFrozen(_("What was posted cannot be removed."), rule="BK-14")


class PostedAgenda(Frozen):
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="postings")
    number = models.PositiveSmallIntegerField(_("number"))
    snapshot = models.JSONField(_("agenda as posted"))
    sha256 = models.CharField("SHA-256", max_length=64)
    posted_at = models.DateTimeField(_("posted"), default=clock.now)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    posted_by_name = models.CharField(_("posted by"), max_length=150)
    reason = models.CharField(_("reason of a correction"), max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("posted agenda")
        verbose_name_plural = _("posted agendas")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_posting_of_each_number")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"

    @property
    def items(self) -> list[dict]:
        return self.snapshot["items"]

    @property
    def is_intact(self) -> bool:
        return digest_of(self.snapshot) == self.sha256


class AgendaItem(Frozen):
    """An item of a posted agenda, as first posted. Findings, comments, motions and votes attach to it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    first_posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(_("stable key"), max_length=36)
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind)
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)

    objects = ItemQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], name="one_item_of_each_key"),
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_of_each_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {text(self.title)}"

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#item-{self.number}"

    @property
    def takes_votes(self) -> bool:
        return self.kind == ItemKind.ACTION


class NoticeSending(Frozen):
    """One sending of a notice over one channel (BK-10, BK-35)."""

    posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="sendings")
    channel = models.CharField(_("over"), max_length=12, choices=Channel)
    address = models.CharField(_("to"), max_length=300)
    sent_at = models.DateTimeField(_("sent"), default=clock.now)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notice sent")
        verbose_name_plural = _("notices sent")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.sent_at:%Y-%m-%d %H:%M}"


class AgendaItemFinding(models.Model):
    """A finding that staff put under an item of a draft agenda. Posting turns it into a link of the chain."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="item_findings")
    key = models.CharField(max_length=36)
    finding = models.ForeignKey("feedback.Finding", on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("finding under an item")
        verbose_name_plural = _("findings under items")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key", "finding"], name="a_finding_once_under_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} → {self.key}"
