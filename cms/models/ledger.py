from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class LedgerEntry(models.Model):
    """One entry of the hash chain. It contains salted digests, never text (design 3.12)."""

    act_words: str  # set for display

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    actor = models.CharField(_("who"), max_length=150)
    act = models.CharField(_("act"), max_length=20)
    kind = models.CharField(_("kind of thing"), max_length=40)
    key = models.CharField(_("which one"), max_length=64)
    salt = models.CharField(max_length=32)
    digest = models.CharField(_("digest of the thing"), max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("entry of the record")
        verbose_name_plural = _("entries of the record")
        indexes = [models.Index(fields=["kind", "key"], name="ledger_by_thing")]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.kind} {self.key}"
