"""Which of the bodies that met approved the words of their minutes, each by a vote of its own (BK-03, BK-31)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from boards.models import Body, Meeting, MinutesVersion


@dataclass(frozen=True)
class Approval:
    """``version``: the one that this body's vote made; None if it has not approved these words."""

    body: Body
    version: MinutesVersion | None


def with_votes(rows: QuerySet[MinutesVersion]) -> QuerySet[MinutesVersion]:
    """In order, with what tells which body voted."""
    meeting = "motion__item__meeting"
    votes = rows.select_related(f"{meeting}__body", f"{meeting}__joint_body", "motion__mover__seat__body")
    return votes.order_by("number")


def approvals(meeting: Meeting, shown: MinutesVersion, versions: Iterable[MinutesVersion]) -> list[Approval]:
    """Of each body that met, its approval of the words of this version."""
    voted = {
        each.motion.acting_body.pk: each
        for each in versions
        if each.motion is not None and each.sha256 == shown.sha256
    }
    return [Approval(body, voted.get(body.pk)) for body in meeting.bodies]


def joint_approvals(
    meeting: Meeting, shown: MinutesVersion, versions: Iterable[MinutesVersion]
) -> list[Approval]:
    """Of each body of a joint meeting, once one of them has approved these words; otherwise nothing."""
    found = approvals(meeting, shown, versions) if meeting.is_joint else []
    return found if any(each.version for each in found) else []


def yet_to_approve(meeting: Meeting, versions: Sequence[MinutesVersion]) -> list[int]:
    """The bodies, by id, that have not approved the newest version."""
    found = approvals(meeting, versions[-1], versions)
    return [each.body.pk for each in found if each.version is None]
