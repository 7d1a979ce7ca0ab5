"""Models for themes that the machine proposes. None counts until a person accepts it as a code (PAR-03)."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.models.coding import Code
from feedback.models.machine_runs import MachineRun
from feedback.models.submissions import SubmissionText


class ThemeRun(MachineRun):
    """One search for themes in all current texts of a form, or of all forms of a codebook, and its method."""

    method = models.TextField(_("method"), blank=True)
    left_out = models.PositiveIntegerField(_("older texts left out"), default=0)
    copies = models.PositiveIntegerField(_("near-identical texts not counted again"), default=0)
    repeated = models.PositiveIntegerField(_("themes that people decided on before"), default=0)

    class Meta(MachineRun.Meta):
        verbose_name = _("search for themes")
        verbose_name_plural = _("searches for themes")


class ThemeProposal(models.Model):
    """Passages that resemble one another. A person names them as a code, links them to a code, or rejects them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")

    # Set for display.
    typical: list[Any]
    doubtful: list[Any]
    language_label: str
    word_rows: list[dict[str, Any]]

    run = models.ForeignKey(ThemeRun, on_delete=models.PROTECT, related_name="proposals")
    language = models.CharField(_("language"), max_length=16)
    method = models.CharField(_("method"), max_length=100, blank=True)
    words = models.JSONField(_("words and their weights"), default=list)
    texts = models.PositiveIntegerField(_("texts, near-identical ones counted once"), default=0)
    copies = models.PositiveIntegerField(_("near-identical texts not counted again"), default=0)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    name = models.CharField(_("name that a person gave"), max_length=80, blank=True)
    code = models.ForeignKey(
        Code,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="theme_proposals",
        verbose_name=_("code"),
    )
    is_new_code = models.BooleanField(_("made a new code"), default=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by_name = models.CharField(_("who"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("when"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-texts", "pk"]
        verbose_name = _("proposed theme")
        verbose_name_plural = _("proposed themes")

    def __str__(self) -> str:
        return self.name or self.first_words

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_theme", args=[self.pk])

    @property
    def first_words(self) -> str:
        return ", ".join(word for word, _weight in self.words[:3])

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING


class ThemePassage(models.Model):
    """One passage of a proposed theme, by its place: the words are read from the current text."""

    # Set for display.
    passage: str
    codes: list[Any]

    class Kind(models.TextChoices):
        TYPICAL = "typical", _("Typical")
        DOUBTFUL = "doubtful", _("Doubtful")

    proposal = models.ForeignKey(ThemeProposal, on_delete=models.CASCADE, related_name="passages")
    text = models.ForeignKey(SubmissionText, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    score = models.FloatField(_("similarity to the theme, 0 to 1"))
    margin = models.FloatField(_("distance to the next theme, 0 to 1"))
    letters = models.PositiveIntegerField(_("near-identical letters, with this one"), default=1)
    same = models.PositiveIntegerField(_("texts with the same passage, with this one"), default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["proposal_id", "kind", "pk"]
        verbose_name = _("passage of a proposed theme")
        verbose_name_plural = _("passages of proposed themes")

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.text_id} {self.start}–{self.end}"
