"""Accommodation requests said at registration: who arranges them, and what the person is told (BK-28)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import History
from engagement.choices import NeedState
from engagement.models.registrations import Registration


class Accommodation(models.Model):
    """An accommodation request. Never public or exported; history holds its states, never its text."""

    wagtail_reference_index_ignore = True

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="accommodation")
    need = models.TextField(_("what you need"), max_length=1000)
    received_at = models.DateTimeField(_("received"), default=clock.now)
    state = models.CharField(_("state"), max_length=10, choices=NeedState, default=NeedState.OPEN)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("who arranges it"),
    )
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answer_language = models.CharField(
        _("language of the answer"),
        max_length=10,
        choices=settings.FORM_LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    history = History(excluded_fields=["need", "answer"])

    class Meta:
        verbose_name = _("accommodation")
        verbose_name_plural = _("accommodations")
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NeedState.OPEN) | Q(answered_at__isnull=False),
                name="need_answered_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.registration_id)

    @property
    def answer_text(self) -> dict[str, str]:
        """The answer by its language."""
        return {self.answer_language: self.answer}
