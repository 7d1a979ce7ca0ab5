"""The conversation: facts shared by all languages."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import (
    OWES_AN_OUTCOME,
    Mode,
    Promise,
    Status,
)
from engagement.models.conversation_times import ConversationTimes
from engagement.models.reference_data import Region, Series
from engagement.models.seats import NEVER_OVERSOLD, SeatCounts
from engagement.querysets import ConversationQuerySet

RESERVED_SLUGS = (
    "registration",
    "calendar",
    "new",
    "feed",
    "news",
    "notes",
    "live",
    "who-took-part",
    "door",
    "needs",
    "evening",
)
DECIDES_TOO_EARLY = _(
    "The decision must come after the date of the conversation; otherwise, nothing heard there can inform it."
)
VENUE_CHECKS = ("venue_accessible", "venue_free", "venue_open_to_all")
NOTHING_MOVES = _("Nothing would change. Choose a different date, time or place.")
COUNTERS = ("seats_taken", "online_taken", "waiting_issued", "live_version")


def new_uid() -> str:
    return f"{uuid.uuid4()}@throughline"


def refuse_reserved(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("This address is already in use for something else."))


class Conversation(ConversationTimes, SeatCounts, DemoMarked):
    wagtail_reference_index_ignore = True

    slug = models.SlugField(_("address"), max_length=80, unique=True, validators=[refuse_reserved])
    number = models.PositiveSmallIntegerField(
        _("number in the series"),
        null=True,
        blank=True,
        help_text=_("Leave blank for a workshop."),
    )
    series = models.ForeignKey(
        Series,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="conversations",
        verbose_name=_("series"),
    )
    name = TranslatedField(_("name"), text_length=120)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    mode = models.CharField(_("how people meet"), max_length=10, choices=Mode, default=Mode.ONLINE)
    region = models.CharField(_("region"), max_length=80, blank=True)
    area = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="conversations",
        verbose_name=_("region on the map"),
    )
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Name and street address."))
    stream_url = models.URLField(
        _("link to join"),
        blank=True,
        help_text=_("Shown to everyone. No one has to register to use it (Gov. Code § 11124)."),
    )
    dial_in = TranslatedField(
        _("joining by phone"), blank=True, long=True, text_length=300, help_text=_("Number and code.")
    )
    parking = TranslatedField(_("parking"), blank=True, long=True, text_length=300)
    transit = TranslatedField(
        _("public transit"), blank=True, long=True, text_length=300, help_text=_("Lines and stops.")
    )
    venue_accessible = models.BooleanField(_("accessible to people with disabilities"), default=False)
    venue_free = models.BooleanField(_("no one has to pay or buy anything"), default=False)
    venue_open_to_all = models.BooleanField(
        _("no one is excluded on the basis of a protected characteristic"), default=False
    )
    promise_level = models.CharField(
        _("what we promise"), max_length=12, choices=Promise, default=Promise.CONSULT
    )
    feeds = TranslatedField(
        _("the decision it informs"),
        blank=True,
        text_length=200,
        help_text=_("Which body decides, and at which meeting. Required before it can be public."),
    )
    feeds_ref = models.CharField(
        _("meeting where the decision will be made"),
        max_length=60,
        blank=True,
        help_text=_("Choose from the planned meetings. The page then links to the meeting."),
    )
    feeds_on = models.DateField(_("date of the decision"), null=True, blank=True)
    accommodation_by = models.DateField(
        _("request accommodations by"),
        null=True,
        blank=True,
        help_text=_("A request, not a deadline. If blank: five business days before."),
    )
    moved_from = models.DateTimeField(_("moved from"), null=True, blank=True, editable=False)
    moved_at = models.DateTimeField(_("when it was moved"), null=True, blank=True, editable=False)
    form = models.ForeignKey(
        "feedback.Form",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="conversations",
        verbose_name=_("form for its comments"),
        help_text=_("What is said here is saved as comments on this form."),
    )
    tools = models.ManyToManyField(
        "feedback.Tool", blank=True, related_name="conversations", verbose_name=_("tools it is about")
    )
    findings = models.ManyToManyField(
        "feedback.Finding",
        blank=True,
        related_name="conversations",
        verbose_name=_("findings it discusses"),
    )
    status = models.CharField(
        _("state"), max_length=10, choices=Status, default=Status.SCHEDULED, editable=False
    )
    status_note = TranslatedField(_("why"), blank=True, text_length=300, editable=False)
    attended = models.PositiveIntegerField(_("people who attended"), null=True, blank=True)
    attended_reason = models.CharField(
        _("why this number differs from the door count"), max_length=300, blank=True
    )
    comments = models.PositiveIntegerField(_("comments heard"), null=True, blank=True)
    cut_number = models.PositiveIntegerField(
        _("frozen data set"),
        null=True,
        blank=True,
        help_text=_("Number of the data set that the counts come from."),
    )
    live_version = models.PositiveIntegerField(default=0, editable=False)
    ics_uid = models.CharField(max_length=80, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    recap_published_at = models.DateTimeField(_("recap posted"), null=True, blank=True, editable=False)

    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    history = History(excluded_fields=list(COUNTERS), m2m_fields=["tools", "findings"])
    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="conversation_ends_after_start"
            ),
            *NEVER_OVERSOLD,
            models.UniqueConstraint(
                fields=["series", "number"],
                condition=Q(series__isnull=False),
                name="one_conversation_of_a_number",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=Q(series__isnull=True), name="one_number_without_a_series"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "ends_at"], name="conversation_ahead"),
            models.Index(fields=["starts_at"], name="conversation_starts"),
        ]

    def __str__(self) -> str:
        return text(self.name) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("engagement:conversation", args=[self.slug])

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the start.")})
        if self.decides_too_early:
            raise ValidationError({"feeds_on": DECIDES_TOO_EARLY})
        lacks_decision = not text(self.feeds)
        is_unfit = self.missing_venue_checks or lacks_decision
        if not (self.pk and is_unfit and self.pages.filter(live=True).exists()):
            return
        if lacks_decision:
            raise ValidationError(
                {"feeds": _("This conversation is public. It must name the decision it informs.")}
            )
        raise ValidationError(
            _("This conversation is public. Its place must stay open to everyone (Gov. Code § 11131).")
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Excludes the counters, which only conditional UPDATEs write: a stale instance cannot restore an old
        count.
        """
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                field.name for field in self._meta.concrete_fields if field.name not in ("id", *COUNTERS)
            ]
        super().save(*args, **kwargs)

    @property
    def is_draft(self) -> bool:
        """No page of it was ever public: nobody outside knows its time and place, or can have registered."""
        known = Q(live=True) | Q(first_published_at__isnull=False)
        return not self.pages.filter(known).exists()

    @property
    def owes_an_outcome(self) -> bool:
        """PAR-01: from consult up, it cannot be closed before outcomes are published."""
        return self.promise_level in OWES_AN_OUTCOME

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def meets_in_a_place(self) -> bool:
        return self.mode in (Mode.IN_PERSON, Mode.HYBRID)

    @property
    def is_offered_online(self) -> bool:
        return self.mode in (Mode.ONLINE, Mode.HYBRID)

    @property
    def public_place(self) -> str:
        """Where people meet; empty if they meet online only, whatever place it had before."""
        return self.place if self.meets_in_a_place else ""

    @property
    def public_link(self) -> str:
        """The link to join; empty if it is not offered online."""
        return self.stream_url if self.is_offered_online else ""

    @property
    def ways_to_join(self) -> bool:
        """Whether anything is known of how to join or to get there, for the ways it offers."""
        return bool(
            (self.is_offered_online and self.dial_in)
            or (self.meets_in_a_place and (self.parking or self.transit))
        )

    @property
    def missing_venue_checks(self) -> list[str]:
        """BK-24a: checks still missing before an in-person conversation may be public."""
        if not self.meets_in_a_place:
            return []
        checks = {
            _("the place"): self.place,
            _("accessible to people with disabilities"): self.venue_accessible,
            _("no one has to pay or buy anything"): self.venue_free,
            _("no one is excluded on the basis of a protected characteristic"): self.venue_open_to_all,
        }
        return [str(words) for words, is_in_order in checks.items() if not is_in_order]
