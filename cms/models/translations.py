from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class MachineTranslation(models.Model):
    """A passage of a public page as an engine translated it, or is to. It copies what the page says, and is shown only
    beside it; so it goes with its text, and may be deleted at any time.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    digest = models.CharField("SHA-256", max_length=64)
    source_language = models.CharField(max_length=10)
    language = models.CharField(max_length=10)
    engine = models.CharField(max_length=120)
    source = models.TextField()
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=clock.now)
    made_at = models.DateTimeField(null=True)
    shown_on = models.DateField(default=clock.today)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "source_language", "language", "engine"],
                name="one_translation_by_an_engine",
            ),
        ]
        indexes = [models.Index(fields=["state", "language"], name="translations_waiting")]

    def __str__(self) -> str:
        return f"{self.source_language} → {self.language}: {self.digest[:12]}"
