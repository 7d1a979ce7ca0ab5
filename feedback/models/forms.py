"""Models for feedback forms: the record shared by all languages, and its frozen versions (design 3.4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.tools import Tool, ToolVersion
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
    MATRIX = "matrix", _("Table of choices")
    RANKING = "ranking", _("Ranking")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    FILE = "file", _("File")
    COUNTY = "county", _("County")
    ROLE = "role", _("Role")
    ETHNICITY = "ethnicity", _("Race and ethnicity")
    GENDER = "gender", _("Gender")
    AGE_BRACKET = "age_bracket", _("Age bracket")


TEXT_KINDS = {QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT}
ONE_ANSWER_KINDS = {QuestionKind.ONE_CHOICE, QuestionKind.SCALE}
# Closed lists supplied by the app; their answers describe the person and are stored separately (PRV-24).
DEMOGRAPHIC_KINDS = {
    QuestionKind.COUNTY,
    QuestionKind.ROLE,
    QuestionKind.ETHNICITY,
    QuestionKind.GENDER,
    QuestionKind.AGE_BRACKET,
}


class PromiseLevel(models.TextChoices):
    """The IAP2 spectrum of public participation: what an engagement promises (PAR-01)."""

    INFORM = "inform", _("Inform: we keep you informed")
    CONSULT = "consult", _("Consult: we listen and answer")
    INVOLVE = "involve", _("Involve: we work with you")
    COLLABORATE = "collaborate", _("Collaborate: we decide together")
    EMPOWER = "empower", _("Empower: you decide")


class Form(DemoMarked):
    # Given by with_current().
    current_version_id: int
    current_version_sha256: str

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    name = TranslatedField(_("name"), text_length=160)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    tool = models.ForeignKey(
        Tool, null=True, blank=True, on_delete=models.PROTECT, related_name="forms", verbose_name=_("tool")
    )
    tool_version = models.ForeignKey(
        ToolVersion,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="forms",
        verbose_name=_("version of the tool"),
    )
    codebook = models.ForeignKey(
        "feedback.Codebook",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="forms",
        verbose_name=_("codebook"),
        help_text=_("Without one of its own, a form uses the shared codebook."),
    )
    promise = models.CharField(
        _("promise"), max_length=12, choices=PromiseLevel.choices, default=PromiseLevel.CONSULT
    )
    asks_for_work = models.BooleanField(
        _("asks the sender’s computer for a short calculation"),
        default=False,
        help_text=_("Turn it on when bots flood the form. People notice nothing, or a short wait."),
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

    def clean(self) -> None:
        """Set the tool version to the current one, since feedback always references a version (C2C-15)."""
        super().clean()
        if self.tool_id is None or self.tool is None:
            self.tool_version = None
        elif self.tool_version is None or self.tool_version.tool_id != self.tool_id:
            self.tool_version = self.tool.current_version
            if self.tool_version is None:
                raise ValidationError(
                    {"tool": _("This tool has no version yet. Record one on the desk first.")}
                )

    @property
    def is_open(self) -> bool:
        moment = clock.now()
        has_opened = self.opens_at is None or self.opens_at <= moment
        return has_opened and (self.closes_at is None or moment < self.closes_at)

    @property
    def opens_later(self) -> bool:
        return self.opens_at is not None and clock.now() < self.opens_at


class FormVersion(models.Model):
    """The text of a form as published, in all languages at once. It never changes."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title = TranslatedField(_("title"))
    intro = TranslatedField(_("introduction"), blank=True)
    layout = models.JSONField(
        _("sections"),
        default=list,
        help_text=_(
            "Sections in order: key, title, text, whether a new page begins, and the question that follows."
        ),
    )
    closed_words = TranslatedField(_("text after closing"), blank=True)
    invites_youth = models.BooleanField(_("invites young people"), default=False)
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
    """One question of a frozen version. The key is the block's id, and its meaning never changes."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="questions")
    key = models.CharField(_("key"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=QuestionKind.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    label = TranslatedField(_("question"))
    help = TranslatedField(_("help"), blank=True)
    choices = models.JSONField(_("choices"), default=list, help_text=_("Key and label of each choice."))
    required = models.BooleanField(_("required"), default=False)
    about_you = models.BooleanField(_("about the person"), default=False)
    purpose = models.CharField(_("consent to"), max_length=10, blank=True)
    condition = models.JSONField(
        _("asked only if"),
        default=dict,
        help_text=_("Key of an earlier question and the choices that open this one."),
    )
    settings = models.JSONField(
        _("limits"), default=dict, help_text=_("Rows of a table, lowest and highest number, kinds of file.")
    )

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


class FormTranslation(models.Model):
    """The text of a form in one more language, typed side by side with the first.

    ``words`` maps a place ("title", "intro", "notice.agency", "<question>.label", "<question>.choice.<key>" …) to a
    text. A page in that language takes precedence; text missing from both falls back to the first language and is
    marked as such.
    """

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="words")
    language = models.CharField(_("language"), max_length=12)
    words = models.JSONField(_("text"), default=dict)
    sources = models.JSONField(
        _("translated from"),
        default=dict,
        help_text=_("Place → SHA-256 of the text it was translated from."),
    )
    is_left_out = models.BooleanField(
        _("left out when the form was published"),
        default=False,
        help_text=_("The published form does not offer this language, because it was not complete."),
    )
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    changed_by = models.CharField(_("changed by"), max_length=150, blank=True)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["form_id", "language"]
        verbose_name = _("text of a form in another language")
        verbose_name_plural = _("texts of forms in other languages")
        constraints = [
            models.UniqueConstraint(fields=["form", "language"], name="one_form_words_of_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.language}"
