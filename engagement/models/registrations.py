"""Registrations. Registering is voluntary (BK-24); every field is optional (BK-25)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import Mode, RegistrationState, SpokenLanguage
from engagement.models.conversations import Conversation
from engagement.models.evening_links import EveningLink
from engagement.models.reference_data import ParticipantRole, Region
from engagement.models.seats import ATTENDANCE
from engagement.querysets import RegistrationQuerySet

PRIVATE = ("name", "email", "group_name", "nonce", "receipt_digest", "fingerprint")
MOST_IN_A_PARTY = 30


class Registration(DemoMarked):
    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="registrations")
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    name = models.CharField(_("name or nickname"), max_length=120, blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("language"), max_length=8, choices=SpokenLanguage, blank=True)
    site_language = models.CharField(max_length=12, default="en")
    party_size = models.PositiveSmallIntegerField(
        _("people"), default=1, help_text=_("The person and everyone in their group.")
    )
    group_name = models.CharField(_("group"), max_length=120, blank=True)
    role = models.ForeignKey(
        ParticipantRole,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("role"),
    )
    area = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("region")
    )
    member_of = models.SlugField(
        _("board"),
        max_length=80,
        blank=True,
        help_text=_(
            "The board this person is a member of. Counted toward its majority (Gov. Code § 11122.5(c))."
        ),
    )
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState)
    mode = models.CharField(
        _("how they attend"),
        max_length=10,
        choices=[(each.value, each.label) for each in ATTENDANCE],
        default=Mode.IN_PERSON,
    )
    switch_to = models.CharField(
        _("waiting to switch to"),
        max_length=10,
        blank=True,
        default="",
        choices=[(each.value, each.label) for each in ATTENDANCE],
        help_text=_("Keeps the current seat in the meantime."),
    )
    waiting_number = models.PositiveIntegerField(_("number on the waiting list"), null=True, blank=True)
    created_at = models.DateTimeField(_("when"), default=clock.now)
    changes = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    arrived_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    arrived_people = models.PositiveSmallIntegerField(_("people who attended"), default=0)
    erased_at = models.DateTimeField(_("personal data erased"), null=True, blank=True, editable=False)

    # Personal columns are excluded from history, so that erasing the row erases them.
    history = History(excluded_fields=list(PRIVATE))
    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "waiting_number"], name="one_place_on_the_waiting_list"
            ),
            models.CheckConstraint(
                condition=Q(party_size__gte=1, party_size__lte=MOST_IN_A_PARTY), name="party_of_a_fair_size"
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.WAITING) | Q(waiting_number__isnull=False),
                name="waiting_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(switch_to="")
                | Q(waiting_number__isnull=False, state=RegistrationState.CONFIRMED),
                name="switching_has_a_seat_and_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "state", "waiting_number"], name="registration_queue")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.get_state_display()}"

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        return self.state == RegistrationState.WAITING

    @property
    def is_cancelled(self) -> bool:
        return self.state == RegistrationState.CANCELLED

    def count_change(self) -> list[str]:
        """A later edition of this person's calendar entry (RFC 5545, SEQUENCE). Returns the fields to save."""
        self.changes += 1
        self.changed_at = clock.now()
        return ["changes", "changed_at"]

    @property
    def waits_for(self) -> str:
        """The side on whose waiting list this registration stands, or ""."""
        return self.mode if self.is_waiting else self.switch_to


class WalkIn(DemoMarked):
    """Walk-ins: a number of people and their optional answers; never a name."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="walk_ins")
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    language = models.CharField(_("language"), max_length=8, choices=SpokenLanguage, blank=True)
    role = models.ForeignKey(
        ParticipantRole,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("role"),
    )
    area = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("region")
    )
    member_of = models.SlugField(_("board"), max_length=80, blank=True)
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    counted_at = models.DateTimeField(_("when"), default=clock.now)
    link = models.ForeignKey(
        EveningLink,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="walk_ins",
        verbose_name=_("counted through a link"),
    )

    history = History()

    class Meta:
        verbose_name = _("walk-ins")
        verbose_name_plural = _("walk-ins")
        ordering = ["counted_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="walk_in_of_someone")]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.people}"


class SentReminder(models.Model):
    """A message that one person was sent, once each (PAR-02). ``what``: "reminder", "recap", "outcome:12:1" …"""

    wagtail_reference_index_ignore = True

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="told")
    what = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("message to a person")
        verbose_name_plural = _("messages to people")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "what"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.what}"
