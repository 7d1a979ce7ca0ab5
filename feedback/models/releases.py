"""Models for published numbers: benchmarks (PAR-06), and the one release of a cut (PRV-11, PRV-12)."""

from django.db import models
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
    """All tables of one cut that may be published, decided together. Pages, charts, workbooks and findings read them.

    ``tables`` holds only publishable cells. ``held`` names tables that keep the values of an earlier release, because
    too few people were added since (PRV-12). ``internal`` holds the true counts, for analysts.
    """

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
