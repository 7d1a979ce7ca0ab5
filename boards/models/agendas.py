"""Immutable records of postings: agendas, their items, and each notice sent."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.choices import VOTING_KINDS, Channel, ItemKind, NoticeKind, PostingAct
from boards.exceptions import PostedIsFrozen
from boards.models.meetings import Meeting
from boards.motion_choices import MotionKind
from boards.querysets import DeferredItemQuerySet, ItemQuerySet
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.records.history import History

LITIGATION = "litigation"  # a way to add an item that takes no finding (BK-32)


def digest_of(snapshot: dict) -> str:
    """SHA-256 of the snapshot in canonical form, so anyone can recompute it."""
    canonical = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Frozen(models.Model):
    """A row that cannot be changed after it is created (BK-14, BK-35)."""

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
    act = models.CharField(_("action"), max_length=8, choices=PostingAct, default=PostingAct.FIRST)
    snapshot = models.JSONField(_("agenda as posted"))
    sha256 = models.CharField("SHA-256", max_length=64)
    posted_at = models.DateTimeField(_("posted"), default=clock.now)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    posted_by_name = models.CharField(_("posted by"), max_length=150)
    reason = models.CharField(_("reason for a correction"), max_length=300, blank=True)

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
    """An item of a posted agenda, as first posted. Findings, comments, motions and votes link to it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    first_posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(_("stable key"), max_length=36)
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind)
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    label = models.CharField(_("number as shown"), max_length=8, blank=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("part of"),
    )
    presenter = models.CharField(_("presented by"), max_length=200, blank=True)
    citation = models.CharField(_("closed under"), max_length=20, blank=True)
    purpose = models.CharField(_("purpose of a special meeting"), max_length=12, blank=True)
    continues = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_as",
        verbose_name=_("continued from"),
    )

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
        return f"{self.shown_number}. {text(self.title)}".removeprefix(". ")

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#item-{self.number}"

    @property
    def shown_number(self) -> str:
        """ "5.1" for the first part of item 5; a break has none. ``number`` is the position in the whole agenda."""
        return "" if self.kind == ItemKind.BREAK else self.label or str(self.number)

    @property
    def takes_votes(self) -> bool:
        return self.kind in VOTING_KINDS


class NoticeSending(Frozen):
    """A notice sent over one channel (BK-10, BK-35)."""

    posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="sendings")
    channel = models.CharField(_("sent via"), max_length=12, choices=Channel)
    address = models.CharField(_("to"), max_length=300)
    sent_at = models.DateTimeField(_("sent"), default=clock.now)
    about = models.CharField(_("about"), max_length=12, choices=NoticeKind, default=NoticeKind.AGENDA)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(
        "boards.Appointment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("member"),
    )
    message = models.UUIDField(_("message"), null=True, blank=True)
    reference = models.CharField(_("service and reference"), max_length=200, blank=True)
    note = models.CharField(_("result"), max_length=200, blank=True)
    by_name = models.CharField(_("sent by"), max_length=150, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notice sent")
        verbose_name_plural = _("notices sent")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.sent_at:%Y-%m-%d %H:%M}"


class AgendaItemFinding(models.Model):
    """A finding attached to a draft item. Posting turns it into a link."""

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


class AgendaApproval(Frozen):
    """One person's approval of a draft. Any later change to the draft voids it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="approvals")
    sha256 = models.CharField("SHA-256", max_length=64)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by_name = models.CharField(_("approved by"), max_length=150)
    approved_at = models.DateTimeField(_("approved"), default=clock.now)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("approval of an agenda")
        verbose_name_plural = _("approvals of agendas")
        ordering = ["-approved_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.approved_by_name}"


class DeferredItem(models.Model):
    """An item for a later agenda: deferred, or an idea from a comment (BK-19, BK-21)."""

    body = models.ForeignKey("boards.Body", on_delete=models.PROTECT, related_name="waiting_items")
    title = TranslatedField(_("title"), text_length=250)
    text = TranslatedField(_("more information"), long=True, text_length=1500, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.DISCUSSION)
    source = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="waiting"
    )
    comment = models.ForeignKey(
        "boards.ItemComment", null=True, blank=True, on_delete=models.PROTECT, related_name="waiting"
    )
    added_at = models.DateTimeField(_("since"), default=clock.now)
    added_by_name = models.CharField(_("added by"), max_length=150, blank=True)
    placed_in = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="placed_items"
    )
    placed_key = models.CharField(max_length=36, blank=True)

    history = History()
    objects = DeferredItemQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("item waiting for an agenda")
        verbose_name_plural = _("items waiting for an agenda")
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return text(self.title)


class AddedItem(models.Model):
    """Business added to a posted agenda: by a finding of the body (BK-14, BK-14a), or litigation (BK-32).

    Litigation takes no finding; it is called only once a second person has confirmed it.
    """

    is_own: bool  # set for display

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="added_items")
    way = models.CharField(
        _("ground"),
        max_length=12,
        choices=[
            (MotionKind.ADDED.value, _("immediate action is needed, and the need came up after posting")),
            (MotionKind.ADDED_EMERGENCY.value, _("an emergency exists")),
            (LITIGATION, _("pending litigation arose after posting, and a legal deadline would be missed")),
        ],
    )
    title = TranslatedField(_("brief description"), text_length=250)
    text = TranslatedField(_("more information"), long=True, text_length=1500, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.ACTION)
    why_now = TranslatedField(_("why action cannot wait"), long=True, text_length=600)
    learned_at = models.DateTimeField(_("when the body learned of it"))
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="added")
    posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="added_items")
    deadline_on = models.DateField(_("legal deadline that would be missed"), null=True, blank=True)
    motion = models.OneToOneField(
        "boards.Motion", null=True, blank=True, on_delete=models.PROTECT, related_name="adds"
    )
    added_at = models.DateTimeField(default=clock.now)
    added_by_name = models.CharField(_("added by"), max_length=150)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by_name = models.CharField(_("confirmed by"), max_length=150, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("added item")
        verbose_name_plural = _("added items")
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return text(self.title)
