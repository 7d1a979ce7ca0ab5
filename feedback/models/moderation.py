"""Models for moderation: campaigns of similar letters, and passages that may identify a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.forms import Form
from feedback.models.submissions import SubmissionText


class Campaign(DemoMarked):
    """Identical and near-identical letters. All are stored; the group is counted once, with its size (PAR-05)."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(_("name"), max_length=120, blank=True)
    sample = models.ForeignKey(
        SubmissionText, on_delete=models.PROTECT, related_name="+", verbose_name=_("letter")
    )
    size = models.PositiveIntegerField(_("letters"), default=0)
    least_alike = models.FloatField(
        _("lowest similarity, 0 to 1"),
        null=True,
        default=None,
        help_text=_(
            "The smallest share of the sample letter's text in one of the letters. Empty until it is measured."
        ),
    )
    picture = models.JSONField(
        _("letters that contain each sentence of the letter"), default=dict, blank=True, editable=False
    )
    is_confirmed = models.BooleanField(_("reviewed by a person"), default=False)
    is_dissolved = models.BooleanField(_("a person said it is not a campaign"), default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    left_out = models.JSONField(_("comments a person removed"), default=list)
    made_at = models.DateTimeField(_("discovered"), default=clock.now)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-size", "pk"]
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def __str__(self) -> str:
        return self.name or f"L-{self.pk}"

    @property
    def reference(self) -> str:
        return f"L-{self.pk}"


class CampaignChange(models.Model):
    """What a person decided about campaigns. Rows are only added; each comparison of letters repeats them in order.

    ``wordings`` are the digests of the letters that changed their place, ``rest`` those of the letters that did not.
    ``comments`` are comments chosen one by one, each with the digest of its letter: [[id, digest], …].
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("Merged")
        SPLIT = "split", _("Split")
        DISSOLVE = "dissolve", _("Dissolved")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="changes", verbose_name=_("campaign")
    )
    other = models.ForeignKey(
        Campaign,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="changes_as_other",
        verbose_name=_("the other campaign"),
    )
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    letters = models.PositiveIntegerField(_("letters"))
    wordings = models.JSONField(default=list, editable=False)
    rest = models.JSONField(default=list, editable=False)
    comments = models.JSONField(default=list, editable=False)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change of campaigns")
        verbose_name_plural = _("changes of campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="dissolve") | ~models.Q(reason=""),
                name="campaign_change_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign.reference} {self.get_kind_display()}"


class PrivatePassage(models.Model):
    """A passage that may identify a person. It waits until a person decides (PRV-08, PRV-14)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        STAYS = "stays", _("Left as is")
        TAKEN_OUT = "taken_out", _("Redacted")

    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="private_passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(_("looks like"), max_length=20)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(_("who"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("when"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["text_id", "start"]
        verbose_name = _("passage that may identify a person")
        verbose_name_plural = _("passages that may identify a person")
        constraints = [
            models.UniqueConstraint(fields=["text", "start", "end"], name="one_private_passage_of_a_place"),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="private_passage_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.start}–{self.end} {self.kind}"
