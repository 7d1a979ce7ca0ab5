from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class LinkQuerySet(models.QuerySet):
    def standing(self) -> "LinkQuerySet":
        """Links in force; withdrawn ones stay as rows but join nothing."""
        return self.filter(withdrawn_at=None)


class Link(models.Model):
    """A link of the chain from input to decision: source, target, who linked them, when and why.

    Kinds are names that apps register in ``cms.chain``; this table knows no app. A wrong link is withdrawn with a
    reason; its row stays.
    """

    class Stance(models.TextChoices):
        NONE = "", _("no stance")
        FOR = "for", _("agrees")
        AGAINST = "against", _("disagrees")

    source_kind = models.CharField(max_length=20)
    source_id = models.PositiveBigIntegerField()
    target_kind = models.CharField(max_length=20)
    target_id = models.PositiveBigIntegerField()
    stance = models.CharField(
        _("stance"), max_length=8, choices=Stance.choices, blank=True, default=Stance.NONE
    )
    why = models.CharField(_("why"), max_length=300)
    made_at = models.DateTimeField(_("when"), default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(_("who"), max_length=150)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by_name = models.CharField(_("withdrawn by"), max_length=150, blank=True)
    withdrawn_why = models.CharField(_("reason it was withdrawn"), max_length=300, blank=True)

    objects = LinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link between records")
        verbose_name_plural = _("links between records")
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "target_kind", "target_id"],
                condition=models.Q(withdrawn_at=None),
                name="one_link_between_two_things",
            )
        ]
        indexes = [
            models.Index(fields=["target_kind", "target_id"], name="link_by_target"),
            models.Index(fields=["source_kind", "source_id"], name="link_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source_kind} {self.source_id} → {self.target_kind} {self.target_id}"

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None
