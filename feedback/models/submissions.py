"""Models for submissions and their texts, with personal information in separate tables (PRV-02, PRV-24)."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.forms import Form, FormVersion
from feedback.models.tools import ToolVersion
from feedback.querysets import SubmissionQuerySet, TextQuerySet


def sha256_of(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


class Channel(models.TextChoices):
    WEB = "web", _("Form on this site")
    PAPER = "paper", _("Paper form")
    PHONE = "phone", _("Phone")
    SPOKEN = "spoken", _("Spoken at a meeting")
    IMPORT = "import", _("Imported from a file")
    LETTER = "letter", _("Letter")
    CONVERSATION = "conversation", _("Community Conversation")


class Submission(DemoMarked):
    receipt_fields = ("key", "receipt_digest")  # for manage.py reencrypt --check

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        PUBLISHED = "published", pgettext_lazy("comment", "Approved")
        HIDDEN = "hidden", _("Hidden")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Youth(models.TextChoices):
        """Age groups with extra protection (PRV-30, PRV-31). People who do not give their age count as adults."""

        NO = "", _("Not identified as under 18")
        UNDER_13 = "under_13", _("Under 13")
        TEEN = "13_to_17", _("13 to 17")

    COUNTED = (State.RECEIVED, State.PUBLISHED, State.HIDDEN)

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="submissions")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="submissions")
    tool_version = models.ForeignKey(
        ToolVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
        verbose_name=_("version of the tool it is about"),
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(_("language"), max_length=12, blank=True)
    key = models.CharField(max_length=64, unique=True, editable=False)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    fingerprint = models.CharField(max_length=32, editable=False)
    submitted_at = models.DateTimeField(_("received"), default=clock.now)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RECEIVED)
    answers = models.JSONField(_("answers"), default=dict)
    consent_analyse = models.BooleanField(_("may be counted"), default=True)
    consent_quote = models.BooleanField(_("may be quoted"), default=False)
    consent_publish = models.BooleanField(_("may be shown in public"), default=False)
    consent_contact = models.BooleanField(_("may be contacted"), default=False)
    speaks_for = models.PositiveIntegerField(_("number of people represented"), default=1)
    needs_look = models.BooleanField(_("contains what looks like personal information"), default=False)
    import_ref = models.CharField(_("reference in the file it came from"), max_length=120, blank=True)
    youth = models.CharField(_("age group"), max_length=8, choices=Youth.choices, blank=True, default="")
    language_hint = models.CharField(_("language, as guessed by a machine"), max_length=12, blank=True)
    attributes = models.JSONField(_("attributes"), default=dict, blank=True)
    date_unknown = models.BooleanField(
        _("no date was given"),
        default=False,
        help_text=_("The file it came from has no date for it: “received” is when the file was uploaded."),
    )
    entered_by = models.CharField(_("entered by"), max_length=150, blank=True)
    edited_at = models.DateTimeField(_("changed by the author"), null=True, blank=True)
    campaign = models.ForeignKey(
        "feedback.Campaign",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
        verbose_name=_("campaign"),
    )
    batch = models.ForeignKey(
        "feedback.ImportBatch",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
        verbose_name=_("file it came from"),
    )

    objects = SubmissionQuerySet.as_manager()
    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["form", "state", "submitted_at"], name="submission_by_form"),
            models.Index(fields=["state", "-submitted_at", "-id"], name="submission_queue"),
            models.Index(fields=["-submitted_at", "-id"], name="submission_newest"),
            models.Index(fields=["channel", "-submitted_at", "-id"], name="submission_by_channel"),
            models.Index(fields=["language", "-submitted_at", "-id"], name="submission_by_language"),
            models.Index(
                fields=["form"],
                name="submission_not_to_analyse",
                condition=models.Q(consent_analyse=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "import_ref"],
                condition=~models.Q(import_ref=""),
                name="one_submission_of_an_import_ref",
            ),
            models.CheckConstraint(
                condition=models.Q(speaks_for__gte=1), name="submission_speaks_for_someone"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_comment", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"C-{self.pk:04d}" if self.pk else "C-"

    @property
    def may_be_quoted(self) -> bool:
        """Whether the submission may be quoted: with consent, or already public (PRV-14, PRV-31).

        Never if it is hidden, withdrawn or by a young person.
        """
        if self.youth or self.state in (self.State.HIDDEN, self.State.WITHDRAWN):
            return False
        return self.consent_quote or (self.consent_publish and self.state == self.State.PUBLISHED)


class SubmissionText(models.Model):
    """One text of a submission. Rows are added, never changed; its entry in the record proves it."""

    class Role(models.TextChoices):
        ORIGINAL = "original", _("Original text")
        TRANSLATION = "translation", _("Translation")
        TRANSCRIPT = "transcript", _("Transcript")
        REDACTION = "redaction", _("Redacted version")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="texts")
    # The submission's: the texts of a form are found in order, and counted, without reading its comments.
    form = models.ForeignKey(
        Form, on_delete=models.PROTECT, related_name="texts", editable=False, db_index=False
    )
    question_key = models.CharField(_("question"), max_length=40)
    role = models.CharField(_("kind"), max_length=12, choices=Role.choices, default=Role.ORIGINAL)
    language = models.CharField(_("language"), max_length=12, blank=True)
    text = models.TextField(_("text"))
    sha256 = models.CharField(max_length=64, editable=False)
    made_by = models.CharField(_("created by"), max_length=150, blank=True)
    method = models.CharField(_("how it was made"), max_length=60, blank=True)
    of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="made_from")
    letter = models.CharField(
        max_length=32,
        blank=True,
        editable=False,
        help_text=_("Digest of the normalized text: identical letters have the same digest."),
    )
    superseded_at = models.DateTimeField(_("replaced"), null=True, blank=True, editable=False)
    made_at = models.DateTimeField(default=clock.now)

    objects = TextQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["letter"], name="text_by_letter", condition=~models.Q(letter="")),
            models.Index(
                fields=["superseded_at"],
                name="text_superseded",
                condition=models.Q(superseded_at__isnull=False),
            ),
            models.Index(
                fields=["form", "id", "role", "superseded_at"],
                name="text_of_form",
                condition=models.Q(superseded_at=None),
            ),
        ]
        verbose_name = _("text of a comment")
        verbose_name_plural = _("texts of comments")

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.form_id = self.submission.form_id
        if not self.sha256:
            self.sha256 = sha256_of(self.text)
        super().save(*args, **kwargs)


class ContactDetail(models.Model):
    """Contact information of a person. It is not part of any export (PRV-02)."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self.submission_id)


class Demographics(models.Model):
    """Answers about the person, by question key, stored apart from the text."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="demographics")
    answers = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answers about the person")
        verbose_name_plural = _("answers about the person")

    def __str__(self) -> str:
        return str(self.submission_id)


class ModerationAct(models.Model):
    """One moderation decision. The reasons are a closed list, and criticism is not on it (BK-23)."""

    class Act(models.TextChoices):
        PUBLISH = "publish", pgettext_lazy("comment", "Approved")
        HIDE = "hide", _("Hidden")
        UNDO = "undo", _("Undone")

    class Reason(models.TextChoices):
        SPAM = "spam", _("Advertising or machine-generated")
        THREAT = "threat", _("A threat")
        PRIVATE = "private", _("Personal information about another person")
        OBSCENE = "obscene", _("Obscenity")
        DUPLICATE = "duplicate", _("The same text from the same person")
        OFF_SCOPE = "off_scope", _("Not about the work of this Office")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="moderation")
    act = models.CharField(_("action"), max_length=8, choices=Act.choices)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    before = models.CharField(_("previous status"), max_length=10, choices=Submission.State.choices)
    at = models.DateTimeField(_("when"), default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(_("who"), max_length=150)
    together = models.UUIDField(
        _("actions done together"), null=True, blank=True, editable=False, db_index=True
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("moderation action")
        verbose_name_plural = _("moderation actions")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(act="hide") | ~models.Q(reason=""), name="hiding_needs_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.submission_id}"
