"""Bodies, their seats, and members' terms. Counts are derived, never stored (C2C-04, C2C-07)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boards.change_choices import clerical_kinds
from boards.choices import BodyKind, Capacity, CoveredUnder, FindingVoteAt, OnboardingKind, SeatBase
from boards.motion_choices import ThresholdOf
from boards.officer_choices import ExcusedBy, RollCallOrder
from boards.querysets import AppointmentQuerySet, SeatQuerySet
from boards.rules.coverage import LEAST_ADVISORS
from boards.rules.thresholds import Rule, majority
from cms import clock
from cms.components.menu import address
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History

RESERVED = ("meetings", "notices")  # boards/meetings/ and boards/notices/ are pages about all bodies


class Body(DemoMarked):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = TranslatedField(_("name"), text_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=BodyKind)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("committee of"),
    )
    statute = models.CharField(_("section of law"), max_length=80, blank=True)
    covered_under = models.CharField(
        _("why the open-meeting law covers it"),
        max_length=1,
        choices=CoveredUnder,
        default=CoveredUnder.STATUTE,
    )
    threshold_numerator = models.PositiveSmallIntegerField(
        _("required votes: numerator"), default=2, validators=[MinValueValidator(1)]
    )
    threshold_denominator = models.PositiveSmallIntegerField(
        _("required votes: denominator"), default=3, validators=[MinValueValidator(1)]
    )
    threshold_more_than = models.BooleanField(
        _("more than that fraction"),
        default=False,
        help_text=_("On for a simple majority: more than one half. Off for at least two thirds."),
    )
    threshold_base = models.CharField(
        _("fraction of"), max_length=20, choices=SeatBase, default=SeatBase.AUTHORIZED
    )
    quorum_base = models.CharField(
        _("quorum is a majority of"), max_length=20, choices=SeatBase, default=SeatBase.AUTHORIZED
    )
    minutes_threshold = models.CharField(
        _("ayes required to approve minutes"), max_length=8, choices=ThresholdOf, default=ThresholdOf.BODY
    )
    procedure_threshold = models.CharField(
        _("ayes required for a procedural motion"),
        max_length=8,
        choices=ThresholdOf,
        default=ThresholdOf.BODY,
    )
    finding_vote_at = models.CharField(
        _("when an added item is voted on"),
        max_length=28,
        choices=FindingVoteAt,
        default=FindingVoteAt.ASK,
        blank=True,
        help_text=_("Counsel decides (Gov. Code § 11125.3)."),
    )
    clerical_changes = models.JSONField(
        _("changes of a posted agenda that count as clerical"),
        default=clerical_kinds,
        blank=True,
        help_text=_(
            "Counsel confirms the list (Gov. Code § 11125(b)). A person decides about any other change."
        ),
    )
    two_people_post = models.BooleanField(
        _("posting an agenda takes two people"),
        default=True,
        help_text=_("One person approves the agenda as it stands; another posts it."),
    )
    speaker_seconds = models.PositiveSmallIntegerField(
        _("seconds per speaker"),
        null=True,
        blank=True,
        default=120,
        help_text=_("Blank: no limit and no timer (Gov. Code § 11125.7(b))."),
    )
    packet_days = models.PositiveSmallIntegerField(
        _("days before a meeting by which its packet should be available"),
        null=True,
        blank=True,
        help_text=_("A goal of this office, not a legal requirement."),
    )
    roll_call_order = models.CharField(
        _("order of a roll call"), max_length=8, choices=RollCallOrder, default=RollCallOrder.SEATS
    )
    presiding_votes_last = models.BooleanField(_("the presiding member is called last"), default=False)
    absences_excused_by = models.CharField(
        _("absences are excused by"), max_length=9, choices=ExcusedBy, default=ExcusedBy.PRESIDING
    )
    term_years = models.PositiveSmallIntegerField(_("length of a term in years"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold_numerator__gte=1)
                & Q(threshold_numerator__lte=F("threshold_denominator")),
                name="body_threshold_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return text(self.name) or self.slug

    def get_absolute_url(self) -> str:
        return address(f"boards/{self.slug}/")

    @property
    def is_covered(self) -> bool:
        """BK-01: whether the open-meeting law covers it."""
        return self.covered_under != CoveredUnder.NONE

    @property
    def is_advisory(self) -> bool:
        """An advisory board, or an advisory committee of three or more by formal action (Gov. Code § 11121(c))."""
        return self.kind == BodyKind.ADVISORY or self.covered_under == CoveredUnder.FORMAL

    def clean(self) -> None:
        if (self.kind == BodyKind.COMMITTEE) != bool(self.parent_id):
            raise ValidationError(
                {"kind": _("A committee is created by a vote of its body, on the Seats page.")}
            )
        if self.slug in RESERVED:
            raise ValidationError(
                {"slug": _("This address belongs to a page of the site. Choose another one.")}
            )
        if not self.is_covered and (
            self.kind != BodyKind.COMMITTEE or self._lasting_seats() >= LEAST_ADVISORS
        ):
            words = _(
                "The open-meeting law exempts only committees with fewer than three seats (Gov. Code § "
                "11121(c))."
            )
            raise ValidationError({"covered_under": words})
        if self.threshold_numerator and self.threshold_denominator:
            if self.threshold_numerator > self.threshold_denominator:
                raise ValidationError(
                    {"threshold_numerator": _("The numerator cannot be larger than the denominator.")}
                )
            if self.threshold_more_than and self.threshold_numerator == self.threshold_denominator:
                raise ValidationError(
                    {
                        "threshold_more_than": _(
                            "The required share cannot be more than the whole. Clear "
                            "this box, or enter a smaller fraction."
                        )
                    }
                )

    def _lasting_seats(self) -> int:
        """Seats that exist today or later."""
        return Seat.objects.filter(body=self.pk).exclude(ends_on__lt=clock.today()).count()

    @property
    def rule(self) -> Rule:
        return Rule(
            self.threshold_numerator,
            self.threshold_denominator,
            self.threshold_base,
            self.threshold_more_than,
        )

    def quorum(self, authorized: int, filled: int) -> int:
        """BK-03: the Act sets no quorum; a majority of the membership is the ordinary rule."""
        return majority(authorized if self.quorum_base == SeatBase.AUTHORIZED else filled)

    def needed(self, authorized: int, filled: int) -> int:
        base = authorized if self.threshold_base == SeatBase.AUTHORIZED else filled
        return max(1, self.rule.needed(base))


class Seat(models.Model):
    """A seat of a body. If the body grows or shrinks, a seat has a first or last day (C2C-04)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats", verbose_name=_("body"))
    position = models.PositiveSmallIntegerField(_("position in the order"), validators=[MinValueValidator(1)])
    label = TranslatedField(_("what the seat represents"), text_length=120)
    appointing_authority = TranslatedField(_("who appoints it"), text_length=160, blank=True)
    is_voting = models.BooleanField(_("has a vote"), default=True)
    is_data_provider = models.BooleanField(
        _("data provider"), default=False, help_text=_("Determines who is asked about data, never who votes.")
    )
    starts_on = models.DateField(_("seat exists from"), null=True, blank=True)
    ends_on = models.DateField(_("seat exists through"), null=True, blank=True)

    history = History()
    objects = SeatQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["body", "position"]
        constraints = [models.UniqueConstraint(fields=["body", "position"], name="one_seat_at_each_place")]

    def __str__(self) -> str:
        return f"{self.position}. {text(self.label)}"

    def clean(self) -> None:
        """BK-01: a committee that the law does not cover stays below three people."""
        if not self.body_id or self.body.is_covered or (self.ends_on and self.ends_on < clock.today()):
            return
        others = Seat.objects.filter(body=self.body_id).exclude(pk=self.pk)
        others = others.exclude(ends_on__lt=clock.today())
        if others.count() + 1 >= LEAST_ADVISORS:
            raise ValidationError(
                _(
                    "With three or more people, this committee is covered by the open-meeting law (Gov. "
                    "Code § 11121(c)). First change why the law covers it."
                )
            )


class Appointment(DemoMarked):
    """A member's term in a seat."""

    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("seat")
    )
    person_name = models.CharField(_("name"), max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("account"),
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity, default=Capacity.HOLDER)
    as_member = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="on_committees",
        verbose_name=_("sits on the committee as a member of its body"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("through"), null=True, blank=True)
    oath_on = models.DateField(_("oath taken"), null=True, blank=True)
    appointed_on = models.DateField(
        _("appointed"),
        null=True,
        blank=True,
        help_text=_(
            "From this date, the open-meeting law applies to the person, before any oath (Gov. Code § "
            "11121.95)."
        ),
    )

    history = History()
    objects = AppointmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term of a seat")
        verbose_name_plural = _("terms of seats")
        ordering = ["seat", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(ends_on__isnull=True) & ~Q(capacity=Capacity.ALTERNATE),
                name="one_open_holder_of_a_seat",
            ),
        ]
        indexes = [models.Index(fields=["user", "starts_on"], name="appointment_of_account")]

    def __str__(self) -> str:
        return f"{self.person_name} ({self.seat_id})"

    def clean(self) -> None:
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end must not be before the start.")})
        if self.as_member and self.as_member.seat.body_id != self.seat.body.parent_id:
            raise ValidationError(
                {"as_member": _("This person does not sit on the body that created the committee.")}
            )
        if self.seat_id and self.starts_on and self.capacity != Capacity.ALTERNATE and self._overlaps():
            raise ValidationError(_("Someone else holds this seat during that time."))

    def _overlaps(self) -> bool:
        others = Appointment.objects.filter(seat=self.seat_id).exclude(pk=self.pk)
        others = others.exclude(capacity=Capacity.ALTERNATE)
        others = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=self.starts_on))
        if self.ends_on:
            others = others.filter(starts_on__lte=self.ends_on)
        return others.exists()


class OnboardingStep(models.Model):
    """An onboarding step of a new member: what, when, which version was given (C2C-10, BK-06)."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="onboarding")
    kind = models.CharField(_("step"), max_length=10, choices=OnboardingKind)
    done_on = models.DateField(_("done on"))
    version = models.CharField(_("version provided"), max_length=120, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("onboarding step")
        verbose_name_plural = _("onboarding steps")
        constraints = [
            models.UniqueConstraint(fields=["appointment", "kind"], name="one_onboarding_step_each")
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id}: {self.get_kind_display()}"
