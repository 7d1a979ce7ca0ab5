"""The data tools of the Office: what they are, their versions, and how far each is (C2C-15, C2C-16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.components.menu import address
from cms.history import History
from cms.models import DemoMarked
from cms.translated import TranslatedField, text


class Tool(DemoMarked):
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


class ToolStateChange(models.Model):
    """The dated history of a roll-out. A date still to come is a plan, with words such as "spring 2023"."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(_("state"), max_length=10, choices=Tool.State.choices)
    on = models.DateField(_("date"), null=True, blank=True)
    when_text = TranslatedField(_("date in words"), blank=True, text_length=60)
    note = TranslatedField(_("what happened"), blank=True, text_length=300)
    is_plan = models.BooleanField(_("still to come"), default=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("step of a roll-out")
        verbose_name_plural = _("steps of a roll-out")

    def __str__(self) -> str:
        return f"{self.tool_id} {self.state}"


class ToolVersion(DemoMarked):
    """Feedback always points at one version (C2C-15)."""

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
