"""Results of a conversation: themes, breakdowns, and the recap that freezes them."""

import hashlib
import json

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import BreakdownKind
from engagement.models.conversations import Conversation


class Theme(DemoMarked):
    """A topic that many people raised, and the finding it is linked to."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="themes")
    title = TranslatedField(_("theme"), text_length=120)
    count = models.PositiveIntegerField(_("comments with this theme"), default=0)
    count_against = models.PositiveIntegerField(_("of these, against"), default=0)
    finding = models.PositiveBigIntegerField(
        _("finding"),
        null=True,
        blank=True,
        help_text=_("Its number, such as 12 for F-12. The theme then shows what happened with it."),
    )
    code = models.ForeignKey(
        "feedback.Code",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("code"),
        help_text=_(
            "Its numbers then come from the release of the frozen data set. They cannot be entered manually."
        ),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["-count", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(count_against__lte=F("count")), name="against_is_part_of_the_count"
            )
        ]

    def __str__(self) -> str:
        return text(self.title)


class Breakdown(models.Model):
    """Number of comments of one group of people, or in one language."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="breakdowns")
    kind = models.CharField(_("kind"), max_length=10, choices=BreakdownKind, default=BreakdownKind.GROUP)
    label = TranslatedField(_("name"), text_length=80)
    count = models.PositiveIntegerField(_("comments"), default=0)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("who spoke")
        verbose_name_plural = _("who spoke")
        ordering = ["kind", "order", "pk"]

    def __str__(self) -> str:
        return text(self.label)


class ThemeShare(models.Model):
    """Number of comments of one group that carry one theme."""

    wagtail_reference_index_ignore = True

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="shares")
    breakdown = models.ForeignKey(Breakdown, on_delete=models.CASCADE, related_name="shares")
    count = models.PositiveIntegerField(_("comments"), default=0)

    history = History()

    class Meta:
        verbose_name = _("theme in a group")
        verbose_name_plural = _("themes in groups")
        constraints = [models.UniqueConstraint(fields=["theme", "breakdown"], name="one_share_of_a_group")]

    def __str__(self) -> str:
        return f"{self.theme_id} × {self.breakdown_id}"


class Recap(models.Model):
    """A published edition of a recap: disclosure-controlled, frozen, in all languages at once.

    ``facts["texts"]``: language → digest of its text, so that the texts are sealed with the facts.
    """

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="recaps")
    edition = models.PositiveSmallIntegerField(_("edition"))
    facts = models.JSONField()
    documents = models.ManyToManyField("cms.SiteDocument", related_name="+", editable=False)
    images = models.ManyToManyField("cms.SiteImage", related_name="+", editable=False)
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("posted"), default=clock.now)
    proposed_by = models.CharField(_("proposed by"), max_length=150, default="")
    published_by = models.CharField(_("posted by"), max_length=150)

    class Meta:
        verbose_name = _("posted recap")
        verbose_name_plural = _("posted recaps")
        ordering = ["-edition"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "edition"], name="one_recap_of_an_edition")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.edition}"

    @property
    def texts(self) -> dict[str, dict]:
        """Language → {"summary", "recap": raw blocks}; ``words`` is selected along where it matters."""
        words = getattr(self, "words", None)
        return words.texts if words else {}

    @staticmethod
    def digest(facts: dict) -> str:
        return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class RecapText(models.Model):
    """What an edition says in each language, as two people agreed to it. Only a redaction changes it (PRV-06)."""

    wagtail_reference_index_ignore = True

    recap = models.OneToOneField(Recap, on_delete=models.PROTECT, related_name="words")
    texts = models.JSONField(_("text"), default=dict)

    class Meta:
        verbose_name = _("text of a posted recap")
        verbose_name_plural = _("texts of posted recaps")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.recap)
