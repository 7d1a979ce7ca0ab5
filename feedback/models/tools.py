"""Models for the Office's data tools: description, versions and roll-out state (C2C-15, C2C-16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms import clock
from cms.components.menu import address
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History


class Tool(DemoMarked, ClusterableModel):
    class Family(models.TextChoices):
        ANALYTICAL = "analytical", _("Analytical tool")
        OPERATIONAL = "operational", _("Operational tool")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        IN_DESIGN = "in_design", _("In design")
        IN_REVIEW = "in_review", _("In review")
        LAUNCHED = "launched", _("Launched")
        REVISED = "revised", _("Revised")
        RETIRED = "retired", _("Retired")

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    family = models.CharField(_("family"), max_length=12, choices=Family.choices, default=Family.ANALYTICAL)
    name = TranslatedField(_("name"), text_length=120)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    history = History()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def __str__(self) -> str:
        return text(self.name) or self.slug

    def get_absolute_url(self) -> str:
        return address(f"tools/{self.slug}/")

    @property
    def current_version(self) -> "ToolVersion | None":
        """The newest released version, which feedback submitted now is about (C2C-15)."""
        return self.versions.filter(released_on__lte=clock.today()).order_by("-released_on", "-pk").first()


class ToolAudience(models.Model):
    """An audience of a tool, and what it can do with the tool (C2C-16)."""

    class Audience(models.TextChoices):
        FAMILIES = "families", _("Students and families")
        EDUCATORS = "educators", _("Teachers and counselors")
        POLICY = "policy", _("Policymakers")
        RESEARCHERS = "researchers", _("Researchers")
        PUBLIC = "public", _("The public")

    tool = ParentalKey(Tool, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(_("audience"), max_length=12, choices=Audience.choices)
    can_do = TranslatedField(_("what they can do with it"), blank=True, text_length=300)
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("audience of a tool")
        verbose_name_plural = _("audiences of tools")
        constraints = [
            models.UniqueConstraint(fields=["tool", "audience"], name="one_row_of_an_audience_of_a_tool")
        ]

    def __str__(self) -> str:
        return self.get_audience_display()


class ToolStateChange(models.Model):
    """One step of a tool's roll-out history: rows are added, never changed (C2C-16).

    A future date is a plan, which may also have text such as "spring 2023". A later plan for the same state replaces
    it.
    """

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(_("state"), max_length=10, choices=Tool.State.choices)
    on = models.DateField(_("date"), null=True, blank=True)
    when_text = TranslatedField(_("date in words"), blank=True, text_length=60)
    note = TranslatedField(_("what happened, and why"), blank=True, text_length=300)
    is_plan = models.BooleanField(_("still to come"), default=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=150, blank=True, editable=False)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("step of a rollout")
        verbose_name_plural = _("steps of a rollout")

    def __str__(self) -> str:
        return f"{self.tool_id} {self.state}"

    @property
    def is_late(self) -> bool:
        """Whether the planned date has passed."""
        return self.is_plan and self.on is not None and self.on < clock.today()


class ToolVersion(DemoMarked):
    """A released version of a tool. Feedback always references one version (C2C-15)."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(_("number"), max_length=20)
    released_on = models.DateField(_("released"), null=True, blank=True)
    what_changed = TranslatedField(_("what changed"), blank=True, long=True, text_length=1000)

    history = History()

    class Meta:
        ordering = ["-released_on", "-pk"]
        verbose_name = _("version of a tool")
        verbose_name_plural = _("versions of tools")
        constraints = [
            models.UniqueConstraint(fields=["tool", "number"], name="one_tool_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.tool} {self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.tool.get_absolute_url()}#version-{self.pk}"
