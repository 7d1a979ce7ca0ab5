"""Versioned rules of the yearly proposal cycle, and each year's cycle (C2C-30, C2C-31)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.exceptions import PostedIsFrozen
from boards.models.bodies import Body
from boards.rules.cycle_calendar import Phase, dates_of, day_in_use, day_of, now_in, phases_of, problems
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History


class PhaseKind(models.TextChoices):
    """Purpose of a phase of the year. The rules define which phases there are, their order and dates."""

    ASK = "ask", _("Questions to data providers")
    PROPOSE = "propose", _("Anyone may propose")
    SPONSOR = "sponsor", _("A member may sponsor")
    RANK = "rank", _("The board ranks proposals at its meeting")
    DISCUSS = "discuss", _("Each board discusses")
    STUDY = "study", _("Brief feasibility study")
    REPORT = "report", pgettext_lazy("proposal cycle", "Report")
    CONSIDER = "consider", _("Governing Board")


class Scope(models.TextChoices):
    """C2C-31: two scopes, each with its own form."""

    DATA = "data", _("Data and tools")
    ENGAGEMENT = "engagement", _("How people are heard")


class CycleRules(DemoMarked):
    """One version of the rules, for one body or for all. Frozen once a cycle has begun under it.

    ``steps``: [{"kind", "name", "says", "from": [month, day], "until": [month, day]}]; months count from January of the
    cycle's year, so 17 is May of the next. ``forms``: slug of a body → its scope.
    """

    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cycle_rules",
        verbose_name=_("for one board only"),
    )
    name = TranslatedField(_("name"), text_length=120)
    version = models.PositiveSmallIntegerField(_("version"))
    steps = models.JSONField(_("steps of the year"), default=list)
    deadline_month = models.PositiveSmallIntegerField(_("proposals are due: month"), default=6)
    deadline_day = models.PositiveSmallIntegerField(_("proposals are due: day"), default=21)
    max_authors = models.PositiveSmallIntegerField(_("members who may write one together"), default=5)
    has_ranking = models.BooleanField(_("members rank proposals at the meeting"), default=False)
    forms = models.JSONField(_("scope of each board’s form"), default=dict)
    report_members = models.PositiveSmallIntegerField(_("members who draft the report"), default=2)
    report_liaison = models.BooleanField(_("the Governing Board liaison drafts with them"), default=True)
    source = models.CharField(_("where these rules are written"), max_length=300, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules of the proposal cycle")
        verbose_name_plural = _("rules of the proposal cycle")
        ordering = ["-version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(body__isnull=True), name="one_version_of_rules_for_all"
            ),
            models.UniqueConstraint(fields=["body", "version"], name="one_version_of_rules_of_a_body"),
            models.CheckConstraint(condition=Q(max_authors__gte=1), name="a_proposal_has_an_author"),
        ]

    def __str__(self) -> str:
        return f"{text(self.name)} ({self.version})"

    @property
    def has_begun(self) -> bool:
        return self.cycles.exists()

    def clean(self) -> None:
        found = problems(self.steps, kinds=PhaseKind.values)
        if found:
            raise ValidationError({"steps": found})
        if not day_of(2023, self.deadline_month, self.deadline_day):
            raise ValidationError({"deadline_day": _("This is not a valid date.")})
        if set(self.forms.values()) - set(Scope.values):
            raise ValidationError({"forms": _("Choose one of the two scopes for each board.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and self.has_begun:
            raise PostedIsFrozen(
                _("A cycle has begun under these rules. Write a new version."), rule="C2C-30"
            )
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.has_begun:
            raise PostedIsFrozen(
                _("A cycle has begun under these rules. They can no longer change."), rule="C2C-30"
            )
        return super().delete(*args, **kwargs)

    def scope_of(self, body: Body) -> str:
        """Scope of a board's form; empty if it takes no proposals."""
        return self.forms.get(body.slug, "")

    def deadline_in(self, year: int) -> date:
        return day_in_use(year, self.deadline_month, self.deadline_day)


class Cycle(DemoMarked):
    """One year under one version of the rules, with its own dates if the Office set them."""

    year = models.PositiveSmallIntegerField(_("year"))
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="cycles", verbose_name=_("board")
    )
    rules = models.ForeignKey(
        CycleRules, on_delete=models.PROTECT, related_name="cycles", verbose_name=_("rules")
    )
    dates = models.JSONField(_("dates of each step"), default=dict)
    deadline = models.DateField(_("proposals are due"))
    opened_at = models.DateTimeField(_("began"), default=clock.now)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal cycle")
        verbose_name_plural = _("proposal cycles")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(body__isnull=True), name="one_cycle_of_a_year_for_all"
            ),
            models.UniqueConstraint(fields=["year", "body"], name="one_cycle_of_a_year_of_a_body"),
        ]

    def __str__(self) -> str:
        return _("Cycle %(year)s to %(next)s") % {"year": self.year, "next": self.year + 1}

    def clean(self) -> None:
        if self.dates and set(self.dates) != {step["kind"] for step in self.rules.steps}:
            raise ValidationError({"dates": _("Enter dates for each step of the rules.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.dates = self.dates or dates_of(self.rules.steps, self.year)
        self.deadline = self.deadline or self.rules.deadline_in(self.year)
        super().save(*args, **kwargs)

    @property
    def phases(self) -> list[Phase]:
        return phases_of(self.rules.steps, self.dates)

    @property
    def now(self) -> Phase | None:
        """The current phase; between two phases, the earlier one."""
        return now_in(self.phases, clock.today())

    @property
    def takes_proposals(self) -> bool:
        opens = next((phase.starts_on for phase in self.phases if phase.kind == PhaseKind.PROPOSE), None)
        return opens is not None and opens <= clock.today() <= self.deadline
