"""Which bodies meet: one, or two jointly on one agenda, each with its own quorum and roll calls (BK-03)."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.models.bodies import Body
from cms.i18n.fields import text


class MeetingBodies(models.Model):
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=gettext_lazy("body")
    )
    joint_body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="joint_meetings",
        verbose_name=gettext_lazy("meets jointly with"),
    )

    class Meta:
        abstract = True

    @property
    def is_joint(self) -> bool:
        return self.joint_body_id is not None

    @property
    def bodies(self) -> list[Body]:
        """The body whose address and agenda it is, then the one that joins it."""
        return [self.body, self.joint_body] if self.joint_body is not None else [self.body]

    @property
    def body_ids(self) -> list[int]:
        return [self.body_id, self.joint_body_id] if self.joint_body_id is not None else [self.body_id]

    @property
    def body_names(self) -> str:
        """The name of the body, or of both bodies of a joint meeting."""
        host, *others = [text(body.name) for body in self.bodies]
        return _("%(host)s and %(other)s") % {"host": host, "other": others[0]} if others else host

    @property
    def is_covered(self) -> bool:
        """Whether the open-meeting law covers a body that meets (BK-01)."""
        return any(body.is_covered for body in self.bodies)
