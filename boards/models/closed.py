"""Closed sessions, and their confidential minute book, stored separately (BK-32 to BK-34)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boards.models.agendas import AgendaItem
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.records.history import History


class ClosedSession(models.Model):
    """A closed session: start and end, legal ground, and what was reported."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="closed_session")
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("designated clerk"),
    )
    checks = models.JSONField(_("conditions met"), default=dict, blank=True)
    out_at = models.DateTimeField(_("closed session began"), default=clock.now)
    in_at = models.DateTimeField(_("returned to open session"), null=True, blank=True)
    has_personnel_action = models.BooleanField(_("appointed, employed or dismissed someone"), default=False)
    report = TranslatedField(_("what is reported in open session"), long=True, text_length=1000, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("closed session")
        verbose_name_plural = _("closed sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(in_at__isnull=True) | Q(in_at__gte=F("out_at")), name="back_after_going_out"
            )
        ]

    def __str__(self) -> str:
        return str(self.item_id)


class ClosedNote(models.Model):
    """A page of the closed-session minute book, written by the named clerk, read by members (BK-34).

    No history, search, export or page revision: only ``boards.sessions.closed_minutes`` uses this table.
    """

    session = models.ForeignKey(ClosedSession, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField(_("topics and decisions"), max_length=20000)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of the closed session minute book")
        verbose_name_plural = _("pages of the closed session minute book")
        ordering = ["session", "written_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
