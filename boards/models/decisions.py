"""Decisions, their drafts, items closed without one, and action items."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.choices import YES, Outcome
from boards.models.agendas import AgendaItem
from boards.models.bodies import Body
from boards.models.votes import TABLED_UNTIL, Motion
from boards.querysets import DecisionQuerySet, FollowUpQuerySet
from cms import clock
from cms.components.dates import month_year
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History

DAYS_TO_CONTEST = 90


def someone() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class DecisionDraft(DemoMarked):
    """What one person wrote about a closed vote, until a second person publishes it as a decision.

    It has no number and no public page, and no outcome of its own: the vote has it.
    """

    motion = models.OneToOneField(
        Motion, on_delete=models.PROTECT, related_name="decision_draft", verbose_name=_("motion")
    )
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what was decided"), long=True, text_length=600)
    reason = TranslatedField(_("reason"), long=True, text_length=600)
    prepared_by = someone()
    prepared_by_name = models.CharField(_("prepared by"), max_length=150)
    prepared_at = models.DateTimeField(_("prepared"), default=clock.now)
    returned_by_name = models.CharField(_("returned by"), max_length=150, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=600, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("draft of a decision")
        verbose_name_plural = _("drafts of decisions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return text(self.title)


class Decision(DemoMarked):
    """A published decision, numbered within its year: 2022-17."""

    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveSmallIntegerField(_("number within the year"))
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("body"))
    motion = models.OneToOneField(
        Motion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decision",
        verbose_name=_("motion"),
    )
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what was decided"), long=True, text_length=600)
    reason = TranslatedField(_("reason"), long=True, text_length=600)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    until = models.DateField(_("tabled until"), null=True, blank=True)
    decided_on = models.DateField(_("decided"))
    prepared_by = someone()
    prepared_by_name = models.CharField(_("prepared by"), max_length=150, blank=True)
    published_by = someone()
    published_by_name = models.CharField(_("published by"), max_length=150, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    history = History()
    objects = DecisionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="one_decision_of_each_number"),
            models.CheckConstraint(condition=~Q(reason={}), name="a_decision_says_why"),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(prepared_by_name="") & ~Q(published_by_name=""),
                name="a_decision_is_published_by_two",
            ),
            models.CheckConstraint(
                condition=Q(prepared_by=None) | Q(published_by=None) | ~Q(prepared_by=F("published_by")),
                name="the_publisher_of_a_decision_did_not_prepare_it",
            ),
        ]

    def __str__(self) -> str:
        return _("Decision %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("boards:decision", args=[self.number])

    def clean(self) -> None:
        if not text(self.reason):
            raise ValidationError({"reason": _("Enter the reason. People who asked for this will read it.")})

    @property
    def number(self) -> str:
        return f"{self.year}-{self.sequence:02}"

    @property
    def is_yes(self) -> bool:
        return self.outcome in YES

    @property
    def contestable_until(self) -> date:
        """BK-35: the last day to ask a court to void it for a breach of notice or openness."""
        return self.decided_on + timedelta(days=DAYS_TO_CONTEST)

    @property
    def until_words(self) -> str:
        return month_year(self.until) if self.until else ""

    @property
    def outcome_words(self) -> str:
        """The outcome in the words of the vote: "Continued to May 2023", "Referred to staff", "Adopted"."""
        if self.outcome != Outcome.DEFERRED:
            return self.get_outcome_display()
        return self.motion.effect_words if self.motion else self.get_outcome_display()


class FollowUp(DemoMarked):
    """An action item of a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="follow_ups")
    title = TranslatedField(_("step"), text_length=160)
    owner = TranslatedField(_("who does it"), text_length=120)
    due_on = models.DateField(_("due"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    note = TranslatedField(_("what was done"), long=True, text_length=600, blank=True)

    history = History()
    objects = FollowUpQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("promised step")
        verbose_name_plural = _("promised steps")
        ordering = ["decision", "pk"]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        return f"{self.decision.get_absolute_url()}#step-{self.pk}"

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < clock.today()

    @property
    def reports(self) -> list:
        """Progress reports, newest first."""
        return list(self.progress.all())

    @property
    def percent(self) -> int:
        """From the latest report; 100 once done."""
        if self.is_done:
            return 100
        return self.reports[0].percent if self.reports else 0


class ItemOutcome(DemoMarked):
    """An item closed without a vote: deferred or not taken up. It may never have been called."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="outcome")
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=[(each.value, each.label) for each in (Outcome.DEFERRED, Outcome.DECLINED)],
    )
    reason = TranslatedField(_("reason"), long=True, text_length=600)
    until = models.DateField(_("tabled until"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outcome of an item")
        verbose_name_plural = _("outcomes of items")

    def __str__(self) -> str:
        return f"{self.item_id}: {self.get_outcome_display()}"

    @property
    def until_words(self) -> str:
        return month_year(self.until) if self.until else ""

    @property
    def outcome_words(self) -> str:
        if self.outcome == Outcome.DEFERRED and self.until:
            return TABLED_UNTIL % {"until": self.until_words}
        return self.get_outcome_display()
