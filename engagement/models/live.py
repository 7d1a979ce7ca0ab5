"""Live data of a conversation: poll answers, questions, the run of the agenda.

A participant is a random key in the page's URL, without a cookie or a name; only its digest is stored.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import PollKind, PollState, QuestionState, SpokenLanguage
from engagement.models.conversations import Conversation
from feedback.models import ModerationAct


class Poll(DemoMarked):
    """C2C-21: a result is always published with the number of answers."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="polls")
    question = TranslatedField(_("question"), text_length=200)
    kind = models.CharField(_("kind"), max_length=4, choices=PollKind, default=PollKind.ONE)
    state = models.CharField(
        _("state"), max_length=6, choices=PollState, default=PollState.DRAFT, editable=False
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
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
            )
        ]

    def __str__(self) -> str:
        return text(self.question)

    def clean(self) -> None:
        if self.n_answered is not None and self.n_present is not None and self.n_answered > self.n_present:
            raise ValidationError({"n_answered": _("More answers than people present.")})
        if self.result is not None:
            _refuse_change(self, "n_answered", "n_present", "conversation")


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
        verbose_name = _("answer of a poll")
        verbose_name_plural = _("answers of a poll")
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
    """One participant's answer to one poll. It can be changed until the poll closes."""

    wagtail_reference_index_ignore = True

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    participant = models.CharField(max_length=64, editable=False)
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


class BallotChoice(models.Model):
    wagtail_reference_index_ignore = True

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="choices")
    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="choices")

    class Meta:
        verbose_name = _("choice in a poll")
        verbose_name_plural = _("choices in polls")
        constraints = [models.UniqueConstraint(fields=["ballot", "option"], name="one_choice_of_an_option")]

    def __str__(self) -> str:
        return f"{self.ballot_id}: {self.option_id}"


class LiveQuestion(DemoMarked):
    """Hidden only for a listed reason (BK-23); the original is retained and the count of hidden ones is public."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="questions")
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    participant = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("question"), max_length=500)
    language = models.CharField(_("language"), max_length=12, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=QuestionState, default=QuestionState.WAITING)
    reason = models.CharField(_("reason"), max_length=10, choices=ModerationAct.Reason, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    supports = models.PositiveIntegerField(_("people who want it answered"), default=0)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)

    history = History(excluded_fields=["nonce", "participant", "supports"])

    class Meta:
        verbose_name = _("live question")
        verbose_name_plural = _("live questions")
        ordering = ["-supports", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=QuestionState.HIDDEN) | ~Q(reason=""),
                name="hiding_a_question_needs_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.pk}"


class QuestionSupport(models.Model):
    wagtail_reference_index_ignore = True

    question = models.ForeignKey(LiveQuestion, on_delete=models.CASCADE, related_name="supporters")
    participant = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("support of a question")
        verbose_name_plural = _("supports of questions")
        constraints = [
            models.UniqueConstraint(fields=["question", "participant"], name="one_support_of_a_participant")
        ]

    def __str__(self) -> str:
        return str(self.question_id)


class RunStep(models.Model):
    """The actual start of a part of the agenda, as the facilitator marked it. ``segment``: block id on the page."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="steps")
    segment = models.CharField(_("part"), max_length=40)
    started_at = models.DateTimeField(_("began"), default=clock.now)
    started_by = models.CharField(_("who"), max_length=150)

    class Meta:
        verbose_name = _("part that began")
        verbose_name_plural = _("parts that began")
        ordering = ["started_at", "pk"]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.segment}"


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
