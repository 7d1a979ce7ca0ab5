"""Which bodies meet: one, or two jointly on one agenda, each with its own quorum and roll calls (BK-03)."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.choices import BodyKind
from boards.models.bodies import Body


def joined_names(host: str, other: str = "") -> str:
    """The name of the one body, or of both."""
    return _("%(host)s and %(other)s") % {"host": host, "other": other} if other else host


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
        return joined_names(*map(str, self.bodies))

    @property
    def joint_title(self) -> str:
        """That it is a joint meeting, and of which bodies; of any other meeting nothing."""
        return _("Joint meeting of %(bodies)s") % {"bodies": self.body_names} if self.is_joint else ""

    @property
    def packet_days(self) -> int | None:
        """The earlier of the bodies' goals for the packet (BK-52)."""
        return max((body.packet_days for body in self.bodies if body.packet_days is not None), default=None)

    @property
    def two_people_post(self) -> bool:
        return any(body.two_people_post for body in self.bodies)

    @property
    def clerical_changes(self) -> list[str]:
        """What counts as clerical for each body that meets (BK-14)."""
        host, *others = self.bodies
        return [
            kind for kind in host.clerical_changes if all(kind in each.clerical_changes for each in others)
        ]

    @property
    def governing_board(self) -> Body | None:
        """The body that is one, if it meets."""
        return next((body for body in self.bodies if body.kind == BodyKind.GOVERNING), None)

    @property
    def has_governing_board(self) -> bool:
        return self.governing_board is not None

    @property
    def is_advisory(self) -> bool:
        """Whether the law lets it meet as an advisory body: each body that meets is one (Gov. Code § 11123.5)."""
        return all(body.is_advisory for body in self.bodies)

    @property
    def met_as(self) -> str:
        """Where something was discussed. Of a joint meeting this does not say that each body took part."""
        return (
            _("joint meeting of %(bodies)s") % {"bodies": self.body_names}
            if self.is_joint
            else self.body_names
        )

    @property
    def is_covered(self) -> bool:
        """Whether the open-meeting law covers a body that meets (BK-01)."""
        return any(body.is_covered for body in self.bodies)
