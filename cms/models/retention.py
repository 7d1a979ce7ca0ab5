"""Retention rules and legal holds (PRV-06, F20)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import History


class RetentionRule(models.Model):
    """Days after which a record class is erased. Apps register the classes; without a rule, everything is retained."""

    record_class = models.CharField(_("what"), max_length=60, unique=True)
    days = models.PositiveIntegerField(
        _("days"), null=True, blank=True, help_text=_("Leave blank to retain forever.")
    )
    basis = models.CharField(
        _("basis"),
        max_length=300,
        help_text=_("The approved retention schedule (STD 73) or law this is based on."),
    )

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["record_class"]
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")

    def __str__(self) -> str:
        return self.record_class


class LegalHold(models.Model):
    """Whatever it names is neither erased nor redacted until a second person lifts it."""

    kind = models.CharField(_("kind"), max_length=40, help_text=_("Such as “submission” or “form”."))
    key = models.CharField(_("which"), max_length=60)
    reason = models.CharField(_("reason"), max_length=500)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    placed_by_name = models.CharField(_("placed by"), max_length=150)
    placed_at = models.DateTimeField(_("placed"), default=clock.now)
    lift_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lift_asked_by_name = models.CharField(_("asked to lift it"), max_length=150, blank=True)
    lifted_by_name = models.CharField(_("lifted by"), max_length=150, blank=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-placed_at"]
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        indexes = [models.Index(fields=["kind", "key"], name="hold_by_thing")]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="hold_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
