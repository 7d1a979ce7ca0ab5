"""Models for coding tasks, double-coded samples and machine suggestions (PAR-03, PAR-04)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.coding import Code, Codebook
from feedback.models.forms import Form
from feedback.models.machine_runs import MachineRun
from feedback.models.submissions import SubmissionText


class CodingSample(DemoMarked):
    """Randomly drawn texts that nobody has coded yet. Each coder codes all of them without seeing the others' codes."""

    class State(models.TextChoices):
        OPEN = "open", _("Being coded")
        CLOSED = "closed", _("Closed")

    number = models.PositiveIntegerField(_("number"), unique=True)
    form = models.ForeignKey(Form, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="samples")
    codebook_version = models.PositiveIntegerField(_("version of the codebook"))
    size = models.PositiveIntegerField(_("texts"))
    seed = models.CharField(_("random seed"), max_length=64)
    coders = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("coders"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    agreement = models.JSONField(_("agreement"), default=dict, editable=False)
    drawn_at = models.DateTimeField(_("drawn"), default=clock.now)
    drawn_by = models.CharField(_("drawn by"), max_length=150)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        verbose_name = _("double-coded sample")
        verbose_name_plural = _("double-coded samples")

    def __str__(self) -> str:
        return str(_("Sample %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_sample", args=[self.number])


class CodingTask(models.Model):
    """One coder's task for one text: to read, read, or set aside. Tasks without a sample are ordinary reading."""

    class State(models.TextChoices):
        TODO = "todo", _("To read")
        DONE = "done", _("Read")
        FLAGGED = "flagged", _("To discuss")

    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="tasks")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    coder_name = models.CharField(_("who"), max_length=150)
    sample = models.ForeignKey(
        CodingSample, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.TODO)
    note = models.CharField(_("note"), max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(_("read"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("reading of a text")
        verbose_name_plural = _("readings of texts")
        constraints = [
            models.UniqueConstraint(fields=["text", "coder_name"], name="one_reading_of_a_text_by_a_coder")
        ]
        indexes = [models.Index(fields=["sample", "state"], name="task_by_sample")]

    def __str__(self) -> str:
        return f"{self.coder_name} {self.text_id}"


class SuggestionRun(MachineRun):
    """One run of the local model over the texts: its method, and how well it finds what people coded."""

    codebook_version = models.PositiveIntegerField(_("version of the codebook"))
    method = models.CharField(_("method"), max_length=200, blank=True)
    learned_from = models.PositiveIntegerField(_("coded passages it learned from"), default=0)
    made = models.PositiveIntegerField(_("suggestions"), default=0)
    quality = models.JSONField(_("precision and recall of each code"), default=dict, editable=False)

    class Meta(MachineRun.Meta):
        verbose_name = _("suggestion run")
        verbose_name_plural = _("suggestion runs")


class Suggestion(models.Model):
    """A code that the model suggests for a passage. It does not count until a person accepts it."""

    # Set for display.
    pieces: list[Any]
    percent: int
    neighbours: list[Any]

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")

    run = models.ForeignKey(SuggestionRun, on_delete=models.CASCADE, related_name="suggestions")
    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="suggestions")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    score = models.FloatField(_("similarity, 0 to 1"))
    evidence = models.JSONField(
        _("evidence"), default=dict, help_text=_("Coded passages it resembles, and the words they share.")
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    decided_by_name = models.CharField(_("who"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("when"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.UniqueConstraint(
                fields=["text", "code", "start", "end"], name="one_suggestion_of_a_passage"
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="suggestion_has_words"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "text"], name="suggestion_by_state"),
            models.Index(fields=["state", "-score", "id"], name="suggestion_by_score"),
            models.Index(fields=["code", "state", "-score", "id"], name="suggestion_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.code_id}"
