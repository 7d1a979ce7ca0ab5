"""Sets of aggregates that the Office receives under an agreement, and their editions (C2C-13, PRV-10 to PRV-12).

Numbers about groups only: a file with a row for each person is refused before anything of it is kept.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.models.agreements import Agreement
from cms import clock
from cms.disclosure.shapes import LEAST_THRESHOLD, THRESHOLD
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked, Job
from cms.records.history import History
from feedback.models import Tool


class DataSet(DemoMarked):
    """What its numbers are about, and the dictionary that the next file must fit."""

    slug = models.SlugField(_("address"), unique=True, max_length=60)
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what it shows, and what it does not"), long=True, text_length=1200)
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        related_name="data_sets",
        verbose_name=_("agreement"),
        help_text=_("The agreement under which the numbers are received."),
    )
    tool = models.ForeignKey(
        Tool,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="data_sets",
        verbose_name=_("tool that shows it"),
    )
    dictionary = models.JSONField(_("dictionary"), default=dict, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("data set")
        verbose_name_plural = _("data sets")
        ordering = ["slug"]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        return reverse("boards:data_set", args=[self.slug])


class DataEdition(DemoMarked):
    """One file as it was received: true numbers until it is decided, and what leaves of them."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        CALCULATED = "calculated", _("Calculated")
        PROPOSED = "proposed", _("Waiting for a second person")
        RELEASED = "released", _("Released")
        DECLINED = "declined", _("Declined")

    data_set = models.ForeignKey(DataSet, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RECEIVED)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="editions")
    dictionary = models.JSONField(_("dictionary"), editable=False)
    rows = models.PositiveIntegerField(_("rows"))
    true_numbers = models.BinaryField(editable=False)  # compressed JSON, for the desk alone
    received_sha256 = models.CharField(max_length=64)  # of the true numbers
    received_at = models.DateTimeField(_("received"), default=clock.now)
    received_by_name = models.CharField(_("received by"), max_length=150)
    note = models.CharField(_("note"), max_length=300, blank=True)
    comparison = models.JSONField(default=dict, editable=False)
    threshold = models.PositiveSmallIntegerField(_("hide numbers below"), default=THRESHOLD)
    loss = models.JSONField(default=dict, editable=False)
    published_sha256 = models.CharField(max_length=64, blank=True)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("what this release is for"), max_length=300, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=150, blank=True)
    decision = models.CharField(_("why"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(max_length=150, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("edition of a data set")
        verbose_name_plural = _("editions of data sets")
        ordering = ["data_set", "number"]
        constraints = [
            models.UniqueConstraint(fields=["data_set", "number"], name="one_edition_of_a_number"),
            models.CheckConstraint(
                condition=Q(threshold__gte=LEAST_THRESHOLD), name="an_edition_hides_small_numbers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.data_set}, {self.number}"

    @property
    def is_released(self) -> bool:
        return self.state == self.State.RELEASED

    def get_absolute_url(self) -> str:
        return reverse("boards:data_edition", args=[self.data_set.slug, self.number])


class DataCell(models.Model):
    """The numbers of one place in an edition as they may leave: a value, or None with the reason in ``marks``.

    ``key``: the codes of its dimensions in their order, joined by "|". ``values`` and ``marks``: one for each measure.
    """

    edition = models.ForeignKey(DataEdition, on_delete=models.CASCADE, related_name="cells")
    key = models.CharField(max_length=200)
    values = models.JSONField()
    marks = models.JSONField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("numbers of an edition")
        verbose_name_plural = _("numbers of editions")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="one_cell_of_a_key")]

    def __str__(self) -> str:
        return self.key
