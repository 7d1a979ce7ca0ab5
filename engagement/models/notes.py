"""Small groups, their notes, and the source of each comment made at a conversation."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import NoteKind, Source, SpokenLanguage
from engagement.models.conversations import Conversation
from engagement.models.live import Recording
from engagement.models.poll_texts import PollText
from engagement.models.questions import LiveQuestion


class Group(DemoMarked):
    """A small group with a note-taker, who opens the notes by a secret link; only its digest is stored."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=60)
    language = models.CharField(
        _("language"), max_length=8, choices=SpokenLanguage, default=SpokenLanguage.ENGLISH
    )
    key = models.CharField(max_length=40, unique=True, editable=False)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    is_open = models.BooleanField(_("notes can be written"), default=True)

    history = History(excluded_fields=["key", "link_digest"])

    class Meta:
        verbose_name = _("small group")
        verbose_name_plural = _("small groups")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["conversation", "name"], name="one_group_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Note(DemoMarked):
    """One note. The phone keeps it until the server has this row: ``client_key`` makes a second upload harmless."""

    wagtail_reference_index_ignore = True

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="notes")
    client_key = models.CharField(max_length=40, unique=True, editable=False)
    kind = models.CharField(
        _("how it was written"), max_length=10, choices=NoteKind, default=NoteKind.SUMMARY
    )
    segment = models.CharField(_("part of the agenda"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=12)
    speaks_for = models.PositiveSmallIntegerField(_("number of people represented"), default=1)
    text = models.TextField(_("notes"), max_length=5000)
    written_at = models.DateTimeField(_("written"))
    received_at = models.DateTimeField(_("received"), default=clock.now, editable=False)

    history = History()

    class Meta:
        verbose_name = _("note of a group")
        verbose_name_plural = _("notes of groups")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaks_for__gte=1, speaks_for__lte=1000), name="note_speaks_for_someone"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id}/{self.pk}"


class Heard(DemoMarked):
    """A comment made at a conversation or in its follow-up survey, and its source."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="heard")
    submission = models.OneToOneField(
        "feedback.Submission", on_delete=models.PROTECT, related_name="heard_at"
    )
    source = models.CharField(_("made from"), max_length=10, choices=Source)
    note = models.OneToOneField(Note, null=True, blank=True, on_delete=models.PROTECT, related_name="heard")
    question = models.OneToOneField(
        LiveQuestion, null=True, blank=True, on_delete=models.PROTECT, related_name="heard"
    )
    poll_text = models.OneToOneField(
        PollText, null=True, blank=True, on_delete=models.PROTECT, related_name="heard"
    )
    recording = models.ForeignKey(
        Recording, null=True, blank=True, on_delete=models.PROTECT, related_name="heard"
    )
    from_second = models.PositiveIntegerField(_("start (seconds)"), null=True, blank=True)
    to_second = models.PositiveIntegerField(_("end (seconds)"), null=True, blank=True)
    photo = models.CharField(_("photo of the card"), max_length=200, blank=True, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.CharField(_("who"), max_length=150)

    class Meta:
        verbose_name = _("comment that was heard")
        verbose_name_plural = _("comments that were heard")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.submission_id}"
