from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class LedgerEntry(models.Model):
    """One entry of the record: a leaf of its tree (RFC 9162). It contains salted digests, never text (design 3.12).

    What is public of it is in `cms/proofs/leaves.py`. The name of who did it, the key and the salt stay here.
    """

    act_words: str  # set for display

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    actor = models.CharField(_("who"), max_length=150)
    role = models.CharField(_("role"), max_length=20)
    actor_digest = models.CharField(max_length=64)
    act = models.CharField(_("action"), max_length=20)
    kind = models.CharField(_("kind of record"), max_length=40)
    key = models.CharField(_("record key"), max_length=64)
    subject = models.CharField(_("subject"), max_length=250)
    salt = models.CharField(max_length=64, blank=True)  # empty once what it covers was removed
    digest = models.CharField(_("digest of the record"), max_length=64)
    leaf = models.CharField(_("hash"), max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("record entry")
        verbose_name_plural = _("record entries")
        indexes = [
            models.Index(fields=["kind", "key"], name="ledger_by_thing"),
            models.Index(fields=["kind", "number"], name="ledger_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.kind} {self.key}"


class RecordKey(models.Model):
    """A public key of the record after its first one, once two people confirmed it (`cms/proofs/keys.py`)."""

    vkey = models.CharField(_("public key"), max_length=350, unique=True)
    previous = models.CharField(_("key before it"), max_length=350)
    registered_at = models.DateTimeField(_("registered"), default=clock.now)
    voucher = models.TextField(
        blank=True
    )  # a checkpoint of the key before it that covers the entry of this one

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("key of the record")
        verbose_name_plural = _("keys of the record")

    def __str__(self) -> str:
        return self.vkey


class RecordTile(models.Model):
    """A complete tile of the record's tree: 256 hashes of one level, and the hash over them (C2SP tlog-tiles)."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hashes = models.BinaryField()
    root = models.BinaryField(max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["level", "index"]
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_tile_per_place")]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class RecordCheckpoint(models.Model):
    """What the site signed: how long the record was, and the root over its entries (C2SP tlog-checkpoint)."""

    class TimestampProblem(models.TextChoices):
        NO_ANSWER = "no answer", _("No answer")
        REFUSED = "refused", _("It gave no timestamp")
        UNREADABLE = "unreadable", _("Its answer is not a timestamp")
        OTHER_TEXT = "other text", _("Its timestamp is for another text")
        UNSIGNED = "unsigned", _("Its answer has no valid signature")

    size = models.PositiveBigIntegerField(_("entries"), unique=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    key = models.CharField(_("public key"), max_length=350)  # that signed it
    made_at = models.DateTimeField(_("when"), default=clock.now)
    confirmed_at = models.DateTimeField(_("confirmed"), default=clock.now)
    timestamp = models.BinaryField(blank=True)  # the answer of a timestamp authority (RFC 3161)
    timestamped_at = models.DateTimeField(_("timestamped"), null=True)
    timestamp_problem = models.CharField(
        _("problem"), max_length=20, choices=TimestampProblem.choices, blank=True
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-size"]
        verbose_name = _("checkpoint of the record")
        verbose_name_plural = _("checkpoints of the record")

    def __str__(self) -> str:
        return str(self.size)


class WitnessState(models.Model):
    """What the site knows of an outside witness: what it cosigned last, and what was wrong when it was asked last."""

    class Problem(models.TextChoices):
        SILENT = "silent", _("No answer")
        REFUSES = "refuses", _("It does not accept this record")
        UNSIGNED = "unsigned", _("Its answer has no valid signature")
        DISAGREES = "disagrees", _("It signed another record before")

    name = models.CharField(_("name"), max_length=250, unique=True)
    size = models.PositiveBigIntegerField(_("entries"), default=0)
    cosigned_at = models.DateTimeField(_("cosigned"), null=True)
    asked_at = models.DateTimeField(_("asked"), null=True)
    problem = models.CharField(_("problem"), max_length=20, choices=Problem.choices, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name"]
        verbose_name = _("witness of the record")
        verbose_name_plural = _("witnesses of the record")

    def __str__(self) -> str:
        return self.name
