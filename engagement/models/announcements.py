"""News that staff write for the subscribers of a topic. Nothing is mailed before a second person agrees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History


class Announcement(DemoMarked):
    """``edition`` counts its texts, so that the second person agrees to the text that they read."""

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("news", "Draft")
        PROPOSED = "proposed", _("Waiting for a second person")
        PUBLISHED = "published", pgettext_lazy("news", "Published")
        WITHDRAWN = "withdrawn", pgettext_lazy("news", "Withdrawn")

    topic = models.SlugField(_("topic"), max_length=40)
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("text"), blank=True, text_length=400)
    path = models.CharField(_("linked page"), max_length=200)
    edition = models.PositiveIntegerField(default=1, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    written_by_name = models.CharField(max_length=150, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    proposed_by_account = models.PositiveBigIntegerField(null=True, editable=False)
    proposed_by_name = models.CharField(max_length=150, blank=True, editable=False)
    proposed_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    decided_by_name = models.CharField(max_length=150, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    note = models.CharField(_("why"), max_length=300, blank=True, editable=False)

    history = History()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return text(self.title)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_proposed(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED
