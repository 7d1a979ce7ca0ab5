"""Languages and accommodations offered at a conversation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import ServiceKind, ServiceStatus, SpokenLanguage
from engagement.models.conversations import Conversation


class LanguageService(DemoMarked):
    """C2C-22: a language or accommodation offered, with its state."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="language_services")
    language = models.CharField(_("language"), max_length=8, choices=SpokenLanguage)
    kind = models.CharField(_("how"), max_length=16, choices=ServiceKind, default=ServiceKind.INTERPRETATION)
    status = models.CharField(_("state"), max_length=10, choices=ServiceStatus, default=ServiceStatus.OFFERED)
    ask_by = models.DateField(_("request by"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("language service")
        verbose_name_plural = _("language services")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "language", "kind"], name="one_service_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.get_kind_display()}"
