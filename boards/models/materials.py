"""Materials for agenda items and whole meetings: permanent versions, who received them, and packets of postings."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.choices import MaterialAct, PreparedBy
from boards.models.agendas import Frozen, PostedAgenda
from boards.models.bodies import Appointment
from boards.models.meetings import Meeting
from boards.querysets import MaterialQuerySet
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from cms.storage import private_storage


class Material(DemoMarked):
    """A document for an agenda item, identified by the item's stable key, or for the whole meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="materials")
    key = models.CharField(_("item"), max_length=36)
    title = TranslatedField(_("title"), text_length=160)
    prepared_by = models.CharField(
        _("prepared by"),
        max_length=8,
        choices=PreparedBy,
        help_text=_("Determines when it is available at the meeting (Gov. Code § 11125.1(b))."),
    )
    alternative_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="alternatives",
        verbose_name=_("another format or language of"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_closed = models.BooleanField(
        _("for a closed session"),
        default=False,
        editable=False,
        help_text=_("Set automatically under a closed item. Only two people together can open it."),
    )
    opened_version = models.PositiveSmallIntegerField(
        _("opened by two people from version"), null=True, blank=True, editable=False
    )
    removed_at = models.DateTimeField(_("removed, posted by mistake"), null=True, blank=True, editable=False)
    public_since = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)
    public_record_at = models.DateTimeField(_("public record since"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn from the agenda"), null=True, blank=True, editable=False)

    objects = MaterialQuerySet.as_manager()
    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["meeting", "order", "pk"]
        indexes = [models.Index(fields=["meeting", "key"], name="materials_of_an_item")]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        """URL of the latest version."""
        return reverse("boards:material", args=[self.meeting.body.slug, self.meeting.slug, self.pk])

    @property
    def name_for_others(self) -> str:
        """In lists of staff who may not read it, the title of a closed material is its number (BK-34)."""
        return str(self.pk) if self.is_closed else str(self)

    @property
    def is_members(self) -> bool:
        """Whether a member prepared it; another format or language has the author of its source (BK-43)."""
        source = self.alternative_of
        return PreparedBy.MEMBER in (self.prepared_by, source.prepared_by if source else "")

    @property
    def is_opened(self) -> bool:
        """Whether two people opened what was closed (BK-34)."""
        return self.opened_version is not None

    @property
    def is_public(self) -> bool:
        """Posted with an agenda, given to a majority (BK-50) or handed out (BK-51); never if closed."""
        return not self.is_closed and bool(self.public_since or self.public_record_at)


class MaterialVersion(Frozen):
    """A version of a material: an uploaded file, or a text. Immutable and numbered."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=12, default="en")
    file = models.FileField(
        _("file"), storage=private_storage, upload_to="materials/", blank=True, max_length=200
    )
    body = models.TextField(_("text written here"), blank=True, max_length=60000)
    name = models.CharField(_("file name"), max_length=160, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    is_tagged = models.BooleanField(_("tagged PDF"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    note = models.CharField(_("what changed"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(_("added by"), max_length=150)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of a material")
        verbose_name_plural = _("versions of materials")
        ordering = ["material", "number"]
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(condition=~Q(file="") | ~Q(body=""), name="a_version_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.material_id}/{self.number}"

    def get_absolute_url(self) -> str:
        meeting = self.material.meeting
        return reverse(
            "boards:material_version", args=[meeting.body.slug, meeting.slug, self.material_id, self.number]
        )

    def clean(self) -> None:
        if not self.file and not self.body:
            raise ValidationError(_("Choose a file, or write the text here."))


class MaterialRequest(models.Model):
    """One person asks, another confirms: open a closed material, or end access to one posted by mistake (BK-34).

    ``version`` is the newest one at the time of asking, which the second person reads.
    """

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="requests")
    act = models.CharField(_("action"), max_length=8, choices=MaterialAct)
    version = models.PositiveSmallIntegerField(_("version"))
    reason = models.CharField(_("reason"), max_length=500)
    counsel = models.CharField(_("counsel who advised it"), max_length=150, blank=True)
    asked_at = models.DateTimeField(_("requested"), default=clock.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by_name = models.CharField(_("requested by"), max_length=150)
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked to confirm"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by_name = models.CharField(_("confirmed by"), max_length=150, blank=True)
    ended_at = models.DateTimeField(_("ended without effect"), null=True, blank=True)
    ended_by_name = models.CharField(_("ended by"), max_length=150, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request about a material")
        verbose_name_plural = _("requests about materials")
        ordering = ["material", "asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["material"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="one_waiting_request_of_a_material",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(ended_at=None), name="a_request_is_confirmed_or_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material_id} {self.act}"

    @property
    def is_waiting(self) -> bool:
        return self.confirmed_at is None and self.ended_at is None


class Distribution(models.Model):
    """A material given to a member, and when they opened it. A majority makes it a public record (BK-50)."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="distributions")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="+", verbose_name=_("member")
    )
    given_at = models.DateTimeField(_("sent"), default=clock.now)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    given_by_name = models.CharField(_("sent by"), max_length=150, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("material sent to a member")
        verbose_name_plural = _("materials sent to members")
        constraints = [
            models.UniqueConstraint(fields=["material", "appointment"], name="given_once_to_a_member")
        ]

    def __str__(self) -> str:
        return f"{self.material_id} → {self.appointment_id}"


class Packet(models.Model):
    """The PDF packet of a posting in one language, frozen with the posting."""

    posting = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="packets")
    language = models.CharField(_("language"), max_length=12)
    job = models.UUIDField(null=True, blank=True)
    file = models.FileField(storage=private_storage, upload_to="packets/", blank=True, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    built_at = models.DateTimeField(_("created"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("packet")
        verbose_name_plural = _("packets")
        ordering = ["posting", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "language"], name="one_packet_of_a_posting_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.posting_id} {self.language}"
