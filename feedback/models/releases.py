"""Models for published numbers: benchmarks (PAR-06), and the one release of a cut (PRV-11, PRV-12)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked, Job
from cms.records.history import History
from feedback.models.cuts import Cut


class Benchmark(DemoMarked):
    """Shares of the population, with their source and year; both are required."""

    class Dimension(models.TextChoices):
        COUNTY = "county", _("County")
        REGION = "region", _("Region")
        ROLE = "role", _("Role")
        LANGUAGE = "language", _("Language")
        ETHNICITY = "ethnicity", _("Race and ethnicity")
        GENDER = "gender", _("Gender")
        AGE_BRACKET = "age_bracket", _("Age bracket")

    name = TranslatedField(_("name"), text_length=120)
    dimension = models.CharField(_("about"), max_length=12, choices=Dimension.choices)
    source = models.CharField(_("source"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    shares = models.JSONField(
        _("shares"), default=dict, help_text=_("Key of each group and its share of the whole, 0 to 1.")
    )

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["dimension", "-year"]
        verbose_name = _("benchmark")
        verbose_name_plural = _("benchmarks")
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="benchmark_has_a_source"),
            models.CheckConstraint(
                condition=models.Q(year__gte=1900, year__lte=2200), name="benchmark_has_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{text(self.name)} ({self.year})"


class Release(models.Model):
    """All that may leave of one cut, decided together. Pages, charts, workbooks, rows and findings read it.

    ``tables`` holds only publishable cells. ``held`` names tables without values, because too few people were added
    since an earlier release (PRV-12). ``shown_rows`` says what the rows of a file may show; ``obstacle`` why nothing
    may leave. ``internal`` holds the true counts, for analysts. Nothing leaves before two people agreed (S14).
    """

    class State(models.TextChoices):
        CALCULATED = "calculated", _("Calculated, for staff only")
        PROPOSED = "proposed", _("Waiting for a second person")
        RELEASED = "released", _("Released")
        DECLINED = "declined", _("Declined")

    class Obstacle(models.TextChoices):
        NONE = "", _("None")
        FEW = "few", _("Too few people are in the data set")
        REST = "rest", _("Too few people are left out by its filters")

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.CALCULATED)
    obstacle = models.CharField(
        _("obstacle"), max_length=8, choices=Obstacle.choices, blank=True, default=Obstacle.NONE
    )
    shown_rows = models.JSONField(_("what rows show"), default=dict)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by_name = models.CharField(_("proposed by"), max_length=150, blank=True)
    proposed_at = models.DateTimeField(_("proposed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(_("second person"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.CharField(_("reason of the second person"), max_length=300, blank=True)
    cut = models.ForeignKey(Cut, on_delete=models.PROTECT, related_name="releases")
    cut_edition = models.PositiveSmallIntegerField(_("edition of the data set"), default=1)
    rule = models.CharField(_("rule for small numbers"), max_length=40)
    threshold = models.PositiveSmallIntegerField(_("smallest number shown"))
    tables = models.JSONField(_("tables"), default=dict)
    internal = models.JSONField(_("exact counts"), default=dict)
    held = models.JSONField(_("withheld"), default=list)
    suppressed = models.PositiveIntegerField(_("numbers hidden"), default=0)
    sha256 = models.CharField(max_length=64)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(_("created"), default=clock.now)
    made_by = models.CharField(_("created by"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("release of numbers")
        verbose_name_plural = _("releases of numbers")
        constraints = [
            models.UniqueConstraint(fields=["cut", "cut_edition"], name="one_release_of_an_edition")
        ]

    def __str__(self) -> str:
        return f"{self.cut} {self.cut_edition}"

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_release", args=[self.cut.number])

    @property
    def is_released(self) -> bool:
        return self.state == self.State.RELEASED

    @property
    def rows_withheld(self) -> str:
        """Why no file with rows may leave: "few", "beside" another release, or "" if one may."""
        return self.shown_rows.get("withheld", "few")
