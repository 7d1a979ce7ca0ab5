"""Proposals in the yearly cycle, their authors and sponsors, and each step (C2C-30)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.choices import Outcome, ProposalState
from boards.models.agendas import AgendaItem
from boards.models.bodies import Appointment, Body
from boards.models.cycle import Cycle, CycleRules, Scope
from boards.models.decisions import Decision
from boards.querysets import ProposalQuerySet
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models import Submission


class ProposalSource(models.TextChoices):
    PUBLIC = "public", _("The public")
    MEMBER = "member", _("Members of the board")


class ProposalStepKind(models.TextChoices):
    """Everything that can happen to a proposal, each with its date."""

    BEGUN = "begun", pgettext_lazy("proposal", "Started")
    RECEIVED = "received", pgettext_lazy("proposal", "Received")
    PUBLISHED = "published", pgettext_lazy("proposal", "Published")
    REROUTED = "rerouted", _("Sent to the other board")
    REFINES = "refines", _("Builds on an earlier proposal")
    SPONSORED = "sponsored", _("Sponsored by a member")
    NOT_SPONSORED = "not_sponsored", _("Not sponsored")
    AGENDA = "agenda", _("On an agenda")
    DISCUSSED = "discussed", pgettext_lazy("proposal", "Discussed")
    RANKED = "ranked", _("Ranked at the meeting")
    IN_STUDY = "in_study", _("In feasibility study")
    STUDIED = "studied", _("Feasibility study published")
    REPORTED = "reported", _("In the report to the board")
    CONSIDERED = "considered", _("Considered by the board")
    CLOSED = "closed", _("Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


class Proposal(DemoMarked):
    """A proposal, numbered within its year: P-2022-08. It keeps the rules it began under; older ones have none.

    ``state`` is the actual state; ``public_state`` the one the public may know. Members' actions before a meeting are
    not public until they are in a noticed packet (BK-41).
    """

    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveSmallIntegerField(
        _("number within the year"),
        null=True,
        blank=True,
        help_text=_(
            "A members’ proposal gets its number once it is public: a gap in the numbers would "
            "reveal it to the others."
        ),
    )
    cycle = models.ForeignKey(
        Cycle,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("proposal cycle"),
    )
    rules = models.ForeignKey(
        CycleRules,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("rules it began under"),
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("board")
    )
    source = models.CharField(_("from"), max_length=8, choices=ProposalSource, default=ProposalSource.PUBLIC)
    scope = models.CharField(_("what it is about"), max_length=12, choices=Scope, blank=True)
    submission = models.OneToOneField(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal", editable=False
    )
    language = models.CharField(_("language of its author"), max_length=12, default="en")
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what it asks for"), long=True, text_length=2000)
    why = TranslatedField(_("why, and whom it helps"), long=True, text_length=2000, blank=True)
    brought_by = TranslatedField(_("who proposed it"), text_length=160)
    refines = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="refined_by",
        verbose_name=_("builds on the earlier proposal"),
    )
    rerouted_from = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("forwarded from"),
    )
    reroute_reason = TranslatedField(_("reason it was forwarded"), long=True, text_length=600, blank=True)
    state = models.CharField(
        _("state"), max_length=16, choices=ProposalState, default=ProposalState.SUBMITTED
    )
    public_state = models.CharField(
        _("status as shown to the public"),
        max_length=16,
        choices=ProposalState,
        default=ProposalState.SUBMITTED,
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = TranslatedField(_("reason"), long=True, text_length=600, blank=True)
    until = models.DateField(_("tabled until"), null=True, blank=True)
    answered_item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answered_proposals",
        verbose_name=_("answered under the item"),
    )
    decision = models.ForeignKey(
        Decision,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("decision"),
    )
    received_on = models.DateField(pgettext_lazy("proposal", "received"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    history = History()
    objects = ProposalQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="one_proposal_of_each_number"),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.CLOSED) | ~Q(outcome=""), name="an_answer_has_an_outcome"
            ),
        ]
        indexes = [models.Index(fields=["year", "body", "public_state"], name="proposals_of_the_tracker")]

    def __str__(self) -> str:
        return self.number or text(self.title)

    def get_absolute_url(self) -> str:
        return reverse("boards:proposal", args=[self.number])

    def clean(self) -> None:
        if self.outcome and not text(self.reason):
            raise ValidationError({"reason": _("Enter the reason. People who asked for this will read it.")})

    @property
    def number(self) -> str:
        return f"P-{self.year}-{self.sequence:02}" if self.sequence else ""

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_members(self) -> bool:
        return self.source == ProposalSource.MEMBER

    @property
    def is_over(self) -> bool:
        return self.state in (ProposalState.CLOSED, ProposalState.WITHDRAWN)


class ProposalAuthor(models.Model):
    """A member who writes a proposal. Others join through a group the guard allows, up to the rules' limit.

    Leaving deletes the row; the group keeps the contact.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="authors")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="proposals_written", verbose_name=_("member")
    )
    joined_at = models.DateTimeField(_("joined"), default=clock.now)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("author of a proposal")
        verbose_name_plural = _("authors of proposals")
        ordering = ["proposal", "joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "appointment"], name="a_member_writes_a_proposal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.appointment_id}"


class Sponsorship(models.Model):
    """A member's sponsorship of a public proposal, which adds them to its contact set (BK-42)."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="sponsorships")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="sponsorships", verbose_name=_("member")
    )
    since = models.DateTimeField(_("since"), default=clock.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sponsorship of a proposal")
        verbose_name_plural = _("sponsorships of proposals")
        ordering = ["proposal", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "appointment"], name="a_member_sponsors_a_proposal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.appointment_id}"


class ProposalStep(models.Model):
    """One step of a proposal. It is public since ``public_at``, if set (BK-41)."""

    sentence: str  # set for display

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("step"), max_length=14, choices=ProposalStepKind)
    at = models.DateTimeField(_("when"), default=clock.now)
    public_at = models.DateTimeField(_("public since"), null=True, blank=True)
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal_steps"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = TranslatedField(_("note"), long=True, text_length=1000, blank=True)
    told_at = models.DateTimeField(_("author notified"), null=True, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of a proposal")
        verbose_name_plural = _("steps of proposals")
        ordering = ["proposal", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.get_kind_display()}"
