"""Live data of a conversation: polls and their answers, the run of the agenda, recordings.

A participant is a random key in the page's URL, without a name; only its digest is stored.
"""

import math
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import PollKind, PollState, SpokenLanguage
from engagement.models.conversations import Conversation
from engagement.querysets import RunStepQuerySet


def minutes_until(moment: datetime) -> int:
    """Whole minutes until then, rounded up; 0 once it has passed."""
    return max(0, math.ceil((moment - clock.now()) / timedelta(minutes=1)))


class Poll(DemoMarked):
    """C2C-21: a result is always published with the number of answers."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="polls")
    question = TranslatedField(_("question"), text_length=200)
    kind = models.CharField(_("kind"), max_length=6, choices=PollKind, default=PollKind.ONE)
    state = models.CharField(
        _("state"), max_length=6, choices=PollState, default=PollState.DRAFT, editable=False
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(_("time is up at"), null=True, blank=True, editable=False)
    closes_itself = models.BooleanField(_("closes when time is up"), default=False, editable=False)
    asked_before = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="asked_again",
        verbose_name=_("asked before as"),
    )
    n_present = models.PositiveIntegerField(_("people present"), default=0)
    n_answered = models.PositiveIntegerField(_("people who answered"), default=0)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    # Published numbers: cells ``answered``, ``present`` and ``options`` by primary key; frozen (PRV-12).
    result = models.JSONField(null=True, blank=True, editable=False)

    history = History()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(n_answered__lte=F("n_present")), name="no_more_answers_than_people"
            ),
            models.CheckConstraint(
                condition=Q(closes_itself=False) | Q(ends_at__isnull=False),
                name="a_poll_that_closes_itself_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return text(self.question)

    def clean(self) -> None:
        if self.n_answered is not None and self.n_present is not None and self.n_answered > self.n_present:
            raise ValidationError({"n_answered": _("More answers than people present.")})
        if self.result is not None:
            _refuse_change(self, "n_answered", "n_present", "conversation")

    @property
    def time_is_up(self) -> bool:
        return self.ends_at is not None and self.ends_at <= clock.now()

    @property
    def accepts_answers(self) -> bool:
        """An open poll accepts answers after its time is up, unless it was opened to close by itself."""
        return self.state == PollState.OPEN and not (self.closes_itself and self.time_is_up)

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes, rounded up; None without a timer."""
        return None if self.ends_at is None else minutes_until(self.ends_at)


def _refuse_change(row: models.Model, *fields: str) -> None:
    """PRV-12: numbers of a public result stay as they are, so that a corrected one cannot be compared with it."""
    saved = type(row)._default_manager.filter(pk=row.pk).values(*fields).first() or {}
    words = _("The result of this poll is public. Its numbers can no longer change.")
    typed = {each.name: each.value_from_object(row) for each in row._meta.concrete_fields}
    if changed := {name: words for name in fields if saved.get(name) != typed[name]}:
        raise ValidationError(changed)


class PollOption(models.Model):
    wagtail_reference_index_ignore = True

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    label = TranslatedField(_("answer"), text_length=120)
    count = models.PositiveIntegerField(_("people"), default=0)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("poll answer choice")
        verbose_name_plural = _("poll answer choices")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return text(self.label)

    def clean(self) -> None:
        """An option neither joins nor leaves a poll whose result is public: the result names each by its key."""
        stored = PollOption.objects.filter(pk=self.pk).values_list("poll", flat=True)
        public = Poll.objects.filter(result__isnull=False)
        if public.filter(pk__in=stored).exists():
            _refuse_change(self, "count", "poll")
        if public.filter(pk=self.poll_id).exists():
            _refuse_change(self, "poll")


class Ballot(models.Model):
    """One participant's answer to one poll. It can be changed until the poll closes.

    ``choices``: primary keys of the chosen options, of a ranking from the first place on. In the row itself, so that
    an answer is one statement.
    """

    wagtail_reference_index_ignore = True

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    participant = models.CharField(max_length=64, editable=False)
    choices = models.JSONField(default=list, editable=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("answer to a poll")
        verbose_name_plural = _("answers to polls")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "participant"], name="one_answer_of_a_participant")
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}/{self.pk}"


class RunStep(models.Model):
    """The actual start of a part of the agenda, as the facilitator marked it.

    ``segment``: block id on the page. ``minutes``: how long it lasts this time; None: as planned.
    """

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="steps")
    segment = models.CharField(_("part"), max_length=40)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    started_at = models.DateTimeField(_("began"), default=clock.now)
    started_by = models.CharField(_("who"), max_length=150)

    objects = RunStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("part that began")
        verbose_name_plural = _("parts that began")
        ordering = ["started_at", "pk"]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.segment}"


class Round(models.Model):
    """A timed round of work in small groups. The newest one counts; ``ended_at``: ended before its time was up."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    started_at = models.DateTimeField(_("began"), default=clock.now)
    started_by = models.CharField(_("who"), max_length=150)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("round in small groups")
        verbose_name_plural = _("rounds in small groups")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="one_round_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.number}"

    @property
    def planned_end(self) -> datetime:
        return self.started_at + timedelta(minutes=self.minutes)

    @property
    def minutes_left(self) -> int:
        return minutes_until(self.planned_end)


class Recording(DemoMarked):
    """C2C-22: one recording per language, with captions (WebVTT)."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="recordings")
    language = models.CharField(_("language"), max_length=8, choices=SpokenLanguage)
    url = models.URLField(_("address"), blank=True)
    captions = models.TextField(_("captions (WebVTT)"), blank=True)
    transcribed_by = models.CharField(_("transcribed by"), max_length=150, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    history = History()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "language"], name="one_recording_of_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.get_language_display()}"
