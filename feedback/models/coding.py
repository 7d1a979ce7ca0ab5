"""Models for the codebook and for codings: who put which code on which passage (PAR-03)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import clock
from cms.access import Visitor
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.submissions import SubmissionText
from feedback.querysets import CodingQuerySet, related_rows


class Codebook(DemoMarked):
    slug = models.SlugField(_("short name"), unique=True, max_length=40)
    name = TranslatedField(_("name"), text_length=120)
    version = models.PositiveIntegerField(_("version"), default=1)
    is_current = models.BooleanField(_("in use"), default=True)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["slug"]
        verbose_name = _("codebook")
        verbose_name_plural = _("codebooks")

    def __str__(self) -> str:
        return f"{text(self.name)} {self.version}"


class Code(DemoMarked):
    """A code is never deleted; it is retired or merged into another."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("In use")
        MERGED = "merged", _("Merged into another")
        RETIRED = "retired", _("Retired")

    MEANING = ("name", "definition", "include", "exclude")

    # Position among the codes of its book, set by `code_tree.in_order`.
    number: int
    depth: int
    key_cap: str
    # How a choice among the codes of several codebooks names it, set by `books.codes_in_books`.
    choice: str
    is_shared: bool

    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="codes")
    key = models.SlugField(_("key"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = TranslatedField(_("name"), text_length=80)
    definition = TranslatedField(_("definition"), blank=True, long=True, text_length=600)
    include = models.TextField(_("include"), blank=True, max_length=600)
    exclude = models.TextField(_("exclude"), blank=True, max_length=600)
    example = models.TextField(_("example"), blank=True, max_length=600)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("part of"),
    )
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.ACTIVE)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("merged into"),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    guid = models.UUIDField(
        _("id in other tools"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The id that the file it was imported from gives it (REFI-QDA)."),
    )

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["codebook_id", "order", "pk"]
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [models.UniqueConstraint(fields=["codebook", "key"], name="one_code_of_a_key")]

    def __str__(self) -> str:
        return text(self.name) or self.key

    @property
    def short_name(self) -> str:
        """The part of the name before the colon, short enough to label a passage."""
        return str(self).split(":")[0]


class Coding(models.Model):
    """One code on one passage by one person, with the code and codebook versions at that time."""

    # Set for display: the code it counts for now, and its words.
    target: Code | None
    words: str

    class Stance(models.TextChoices):
        NONE = "", _("No position")
        FOR = "for", pgettext_lazy("position", "For")
        MIXED = "mixed", _("Mixed")
        AGAINST = "against", _("Against")

    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings")
    code_version = models.PositiveIntegerField(_("version of the code"))
    codebook_version = models.PositiveIntegerField(_("version of the codebook"))
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(pgettext_lazy("passage", "to"))
    passage_sha256 = models.CharField(max_length=64, editable=False)
    stance = models.CharField(_("position"), max_length=8, choices=Stance.choices, blank=True, default="")
    note = models.CharField(_("note"), max_length=500, blank=True)
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    coder_name = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)
    suggestion = models.OneToOneField(
        "feedback.Suggestion",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="coding",
        verbose_name=_("suggestion it accepts"),
    )

    objects = CodingQuerySet.as_manager()
    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["text_id", "start", "pk"]
        verbose_name = _("coding")
        verbose_name_plural = _("codings")
        indexes = [models.Index(fields=["code", "code_version", "text"], name="coding_by_code")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="coding_has_a_passage"
            ),
            models.UniqueConstraint(
                fields=["text", "code", "start", "end", "coder_name"], name="one_coding_of_a_passage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.start}–{self.end} {self.code_id}"

    @classmethod
    def may_read_history(cls, user: Visitor, pk: object) -> bool:
        """Whether the user may read the history of this coding, which may have been deleted since (PAR-04).

        While an open sample contains its text, only its own coder may.
        """
        past = cls.history.filter(id=pk) if str(pk).isdecimal() else cls.history.none()
        apart = related_rows(SubmissionText, "tasks").filter(
            text__in=past.values("text_id"), sample__state="open"
        )
        return not apart.exists() or past.filter(coder=user).exists()

    @property
    def is_outdated(self) -> bool:
        return self.code_version < self.code.version
