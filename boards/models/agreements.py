"""Data-sharing agreements, the parties that sign them, and when (C2C-11, C2C-12).

No records about people: agreements state who may link data; the linked data is stored elsewhere (C2C-13).
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.models.bodies import Seat
from boards.querysets import PartyQuerySet
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from cms.storage import private_storage


class Party(DemoMarked):
    """An organization that shares or may share data. Parties and seats are independent of each other (C2C-12)."""

    class Status(models.TextChoices):
        NAMED = "named", _("Named")
        TAKES_PART = "takes_part", _("Takes part")
        LEFT = "left", _("Left")

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    name = TranslatedField(_("name"), text_length=200)
    is_managing_entity = models.BooleanField(
        _("the Office itself"), default=False, help_text=_("Counted separately from the outside parties.")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.NAMED)
    effective_on = models.DateField(_("party since"))
    effective_words = TranslatedField(_("party since, as text"), blank=True, text_length=60)
    ended_on = models.DateField(_("party until"), null=True, blank=True, editable=False)
    seat = models.ForeignKey(
        Seat,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parties",
        verbose_name=_("seat on a board"),
        help_text=_("Leave blank if this party has no seat."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PartyQuerySet.as_manager()
    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_managing_entity"],
                condition=Q(is_managing_entity=True),
                name="the_office_is_one_party",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("effective_on")), name="a_party_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return text(self.name)

    def get_absolute_url(self) -> str:
        return reverse("boards:party", args=[self.slug])


class Agreement(DemoMarked):
    class Kind(models.TextChoices):
        PARTICIPATION = "participation", _("Participation agreement")
        EXCHANGE = "exchange", _("Terms for exchanging data")
        REQUESTS = "requests", _("Terms for requests")
        OTHER = "other", _("Other agreement")

    class Status(models.TextChoices):
        WRITTEN = "written", _("Being written")
        ANNOUNCED = "announced", _("Announced")
        SIGNED = "signed", _("Signed by all")
        IN_FORCE = "in_force", _("In force")
        ENDED = "ended", _("Ended")

    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what it is for"), long=True, text_length=800)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.PARTICIPATION)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.WRITTEN, editable=False
    )
    announced_on = models.DateField(_("announced"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("signed by all"), null=True, blank=True, editable=False)
    in_force_on = models.DateField(_("in force"), null=True, blank=True, editable=False)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    tools = models.ManyToManyField(
        "feedback.Tool", blank=True, related_name="agreements", verbose_name=_("tools that need it")
    )

    history = History(m2m_fields=["tools"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["announced_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(in_force_on=None) | Q(ends_on__gte=F("in_force_on")),
                name="an_agreement_ends_later",
            )
        ]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        return reverse("boards:agreement", args=[self.pk])

    def clean(self) -> None:
        if self.ends_on and self.in_force_on and self.ends_on < self.in_force_on:
            raise ValidationError({"ends_on": _("It cannot end before it takes effect.")})


class AgreementStep(models.Model):
    """Dated history of an agreement's status. Append-only."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(_("status"), max_length=10, choices=Agreement.Status.choices)
    on = models.DateField(_("date"))
    note = TranslatedField(_("what happened, and why"), text_length=300)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=150)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of an agreement")
        verbose_name_plural = _("steps of agreements")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.status}"


class PartyStep(models.Model):
    """Dated history of a party's status. Append-only."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(_("status"), max_length=12, choices=Party.Status.choices)
    on = models.DateField(_("date"))
    note = TranslatedField(_("what happened, and why"), text_length=300)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=150)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of a party")
        verbose_name_plural = _("steps of parties")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.party_id} {self.status}"


class Signature(DemoMarked):
    """A party's signature; the date is empty until it has signed, or if the date is not public."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("party")
    )
    signed_on = models.DateField(_("signed"), null=True, blank=True, editable=False)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("party to an agreement")
        verbose_name_plural = _("parties to agreements")
        ordering = ["party__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "party"], name="a_party_signs_once")]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.party_id}"


class AgreementDocument(DemoMarked):
    """A file of an agreement with its SHA-256. Removal erases the file and keeps the row (PRV-06)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveSmallIntegerField(_("number"))
    title = TranslatedField(_("title"), text_length=160)
    language = models.CharField(_("language"), max_length=12, default="en")
    file = models.FileField(
        _("file"), storage=private_storage, upload_to="agreements/", blank=True, max_length=200
    )
    name = models.CharField(_("file name"), max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    added_at = models.DateTimeField(_("added"), default=clock.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_by_name = models.CharField(_("added by"), max_length=150)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("document of an agreement")
        verbose_name_plural = _("documents of agreements")
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_document_of_a_number")
        ]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        return reverse("boards:agreement_document", args=[self.agreement_id, self.number])
