"""A feedback form: the record all languages share, and its frozen versions (design 3.4)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.history import History
from cms.models import DemoMarked
from cms.translated import TranslatedField, text
from feedback.models.tools import Tool
from feedback.querysets import FormQuerySet

NOTICE_ELEMENTS = (
    "agency",
    "official",
    "authority",
    "voluntary",
    "consequences",
    "purposes",
    "disclosures",
    "access",
)


class QuestionKind(models.TextChoices):
    SHORT_TEXT = "short_text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    ONE_CHOICE = "one_choice", _("One choice")
    MANY_CHOICES = "many_choices", _("Many choices")
    SCALE = "scale", _("Scale")
    LANGUAGE = "language", _("Language")
    CONSENT = "consent", _("Consent")


TEXT_KINDS = {QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT}


class Form(DemoMarked):
    slug = models.SlugField(_("address"), unique=True, max_length=80)
    name = TranslatedField(_("name"), text_length=160)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    tool = models.ForeignKey(
        Tool, null=True, blank=True, on_delete=models.PROTECT, related_name="forms", verbose_name=_("tool")
    )

    objects = FormQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_at=None)
                | models.Q(closes_at=None)
                | models.Q(opens_at__lt=models.F("closes_at")),
                name="form_opens_before_it_closes",
            )
        ]

    def __str__(self) -> str:
        return text(self.name) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("feedback:form", args=[self.slug])

    @property
    def is_open(self) -> bool:
        moment = clock.now()
        has_opened = self.opens_at is None or self.opens_at <= moment
        return has_opened and (self.closes_at is None or moment < self.closes_at)

    @property
    def opens_later(self) -> bool:
        return self.opens_at is not None and clock.now() < self.opens_at


class FormVersion(models.Model):
    """The words of a form as they were published, in all languages at once. It never changes."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title = TranslatedField(_("title"))
    intro = TranslatedField(_("introduction"), blank=True)
    notice = models.JSONField(_("privacy notice"), help_text=_("The eight elements of Civil Code 1798.17."))
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(_("published"), default=clock.now)
    frozen_by = models.CharField(_("published by"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["form_id", "-number"]
        verbose_name = _("published version of a form")
        verbose_name_plural = _("published versions of forms")
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="one_form_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.number}"


class Question(models.Model):
    """One question of a frozen version. The key is the block's id: it never changes its meaning."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="questions")
    key = models.CharField(_("key"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=QuestionKind.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    label = TranslatedField(_("question"))
    help = TranslatedField(_("help"), blank=True)
    choices = models.JSONField(_("choices"), default=list, help_text=_("Key and label of each choice."))
    required = models.BooleanField(_("needed"), default=False)
    about_you = models.BooleanField(_("about the person"), default=False)
    purpose = models.CharField(_("consent to"), max_length=10, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["version_id", "position"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_question_of_a_key"),
            models.UniqueConstraint(fields=["version", "position"], name="one_question_at_a_position"),
        ]

    def __str__(self) -> str:
        return text(self.label) or self.key
