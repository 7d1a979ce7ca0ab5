"""Calls for applications, the applications, staff reviews, and appointments (C2C-07 to C2C-09).

Public answers are stored in the application; contact details and voluntary answers in separate tables. History records
that something changed, never the text.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.choices import CALLED_OFF
from boards.exceptions import PostedIsFrozen
from boards.models.bodies import Appointment, Body, Seat
from boards.models.meetings import Meeting
from boards.models.votes import Motion
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History


class ReplacementTerm(models.TextChoices):
    """C2C-07: length of a term that starts between regular terms."""

    REMAINDER = "remainder", _("the rest of the seat’s term")
    FULL = "full", _("a full term of their own")


class EmployerLevel(models.TextChoices):
    """C2C-08: only the agency or segment office itself counts, not a provider under it."""

    OFFICE = "office", _("A state agency, or the central office of a school or college system")
    PROVIDER = "provider", _("A school, district, campus or local provider beneath one of these")
    OTHER = "other", _("Somewhere else")
    NONE = "none", _("I do not work for anyone, or I study")


class ApplicationState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("application", "Received")
    SHORTLISTED = "shortlisted", _("On the short list")
    APPOINTED = "appointed", pgettext_lazy("application", "Appointed")
    DECLINED = "declined", pgettext_lazy("application", "Not chosen this time")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Taken back")


LIVE_STATES = (ApplicationState.RECEIVED, ApplicationState.SHORTLISTED)


class ApplicationCall(DemoMarked):
    """A call for one or more seats of a body, with opening and closing dates. Criteria are frozen once public."""

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="application_calls", verbose_name=_("body")
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = TranslatedField(_("title"), text_length=160)
    text = TranslatedField(_("what we look for"), long=True, text_length=4000)
    criteria = models.JSONField(_("criteria of the scoring"), default=list)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    replacement_term = models.CharField(
        _("a member who comes in mid-term serves"),
        max_length=10,
        choices=ReplacementTerm,
        default=ReplacementTerm.REMAINDER,
    )
    seats = models.ManyToManyField(Seat, related_name="application_calls", verbose_name=_("seats"))
    published_at = models.DateTimeField(_("made public"), null=True, blank=True, editable=False)
    scored_at = models.DateTimeField(_("scoring closed"), null=True, blank=True, editable=False)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="application_calls"
    )
    item_key = models.CharField(max_length=36, blank=True, editable=False)
    answered_at = models.DateTimeField(_("all answered"), null=True, blank=True, editable=False)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="call_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return text(self.title) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("boards:application_call", args=[self.slug])

    @property
    def is_on_an_agenda(self) -> bool:
        """False once the meeting is canceled or moved: the short list can go to another agenda."""
        return self.meeting is not None and self.meeting.status not in CALLED_OFF

    def is_open(self, day: date | None = None) -> bool:
        return bool(self.published_at) and self.opens_on <= (day or clock.today()) <= self.closes_on

    def is_over(self, day: date | None = None) -> bool:
        return bool(self.published_at) and (day or clock.today()) > self.closes_on


class Application(DemoMarked):
    """A person's offer to serve. Only name, organization and statement are public (C2C-09)."""

    call = models.ForeignKey(ApplicationCall, on_delete=models.PROTECT, related_name="applications")
    nonce = models.CharField(max_length=64, unique=True, editable=False)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    fingerprint = models.CharField(max_length=32, editable=False)
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=120)
    organization = models.CharField(_("organization"), max_length=160, blank=True)
    statement = models.TextField(_("statement of qualifications"), max_length=5000)
    employer = models.CharField(_("who you work for"), max_length=160, blank=True)
    employer_level = models.CharField(_("what kind of place that is"), max_length=8, choices=EmployerLevel)
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later"
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ApplicationState, default=ApplicationState.RECEIVED
    )
    submitted_at = models.DateTimeField(_("received"), default=clock.now)
    shortlisted_at = models.DateTimeField(_("on the short list since"), null=True, blank=True)
    edited_at = models.DateTimeField(_("changed by its author"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    erased_at = models.DateTimeField(_("personal data erased"), null=True, blank=True)

    history = History(
        excluded_fields=[
            "nonce", "receipt_digest", "fingerprint", "name", "organization", "statement", "employer",
            "employer_level",
        ]
    )  # fmt: skip
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["submitted_at", "pk"]
        indexes = [models.Index(fields=["call", "state"], name="applications_of_a_call")]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("boards:desk_application", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"A-{self.pk:04d}" if self.pk else "A-"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES


class ApplicationContact(models.Model):
    """Contact details of an applicant. Never part of a packet or export (PRV-02, C2C-09)."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact of an applicant")
        verbose_name_plural = _("contacts of applicants")

    def __str__(self) -> str:
        return str(self.application_id)


class ApplicationAnswers(models.Model):
    """Voluntary answers about the person, by question; hidden from all who score or decide (PRV-24)."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="about")
    answers = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answers about an applicant")
        verbose_name_plural = _("answers about applicants")

    def __str__(self) -> str:
        return str(self.application_id)


class ApplicationReview(models.Model):
    """A scorer's points from 1 to 5 for each criterion, in order. Final once given."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    scorer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    scorer_name = models.CharField(_("who"), max_length=150)
    points = models.JSONField(_("points"), default=list)
    note = models.CharField(_("why"), max_length=500, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("scores of an application")
        verbose_name_plural = _("scores of applications")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "scorer"], name="one_review_of_each_scorer")
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.scorer_name}"

    @property
    def average(self) -> float:
        return sum(self.points) / len(self.points)


class AppointedApplicant(DemoMarked):
    """The appointment of an applicant to a seat by a passed motion. Sealed and immutable."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="appointed")
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="appointed")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="appointed")
    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="appointed")
    made_at = models.DateTimeField(_("when"), default=clock.now)
    made_by_name = models.CharField(_("who wrote it down"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["seat__position"]

    def __str__(self) -> str:
        return f"{self.application_id} → {self.seat_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise PostedIsFrozen(_("An appointment stays as the vote made it."), rule="C2C-07")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise PostedIsFrozen(_("An appointment stays as the vote made it."), rule="C2C-07")
